package org.papilio.chaos;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.number.Elementary;
import org.papilio.stats.BatchMeans;
import org.papilio.stats.Interval;
import org.papilio.stats.Student;

/**
 * The rule that turns the growth S(t) of tiny differences into a verdict. In this order, T being the number of steps:
 *
 * <ol>
 *   <li><b>diverged</b>: the trajectory became infinite, NaN or larger than the bound.
 *   <li><b>undecided</b>: fewer than {@link #fewestPoints} points, or the trajectory sits on a periodic orbit that it
 *       would leave after the smallest push (tail exponent above 0): nothing can be said about its neighbours.
 *   <li><b>sustained chaos</b>: the interval of the tail exponent, the mean rate over the second half, lies above 0; S
 *       grows over the second half by at least {@link #chaosGrowth}; and it has not stopped growing, or grew by half as
 *       much in the last quarter alone. The second condition is what keeps growth by a power of time apart: t^p gains
 *       only p ln 2 in the second half, however long it is.
 *   <li><b>undecided</b>: S still grows, but not fast or long enough for an exponent. It has stopped growing when the
 *       largest S of the last tenth exceeds the largest S before it by no more than {@link #ended}, and, if S was never
 *       above {@link #amplified}, the interval of the tail exponent does not lie above 0.
 *   <li><b>transient amplification</b> if S ever exceeded {@link #amplified}, else <b>contracting</b>. Solved
 *       classification runs end here: their exponent tends to 0 from below like -1/t, S falls like -ln t, and no sign of
 *       an exponent is asked for.
 * </ol>
 *
 * <p>The interval is Student's over batches of the second half (8, or 16 from 320 points on). The study
 * {@code studies/null.yaml} measures how often the rule errs on ensembles whose answer is known.
 *
 * @param confidence of the tail interval
 * @param chaosGrowth least growth over the second half, nats
 * @param amplified from this on differences count as amplified, nats
 * @param ended how much the last tenth may add after the growth has ended, nats
 * @param fewestPoints the fewest recorded steps to judge from
 */
public record VerdictRule(double confidence, double chaosGrowth, double amplified, double ended, int fewestPoints) {
    private static final double LN_10 = 2.302585092994046;

    /** 95 %, a factor 1000 in the second half, a factor 10, a factor 1.05, 32 points. */
    public static final VerdictRule STANDARD = new VerdictRule(0.95, 3 * LN_10, LN_10, 0.05, 32);

    /**
     * The same rule for the growth of one difference in general position instead of the worst one ({@link TangentGrowth}).
     * Of n directions it lies along the worst with about w = sqrt(2 / (pi (n - 1/2))) of its length. When the worst
     * difference has grown by a factor a and the others have kept their size, its own has grown by sqrt(1 + w^2 (a^2 -
     * 1)): from there on differences count as amplified.
     *
     * <p>Source of w: C. S. Kenney, A. J. Laub, <i>SIAM Journal on Scientific Computing</i> 15 (1994) 36, section 2.
     *
     * @param directions n, at least 1
     */
    public VerdictRule forOneOf(int directions) {
        double square = directions == 1 ? 1 : 2 / (Math.PI * (directions - 0.5));
        double worst = Elementary.exp(2 * amplified);
        return new VerdictRule(
                confidence, chaosGrowth, 0.5 * Elementary.log(1 + square * (worst - 1)), ended, fewestPoints);
    }

    /**
     * Judges.
     *
     * @param curve the growth of tiny differences
     * @param divergedAt the step at which the trajectory diverged
     * @param periodic whether the trajectory ends on a fixed point or cycle
     */
    public Verdict judge(GrowthCurve curve, OptionalLong divergedAt, boolean periodic) {
        int n = curve.size();
        Builder verdict = Builder.of(curve);
        if (divergedAt.isPresent()) {
            return verdict.of(Outcome.DIVERGED, "the trajectory left all bounds at step " + divergedAt.getAsLong());
        }
        if (n < fewestPoints) {
            return verdict.of(
                    Outcome.UNDECIDED,
                    n + " recorded steps are too few to judge from; at least " + fewestPoints + " are needed");
        }
        boolean grows = rise(curve) > ended;
        double growth = curve.nats(n - 1) - curve.nats(n / 2 - 1);
        double lately = curve.nats(n - 1) - curve.nats(n - n / 4 - 1);
        if (curve.nats(n - 1) > Double.NEGATIVE_INFINITY) {
            verdict.measureTail(curve, confidence);
            if (verdict.tailLower() > 0 && periodic) {
                return verdict.of(
                        Outcome.UNDECIDED,
                        "the trajectory sits on an unstable fixed point or cycle, which the smallest push would make it "
                                + "leave");
            }
            if (verdict.tailLower() > 0 && growth >= chaosGrowth && (grows || lately >= chaosGrowth / 2)) {
                return verdict.of(
                        Outcome.SUSTAINED_CHAOS,
                        "differences grow by " + verdict.tail() + " nats a step throughout the second half");
            }
        }
        boolean large = verdict.peakDigits > amplified / LN_10;
        if (grows || (!large && verdict.tailLower() > 0)) {
            return verdict.of(
                    Outcome.UNDECIDED,
                    "differences still grow at the end (" + Shown.of(verdict.finalDigits, 3)
                            + " digits), too little or too briefly for an exponent (" + verdict.tail() + ")");
        }
        return large
                ? verdict.of(
                        Outcome.TRANSIENT_AMPLIFICATION,
                        "differences grew by " + Shown.of(verdict.peakDigits, 3) + " digits up to step "
                                + verdict.peakStep + " and no more after it")
                : verdict.of(
                        Outcome.CONTRACTING,
                        "differences never grew by more than a factor "
                                + Shown.of(Elementary.exp(verdict.peakDigits * LN_10), 3));
    }

    /**
     * The verdict on a trajectory that stayed bounded while its derivative did not: <i>undecided</i>.
     *
     * @param curve the growth before
     * @param step at which the derivative was infinite or NaN
     */
    public Verdict withoutDerivative(GrowthCurve curve, long step) {
        return Builder.of(curve)
                .of(Outcome.UNDECIDED, "the derivative of the map is not a finite number at step " + step);
    }

    /** By how much the last tenth exceeds everything before it. */
    private static double rise(GrowthCurve curve) {
        int n = curve.size();
        int last = n - n / 10;
        double before = 0;
        double after = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            if (i < last) {
                before = Math.max(before, curve.nats(i));
            } else {
                after = Math.max(after, curve.nats(i));
            }
        }
        return after - before;
    }

    /** Collects the numbers of a verdict. */
    private static final class Builder {
        private final double peakDigits;
        private final long peakStep;
        private final double finalDigits;
        private final long steps;
        private Optional<Double> exponent = Optional.empty();
        private Optional<Interval> interval = Optional.empty();

        Builder(double peakDigits, long peakStep, double finalDigits, long steps) {
            this.peakDigits = peakDigits;
            this.peakStep = peakStep;
            this.finalDigits = finalDigits;
            this.steps = steps;
        }

        static Builder of(GrowthCurve curve) {
            int n = curve.size();
            int peak = -1;
            for (int i = 0; i < n; i++) {
                if (curve.nats(i) > (peak < 0 ? 0 : curve.nats(peak))) {
                    peak = i;
                }
            }
            return new Builder(
                    peak < 0 ? 0 : curve.nats(peak) / LN_10,
                    peak < 0 ? 0 : curve.step(peak),
                    n == 0 ? 0 : curve.nats(n - 1) / LN_10,
                    n == 0 ? 0 : curve.step(n - 1));
        }

        void measureTail(GrowthCurve curve, double confidence) {
            double[] rates = curve.rates();
            double[] tail = Arrays.copyOfRange(rates, rates.length / 2, rates.length);
            double[] batches = BatchMeans.means(tail, tail.length < 160 ? 8 : 16);
            Interval measured = Student.ofMean(batches, confidence);
            exponent = Optional.of((measured.lower() + measured.upper()) / 2);
            interval = Optional.of(measured);
        }

        double tailLower() {
            return interval.map(Interval::lower).orElse(Double.NEGATIVE_INFINITY);
        }

        String tail() {
            return exponent.flatMap(e -> interval.map(i -> Shown.of(e, 3) + " (95 %: " + Shown.of(i.lower(), 3) + " to "
                            + Shown.of(i.upper(), 3) + ")"))
                    .orElse("none");
        }

        Verdict of(Outcome outcome, String reason) {
            return new Verdict(outcome, exponent, interval, peakDigits, peakStep, finalDigits, steps, reason);
        }
    }
}
