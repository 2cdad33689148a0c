package org.papilio.chaos;

import org.papilio.stats.BatchMeans;
import org.papilio.stats.Interval;
import org.papilio.stats.Samples;
import org.papilio.stats.Student;

/**
 * The confidence interval of a Lyapunov exponent from one trajectory: Student's interval of the means of 8 to 32 long
 * batches of steps ({@link BatchMeans}), widened where that is not the whole truth:
 *
 * <ul>
 *   <li><b>drift</b>: when the means of {@value #PARTS} parts of the run rise or fall in order (Kendall's rank test at
 *       {@value #DRIFT} standard deviations), the exponent is still on its way (growth by a power of time, slow
 *       convergence to a fixed point). The interval is then extended on that side, from the second half's mean by the
 *       difference of the halves, and up to 0 if the drift is towards 0;
 *   <li><b>rounding</b>: at least {@value #ROUNDING} (1 + |exponent|) on both sides, some thousand units of round-off,
 *       for the growth factors are themselves results of cancelling operations.
 * </ul>
 *
 * <p>Along a flow the growth of the zero exponent is a bounded quantity's change, so its mean is far closer to zero
 * than batches suggest; the interval is then too wide rather than too narrow.
 */
final class ExponentInterval {
    static final double DRIFT = 4;
    static final int PARTS = 16;
    static final double ROUNDING = 1e-12;

    private ExponentInterval() {}

    static Interval of(GrowthHistory history, int vector, double confidence) {
        double exponent = history.exponent(vector);
        if (exponent == Double.NEGATIVE_INFINITY) {
            return new Interval(exponent, exponent);
        }
        double[] rates = history.rates(vector);
        double[] batches = BatchMeans.batches(rates);
        double standardError = Math.sqrt(Samples.variance(batches) / batches.length);
        double half =
                Student.twoSided(batches.length - 1, confidence) * standardError + ROUNDING * (1 + Math.abs(exponent));
        double[] halves = history.windows(vector, 2);
        double drift = halves[1] - halves[0];
        double lower = exponent - half;
        double upper = exponent + half;
        if (drifts(history.windows(vector, PARTS))) {
            double target = halves[1] * drift < 0 ? 0 : halves[1];
            lower = Math.min(lower, Math.min(target, halves[1] + drift));
            upper = Math.max(upper, Math.max(target, halves[1] + drift));
        }
        return new Interval(lower, upper);
    }

    /** Kendall's test of a trend: H. B. Mann, <i>Econometrica</i> 13 (1945) 245. */
    private static boolean drifts(double[] means) {
        int n = means.length;
        int score = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                score += Integer.signum(Double.compare(means[j], means[i]));
            }
        }
        double deviation = Math.sqrt(n * (n - 1) * (2 * n + 5) / 18.0);
        return Math.abs(score) > DRIFT * deviation;
    }
}
