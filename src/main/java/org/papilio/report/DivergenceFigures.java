package org.papilio.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.GridFigure;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.papilio.chart.PanelFigure;
import org.papilio.chart.Series;
import org.papilio.chart.Style;
import org.papilio.chart.Theme;

/** Distances by step as figures. */
final class DivergenceFigures {
    private static final int COLUMNS = 3;

    private DivergenceFigures() {}

    /** The distance of each rounding from the unrounded run. */
    static Block.Picture roundings(List<Growth> roundings, String referee) {
        LineFigure.Builder figure = LineFigure.of(Layout.titled("").size(Theme.FULL_WIDTH, 185))
                .x(AxisSpec.linear("training step"))
                .y(AxisSpec.log("largest difference of any parameter"));
        for (int i = 0; i < roundings.size(); i++) {
            Growth growth = roundings.get(i);
            figure.series(Series.of(
                    growth.label(),
                    Curves.steps(growth.steps()),
                    Curves.values(growth.distances()),
                    Style.categorical(i + 1)));
        }
        Growth nearest =
                roundings.stream().min(Comparator.comparing(Growth::last)).orElseThrow();
        Growth farthest =
                roundings.stream().max(Comparator.comparing(Growth::last)).orElseThrow();
        return new Block.Picture(
                "from-unrounded",
                figure.build(),
                Text.of("Distance from the run that was not rounded, computed in " + referee + ". The runs start "
                        + Wording.range(
                                Wording.about(roundings.stream()
                                        .mapToDouble(Growth::first)
                                        .min()
                                        .orElse(0)),
                                Wording.about(roundings.stream()
                                        .mapToDouble(Growth::first)
                                        .max()
                                        .orElse(0)))
                        + " apart and end " + Wording.about(nearest.last()) + " (" + nearest.label() + ") to "
                        + Wording.about(farthest.last()) + " (" + farthest.label() + ") apart."),
                "Line chart on a logarithmic axis: distance from the unrounded run over training steps, one "
                        + "line for each of "
                        + roundings.size() + " roundings.");
    }

    /** The distance of each precision from the referee, a panel a case. */
    static Block.Picture precisions(List<DivergenceSection.PrecisionRuns> cases, String referee) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (DivergenceSection.PrecisionRuns one : cases) {
            for (Growth growth : one.precisions()) {
                for (double distance : growth.distances()) {
                    low = distance > 0 ? Math.min(low, distance) : low;
                    high = Double.isFinite(distance) ? Math.max(high, distance) : high;
                }
            }
        }
        List<PanelFigure> panels = new ArrayList<>();
        for (DivergenceSection.PrecisionRuns one : cases) {
            AxisSpec y = AxisSpec.log("distance");
            LineFigure.Builder panel = LineFigure.of(Layout.titled(one.label()))
                    .x(AxisSpec.linear("training step"))
                    .y(low < high ? y.range(low / 3, high * 10) : y);
            for (int i = 0; i < one.precisions().size(); i++) {
                Growth growth = one.precisions().get(i);
                panel.series(Series.of(
                        growth.label(),
                        Curves.steps(growth.steps()),
                        Curves.values(growth.distances()),
                        Style.categorical(i)));
            }
            panels.add(panel.horizontal("", DivergenceSection.LEFT).build());
        }
        int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
        return new Block.Picture(
                "precisions",
                new GridFigure(Layout.titled("").size(Theme.FULL_WIDTH, 125.0 * rows), COLUMNS, panels),
                Text.of("Distance of each precision from the referee " + referee
                        + ", case by case. A precision follows the true "
                        + "trajectory below the dashed line at " + Wording.about(DivergenceSection.LEFT)
                        + "; above it, it shows another one. Where all curves climb together, the map amplifies "
                        + "whatever error there is."),
                "Small multiples of line charts on logarithmic axes, one for each of " + cases.size()
                        + " cases: distance from the referee over training steps, one line a precision.");
    }
}
