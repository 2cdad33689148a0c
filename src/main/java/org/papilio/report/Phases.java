package org.papilio.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The phases of a training run, read off its loss: <b>plateau</b>, from the start until the loss first differs from its
 * initial value by more than {@value #MARGIN} of the range of the loss in this run; <b>settling</b>, from the step on
 * from which it stays within as much of its last value; and <b>crossing</b>, what lies in between. A phase that a run
 * does not have is left out.
 *
 * @param list in order, each beginning where the one before ends
 */
record Phases(List<Phase> list) {
    static final double MARGIN = 0.05;
    static final String PLATEAU = "plateau";
    static final String CROSSING = "crossing";
    static final String SETTLING = "settling";

    /** The rule as a sentence for a reader. */
    static final String RULE = "The phases are read off the loss of each run: on the plateau it is within "
            + Wording.percent(MARGIN)
            + " (of the range it takes in the run) of its initial value, while settling it stays "
            + "as near to its last one, and the crossing is what lies in between.";

    /**
     * A phase.
     *
     * @param from the step at which it begins
     * @param to the step at which it ends
     */
    record Phase(String name, int from, int to) {}

    Phases {
        list = List.copyOf(list);
    }

    /**
     * Divides a run.
     *
     * @param steps the recorded steps, ascending
     * @param losses the loss at each; those from the first on that is not finite do not count
     */
    static Phases of(List<Integer> steps, List<Double> losses) {
        int n = 0;
        while (n < losses.size() && Double.isFinite(losses.get(n))) {
            n++;
        }
        if (n == 0) {
            return new Phases(List.of());
        }
        List<Double> finite = losses.subList(0, n);
        double margin = MARGIN * (Collections.max(finite) - Collections.min(finite));
        int left = 0;
        while (left < n - 1 && Math.abs(finite.get(left) - finite.get(0)) <= margin) {
            left++;
        }
        int settled = n - 1;
        while (settled > left && Math.abs(finite.get(settled - 1) - finite.get(n - 1)) <= margin) {
            settled--;
        }
        int[] ends = {0, left, settled, n - 1};
        List<String> names = List.of(PLATEAU, CROSSING, SETTLING);
        List<Phase> phases = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (ends[i] < ends[i + 1]) {
                phases.add(new Phase(names.get(i), steps.get(ends[i]), steps.get(ends[i + 1])));
            }
        }
        return new Phases(phases);
    }
}
