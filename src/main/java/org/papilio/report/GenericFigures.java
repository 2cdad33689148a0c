package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.BoxFigure;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.papilio.chart.Sample;
import org.papilio.chart.Series;
import org.papilio.chart.Style;
import org.papilio.chart.Theme;

/** Figures of quantities that any study has. */
final class GenericFigures {
    private GenericFigures() {}

    /** A quantity by step, a line a group. */
    static Block.Picture lines(String name, String quantity, Map<String, Curves.Line> lines, String caption) {
        return picture(name, AxisSpec.linear(quantity), lines, caption);
    }

    /** The same on a logarithmic axis. */
    static Block.Picture logLines(String name, String quantity, Map<String, Curves.Line> lines, String caption) {
        return picture(name, AxisSpec.log(quantity), lines, caption);
    }

    private static Block.Picture picture(String name, AxisSpec y, Map<String, Curves.Line> lines, String caption) {
        LineFigure.Builder figure = LineFigure.of(Layout.titled("").size(Theme.FULL_WIDTH, 180))
                .x(AxisSpec.linear("step"))
                .y(y);
        int i = 0;
        for (Map.Entry<String, Curves.Line> line : lines.entrySet()) {
            figure.series(Series.of(
                    line.getKey(),
                    Curves.steps(line.getValue().steps()),
                    Curves.values(line.getValue().values()),
                    Style.categorical(i)));
            i++;
        }
        return new Block.Picture(
                name,
                figure.build(),
                Text.of(caption),
                "Line chart: " + y.label() + " over training steps, one line for each of " + lines.size() + " groups.");
    }

    /** The distribution of a quantity, a box a group; on a logarithmic axis where all values are positive. */
    static Block.Picture boxes(String name, String quantity, Map<String, List<Double>> samples, String caption) {
        List<Sample> boxes = new ArrayList<>();
        samples.forEach((label, values) -> boxes.add(new Sample(label, Curves.values(values))));
        boolean positive = samples.values().stream().flatMap(List::stream).allMatch(value -> value > 0);
        return new Block.Picture(
                name,
                new BoxFigure(
                        Layout.titled("").size(Theme.FULL_WIDTH, 170),
                        "",
                        positive ? AxisSpec.log(quantity) : AxisSpec.linear(quantity),
                        boxes),
                Text.of(caption + " " + extremes(samples)),
                "Box plots of the " + quantity + ", one for each of " + samples.size() + " groups.");
    }

    private static String extremes(Map<String, List<Double>> samples) {
        String low = "";
        String high = "";
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Map.Entry<String, List<Double>> sample : samples.entrySet()) {
            double median = Grouping.quantile(sample.getValue(), 0.5);
            if (median < least) {
                least = median;
                low = sample.getKey();
            }
            if (median > most) {
                most = median;
                high = sample.getKey();
            }
        }
        return samples.size() == 1
                ? "The median is " + Wording.about(most) + "."
                : "The median is smallest for " + low + " (" + Wording.about(least) + ") and largest for " + high + " ("
                        + Wording.about(most) + ").";
    }
}
