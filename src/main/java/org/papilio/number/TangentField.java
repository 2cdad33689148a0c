package org.papilio.number;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Forward-mode differentiation: numbers {@code a + sum_k a_k e_k} with {@code e_j e_k = 0}, over any arithmetic.
 *
 * <p>Running a definition on this field yields, next to each value, its exact directional derivatives: the chain rule
 * is applied operation by operation, and no difference quotient is taken. Values have the bits of the base field. As
 * the base may itself be a tangent field, second derivatives come by nesting.
 *
 * <p>Where an operation has no derivative a one-sided one is taken: {@code max(a, b)} and {@code min(a, b)} of equal
 * operands have the derivative of {@code b} (so {@code max(x, 0)} has derivative 0 at 0), and a condition of {@code
 * select} contributes nothing. The derivative of {@code sigmoid} is {@code s (1 - s)} and that of {@code tanh} {@code
 * (1 - t)(1 + t)}: their absolute error is that of a rounding, their relative error grows where the function saturates.
 *
 * <p>Cost: about {@code 1 + 2 n} operations of the base for n directions; constants cost nothing extra.
 *
 * <p>Source: A. Griewank, A. Walther, <i>Evaluating Derivatives</i>, 2nd ed., SIAM 2008, table 2.3 and section 3.1.
 *
 * @param <T> element type of the base arithmetic
 */
public final class TangentField<T> implements Field<Tangent<T>> {

    /** The derivative of an operation in one direction. */
    private interface Rule<T> {
        T at(int direction);
    }

    private final Field<T> base;
    private final int directions;
    private final T zero;
    private final T one;

    /**
     * Tangent numbers over a base.
     *
     * @param base the arithmetic of values and derivatives
     * @param directions how many directional derivatives each element carries, at least 1
     */
    public TangentField(Field<T> base, int directions) {
        if (directions < 1) {
            throw new IllegalArgumentException("a tangent needs at least one direction, got " + directions);
        }
        this.base = base;
        this.directions = directions;
        this.zero = base.of(0.0);
        this.one = base.of(1.0);
    }

    /** How many directional derivatives each element carries. */
    public int directions() {
        return directions;
    }

    /** An element with derivative 0 in every direction. */
    public Tangent<T> constant(T value) {
        return new Tangent<>(value, List.of());
    }

    /** The element with derivative 1 in one direction and 0 in the others: an independent variable. */
    public Tangent<T> variable(T value, int direction) {
        if (direction < 0 || direction >= directions) {
            throw new IllegalArgumentException("direction " + direction + " of " + directions);
        }
        List<T> derivatives = new ArrayList<>(Collections.nCopies(directions, zero));
        derivatives.set(direction, one);
        return new Tangent<>(value, derivatives);
    }

    /**
     * An element with given derivatives.
     *
     * @param derivatives {@link #directions()} elements
     */
    public Tangent<T> of(T value, List<T> derivatives) {
        if (derivatives.size() != directions) {
            throw new IllegalArgumentException(derivatives.size() + " derivatives for " + directions + " directions");
        }
        return new Tangent<>(value, List.copyOf(derivatives));
    }

    /** The derivative of an element in one direction. */
    public T derivative(Tangent<T> a, int direction) {
        return a.isConstant() ? zero : a.derivatives().get(direction);
    }

    @Override
    public Tangent<T> of(BigDecimal value) {
        return constant(base.of(value));
    }

    @Override
    public Tangent<T> of(double value) {
        return constant(base.of(value));
    }

    @Override
    public Tangent<T> add(Tangent<T> a, Tangent<T> b) {
        T value = base.add(a.value(), b.value());
        if (b.isConstant()) {
            return new Tangent<>(value, a.derivatives());
        }
        return a.isConstant() ? new Tangent<>(value, b.derivatives()) : with(value, k -> base.add(d(a, k), d(b, k)));
    }

    @Override
    public Tangent<T> sub(Tangent<T> a, Tangent<T> b) {
        T value = base.sub(a.value(), b.value());
        if (b.isConstant()) {
            return new Tangent<>(value, a.derivatives());
        }
        return a.isConstant() ? with(value, k -> base.neg(d(b, k))) : with(value, k -> base.sub(d(a, k), d(b, k)));
    }

    @Override
    public Tangent<T> mul(Tangent<T> a, Tangent<T> b) {
        T value = base.mul(a.value(), b.value());
        if (a.isConstant()) {
            return b.isConstant() ? constant(value) : with(value, k -> base.mul(a.value(), d(b, k)));
        }
        return b.isConstant()
                ? with(value, k -> base.mul(d(a, k), b.value()))
                : with(value, k -> base.fma(a.value(), d(b, k), base.mul(d(a, k), b.value())));
    }

    @Override
    public Tangent<T> div(Tangent<T> a, Tangent<T> b) {
        T value = base.div(a.value(), b.value());
        if (b.isConstant()) {
            return a.isConstant() ? constant(value) : with(value, k -> base.div(d(a, k), b.value()));
        }
        T minus = base.neg(value);
        return a.isConstant()
                ? with(value, k -> base.div(base.mul(minus, d(b, k)), b.value()))
                : with(value, k -> base.div(base.fma(minus, d(b, k), d(a, k)), b.value()));
    }

    @Override
    public Tangent<T> neg(Tangent<T> a) {
        T value = base.neg(a.value());
        return a.isConstant() ? constant(value) : with(value, k -> base.neg(d(a, k)));
    }

    @Override
    public Tangent<T> fma(Tangent<T> a, Tangent<T> b, Tangent<T> c) {
        T value = base.fma(a.value(), b.value(), c.value());
        if (a.isConstant() && b.isConstant()) {
            return new Tangent<>(value, c.derivatives());
        }
        if (a.isConstant()) {
            return c.isConstant()
                    ? with(value, k -> base.mul(a.value(), d(b, k)))
                    : with(value, k -> base.fma(a.value(), d(b, k), d(c, k)));
        }
        if (b.isConstant()) {
            return c.isConstant()
                    ? with(value, k -> base.mul(d(a, k), b.value()))
                    : with(value, k -> base.fma(d(a, k), b.value(), d(c, k)));
        }
        return c.isConstant()
                ? with(value, k -> base.fma(a.value(), d(b, k), base.mul(d(a, k), b.value())))
                : with(value, k -> base.fma(a.value(), d(b, k), base.fma(d(a, k), b.value(), d(c, k))));
    }

    @Override
    public Tangent<T> max(Tangent<T> a, Tangent<T> b) {
        return choose(base.max(a.value(), b.value()), base.sub(a.value(), b.value()), a, b);
    }

    @Override
    public Tangent<T> min(Tangent<T> a, Tangent<T> b) {
        return choose(base.min(a.value(), b.value()), base.sub(b.value(), a.value()), a, b);
    }

    @Override
    public Tangent<T> select(Tangent<T> condition, Tangent<T> whenPositive, Tangent<T> otherwise) {
        T value = base.select(condition.value(), whenPositive.value(), otherwise.value());
        return choose(value, condition.value(), whenPositive, otherwise);
    }

    @Override
    public Tangent<T> sqrt(Tangent<T> a) {
        T value = base.sqrt(a.value());
        return a.isConstant() ? constant(value) : scaled(value, base.div(base.of(0.5), value), a);
    }

    @Override
    public Tangent<T> exp(Tangent<T> a) {
        T value = base.exp(a.value());
        return scaled(value, value, a);
    }

    @Override
    public Tangent<T> log(Tangent<T> a) {
        T value = base.log(a.value());
        return a.isConstant() ? constant(value) : with(value, k -> base.div(d(a, k), a.value()));
    }

    @Override
    public Tangent<T> tanh(Tangent<T> a) {
        T value = base.tanh(a.value());
        return scaled(value, base.mul(base.sub(one, value), base.add(one, value)), a);
    }

    @Override
    public Tangent<T> sin(Tangent<T> a) {
        T value = base.sin(a.value());
        return a.isConstant() ? constant(value) : scaled(value, base.cos(a.value()), a);
    }

    @Override
    public Tangent<T> cos(Tangent<T> a) {
        T value = base.cos(a.value());
        return a.isConstant() ? constant(value) : scaled(value, base.neg(base.sin(a.value())), a);
    }

    @Override
    public Tangent<T> atan2(Tangent<T> y, Tangent<T> x) {
        T value = base.atan2(y.value(), x.value());
        if (x.isConstant() && y.isConstant()) {
            return constant(value);
        }
        T square = base.fma(x.value(), x.value(), base.mul(y.value(), y.value()));
        T alongY = base.div(x.value(), square);
        T alongX = base.neg(base.div(y.value(), square));
        return with(value, k -> base.fma(alongY, derivative(y, k), base.mul(alongX, derivative(x, k))));
    }

    @Override
    public Tangent<T> sigmoid(Tangent<T> a) {
        T value = base.sigmoid(a.value());
        return scaled(value, base.mul(value, base.sub(one, value)), a);
    }

    private Tangent<T> choose(T value, T condition, Tangent<T> whenPositive, Tangent<T> otherwise) {
        return whenPositive.isConstant() && otherwise.isConstant()
                ? constant(value)
                : with(value, k -> base.select(condition, derivative(whenPositive, k), derivative(otherwise, k)));
    }

    private Tangent<T> scaled(T value, T factor, Tangent<T> a) {
        return a.isConstant() ? constant(value) : with(value, k -> base.mul(factor, d(a, k)));
    }

    private Tangent<T> with(T value, Rule<T> rule) {
        List<T> derivatives = new ArrayList<>(directions);
        for (int k = 0; k < directions; k++) {
            derivatives.add(rule.at(k));
        }
        return new Tangent<>(value, derivatives);
    }

    private T d(Tangent<T> a, int direction) {
        return a.derivatives().get(direction);
    }
}
