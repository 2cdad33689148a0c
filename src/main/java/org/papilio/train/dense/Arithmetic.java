package org.papilio.train.dense;

import org.papilio.number.Precision;
import org.papilio.number.Precisions;

/**
 * The loops that cost time, in one binary precision. The operations are those of the precision's {@link Precision}, in the
 * order that each method states. Loops run over whole arrays of their own with one index, the form that the JIT compiler
 * turns into SIMD instructions; as every element is computed by itself, that changes no bit.
 *
 * @param <A> an array of numbers, {@code double[]} or {@code float[]}
 */
interface Arithmetic<A> {

    /**
     * The arithmetic of a precision.
     *
     * @throws IllegalArgumentException if it is neither float nor double
     */
    static Arithmetic<?> of(Precision<?> precision) {
        if (precision == Precisions.DOUBLE) {
            return new DoubleArithmetic();
        }
        if (precision == Precisions.FLOAT) {
            return new FloatArithmetic();
        }
        throw new IllegalArgumentException("images are learnt in float or double, not in " + precision.name());
    }

    /** n zeros. */
    A vector(int n);

    /** Rows of zeros. */
    A[] matrix(int rows, int columns);

    int length(A x);

    double get(A x, int i);

    /** Rounds the value to the precision. */
    void set(A x, int i, double value);

    void fill(A x, double value);

    /** Copies all of one array to another one of the same length. */
    void copy(A from, A to);

    /** to[j][i] = from[i][j] for the first count rows of from. */
    void transpose(A[] from, int count, A[] to);

    /**
     * The fma chain sum[j] = fma(factors[c], rows[which[c]][j], sum[j]) for c = 0, 1, ..., count - 1, for every j.
     */
    void addRows(A sum, A[] rows, int[] which, A factors, int count);

    /** y[j] = max(u[j], 0). */
    void relu(A u, A y);

    /** delta[j] = delta[j] * (y[j] > 0 ? 1 : 0). */
    void timesSlope(A delta, A y);

    /** theta[j] = fma(minusRate, sum[j] / count, theta[j]). */
    void descend(A theta, A sum, int count, double minusRate);

    /**
     * The inputs that are not zero: which[c] is the position of the c-th, values[c] = table[pixel].
     *
     * @param pixels table positions, from {@code from} on as many as {@code which} has room for
     * @return how many there are
     */
    int nonZero(byte[] pixels, int from, A table, int[] which, A values);

    /** The number nearest to x: sums, differences, products and quotients of two numbers of the precision are correctly rounded. */
    double round(double x);

    double exp(double x);

    double log(double x);
}
