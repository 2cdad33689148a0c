package org.papilio.report;

import java.util.List;
import java.util.stream.IntStream;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.BoxFigure;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.papilio.chart.Sample;
import org.papilio.chart.Series;
import org.papilio.chart.Style;
import org.papilio.chart.Theme;

/** An ensemble as figures. */
final class EnsembleFigures {
    private EnsembleFigures() {}

    /** The distribution of final distances by rounding. */
    static Block.Picture distances(List<EnsembleGroup> groups) {
        List<Sample> samples = groups.stream()
                .map(group -> new Sample(Integer.toString(group.decimals()), Curves.values(group.distances())))
                .toList();
        BoxFigure figure = new BoxFigure(
                Layout.titled("").size(Theme.FULL_WIDTH, 190),
                "decimals of the initial weights",
                AxisSpec.log("largest difference of any parameter"),
                samples);
        EnsembleGroup widest = groups.stream()
                .max(java.util.Comparator.comparing(group -> group.quantile(0.9) / group.quantile(0.1)))
                .orElseThrow();
        return new Block.Picture(
                "ensemble-distances",
                figure,
                Text.of("Final distance of each network from its unrounded twin, a dot a network. The spread is widest "
                        + Labels.withRounding(widest.label()) + ": the middle four fifths go from "
                        + Wording.about(widest.quantile(0.1)) + " to " + Wording.about(widest.quantile(0.9)) + "."),
                "Dots and boxes on a logarithmic axis: final distance from the unrounded twin for each of "
                        + groups.size() + " roundings.");
    }

    /** The share that ends in another kind of solution, with its interval. */
    static Block.Picture elsewhere(List<EnsembleGroup> groups) {
        double[] x = groups.stream().mapToDouble(EnsembleGroup::decimals).toArray();
        double[] share = groups.stream()
                .mapToDouble(g -> 100 * g.elsewhere().orElseThrow().value())
                .toArray();
        double[] low = groups.stream()
                .mapToDouble(g -> 100 * g.elsewhere().orElseThrow().low())
                .toArray();
        double[] high = groups.stream()
                .mapToDouble(g -> 100 * g.elsewhere().orElseThrow().high())
                .toArray();
        Style style = Style.categorical(0);
        LineFigure figure = LineFigure.of(Layout.titled("").size(Theme.FULL_WIDTH, 130))
                .x(AxisSpec.linear("decimals of the initial weights").range(min(x) - 0.4, max(x) + 0.4))
                .y(AxisSpec.linear("ends elsewhere (%)").range(0, Math.min(100, 10 * Math.ceil(max(high) / 10))))
                .errorBars(x, low, high, style.colour())
                .series(new Series("", x, share, Series.Look.POINTS, style))
                .build();
        return new Block.Picture(
                "ensemble-elsewhere",
                figure,
                Text.of("Share of networks that end in another kind of solution than unrounded, with 95 % intervals."),
                "Points with error bars: share that ends elsewhere over the number of decimals from " + (int) min(x)
                        + " to " + (int) max(x) + ".");
    }

    private static double min(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .min()
                .orElse(0);
    }

    private static double max(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .max()
                .orElse(0);
    }
}
