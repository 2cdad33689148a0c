package org.papilio.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.papilio.model.DivisionCircuit.Form;
import org.papilio.run.CellResult;
import org.papilio.stats.Quantiles;
import org.papilio.train.DivisionSamples;

/** What becomes of division circuits, in words and as a table. */
record DivisionProse(String form, List<CircuitRuns> groups) {
    private static final List<String> DIVIDES = List.of("circuit", "swapped circuit");

    /** A phase this near to half a turn makes the output vanish. */
    private static final double RIGHT_ANGLE = 1e-6;

    /** A run whose weights are this near to the circuit of its scale is counted as one that reached it. */
    private static final double EXACT = 1e-5;

    String method() {
        return (complex()
                        ? "The circuit computes Re exp(v · log(w x)), with the complex logarithm, and takes real parts of its"
                                + " errors and gradients."
                        : "The circuit computes exp(v · log((w x)²)).")
                + " A run has reached the circuit that divides when w is a common scale times the identity (or, with the"
                + " hidden units swapped, the other permutation) and v is "
                + (complex() ? "(1, −1)" : "(1/2, −1/2)")
                + ", all within one thousandth. It is silent when its output is 0 for every input, and large when a"
                + " weight is beyond 1000.";
    }

    private boolean complex() {
        return form.equals("complex");
    }

    /** A row for each group and fate. */
    Table ends() {
        Table.Builder table = new Table.Builder("Where the runs end. Medians, with least and largest in brackets.")
                .words("runs")
                .words("end")
                .numbers("count")
                .numbers("share")
                .words(complex() ? "phase (half turns)" : "largest weight")
                .numbers("final mean squared error")
                .numbers("settled at step");
        for (CircuitRuns group : groups) {
            String label = group.label();
            for (Map.Entry<String, List<CellResult>> end : group.byFate().entrySet()) {
                List<CellResult> cells = end.getValue();
                table.row(
                        label,
                        end.getKey(),
                        Wording.number(cells.size()),
                        group.share(List.of(end.getKey())).words(),
                        complex() ? phases(cells) : Grouping.spread(Grouping.values(cells, DivisionProse::largest)),
                        Grouping.spread(Grouping.values(cells, CellResult::loss)),
                        settled(cells));
                label = "";
            }
        }
        return table.note(
                        "In brackets after a share its 95 % interval (Wilson). The error is measured on a fixed grid of"
                                + " inputs. Settled: from this recorded step on every weight stays within 0.001 of its last value."
                                + (complex()
                                        ? " Phase: the sum of v over the hidden units that are negative for all inputs; the output"
                                                + " is proportional to cos(π · phase)."
                                        : ""))
                .build();
    }

    private static String settled(List<CellResult> cells) {
        double[] steps = cells.stream()
                .mapToDouble(cell -> MapColumns.number(cell, "settled_at"))
                .filter(step -> !Double.isNaN(step))
                .sorted()
                .toArray();
        return steps.length == 0
                ? "–"
                : Wording.number(Math.round(Quantiles.median(steps))) + " ("
                        + Wording.range(
                                Wording.number(Math.round(steps[0])),
                                Wording.number(Math.round(steps[steps.length - 1])))
                        + ")";
    }

    private static double largest(CellResult cell) {
        return cell.finalParameters().stream()
                .mapToDouble(text -> Math.abs(Double.parseDouble(text)))
                .max()
                .orElse(Double.NaN);
    }

    /** "0.5 (75), −1.5 (3)". */
    private static String phases(List<CellResult> cells) {
        Map<Double, Long> counts = cells.stream()
                .map(cell -> MapColumns.number(cell, "phase"))
                .filter(phase -> !Double.isNaN(phase))
                .collect(Collectors.groupingBy(
                        phase -> Math.rint(phase * 1000) / 1000 + 0.0, TreeMap::new, Collectors.counting()));
        List<String> words = new ArrayList<>();
        counts.forEach((phase, count) -> words.add(Wording.about(phase) + " (" + count + ")"));
        long mixed = cells.size()
                - counts.values().stream().mapToLong(Long::longValue).sum();
        if (mixed > 0) {
            words.add("depends on the input (" + mixed + ")");
        }
        return String.join(", ", words);
    }

    /** Why the runs that do not divide do not. */
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        List<CellResult> all =
                groups.stream().flatMap(group -> group.cells().stream()).toList();
        CircuitRuns together = new CircuitRuns("", all);
        List<CellResult> silent = together.with(List.of("silent"));
        if (complex() && !silent.isEmpty()) {
            long right = silent.stream()
                    .filter(cell -> Math.abs(Math.abs(turn(cell)) - 0.5) < RIGHT_ANGLE)
                    .count();
            reasons.add(
                    "What separates the ends is a phase. The logarithm of a negative number has the imaginary part π,"
                            + " so that where a hidden unit is negative for all inputs the output is proportional to"
                            + " cos(π · phase). In " + right + " of " + silent.size()
                            + " silent runs the phase is a half modulo 1, a right angle, within "
                            + Wording.about(RIGHT_ANGLE)
                            + (right == 0
                                    ? "."
                                    : ": the output is imaginary, its real part is 0 and with it every update. The trap is"
                                            + " made by taking real parts."));
        }
        if (!complex()) {
            reasons.add(realReason(together));
        }
        return reasons;
    }

    /** The phase modulo 1, between -1/2 and 1/2. */
    private static double turn(CellResult cell) {
        double phase = MapColumns.number(cell, "phase");
        return phase - Math.rint(phase);
    }

    private static String realReason(CircuitRuns all) {
        double bound = DivisionSamples.grid(Form.REAL).stream()
                .mapToDouble(x -> Math.min(0, x[0] / x[1]))
                .map(target -> target * target)
                .average()
                .orElse(0);
        double best = all.cells().stream()
                .mapToDouble(CellResult::loss)
                .filter(Double::isFinite)
                .min()
                .orElse(Double.NaN);
        List<CellResult> large = all.with(List.of("large"));
        long frozen = large.stream()
                .filter(cell -> MapColumns.number(cell, "settled_at") < cell.steps())
                .count();
        return "No weights can be right: the square under the logarithm loses the sign, the output of an exponential is never"
                + " negative, and half of the quotients are. On the fixed inputs the mean squared error cannot be below "
                + Wording.about(bound) + "; the best of all runs has " + Wording.about(best) + ", and "
                + all.share(DIVIDES).count() + " of " + all.cells().size() + " end as a circuit that divides. Of the "
                + large.size() + " runs with a large finite weight, " + frozen + " stand still at the end"
                + (frozen == 0
                        ? "."
                        : ": where the exponent is a large negative number the output is 0, and so is every gradient.");
    }

    /** Where the published scale lies in the distribution. */
    String scale(double published) {
        CircuitRuns group = groups.get(0);
        double[] scales = group.scales();
        long below = Arrays.stream(scales).filter(scale -> scale < published).count();
        double[] deviations = group.with(DIVIDES).stream()
                .mapToDouble(DivisionProse::deviation)
                .sorted()
                .toArray();
        long exact = Arrays.stream(deviations)
                .filter(deviation -> deviation <= EXACT)
                .count();
        return "The common scale of the " + scales.length + " runs that divide (" + group.label()
                + ") has the median " + Wording.significant(Quantiles.median(scales), 4) + ", the quartiles "
                + Wording.significant(Quantiles.of(scales, 0.25), 4) + " and "
                + Wording.significant(Quantiles.of(scales, 0.75), 4) + ", and lies between "
                + Wording.significant(scales[0], 4) + " and " + Wording.significant(scales[scales.length - 1], 4)
                + ". The published " + Wording.significant(published, 6) + " is larger than "
                + Wording.percent((double) below / scales.length)
                + " of them"
                + (below > 0.025 * scales.length && below < 0.975 * scales.length
                        ? ": an ordinary draw."
                        : ": an unusual draw.")
                + " In " + exact + " of these runs every weight is within " + Wording.about(EXACT)
                + " of the exact circuit of its scale; the farthest is off by "
                + Wording.about(deviations[deviations.length - 1]) + ".";
    }

    /** The largest difference of a weight from the exact circuit with the run's scale. */
    private static double deviation(CellResult cell) {
        double s = MapColumns.number(cell, "scale");
        double[] exact = CircuitRuns.fate(cell).equals("circuit")
                ? new double[] {s, 0, 0, s, 1, -1}
                : new double[] {0, s, s, 0, -1, 1};
        double largest = 0;
        for (int p = 0; p < exact.length; p++) {
            largest = Math.max(
                    largest, Math.abs(Double.parseDouble(cell.finalParameters().get(p)) - exact[p]));
        }
        return largest;
    }
}
