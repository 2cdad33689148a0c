package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * How the distance of two trajectories of the same map grows.
 *
 * @param label names the case
 * @param steps the recorded steps, ascending
 * @param distances the largest absolute difference of any parameter at each of them
 * @param scale the largest absolute value of a parameter at the end: the distance at which growth must stop
 */
record Growth(String label, List<Integer> steps, List<Double> distances, double scale) {

    /** From this share of {@link #scale} on, a distance is too large to say anything of growth. */
    private static final double SATURATED = 0.1;

    /** What became of a tiny difference. */
    enum Verdict {
        CONTRACTING("contracting"),
        TRANSIENT("transient amplification"),
        GROWING("undecided: still growing at the last step"),
        SATURATED("undecided: the difference grew as large as the weights"),
        DIVERGED("diverged"),
        NO_DIFFERENCE("undecided: no initial difference");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * A stretch of steps.
     *
     * @param from its first step
     * @param to its last step
     * @param factor by how much the distance grew in it
     */
    record Stretch(int from, int to, double factor) {}

    Growth {
        if (steps.size() != distances.size() || steps.isEmpty()) {
            throw new IllegalArgumentException(steps.size() + " steps, " + distances.size() + " distances");
        }
        steps = List.copyOf(steps);
        distances = List.copyOf(distances);
    }

    double first() {
        return distances.get(0);
    }

    double last() {
        return distances.get(distances.size() - 1);
    }

    int lastStep() {
        return steps.get(steps.size() - 1);
    }

    /** The distance at each step divided by the first: a lower bound of what the map does to the worst difference. */
    List<Double> amplification() {
        return distances.stream().map(d -> d / first()).toList();
    }

    /** The last distance divided by the first; NaN when they started together. */
    double total() {
        return first() > 0 ? last() / first() : Double.NaN;
    }

    /** The largest amplification at any step. */
    double peak() {
        return amplification().stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    /**
     * The first recorded step from which on the distance is above a bound until the end; empty when it never is for
     * good.
     */
    OptionalInt leavesAt(double bound) {
        int leaves = -1;
        for (int i = distances.size() - 1; i >= 0 && !(distances.get(i) <= bound); i--) {
            leaves = steps.get(i);
        }
        return leaves < 0 ? OptionalInt.empty() : OptionalInt.of(leaves);
    }

    /** The stretch of about a tenth of the run in which the distance grew most. */
    Stretch steepest() {
        int width = Math.max(1, (steps.size() - 1) / 10);
        Stretch best = new Stretch(steps.get(0), steps.get(0), 1);
        for (int i = 0; i + width < steps.size(); i++) {
            double factor = distances.get(i + width) / distances.get(i);
            if (distances.get(i) > 0 && factor > best.factor()) {
                best = new Stretch(steps.get(i), steps.get(i + width), factor);
            }
        }
        return best;
    }

    Verdict verdict() {
        if (!Double.isFinite(last())) {
            return Verdict.DIVERGED;
        }
        if (first() == 0) {
            return Verdict.NO_DIFFERENCE;
        }
        if (total() < 1) {
            return Verdict.CONTRACTING;
        }
        if (last() > SATURATED * scale) {
            return Verdict.SATURATED;
        }
        double beforeLastQuarter = distances.get((distances.size() - 1) * 3 / 4);
        return last() > 2 * beforeLastQuarter ? Verdict.GROWING : Verdict.TRANSIENT;
    }

    /** The distances without those of 0, for a logarithmic axis. */
    List<Integer> drawableSteps() {
        List<Integer> drawable = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (distances.get(i) > 0) {
                drawable.add(i);
            }
        }
        return drawable;
    }
}
