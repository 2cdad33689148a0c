package org.papilio.solution;

/** Plain vectors. */
final class Vectors {
    private Vectors() {}

    /**
     * Returns the vector.
     *
     * @throws IllegalArgumentException if an entry is infinite or NaN
     */
    static double[] requireFinite(double[] vector) {
        for (int i = 0; i < vector.length; i++) {
            if (!Double.isFinite(vector[i])) {
                throw new IllegalArgumentException(
                        "parameter " + i + " is " + vector[i] + ": runs that diverged have no distance");
            }
        }
        return vector;
    }

    /**
     * The vector divided by its Euclidean norm.
     *
     * @throws IllegalArgumentException if it is all zero
     */
    static double[] direction(double[] vector) {
        double norm = distance(vector, new double[vector.length]);
        if (norm == 0) {
            throw new IllegalArgumentException("the zero vector has no direction");
        }
        double[] unit = vector.clone();
        for (int i = 0; i < unit.length; i++) {
            unit[i] /= norm;
        }
        return unit;
    }

    /** The Euclidean distance. */
    static double distance(double[] a, double[] b) {
        return Math.sqrt(squares(a, b, 1, 0));
    }

    /** {@code start} plus the sum of (a - sign b)^2. */
    static double squares(double[] a, double[] b, double sign, double start) {
        double sum = start;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - sign * b[i];
            sum = Math.fma(difference, difference, sum);
        }
        return sum;
    }
}
