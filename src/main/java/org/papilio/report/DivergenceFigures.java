package org.papilio.report;

import java.util.Comparator;
import java.util.List;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.papilio.chart.Series;
import org.papilio.chart.Style;
import org.papilio.chart.Theme;

/** Distances by step as figures. */
final class DivergenceFigures {
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
}
