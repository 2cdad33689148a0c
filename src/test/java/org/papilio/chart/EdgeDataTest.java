package org.papilio.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.papilio.chart.RecordingGraphics.Drawn;

/** Every figure over data that real runs produce when something has gone wrong. */
final class EdgeDataTest {
    private static final Map<String, double[]> DATA = new LinkedHashMap<>();
    private static final Map<String, Function<double[], Figure>> FIGURES = new LinkedHashMap<>();

    static {
        DATA.put("empty", new double[0]);
        DATA.put("all NaN", new double[] {Double.NaN, Double.NaN, Double.NaN});
        DATA.put("all infinite", new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY});
        DATA.put("single", new double[] {3.25});
        DATA.put("constant", new double[] {0.1, 0.1, 0.1, 0.1});
        DATA.put("zero", new double[] {0, 0, 0});
        DATA.put("gaps", new double[] {1, Double.NaN, 2, Double.NaN, Double.NaN, 3, 4, Double.NaN});
        DATA.put("huge", new double[] {-Double.MAX_VALUE, 1, Double.MAX_VALUE, Double.POSITIVE_INFINITY});
        DATA.put("tiny", new double[] {Double.MIN_VALUE, 1e-320, 1e-310});
        DATA.put("all decades", new double[] {0, Double.MIN_VALUE, 1e-100, 1, 1e100, Double.MAX_VALUE});
        DATA.put("negative", new double[] {-3, -2, -1});
        DATA.put("an ulp apart", new double[] {1, Math.nextUp(1.0), 1});
        DATA.put("far from zero", new double[] {1e9 + 1, 1e9 + 2, 1e9 + 3});

        for (AxisSpec axis : List.of(AxisSpec.linear("value"), AxisSpec.log("value"))) {
            String scale = " " + axis.scale();
            FIGURES.put("line" + scale, y -> LineFigure.of(Layout.titled("t"))
                    .y(axis)
                    .line("a", y)
                    .band("b", Series.steps(y.length), y, y, Theme.INK)
                    .errorBars(Series.steps(y.length), y, y, Theme.INK)
                    .horizontal("h", 1)
                    .phase("p", 0, 1)
                    .build());
            FIGURES.put(
                    "line over x" + scale, x -> LineFigure.of(Layout.titled("t").half())
                            .x(axis)
                            .line("a", x, Series.steps(x.length))
                            .build());
            FIGURES.put(
                    "box" + scale,
                    y -> new BoxFigure(
                            Layout.titled("t"),
                            "group",
                            axis,
                            List.of(new Sample("a", y), new Sample("b", new double[0]))));
            FIGURES.put(
                    "histogram" + scale,
                    y -> new HistogramFigure(Layout.titled("t"), axis, 10, List.of(new Sample("a", y))));
            FIGURES.put(
                    "ecdf" + scale, y -> EcdfFigure.of(Layout.titled("t"), axis, List.of(new Sample("a", y)), false));
            FIGURES.put("spectrum" + scale, y -> SpectrumFigure.of(Layout.titled("t"), axis, y, y, y, y));
            FIGURES.put(
                    "heat map" + scale,
                    y -> HeatmapFigure.of(
                            Layout.titled("t"),
                            AxisSpec.linear("x").range(0, 1),
                            AxisSpec.linear("y").range(0, 1),
                            axis,
                            y.length == 0 ? new double[0][] : new double[][] {y, y},
                            ColourMap.VIRIDIS));
            FIGURES.put(
                    "orbit" + scale,
                    y -> new OrbitDiagramFigure(
                            Layout.titled("t"), AxisSpec.linear("a"), axis, new double[] {1, 2}, new double[][] {y, y
                            }));
        }
        FIGURES.put("path", y -> new Path3DFigure(Layout.titled("t"), List.of("a", "b", "c"), paths(y), 2, 1));
        FIGURES.put("views", y -> new ThreeViewsFigure(Layout.titled("t"), List.of("a", "b", "c"), paths(y), 2, 1));
        FIGURES.put(
                "grid",
                y -> new GridFigure(
                        Layout.titled("t").size(400, 300),
                        2,
                        List.of(
                                LineFigure.of(Layout.titled("one")).line("a", y).build(),
                                LineFigure.of(Layout.titled("two")).line("a", y).build(),
                                LineFigure.of(Layout.titled("three"))
                                        .line("a", y)
                                        .build())));
        FIGURES.put(
                "shares",
                y -> new StackedBarFigure(
                        Layout.titled("t").size(400, 100),
                        "g",
                        y.length == 0 ? List.of() : List.of("a"),
                        Arrays.stream(y).mapToObj(String::valueOf).toList(),
                        y.length == 0 ? new double[0][] : new double[][] {y}));
    }

    private static List<Path3D> paths(double[] y) {
        return List.of(new Path3D("p", y, y, y, Style.categorical(0)));
    }

    static Stream<Arguments> cases() {
        return FIGURES.keySet().stream()
                .flatMap(figure -> DATA.keySet().stream().map(data -> Arguments.of(figure, data)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void draws(String figure, String data) {
        double[] values = DATA.get(data);
        List<Drawn> strings =
                LayoutTest.check(figure + ", " + data, FIGURES.get(figure).apply(values));
        boolean finite = Arrays.stream(values).anyMatch(Double::isFinite);
        if (!finite) {
            assertTrue(strings.stream().anyMatch(drawn -> drawn.text().equals("no data")));
        }
        if (finite && figure.endsWith("LINEAR")) {
            assertEquals(
                    0,
                    strings.stream()
                            .filter(drawn -> drawn.text().equals("no data"))
                            .count());
        }
    }
}
