package org.papilio.chaos;

import java.util.Arrays;
import org.papilio.stats.BatchMeans;
import org.papilio.stats.Interval;
import org.papilio.stats.Samples;
import org.papilio.stats.Student;

/**
 * The confidence interval of a Lyapunov exponent from one trajectory: Student's interval of the means of 8 to 32 long batches
 * of steps ({@link BatchMeans}), widened where that is not the whole truth:
 *
 * <ul>
 *   <li><b>drift</b>: when the two halves of the run differ by more than {@value #DRIFT} standard errors, the exponent is still on
 *       its way (growth by a power of time, slow convergence to a fixed point), and the interval is extended on that side from
 *       the second half's mean by the difference of the halves;
 *   <li><b>rounding</b>: at least {@value #ROUNDING} (1 + |exponent|) on both sides, some thousand units of round-off, for the
 *       growth factors are themselves results of cancelling operations.
 * </ul>
 *
 * <p>Along a flow the growth of the zero exponent is a bounded quantity's change, so its mean is far closer to zero than batches
 * suggest; the interval is then too wide rather than too narrow.
 */
final class ExponentInterval {
    static final double DRIFT = 4;
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
        if (Math.abs(drift) > DRIFT * halvesError(rates)) {
            lower = Math.min(lower, halves[1] + Math.min(drift, 0));
            upper = Math.max(upper, halves[1] + Math.max(drift, 0));
        }
        return new Interval(lower, upper);
    }

    /** The standard error of the difference of the two halves' means. */
    private static double halvesError(double[] rates) {
        double[] batches = BatchMeans.means(rates, BatchMeans.FEWEST);
        int half = batches.length / 2;
        double[] first = Arrays.copyOfRange(batches, 0, half);
        double[] second = Arrays.copyOfRange(batches, half, batches.length);
        return Math.sqrt(Samples.variance(first) / half + Samples.variance(second) / half);
    }
}
