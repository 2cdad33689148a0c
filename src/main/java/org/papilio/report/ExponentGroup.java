package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.run.CellResult;
import org.papilio.run.Measures;
import org.papilio.run.StudyVerdict;
import org.papilio.stats.Interval;
import org.papilio.stats.MedianInterval;

/**
 * The runs with one value of an axis: how fast differences grow in each tenth of them and in their second half.
 *
 * @param value the value of the axis
 * @param cells with the measurement {@code ftle}, all of the same length
 */
record ExponentGroup(String value, List<CellResult> cells) {
    /** From this growth on, in decimal digits, a part of a run counts as chaotic: that of the rule for sustained chaos. */
    static final double CHAOS_DIGITS = 3;

    private static final double LN_10 = 2.302585092994046;
    private static final double CONFIDENCE = 0.95;

    ExponentGroup {
        cells = List.copyOf(cells);
    }

    /** Whether the finite-time exponents of a cell are there. */
    static boolean measured(CellResult cell) {
        return cell.measurements().containsKey(Measures.window(Measures.WINDOWS));
    }

    /** The growth rate of a run in a tenth of it, counted from 1, nats a step. */
    static double rate(CellResult cell, int tenth) {
        return number(cell, Measures.window(tenth));
    }

    private static double number(CellResult cell, String column) {
        return cell.measurements().get(column) instanceof Double value ? value : Double.NaN;
    }

    /** Whether differences grow by a factor of 1000 or more in a tenth of a run. */
    static boolean grows(CellResult cell, int tenth) {
        return digitsIn(cell, tenth) >= CHAOS_DIGITS;
    }

    private static double digitsIn(CellResult cell, int tenth) {
        return rate(cell, tenth) * cell.steps() / Measures.WINDOWS / LN_10;
    }

    /** The share of runs in which differences grow by a factor of 1000 or more in a tenth. */
    Share growing(int tenth) {
        return share(cell -> grows(cell, tenth));
    }

    /** Of the runs in which they do so in the first tenth, those in which they do so in the last. */
    Share lasting() {
        ExponentGroup early = where(cell -> grows(cell, 1));
        return early.growing(Measures.WINDOWS);
    }

    /** The share of runs whose tail exponent is above 0 with 95 % confidence. */
    Share positive() {
        return share(cell -> number(cell, "tail_exponent_low") > 0);
    }

    /** The share of runs with early or sustained chaos. */
    Share anyChaos() {
        return share(cell -> grows(cell, 1) || isChaotic(cell));
    }

    /** The share of runs of sustained chaos. */
    Share chaotic() {
        return share(ExponentGroup::isChaotic);
    }

    private static boolean isChaotic(CellResult cell) {
        return StudyVerdict.outcome(cell).equals(Optional.of(Outcome.SUSTAINED_CHAOS));
    }

    private Share share(Predicate<CellResult> condition) {
        return new Share(where(condition).cells.size(), cells.size());
    }

    /** Those of the runs for which a condition holds. */
    ExponentGroup where(Predicate<CellResult> condition) {
        return new ExponentGroup(value, cells.stream().filter(condition).toList());
    }

    /** The tail exponents, ascending. */
    List<Double> tails() {
        return values(cell -> number(cell, "tail_exponent"));
    }

    /** The growth in a tenth in decimal digits, ascending. */
    List<Double> digits(int tenth) {
        return values(cell -> digitsIn(cell, tenth));
    }

    /** The rate in the first tenth minus that in the last, run by run, ascending. */
    List<Double> fading() {
        return values(cell -> rate(cell, 1) - rate(cell, Measures.WINDOWS));
    }

    /** The recorded steps from which on every sample is right, of the runs that get there, ascending. */
    List<Double> stepsToSolve() {
        return cells.stream()
                .filter(VerdictGroup::isSolved)
                .map(cell -> (double) VerdictGroup.stepToSolve(cell))
                .sorted()
                .toList();
    }

    /** The share of runs that end with every sample right. */
    Share solved() {
        return share(VerdictGroup::isSolved);
    }

    private List<Double> values(ToDoubleFunction<CellResult> quantity) {
        return cells.stream()
                .mapToDouble(quantity)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .boxed()
                .toList();
    }

    /** "0.21 (0.18 to 0.25)": a median with its exact 95 % interval; without it where the values are too few. */
    static String median(List<Double> ascending) {
        if (ascending.isEmpty()) {
            return "–";
        }
        Interval interval = MedianInterval.of(Curves.values(ascending), CONFIDENCE);
        String median = Wording.about(Grouping.quantile(ascending, 0.5));
        return Double.isInfinite(interval.lower()) && Double.isInfinite(interval.upper())
                ? median
                : median + " (" + Wording.about(interval.lower()) + " to " + Wording.about(interval.upper()) + ")";
    }

    /** The groups of all cells together. */
    static ExponentGroup all(List<ExponentGroup> groups) {
        List<CellResult> cells = new ArrayList<>();
        groups.forEach(group -> cells.addAll(group.cells()));
        return new ExponentGroup("", cells);
    }
}
