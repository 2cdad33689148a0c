package org.papilio.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.papilio.model.Network;
import org.papilio.model.Task;
import org.papilio.run.CellResult;
import org.papilio.solution.SolutionCode;

/**
 * What one rounding of the initial weights changes: the runs beside their unrounded twins.
 *
 * @param label names the rounding, for example "4 decimals"
 * @param decimals the decimals kept
 * @param same pairs that both solve the task in the same way
 * @param otherKind pairs that both solve it, but in different ways
 * @param lost pairs of which only the unrounded run solves it
 * @param gained pairs of which only the rounded run solves it
 * @param neither pairs of which none solves it
 */
record RoundingChange(String label, int decimals, int same, int otherKind, int lost, int gained, int neither) {

    /** Compares every rounded run with its twin; pairs without finite weights are left out. */
    static List<RoundingChange> of(Evidence evidence, Selection cells, String comparison, Network network, Task task) {
        Map<String, SolutionCode> codes = new HashMap<>();
        for (CellResult cell : cells.cells()) {
            if (Selection.usable(cell)) {
                codes.put(cell.cell(), SolutionCode.of(network, task, SolutionRuns.parameters(cell)));
            }
        }
        List<RoundingChange> changes = new ArrayList<>();
        for (String rounding : cells.values("round_initial")) {
            List<SolutionCode> rounded = new ArrayList<>();
            List<SolutionCode> twins = new ArrayList<>();
            for (CellResult cell : cells.where("round_initial", rounding).cells()) {
                Evidence.Measured measured = evidence.comparisons(cell).get(comparison);
                SolutionCode own = codes.get(cell.cell());
                SolutionCode twin = measured == null ? null : codes.get(measured.reference());
                if (own != null && twin != null) {
                    rounded.add(own);
                    twins.add(twin);
                }
            }
            if (!rounding.equals(Selection.NONE) && !rounded.isEmpty()) {
                changes.add(of(Labels.rounding(rounding), Integer.parseInt(rounding), rounded, twins));
            }
        }
        return changes;
    }

    /** Counts pairs of runs and twins. */
    static RoundingChange of(String label, int decimals, List<SolutionCode> rounded, List<SolutionCode> twins) {
        int[] counts = new int[5];
        for (int i = 0; i < rounded.size(); i++) {
            SolutionCode own = rounded.get(i);
            SolutionCode twin = twins.get(i);
            int change = own.solved() && twin.solved()
                    ? (own.text().equals(twin.text()) ? 0 : 1)
                    : twin.solved() ? 2 : own.solved() ? 3 : 4;
            counts[change]++;
        }
        return new RoundingChange(label, decimals, counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    /** All pairs. */
    int pairs() {
        return same + otherKind + lost + gained + neither;
    }

    /** The share of all pairs of which one run solves the task and the other does not. */
    Share solvingChanged() {
        return new Share(lost + gained, pairs());
    }

    /** The share of the pairs that both solve the task in which the kind of solution differs. */
    Share kindChanged() {
        return new Share(otherKind, same + otherKind);
    }
}
