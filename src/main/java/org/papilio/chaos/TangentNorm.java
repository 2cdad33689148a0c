package org.papilio.chaos;

import org.papilio.number.Elementary;

/**
 * The spectral norm of a product of Jacobians along an orbit, by power iteration on the carried vectors, each step
 * starting from the direction of the one before. Scales the vectors when they grow or shrink beyond what binary64
 * holds.
 */
final class TangentNorm {
    private static final double LN_2 = 0.6931471805599453;
    private static final int RESCALE = 300;
    private static final int MOST_ITERATIONS = 100;

    private final TangentOrbit orbit;
    private final double[][] start;
    private double[] right;
    private double[] left;
    private int exponent;
    private double norm = 1;

    /** Takes over an orbit whose vectors are orthonormal. */
    TangentNorm(TangentOrbit orbit) {
        this.orbit = orbit;
        this.start = vectors();
        this.right = Frames.generic(orbit.vectors(), 1)[0];
        this.left = new double[orbit.dimension()];
    }

    /** Measures the vectors as they are now; the logarithm of the norm, -Infinity if all are zero. */
    double measure() {
        double[][] vectors = vectors();
        double[] generic = Frames.generic(orbit.vectors(), 1)[0];
        for (int k = 0; k < right.length; k++) {
            right[k] = 0.9 * right[k] + 0.1 * generic[k];
        }
        normalise(right);
        double before = -1;
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            left = combination(vectors, right);
            norm = normalise(left);
            if (norm == 0 || Math.abs(norm - before) <= 1e-12 * norm) {
                break;
            }
            before = norm;
            for (int k = 0; k < right.length; k++) {
                right[k] = Frames.dot(vectors[k], left);
            }
            normalise(right);
        }
        double logarithm = norm == 0 ? Double.NEGATIVE_INFINITY : Elementary.log(norm) + exponent * LN_2;
        if (norm > 0x1p300 || (norm < 0x1p-300 && norm > 0)) {
            int shift = norm > 1 ? -RESCALE : RESCALE;
            orbit.scale(shift);
            exponent -= shift;
        }
        return logarithm;
    }

    /** The unit vector into which the most amplified difference has turned. */
    double[] response() {
        return left.clone();
    }

    /** The unit vector of the initial difference that is amplified most. */
    double[] source() {
        return combination(start, right);
    }

    private double[][] vectors() {
        double[][] vectors = new double[orbit.vectors()][];
        for (int k = 0; k < vectors.length; k++) {
            vectors[k] = orbit.vector(k);
        }
        return vectors;
    }

    private static double[] combination(double[][] vectors, double[] weights) {
        double[] sum = new double[vectors[0].length];
        for (int k = 0; k < vectors.length; k++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] = Math.fma(weights[k], vectors[k][i], sum[i]);
            }
        }
        return sum;
    }

    private static double normalise(double[] v) {
        double length = Frames.norm(v);
        for (int i = 0; i < v.length && length > 0; i++) {
            v[i] /= length;
        }
        return length;
    }
}
