package org.papilio.chaos;

import java.util.Optional;
import org.papilio.stats.Interval;

/**
 * What a trajectory does with tiny differences, with the numbers that decide it; {@link VerdictRule} is the rule.
 *
 * @param outcome the verdict
 * @param tailExponent the mean growth rate over the second half, nats per step; empty where none could be computed
 * @param tailInterval its interval
 * @param peakDigits the largest amplification, in decimal digits lost
 * @param peakStep when it was reached first
 * @param finalDigits the amplification at the end, in decimal digits lost
 * @param steps the number of steps judged
 * @param reason one sentence with the numbers
 */
public record Verdict(
        Outcome outcome,
        Optional<Double> tailExponent,
        Optional<Interval> tailInterval,
        double peakDigits,
        long peakStep,
        double finalDigits,
        long steps,
        String reason) {

    /** The five verdicts. */
    public enum Outcome {
        /** Differences do not grow beyond a factor of ten and have stopped growing. */
        CONTRACTING("contracting"),
        /** Differences grow by more than a factor of ten, and then no more. */
        TRANSIENT_AMPLIFICATION("transient amplification"),
        /** Differences grow exponentially for as long as was looked, on a trajectory that stays bounded. */
        SUSTAINED_CHAOS("sustained chaos"),
        /** The trajectory itself became too large or not finite. */
        DIVERGED("diverged"),
        /** The numbers do not decide. */
        UNDECIDED("undecided");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** The verdict as it is printed. */
        public String label() {
            return label;
        }
    }
}
