package org.papilio.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.papilio.chaos.Verdict;
import org.papilio.chaos.VerdictTally;
import org.papilio.run.CellResult;

/**
 * The cells with one value of an axis: how their runs were judged, and how many solved the task.
 *
 * @param value the value of the axis
 * @param verdicts how many runs got which verdict, every verdict in the order of {@link Verdict.Outcome}
 * @param solved how many classify every sample rightly at the end
 * @param stepsToSolve for those, the recorded step from which on every sample is right, ascending
 * @param digits decimal digits by which a tiny difference grows at most, ascending
 */
record VerdictGroup(
        String value, Map<String, Integer> verdicts, Share solved, List<Double> stepsToSolve, List<Double> digits) {

    /** The group of some cells, which all have a verdict. */
    static VerdictGroup of(String value, List<CellResult> cells) {
        List<Double> steps = new ArrayList<>();
        for (CellResult cell : cells) {
            if (isSolved(cell)) {
                steps.add((double) stepToSolve(cell));
            }
        }
        steps.sort(null);
        List<Double> digits = Grouping.values(
                cells, cell -> ((Number) cell.measurements().getOrDefault("growth_digits", Double.NaN)).doubleValue());
        return new VerdictGroup(value, MapColumns.counts(cells), new Share(steps.size(), cells.size()), steps, digits);
    }

    /** Whether a run ends with every sample classified rightly. */
    static boolean isSolved(CellResult cell) {
        return Selection.usable(cell) && cell.accuracy() == 1;
    }

    /** The recorded step from which on a solved run has every sample right. */
    static int stepToSolve(CellResult cell) {
        int at = cell.stepAccuracy().size() - 1;
        while (at > 0 && cell.stepAccuracy().get(at - 1) == 1) {
            at--;
        }
        return cell.recorded().get(at);
    }

    /** The verdicts, every run counted for itself. */
    VerdictTally tally() {
        Map<Verdict.Outcome, Integer> counts = new EnumMap<>(Verdict.Outcome.class);
        for (Verdict.Outcome outcome : Verdict.Outcome.values()) {
            counts.put(outcome, verdicts.getOrDefault(outcome.label(), 0));
        }
        return new VerdictTally(
                counts, counts.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** The share of runs with a verdict. */
    Share share(Verdict.Outcome outcome) {
        return new Share(verdicts.getOrDefault(outcome.label(), 0), solved.total());
    }
}
