package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.papilio.chart.PanelFigure;
import org.papilio.chart.Series;
import org.papilio.chart.Style;

/** Measured and predicted distances as a figure. */
final class HorizonsFigures {
    private static final float[] DASHED = {2.5f, 2};

    private HorizonsFigures() {}

    /** The distance of each precision from the referee, measured and predicted, a panel a case. */
    static Block.Picture precisions(List<HorizonCase> cases, String referee, double tolerance) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (HorizonCase one : cases) {
            for (HorizonCase.Attempt attempt : one.attempts()) {
                for (double distance : attempt.measured().distances()) {
                    low = distance > 0 ? Math.min(low, distance) : low;
                    high = Double.isFinite(distance) ? Math.max(high, distance) : high;
                }
            }
        }
        List<PanelFigure> panels = new ArrayList<>();
        for (HorizonCase one : cases) {
            AxisSpec y = AxisSpec.log("distance");
            LineFigure.Builder panel = LineFigure.of(Layout.titled(one.label()))
                    .x(AxisSpec.whole("training step"))
                    .y(low < high ? y.range(low / 3, high * 10) : y);
            for (int i = 0; i < one.attempts().size(); i++) {
                HorizonCase.Attempt attempt = one.attempts().get(i);
                Style style = Style.categorical(i);
                panel.series(line(attempt.precision(), attempt.measured(), high * 10, style.solid(), Series.Look.LINE));
                panel.series(line("", attempt.predicted(), high * 10, dashed(style), Series.Look.PLAIN));
            }
            panels.add(panel.horizontal("", tolerance).build());
        }
        return new Block.Picture(
                "precisions",
                AmplificationFigures.grid(panels),
                Text.of("Distance of each precision from the referee " + referee
                        + ", case by case: measured (solid), and "
                        + "predicted from the rounding error of single steps and the amplification of the map (dashed). A "
                        + "precision follows the true trajectory below the dashed line at " + Wording.about(tolerance)
                        + "; above it, it shows another one, and the prediction, which is for small distances, ends."),
                "Small multiples of line charts on logarithmic axes, one for each of " + cases.size()
                        + " cases: distance from the referee over training steps, a measured and a predicted line for each "
                        + "precision.");
    }

    /** The distances above 0, and not above what the axis shows. */
    private static Series line(String label, Growth growth, double most, Style style, Series.Look look) {
        double[] visible = growth.distances().stream()
                .mapToDouble(d -> d > 0 && d <= most ? d : Double.NaN)
                .toArray();
        return new Series(label, Curves.steps(growth.steps()), visible, look, style);
    }

    /** Darker and thinner, so that it is seen on the line that it predicts. */
    private static Style dashed(Style style) {
        return new Style(style.colour().darker(), 0.9f, DASHED, style.marker());
    }
}
