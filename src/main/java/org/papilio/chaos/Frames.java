package org.papilio.chaos;

/** Orthonormal sets of vectors in binary64. */
final class Frames {
    /** The fractional part of the golden ratio, whose multiples fill the unit interval evenly. */
    private static final double GOLDEN = 0.6180339887498949;

    private Frames() {}

    /**
     * Orthonormal vectors in general position, the same for every call: a fixed direction could lie in an invariant
     * subspace and would then never feel the growth outside it.
     */
    static double[][] generic(int dimension, int vectors) {
        if (vectors < 1 || vectors > dimension) {
            throw new IllegalArgumentException(vectors + " tangent vectors in dimension " + dimension);
        }
        double[][] frame = new double[vectors][dimension];
        int n = 0;
        for (double[] vector : frame) {
            for (int i = 0; i < dimension; i++) {
                double turn = ++n * GOLDEN;
                vector[i] = turn - Math.floor(turn) - 0.5;
            }
        }
        orthonormalise(frame, new double[vectors]);
        return frame;
    }

    /** The unit vectors of the coordinates. */
    static double[][] units(int dimension) {
        double[][] frame = new double[dimension][dimension];
        for (int k = 0; k < dimension; k++) {
            frame[k][k] = 1;
        }
        return frame;
    }

    /** Columns as rows. */
    static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[i].length; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }

    /** Modified Gram-Schmidt as {@link TangentOrbit#orthonormalise} promises it. */
    static void orthonormalise(double[][] frame, double[] factors) {
        int dimension = frame[0].length;
        double[] before = new double[frame.length];
        for (int k = 0; k < frame.length; k++) {
            before[k] = norm(frame[k]);
        }
        for (int k = 0; k < frame.length; k++) {
            double length = k == 0 ? before[0] : norm(frame[k]);
            if (length <= annihilated(dimension) * before[k]) {
                factors[k] = 0;
                complete(frame, k);
            } else {
                factors[k] = length;
                for (int i = 0; i < dimension; i++) {
                    frame[k][i] /= length;
                }
            }
            for (int j = k + 1; j < frame.length; j++) {
                subtract(frame[j], frame[k]);
            }
        }
    }

    /** What may be left of a vector's length, as a share of it, when rounding leaves no correct digit. */
    static double annihilated(int dimension) {
        return 4 * dimension * 0x1p-53;
    }

    static double norm(double[] v) {
        return Math.sqrt(dot(v, v));
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum = Math.fma(a[i], b[i], sum);
        }
        return sum;
    }

    /** Replaces vector k by a unit vector orthogonal to those before it. */
    private static void complete(double[][] frame, int k) {
        int dimension = frame[k].length;
        double longest = -1;
        double[] best = frame[k];
        for (int axis = 0; axis < dimension; axis++) {
            double[] candidate = new double[dimension];
            candidate[axis] = 1;
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < k; j++) {
                    subtract(candidate, frame[j]);
                }
            }
            double length = norm(candidate);
            if (length > longest) {
                longest = length;
                best = candidate;
            }
        }
        for (int i = 0; i < dimension; i++) {
            frame[k][i] = best[i] / longest;
        }
    }

    /** v - (u . v) u. */
    private static void subtract(double[] v, double[] u) {
        double projection = -dot(u, v);
        for (int i = 0; i < v.length; i++) {
            v[i] = Math.fma(projection, u[i], v[i]);
        }
    }
}
