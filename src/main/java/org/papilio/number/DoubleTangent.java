package org.papilio.number;

/**
 * A binary64 value together with its derivatives along several directions: an element of {@link DoubleTangentField}.
 * Immutable by convention: the array is shared and never written after construction.
 */
public final class DoubleTangent {
    private static final double[] NONE = {};

    private final double value;
    private final double[] derivatives;

    DoubleTangent(double value, double[] derivatives) {
        this.value = value;
        this.derivatives = derivatives;
    }

    DoubleTangent(double value) {
        this(value, NONE);
    }

    /** The value. */
    public double value() {
        return value;
    }

    /** The derivative in one direction. */
    public double derivative(int direction) {
        return derivatives.length == 0 ? 0.0 : derivatives[direction];
    }

    double[] derivatives() {
        return derivatives;
    }

    boolean isConstant() {
        return derivatives.length == 0;
    }
}
