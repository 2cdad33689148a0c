package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.GridFigure;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.papilio.chart.Series;
import org.papilio.chart.Style;
import org.papilio.chart.Theme;
import org.papilio.number.Elementary;
import org.papilio.number.Precisions;
import org.papilio.run.CellResult;

/** What a tiny change does to the fate of division circuits: words, table and figure. */
record DivisionSensitivityProse(List<PerturbedCircuits> groups) {

    static final String METHOD =
            "The first weight is shifted by a little, the samples stay the same. The published rule that divides each update"
                    + " by the power of ten that leaves one digit before the point is discontinuous: of two runs on either side"
                    + " of 10, one makes ten times the step of the other. No tangent vector sees this. Where two runs first"
                    + " divide by different powers is measured for each pair.";

    List<String> answer() {
        PerturbedCircuits least = groups.get(0);
        PerturbedCircuits most = groups.get(groups.size() - 1);
        List<String> answer = new ArrayList<>();
        answer.add("A shift of " + size(least) + " in one initial weight changes the fate of "
                + least.changed().words()
                + " of " + least.cells().size() + " runs"
                + (groups.size() == 1
                        ? "."
                        : ", one of " + size(most) + " of " + most.changed().words() + "."));
        Share split = together(PerturbedCircuits::split);
        Share changed = together(PerturbedCircuits::changed);
        int without =
                groups.stream().mapToInt(PerturbedCircuits::unsplitChanged).sum();
        answer.add(split.words() + " of all " + split.total()
                + " pairs come to a step where the mantissa rule treats the two"
                + " runs differently. Of the " + changed.count() + " pairs with different fates, "
                + (changed.count() - without) + " do, and " + without + " do not.");
        return answer;
    }

    private Share together(Function<PerturbedCircuits, Share> share) {
        return new Share(
                groups.stream().mapToInt(group -> share.apply(group).count()).sum(),
                groups.stream().mapToInt(group -> share.apply(group).total()).sum());
    }

    /** Decimal digits that a precision carries: -log10 of its unit round-off. */
    static double digits(String precision) {
        return -Elementary.log(Precisions.named(precision).unitRoundoff()) / Elementary.log(10);
    }

    private static String size(PerturbedCircuits group) {
        return Wording.significant(group.size(), 1);
    }

    /** How many runs amplify more than double precision can bear. */
    String undecidable(List<CellResult> runs) {
        double carried = digits("double");
        int lost = (int) runs.stream()
                .filter(cell -> MapColumns.number(cell, "growth_digits") > carried)
                .count();
        List<Double> digits = runs.stream()
                .map(cell -> MapColumns.number(cell, "growth_digits"))
                .filter(Double::isFinite)
                .sorted()
                .toList();
        return "Along a run a tiny difference grows by " + Wording.about(Grouping.quantile(digits, 0.5))
                + " decimal digits in the median, by more than the 16 of double precision in "
                + new Share(lost, runs.size()).words() + " of " + runs.size() + " runs: what happens to those, double"
                + " precision cannot say.";
    }

    Table table() {
        Table.Builder table = new Table.Builder("What a shift of the first weight does, by its size.")
                .numbers("shift")
                .numbers("pairs")
                .numbers("another fate")
                .numbers("torn apart by the rule")
                .numbers("first at step")
                .numbers("distance before")
                .numbers("distance after");
        for (PerturbedCircuits group : groups) {
            double step = group.median("split_at");
            table.row(
                    size(group),
                    Wording.number(group.cells().size()),
                    group.changed().words(),
                    group.split().words(),
                    Double.isNaN(step) ? "–" : Wording.number(Math.round(step)),
                    median(group, "split_before"),
                    median(group, "split_after"));
        }
        return table.note(
                        "Medians over the pairs that are torn apart. Distance: the largest difference of a weight, before and"
                                + " after that step. In brackets 95 % intervals (Wilson).")
                .build();
    }

    private static String median(PerturbedCircuits group, String measurement) {
        double median = group.median(measurement);
        return Double.isNaN(median) ? "–" : Wording.about(median);
    }

    /** Fates changed, and the distance at the first step at which the rule tears two runs apart, by size. */
    Block.Picture figure() {
        double[] sizes = values(PerturbedCircuits::size);
        LineFigure left = LineFigure.of(Layout.titled("How often"))
                .x(AxisSpec.log("shift of a weight"))
                .y(AxisSpec.linear("share of pairs (%)").range(0, 100))
                .series(Series.of(
                        "another fate", sizes, values(g -> 100 * g.changed().value()), Style.categorical(0)))
                .errorBars(
                        sizes,
                        values(g -> 100 * g.changed().low()),
                        values(g -> 100 * g.changed().high()),
                        Style.categorical(0).colour())
                .series(Series.of(
                        "torn apart by the rule",
                        sizes,
                        values(g -> 100 * g.split().value()),
                        Style.categorical(1)))
                .errorBars(
                        sizes,
                        values(g -> 100 * g.split().low()),
                        values(g -> 100 * g.split().high()),
                        Style.categorical(1).colour())
                .build();
        LineFigure right = LineFigure.of(Layout.titled("How far"))
                .x(AxisSpec.log("shift of a weight"))
                .y(AxisSpec.log("distance of the weights"))
                .series(Series.of(
                        "before the torn step", sizes, values(g -> g.median("split_before")), Style.categorical(2)))
                .series(Series.of("after it", sizes, values(g -> g.median("split_after")), Style.categorical(3)))
                .build();
        return new Block.Picture(
                "division-sensitivity",
                new GridFigure(Layout.titled("").size(Theme.FULL_WIDTH, 160), 2, List.of(left, right)),
                Text.of(
                        "Left: the share of pairs that end differently, and of those that the mantissa rule treats differently at"
                                + " some step, with 95 % intervals. Right: the distance of the two runs just before and just after the"
                                + " first such step, medians."),
                "Line charts over the size of the shift: shares of pairs, and distances before and after the torn step.");
    }

    private double[] values(ToDoubleFunction<PerturbedCircuits> quantity) {
        return groups.stream().mapToDouble(quantity).toArray();
    }
}
