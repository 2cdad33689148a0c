package org.papilio.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.run.Measures;
import org.papilio.run.StudyVerdict;

/** Exponents over an axis as tables. */
final class ExponentTables {
    private ExponentTables() {}

    /** The shares of chaotic runs for each value of the axis. */
    static Table shares(List<ExponentGroup> groups, String axis, String of) {
        Table.Builder table = new Table.Builder(
                        "Share of runs in which tiny differences grow, by " + axis + of(of) + ".")
                .words(Wording.capital(axis))
                .numbers("runs")
                .numbers("early chaos")
                .numbers("still in the last tenth")
                .numbers("sustained chaos")
                .numbers("tail exponent above 0");
        for (ExponentGroup group : groups) {
            table.row(
                    group.value(),
                    Wording.number(group.cells().size()),
                    group.growing(1).words(),
                    group.growing(Measures.WINDOWS).words(),
                    group.chaotic().words(),
                    group.positive().words());
        }
        return table.note(
                        "In brackets: Wilson's 95 % intervals. Last column: runs in which the 95 % interval of the tail "
                                + "exponent lies above 0, which alone is not chaos.")
                .build();
    }

    /** The growth rates for each value of the axis. */
    static Table rates(List<ExponentGroup> groups, String axis, String of) {
        Table.Builder table = new Table.Builder(
                        "Growth rates of tiny differences by " + axis + of(of) + ", in thousandths of a nat a step.")
                .words(Wording.capital(axis))
                .numbers("tail exponent")
                .numbers("first − last tenth, run by run");
        for (ExponentGroup group : groups) {
            table.row(
                    group.value(),
                    quartiles(thousandfold(group.tails())),
                    ExponentGroup.median(thousandfold(group.fading())));
        }
        return table.note("Tail exponent: median (quartiles). First − last tenth: median with the 95 % interval of the "
                        + "sign test.")
                .build();
    }

    private static List<Double> thousandfold(List<Double> values) {
        return values.stream().map(value -> 1000 * value).toList();
    }

    private static String quartiles(List<Double> ascending) {
        return ascending.isEmpty()
                ? "–"
                : Wording.about(Grouping.quantile(ascending, 0.5)) + " ("
                        + Wording.about(Grouping.quantile(ascending, 0.25)) + " to "
                        + Wording.about(Grouping.quantile(ascending, 0.75)) + ")";
    }

    /** How fast runs of each sort learn, all values of the axis together. */
    static Table speed(List<ExponentGroup> groups, String of) {
        ExponentGroup all = ExponentGroup.all(groups);
        Map<String, ExponentGroup> sorts = new LinkedHashMap<>();
        sorts.put("without early chaos", ExponentProse.calm(groups));
        sorts.put("with early chaos", ExponentProse.early(groups));
        Arrays.stream(Outcome.values())
                .forEach(outcome -> sorts.put(outcome.label(), all.where(cell -> StudyVerdict.outcome(cell)
                        .equals(Optional.of(outcome)))));
        Table.Builder table = new Table.Builder("How fast runs learn, by what differences do in them" + of(of) + ".")
                .words("Runs")
                .numbers("number")
                .numbers("solved")
                .numbers("steps to solve");
        sorts.forEach((name, runs) -> {
            if (!runs.cells().isEmpty()) {
                table.row(
                        name,
                        Wording.number(runs.cells().size()),
                        runs.solved().words(),
                        ExponentGroup.median(runs.stepsToSolve()));
            }
        });
        return table.note(
                        "All values of the axis together, so that sorts that are frequent where learning is fast look "
                                + "fast. Steps to solve: median of the runs that solve the task, with the 95 % interval of the sign "
                                + "test; a step that was recorded.")
                .build();
    }

    private static String of(String of) {
        return of.isEmpty() ? "" : ", " + of;
    }
}
