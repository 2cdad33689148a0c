package org.papilio.chaos;

import org.papilio.number.Elementary;
import org.papilio.stats.Correlation;
import org.papilio.stats.Quantiles;
import org.papilio.stats.Samples;

/**
 * The 0-1 test for chaos, of a series of numbers alone: the series drives a rotation by an angle c, and the mean square
 * displacement of the driven point grows linearly for chaos and stays bounded for regular motion. K is the median over
 * many c of the correlation of the modified displacement D_c(n) with n: near 1 for chaos, near 0 for regular motion.
 *
 * <p>The angles are {@value #ANGLES} multiples of the golden ratio in (pi/5, 4 pi/5), so that the result is
 * deterministic and no resonance dominates. A densely sampled flow must be thinned first (about one value every quarter
 * of a turn), or the test calls chaos regular.
 *
 * <p>Source: G. A. Gottwald, I. Melbourne, <i>SIAM J. Applied Dynamical Systems</i> 8 (2009) 129, equations 2.1 to 3.2
 * (modified displacement, correlation method).
 */
public final class ZeroOneTest {
    /** The fewest values the test can work with. */
    public static final int FEWEST = 200;

    /** Longer series are cut to their last values. */
    public static final int MOST = 10_000;

    static final int ANGLES = 100;
    private static final double GOLDEN = 0.6180339887498949;

    private ZeroOneTest() {}

    /** What the test says. */
    public enum Answer {
        /** K below 0.2. */
        REGULAR,
        /** K above 0.8. */
        CHAOTIC,
        /** K in between: too short, too noisy, or weakly chaotic. */
        UNDECIDED
    }

    /**
     * The result.
     *
     * @param k the median over the angles
     * @param lowerQuartile of the values over the angles
     * @param upperQuartile of the values over the angles
     * @param values how many values of the series were used
     * @param answer what it means
     */
    public record Result(double k, double lowerQuartile, double upperQuartile, int values, Answer answer) {}

    /**
     * Tests a series.
     *
     * @param series at least {@value #FEWEST} finite values that are not all equal, in order of time
     * @throws IllegalArgumentException if it is not such a series; the message is for the user
     */
    public static Result of(double[] series) {
        Samples.requireVarying(series, FEWEST);
        int n = Math.min(series.length, MOST);
        double[] phi = new double[n];
        System.arraycopy(series, series.length - n, phi, 0, n);
        double[] ks = new double[ANGLES];
        for (int i = 0; i < ANGLES; i++) {
            double turn = (i + 1) * GOLDEN;
            ks[i] = correlation(phi, Math.PI * (0.2 + 0.6 * (turn - Math.floor(turn))));
        }
        double k = Quantiles.median(ks);
        Answer answer = k > 0.8 ? Answer.CHAOTIC : k < 0.2 ? Answer.REGULAR : Answer.UNDECIDED;
        return new Result(k, Quantiles.of(ks, 0.25), Quantiles.of(ks, 0.75), n, answer);
    }

    /** K_c, the correlation of D_c(1), ..., D_c(n/10) with 1, ..., n/10. */
    private static double correlation(double[] phi, double c) {
        int n = phi.length;
        int cut = n / 10;
        double[] p = new double[n + 1];
        double[] q = new double[n + 1];
        for (int j = 1; j <= n; j++) {
            p[j] = Math.fma(phi[j - 1], Elementary.cos(j * c), p[j - 1]);
            q[j] = Math.fma(phi[j - 1], Elementary.sin(j * c), q[j - 1]);
        }
        double mean = Samples.mean(phi);
        double[] time = new double[cut];
        double[] displacement = new double[cut];
        for (int m = 1; m <= cut; m++) {
            double sum = 0;
            for (int j = 1; j <= n - cut; j++) {
                double dp = p[j + m] - p[j];
                double dq = q[j + m] - q[j];
                sum += dp * dp + dq * dq;
            }
            double oscillation = mean * mean * (1 - Elementary.cos(m * c)) / (1 - Elementary.cos(c));
            time[m - 1] = m;
            displacement[m - 1] = sum / (n - cut) - oscillation;
        }
        return Correlation.pearson(time, displacement);
    }
}
