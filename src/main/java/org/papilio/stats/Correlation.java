package org.papilio.stats;

import org.apache.commons.math3.stat.ranking.NaturalRanking;

/** Correlation of two equally long samples. */
public final class Correlation {
    private Correlation() {}

    /**
     * Pearson's coefficient, -1 to 1.
     *
     * @throws IllegalArgumentException if the lengths differ, or a sample has fewer than three values, a value that is
     *     not finite, or only equal values
     */
    public static double pearson(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "a correlation needs pairs, got " + x.length + " and " + y.length + " values");
        }
        Samples.requireVarying(x, 3);
        Samples.requireVarying(y, 3);
        double meanX = Samples.mean(x);
        double meanY = Samples.mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx = Math.fma(x[i] - meanX, x[i] - meanX, xx);
            yy = Math.fma(y[i] - meanY, y[i] - meanY, yy);
            xy = Math.fma(x[i] - meanX, y[i] - meanY, xy);
        }
        return Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy))));
    }

    /**
     * Spearman's coefficient: Pearson's of the ranks, equal values sharing their mean rank.
     *
     * @throws IllegalArgumentException as {@link #pearson}
     */
    public static double spearman(double[] x, double[] y) {
        Samples.require(x, 3);
        Samples.require(y, 3);
        NaturalRanking ranking = new NaturalRanking();
        return pearson(ranking.rank(x), ranking.rank(y));
    }

    /**
     * Fisher's interval of a Pearson coefficient of n independent normal pairs, tanh(atanh r +- z / sqrt(n - 3)).
     *
     * <p>Source: R. A. Fisher, <i>Metron</i> 1 (1921) 3.
     *
     * @param pairs n, at least 4
     */
    public static Interval interval(double coefficient, int pairs, double confidence) {
        if (pairs < 4 || !(Math.abs(coefficient) <= 1)) {
            throw new IllegalArgumentException(
                    "no interval of the correlation " + coefficient + " of " + pairs + " pairs");
        }
        if (Math.abs(coefficient) == 1) {
            return new Interval(coefficient, coefficient);
        }
        double z = Normal.twoSided(confidence);
        double centre = 0.5 * StrictMath.log((1 + coefficient) / (1 - coefficient));
        double half = z / Math.sqrt(pairs - 3.0);
        return new Interval(StrictMath.tanh(centre - half), StrictMath.tanh(centre + half));
    }
}
