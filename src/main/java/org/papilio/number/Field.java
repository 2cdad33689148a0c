package org.papilio.number;

import java.math.BigDecimal;

/**
 * The arithmetic in which a training map is written: one definition over a {@code Field<T>} runs in float, double,
 * double-double, decimals rounded to n digits, tangent numbers, or is recorded as a program.
 *
 * <p>A definition never branches on a value. A choice is an operation of the field ({@link #max}, {@link #min},
 * {@link #select}), so that it can be recorded, differentiated and run over lanes. Every operation is deterministic: the
 * same operands give the same result on every machine and JDK.
 *
 * @param <T> the immutable element type
 */
public interface Field<T> {

    /** The element nearest to {@code value} (round half to even). Exact decimals are the constants of a definition. */
    T of(BigDecimal value);

    /** The element nearest to the binary64 number {@code value}; infinities and NaN map to themselves where they exist. */
    T of(double value);

    /** {@code a + b}. */
    T add(T a, T b);

    /** {@code a - b}. */
    T sub(T a, T b);

    /** {@code a * b}. */
    T mul(T a, T b);

    /** {@code a / b}. */
    T div(T a, T b);

    /** {@code -a}, exact. */
    T neg(T a);

    /** {@code a * b + c}, rounded once where the arithmetic has a fused operation (float, double, decimal). */
    T fma(T a, T b, T c);

    /** The larger of the two; NaN if either is NaN. */
    T max(T a, T b);

    /** The smaller of the two; NaN if either is NaN. */
    T min(T a, T b);

    /** {@code condition > 0 ? whenPositive : otherwise}; a NaN condition selects {@code otherwise}. */
    T select(T condition, T whenPositive, T otherwise);

    /** The square root. */
    T sqrt(T a);

    /** e to the power {@code a}. */
    T exp(T a);

    /** The natural logarithm. */
    T log(T a);

    /** The hyperbolic tangent. */
    T tanh(T a);

    /** The sine of {@code a} radians. */
    T sin(T a);

    /** The cosine of {@code a} radians. */
    T cos(T a);

    /** The angle in (-pi, pi] of the point (x, y). */
    T atan2(T y, T x);

    /** The logistic function {@code 1 / (1 + exp(-a))}, in this order of operations. */
    default T sigmoid(T a) {
        T one = of(1.0);
        return div(one, add(one, exp(neg(a))));
    }
}
