package org.papilio.stats;

import java.util.Arrays;

/**
 * Sample quantiles by linear interpolation between order statistics: definition 7 of R. J. Hyndman and Y. Fan, <i>The
 * American Statistician</i> 50 (1996) 361, the default of numpy and R.
 */
public final class Quantiles {
    private Quantiles() {}

    /**
     * The quantile of a sample.
     *
     * @param x the sample, in any order; infinities are allowed
     * @param p the share of the sample below the quantile, 0 to 1
     * @throws IllegalArgumentException if the sample is empty or holds NaN, or p is outside 0 to 1
     */
    public static double of(double[] x, double p) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted, p);
    }

    /** The middle of a sample, {@code of(x, 0.5)}. */
    public static double median(double[] x) {
        return of(x, 0.5);
    }

    /** As {@link #of} of a sample already in ascending order. */
    static double ofSorted(double[] sorted, double p) {
        if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("a quantile needs at least one value, and none that is NaN");
        }
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("a quantile's share must be from 0 to 1, got " + p);
        }
        double position = p * (sorted.length - 1);
        int below = (int) Math.floor(position);
        double low = sorted[below];
        double high = sorted[Math.min(below + 1, sorted.length - 1)];
        return position == below || low == high ? low : low + (position - below) * (high - low);
    }
}
