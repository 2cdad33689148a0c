package org.papilio.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.GridFigure;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.papilio.chart.Series;
import org.papilio.chart.StackedBarFigure;
import org.papilio.chart.Style;
import org.papilio.chart.Theme;
import org.papilio.model.DivisionCircuit;
import org.papilio.run.CellResult;

/** The figures of division circuits. */
record DivisionFigures(String form, List<CircuitRuns> groups) {

    /** The shares of the fates, a bar a group. */
    Block.Picture fates() {
        List<String> fates = CircuitRuns.FATES.stream()
                .filter(fate -> groups.stream().anyMatch(group -> group.byFate().containsKey(fate)))
                .toList();
        double[][] counts = groups.stream()
                .map(group -> fates.stream()
                        .mapToDouble(fate -> group.share(List.of(fate)).count())
                        .toArray())
                .toArray(double[][]::new);
        return new Block.Picture(
                "division-fates-" + form,
                new StackedBarFigure(
                        Layout.titled("").size(Theme.FULL_WIDTH, StackedBarFigure.heightFor(groups.size())),
                        "",
                        groups.stream().map(CircuitRuns::label).toList(),
                        fates,
                        counts),
                Text.of("Where " + form + " circuits end. The runs of a bar differ in the seed of their samples"
                        + " alone, or in that of samples and initial weights."),
                "Stacked bars: shares of " + fates.size() + " ends for " + groups.size() + " groups of runs.");
    }

    /** The distribution of the common scale, with the published one. */
    Block.Picture scales(double published) {
        LineFigure.Builder figure = LineFigure.of(Layout.titled("").size(Theme.FULL_WIDTH, 160))
                .x(AxisSpec.linear("common scale of w0"))
                .y(AxisSpec.linear("share of runs below (%)").range(0, 100))
                .vertical("published", published);
        for (int g = 0; g < groups.size(); g++) {
            double[] scales = groups.get(g).scales();
            double[] share = new double[scales.length];
            Arrays.setAll(share, i -> 100.0 * (i + 1) / share.length);
            figure.series(new Series(groups.get(g).label(), scales, share, Series.Look.STEPS, Style.categorical(g)));
        }
        return new Block.Picture(
                "division-scales-" + form,
                figure.build(),
                Text.of(
                        "The common scale of the runs that divide: the share of them with a smaller one. Vertical line: the"
                                + " published run."),
                "Distribution functions of the common scale, one for each of " + groups.size() + " groups of runs.");
    }

    /** The median error by step of the runs of each fate in the first group. */
    Optional<Block.Picture> losses() {
        LineFigure.Builder figure = LineFigure.of(Layout.titled("").size(Theme.FULL_WIDTH, 160))
                .x(AxisSpec.linear("step"))
                .y(AxisSpec.log("mean squared error of the quotient"));
        int drawn = 0;
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, List<CellResult>> end : groups.get(0).byFate().entrySet()) {
            Curves.Line line = Curves.median(
                    end.getValue().stream().map(CellResult::recorded).toList(),
                    end.getValue().stream().map(CellResult::stepLoss).toList());
            if (line.steps().size() > 1 && !end.getKey().equals("overflow")) {
                figure.series(Series.of(
                        end.getKey(),
                        Curves.steps(line.steps()),
                        Curves.values(line.values()),
                        Style.categorical(drawn)));
                words.add(end.getKey() + " " + Wording.about(line.last()));
                drawn++;
            }
        }
        return drawn == 0
                ? Optional.empty()
                : Optional.of(new Block.Picture(
                        "division-error-" + form,
                        figure.build(),
                        Text.of(
                                "Mean squared error on the fixed inputs by step, the median of the runs with the same end ("
                                        + groups.get(0).label() + "). Last values: " + String.join(", ", words) + "."),
                        "Line chart: error over steps, a line for each of " + drawn + " ends."));
    }

    /** The weights by step of one run of each fate. */
    Optional<Block.Picture> typical(Evidence evidence, List<CellResult> cells) {
        Map<String, CellResult> chosen = new LinkedHashMap<>();
        for (CellResult cell : cells) {
            if (evidence.hasTrajectory(cell)) {
                chosen.putIfAbsent(CircuitRuns.fate(cell), cell);
            }
        }
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        List<LineFigure> panels = new ArrayList<>();
        List<String> names = new ArrayList<>();
        chosen.forEach((fate, cell) -> {
            panels.add(panel(fate + ", seed " + Selection.setting(cell, "seed"), cell, evidence.trajectory(cell)));
            names.add(fate);
        });
        int rows = (panels.size() + 1) / 2;
        return Optional.of(new Block.Picture(
                "division-typical-" + form,
                new GridFigure(Layout.titled("").size(Theme.FULL_WIDTH, 150.0 * rows), 2, panels),
                Text.of("The weights of one run for each end: " + Wording.list(names)
                        + ". The axis of steps is logarithmic: what decides happens at the beginning."),
                "Line charts: six weights over steps, one panel for each of " + panels.size() + " ends."));
    }

    private static LineFigure panel(String title, CellResult cell, double[][] states) {
        LineFigure.Builder panel =
                LineFigure.of(Layout.titled(title)).x(AxisSpec.log("step")).y(AxisSpec.linear("weight"));
        for (int p = 0; p < DivisionCircuit.PARAMETERS; p++) {
            int weight = p;
            List<Integer> steps =
                    cell.recorded().stream().filter(step -> step > 0).toList();
            int skipped = cell.recorded().size() - steps.size();
            double[] values = new double[steps.size()];
            Arrays.setAll(values, i -> states[i + skipped][weight]);
            panel.series(Series.of(
                    DivisionCircuit.parameterNames().get(p), Curves.steps(steps), values, Style.categorical(p)));
        }
        return panel.build();
    }
}
