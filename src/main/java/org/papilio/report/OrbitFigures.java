package org.papilio.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.papilio.chaos.OrbitDiagram;
import org.papilio.chaos.PeriodDoublings;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.papilio.chart.OrbitDiagramFigure;
import org.papilio.chart.Series;
import org.papilio.chart.Style;
import org.papilio.chart.Theme;

/** The orbit diagram, and the exponent under it. */
record OrbitFigures(String axis, String coordinate, Theory theory, List<PeriodDoublings.Doubling> doublings) {
    private static final int POINTS = 400;

    /** Marks nearer than this share of the axis cannot be read. */
    private static final double APART = 0.015;

    /** How far the axis of exponents reaches below 0, in largest exponents: superstable points go to -infinity. */
    private static final double DEPTH = 2.5;

    Block.Picture diagram(List<OrbitDiagram.Column> columns) {
        double[] parameters =
                columns.stream().mapToDouble(OrbitDiagram.Column::parameter).toArray();
        double[][] orbits =
                columns.stream().map(column -> Curves.values(column.values())).toArray(double[][]::new);
        double from = parameters[0];
        double to = parameters[parameters.length - 1];
        OrbitDiagramFigure figure = new OrbitDiagramFigure(
                Layout.titled("").size(Theme.FULL_WIDTH, 195),
                AxisSpec.linear(axis).range(from, to),
                AxisSpec.linear(coordinate),
                parameters,
                orbits);
        int style = 0;
        for (Theory.Stretch stretch : theory.stretches()) {
            Style look = Style.categorical(style++);
            String name = stretch.label();
            for (var formula : stretch.coordinates()) {
                double[] x = grid(stretch, from, to);
                double[] y =
                        Arrays.stream(x).map(a -> formula.at(Map.of(axis, a))).toArray();
                figure = figure.theory(Series.of(name, x, y, look));
                name = "";
            }
        }
        double last = Double.NEGATIVE_INFINITY;
        for (PeriodDoublings.Doubling doubling : doublings) {
            if (doubling.parameter() - last > APART * (to - from)) {
                figure = figure.vertical("period " + 2 * doubling.period(), doubling.parameter());
                last = doubling.parameter();
            }
        }
        long diverged =
                columns.stream().filter(column -> column.values().isEmpty()).count();
        return new Block.Picture(
                "orbit-diagram",
                figure,
                Text.of("Where the orbits settle over " + axis + ": the values of " + coordinate + " in "
                        + OrbitDiagramSection.SHOWN + " steps after the first "
                        + Wording.number(OrbitDiagramSection.TRANSIENT)
                        + ", the darker the more often visited. Vertical lines: where the period doubles."
                        + (theory.stretches().isEmpty() ? "" : " Coloured lines: theory.")
                        + (diverged == 0
                                ? ""
                                : " At " + Wording.count(diverged, "value", "values") + " of " + axis
                                        + " the orbit diverges and nothing is drawn.")),
                "Orbit diagram: values of " + coordinate + " over " + parameters.length + " values of " + axis + ".");
    }

    Block.Picture exponents(List<ExponentPoint> curve) {
        double[] x = curve.stream().mapToDouble(ExponentPoint::at).toArray();
        double[] y = curve.stream().mapToDouble(ExponentPoint::exponent).toArray();
        double[] low = curve.stream()
                .mapToDouble(point ->
                        point.diverged() ? Double.NaN : point.interval().lower())
                .toArray();
        double[] high = curve.stream()
                .mapToDouble(point ->
                        point.diverged() ? Double.NaN : point.interval().upper())
                .toArray();
        double most = Arrays.stream(y).filter(Double::isFinite).max().orElse(1);
        double least = Arrays.stream(y).filter(Double::isFinite).min().orElse(-1);
        double scale = most > 0 ? most : Math.abs(least);
        double floor = Math.max(least - 0.05 * scale, -DEPTH * scale);
        LineFigure.Builder figure = LineFigure.of(Layout.titled("").size(Theme.FULL_WIDTH, 170))
                .x(AxisSpec.linear(axis).range(x[0], x[x.length - 1]))
                .y(AxisSpec.linear("largest exponent (nats per step)").range(floor, most + 0.08 * scale))
                .horizontal("", 0)
                .band("95 % interval", x, low, high, Style.categorical(0).colour())
                .series(new Series("measured", x, y, Series.Look.LINE, Style.categorical(0)));
        int style = 1;
        for (Theory.Stretch stretch : theory.stretches()) {
            if (stretch.exponent().isPresent()) {
                double[] xs = grid(stretch, x[0], x[x.length - 1]);
                double[] ys = Arrays.stream(xs)
                        .map(a -> stretch.exponent(a).orElse(Double.NaN))
                        .toArray();
                figure.series(Series.of("theory: " + stretch.label(), xs, ys, Style.categorical(style++)));
            }
        }
        List<Theory.Point> known = theory.points().stream()
                .filter(point -> point.exponent().isPresent())
                .toList();
        if (!known.isEmpty()) {
            figure.series(new Series(
                    "known values",
                    known.stream().mapToDouble(Theory.Point::at).toArray(),
                    known.stream()
                            .mapToDouble(point -> point.exponent().orElse(Double.NaN))
                            .toArray(),
                    Series.Look.POINTS,
                    Style.categorical(style)));
        }
        return new Block.Picture(
                "largest-exponent",
                figure.build(),
                Text.of("The largest Lyapunov exponent over " + axis
                        + ". Below 0 the orbit settles on a cycle, above 0 it is chaotic; it falls to minus infinity, beyond"
                        + " the lower edge, where a cycle is superstable."),
                "Line chart: largest exponent over " + axis + ", with its interval and theory.");
    }

    private static double[] grid(Theory.Stretch stretch, double from, double to) {
        double low = Math.max(stretch.from(), from);
        double high = Math.min(stretch.to(), to);
        double[] x = new double[POINTS + 1];
        for (int i = 0; i <= POINTS; i++) {
            x[i] = low + (high - low) * i / POINTS;
        }
        return x;
    }
}
