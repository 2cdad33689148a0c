package org.papilio.stats;

import java.util.Arrays;

/**
 * The interval of a median that inverts the sign test: from the k-th smallest to the k-th largest value, k being the
 * largest number for which a fair coin thrown n times shows fewer than k heads with probability (1 - confidence) / 2 at
 * most. It assumes nothing but independence. For paired values, take it of their differences.
 *
 * <p>Source: W. R. Thompson, <i>Annals of Mathematical Statistics</i> 7 (1936) 122.
 */
public final class MedianInterval {
    private MedianInterval() {}

    /**
     * The interval.
     *
     * @param x independent values in any order; infinities are allowed
     * @param confidence for example 0.95
     * @return at least the confidence asked for; everything when the values are too few for it (fewer than six at 0.95)
     * @throws IllegalArgumentException if a value is NaN
     */
    public static Interval of(double[] x, double confidence) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        if (sorted.length > 0 && Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("the interval of a median needs values none of which is NaN");
        }
        int k = rank(sorted.length, (1 - confidence) / 2);
        return k == 0
                ? new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                : new Interval(sorted[k - 1], sorted[sorted.length - k]);
    }

    /** The largest k with P(X < k) at most the tail, X being binomial (n, 1/2); at most n / 2, for the tail is below 1/2. */
    private static int rank(int n, double tail) {
        double half = n * StrictMath.log(0.5);
        double logarithm = half;
        double below = 0;
        int k = 0;
        while (k < n && below + StrictMath.exp(logarithm) <= tail) {
            below += StrictMath.exp(logarithm);
            logarithm += StrictMath.log((double) (n - k) / (k + 1));
            k++;
        }
        return k;
    }
}
