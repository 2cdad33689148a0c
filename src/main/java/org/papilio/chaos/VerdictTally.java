package org.papilio.chaos;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.stats.Interval;
import org.papilio.stats.Wilson;

/**
 * The verdicts on many runs, and the verdict on all of them together:
 *
 * <ol>
 *   <li>the verdict that the most runs have, if the 95 % interval of its share lies above one half, or if there is one
 *       independent run only and nothing contradicts it;
 *   <li>otherwise <i>undecided</i>: the counts say what the runs are a mixture of.
 * </ol>
 *
 * <p>Runs need not be independent: the same network with its initial weights rounded in different ways is one draw looked
 * at several times. Shares are of all runs, their intervals those of as many trials as there are independent runs.
 *
 * @param counts how many runs have which verdict
 * @param independent how many of the runs are independent, from 1 (0 of no runs) to their number
 */
public record VerdictTally(Map<Outcome, Integer> counts, int independent) {
    /** Of the intervals. */
    public static final double CONFIDENCE = 0.95;

    public VerdictTally {
        Map<Outcome, Integer> all = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            all.put(outcome, counts.getOrDefault(outcome, 0));
        }
        counts = java.util.Collections.unmodifiableMap(all);
        int runs = all.values().stream().mapToInt(Integer::intValue).sum();
        if (independent > runs || independent < Math.min(1, runs)) {
            throw new IllegalArgumentException(independent + " independent runs of " + runs);
        }
    }

    /** Counts verdicts. */
    public static VerdictTally of(List<Outcome> verdicts, int independent) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        verdicts.forEach(verdict -> counts.merge(verdict, 1, Integer::sum));
        return new VerdictTally(counts, independent);
    }

    /** The number of runs. */
    public int runs() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many runs have a verdict. */
    public int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    /** The share of runs with a verdict; NaN of no runs. */
    public double share(Outcome outcome) {
        return (double) count(outcome) / runs();
    }

    /** The 95 % interval of the share (Wilson); 0 to 1 of no runs. */
    public Interval interval(Outcome outcome) {
        return independent == 0 ? new Interval(0, 1) : Wilson.ofShare(share(outcome), independent, CONFIDENCE);
    }

    /** The verdict that the most runs have, the first in the order of {@link Outcome} of several; empty of no runs. */
    public Optional<Outcome> leading() {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> count(outcome) > 0)
                .reduce((a, b) -> count(b) > count(a) ? b : a);
    }

    /** The verdict on all runs. */
    public Outcome verdict() {
        return leading()
                .filter(outcome -> interval(outcome).lower() > 0.5 || (independent == 1 && count(outcome) == runs()))
                .orElse(Outcome.UNDECIDED);
    }
}
