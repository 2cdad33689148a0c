package org.papilio.solution;

import java.util.SplittableRandom;

/** Plain vectors and draws. */
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

    /** A number from 0 to n - 1, from the high bits of the next long: the same on every JDK. */
    static int below(int n, SplittableRandom random) {
        return (int) (((random.nextLong() >>> 33) * n) >>> 31);
    }

    /** The Euclidean distance. */
    static double distance(double[] a, double[] b) {
        return Math.sqrt(squares(a, b));
    }

    /** The squared Euclidean distance. */
    static double squares(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            sum = Math.fma(difference, difference, sum);
        }
        return sum;
    }
}
