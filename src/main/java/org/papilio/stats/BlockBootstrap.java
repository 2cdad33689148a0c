package org.papilio.stats;

import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * Intervals for a statistic of a stationary, correlated series by resampling blocks of it: the stationary bootstrap
 * (block lengths geometric with a given mean, the series closed to a circle) and the moving-block bootstrap (fixed
 * length).
 *
 * <p>Sources: D. N. Politis, J. P. Romano, <i>JASA</i> 89 (1994) 1303; H. R. Kuensch, <i>Annals of Statistics</i> 17
 * (1989) 1217; block length: D. N. Politis, H. White, <i>Econometric Reviews</i> 23 (2004) 53, with the correction of
 * A. Patton, D. N. Politis, H. White, ibid. 28 (2009) 372.
 */
public final class BlockBootstrap {

    /** How blocks are drawn. */
    public enum Kind {
        /** Lengths geometric with mean b, positions on the circle. */
        STATIONARY(2.0),
        /** Length b, every position equally likely. */
        MOVING(4.0 / 3);

        private final double variance;

        Kind(double variance) {
            this.variance = variance;
        }
    }

    private BlockBootstrap() {}

    /**
     * The percentile interval of a statistic, blocks of the length of {@link #blockLength}.
     *
     * @param x the series in order of time, at least 8 finite values
     * @param statistic of a series of the same length, for example {@link Samples#mean}
     * @param confidence for example 0.95
     * @param resamples how often it is resampled, at least 100
     * @param seed of the Mersenne Twister that draws the blocks
     * @throws IllegalArgumentException if the series is shorter or a value is not finite
     */
    public static Interval of(
            double[] x, Kind kind, ToDoubleFunction<double[]> statistic, double confidence, int resamples, int seed) {
        return of(x, kind, blockLength(x, kind), statistic, confidence, resamples, seed);
    }

    /** As the other, with a given (mean) block length. */
    public static Interval of(
            double[] x,
            Kind kind,
            double blockLength,
            ToDoubleFunction<double[]> statistic,
            double confidence,
            int resamples,
            int seed) {
        Samples.require(x, 8);
        if (resamples < 100) {
            throw new IllegalArgumentException("a bootstrap interval needs at least 100 resamples, got " + resamples);
        }
        MersenneTwister random = new MersenneTwister(seed);
        double[] values = new double[resamples];
        double[] sample = new double[x.length];
        for (int r = 0; r < resamples; r++) {
            if (kind == Kind.STATIONARY) {
                drawStationary(x, 1 / blockLength, random, sample);
            } else {
                drawMoving(x, (int) Math.max(1, Math.rint(blockLength)), random, sample);
            }
            values[r] = statistic.applyAsDouble(sample);
        }
        double tail = (1 - confidence) / 2;
        return new Interval(Quantiles.of(values, tail), Quantiles.of(values, 1 - tail));
    }

    /**
     * The block length that minimises the mean squared error of the bootstrap variance of the mean, {@code (2 G^2 /
     * D)^(1/3) n^(1/3)}, with flat-top windowed estimates of G and D; at least 1 and at most min(3 sqrt(n), n/3).
     *
     * @throws IllegalArgumentException if the series has fewer than 8 values or one is not finite
     */
    public static double blockLength(double[] x, Kind kind) {
        Samples.require(x, 8);
        int n = x.length;
        double digits = StrictMath.log10(n);
        int run = Math.max(5, (int) Math.ceil(Math.sqrt(digits)));
        int most = Math.min(n - 1, (int) Math.ceil(Math.sqrt(n)) + run);
        double[] covariance = Autocorrelation.covariances(x, most);
        if (covariance[0] == 0) {
            return 1;
        }
        double negligible = 2 * Math.sqrt(digits / n) * covariance[0];
        int last = most;
        int quiet = 0;
        for (int lag = 1; lag <= most; lag++) {
            quiet = Math.abs(covariance[lag]) < negligible ? quiet + 1 : 0;
            if (quiet == run) {
                last = lag - run;
                break;
            }
        }
        int window = Math.min(2 * Math.max(last, 1), most);
        double slope = 0;
        double spectrum = covariance[0];
        for (int lag = 1; lag <= window; lag++) {
            double t = (double) lag / window;
            double weight = t <= 0.5 ? 1 : 2 * (1 - t);
            slope += 2 * weight * lag * covariance[lag];
            spectrum += 2 * weight * covariance[lag];
        }
        double longest = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3.0));
        double length = StrictMath.cbrt(2 * slope * slope / (kind.variance * spectrum * spectrum) * n);
        return Double.isNaN(length) ? longest : Math.max(1, Math.min(length, longest));
    }

    private static void drawStationary(double[] x, double restart, MersenneTwister random, double[] sample) {
        int at = random.nextInt(x.length);
        for (int i = 0; i < sample.length; i++) {
            sample[i] = x[at];
            at = random.nextDouble() < restart ? random.nextInt(x.length) : (at + 1) % x.length;
        }
    }

    private static void drawMoving(double[] x, int length, MersenneTwister random, double[] sample) {
        int i = 0;
        while (i < sample.length) {
            int from = random.nextInt(x.length - length + 1);
            int count = Math.min(length, sample.length - i);
            System.arraycopy(x, from, sample, i, count);
            i += count;
        }
    }
}
