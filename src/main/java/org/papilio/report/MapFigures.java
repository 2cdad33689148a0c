package org.papilio.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.papilio.chaos.Verdict;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.BasinFigure;
import org.papilio.chart.BasinFigure.Kind;
import org.papilio.chart.ColourMap;
import org.papilio.chart.Frame;
import org.papilio.chart.GridFigure;
import org.papilio.chart.HeatmapFigure;
import org.papilio.chart.Layout;
import org.papilio.chart.PanelFigure;
import org.papilio.chart.Scale;
import org.papilio.chart.Theme;
import org.papilio.run.CellResult;
import org.papilio.run.PlaneRaster;
import org.papilio.study.PlaneSpec;

/** The figures of a map: a panel for each of its quantities, the windows of its zooms outlined. */
record MapFigures(PlaneSpec plane, CellResult cell, PlaneRaster raster, List<Frame> zooms) {
    private static final int MOST_KINDS = 6;
    private static final double HEIGHT = 190;

    private static final Map<String, String> LABELS = Map.of(
            PlaneSpec.STEPS_TO_SOLVE, "steps until solved",
            PlaneSpec.FINAL_LOSS, "last loss",
            PlaneSpec.FTLE, "finite-time exponent (nats a step)",
            PlaneSpec.AMPLIFICATION, "amplification (decimal digits)");

    private static final Map<String, String> TITLES = Map.of(
            PlaneRaster.END,
            "How training ends",
            PlaneSpec.SOLUTION,
            "Which solution",
            PlaneSpec.STEPS_TO_SOLVE,
            "How soon",
            PlaneSpec.FINAL_LOSS,
            "How well",
            PlaneSpec.FTLE,
            "How fast differences grow",
            PlaneSpec.AMPLIFICATION,
            "How far differences grow",
            PlaneSpec.VERDICT,
            "Verdict");

    Block.Picture picture(String name, String caption) {
        List<PanelFigure> panels = new ArrayList<>();
        for (String quantity : raster.quantities()) {
            if (!quantity.equals(PlaneRaster.END) || !raster.quantities().contains(PlaneSpec.SOLUTION)) {
                panels.add(panel(quantity));
            }
        }
        int rows = (panels.size() + 1) / 2;
        return new Block.Picture(
                name,
                new GridFigure(Layout.titled("").size(Theme.FULL_WIDTH, HEIGHT * rows), 2, panels),
                Text.of(caption),
                "Maps of " + raster.size() + " x " + raster.size() + " trainings: " + Wording.list(raster.quantities())
                        + ".");
    }

    private PanelFigure panel(String quantity) {
        Layout layout = Layout.titled(TITLES.getOrDefault(quantity, quantity));
        return switch (quantity) {
            case PlaneRaster.END -> new BasinFigure(layout, x(), y(), raster.labels(PlaneRaster.END), ends(), zooms);
            case PlaneSpec.SOLUTION -> new BasinFigure(layout, x(), y(), solutions(), kinds(), zooms);
            case PlaneSpec.VERDICT ->
                new BasinFigure(
                        layout,
                        x(),
                        y(),
                        raster.labels(PlaneSpec.VERDICT),
                        Kind.spread(Arrays.stream(Verdict.Outcome.values())
                                .map(Verdict.Outcome::label)
                                .toList()),
                        zooms);
            default ->
                HeatmapFigure.framed(layout, x(), y(), scale(quantity), values(quantity), ColourMap.VIRIDIS, zooms);
        };
    }

    private AxisSpec scale(String quantity) {
        String label = LABELS.getOrDefault(quantity, quantity);
        return quantity.equals(PlaneSpec.STEPS_TO_SOLVE) || quantity.equals(PlaneSpec.FINAL_LOSS)
                ? AxisSpec.log(label)
                : AxisSpec.linear(label);
    }

    AxisSpec x() {
        return axis(plane.x(), plane.xScale(), 0);
    }

    AxisSpec y() {
        return axis(plane.y(), plane.yScale(), 2);
    }

    private AxisSpec axis(String coordinate, String scale, int edge) {
        String label = words(coordinate);
        AxisSpec axis = scale.equals("log") ? AxisSpec.log(label) : AxisSpec.linear(label);
        return axis.range(
                plane.window().get(edge).doubleValue(),
                plane.window().get(edge + 1).doubleValue());
    }

    static String words(String coordinate) {
        return coordinate.matches("[Wb][0-9].*") ? "initial " + coordinate : coordinate.replace('_', ' ');
    }

    private double[][] values(String quantity) {
        boolean logarithmic = scale(quantity).scale() == Scale.LOG;
        double[][] values = new double[raster.size()][raster.size()];
        for (int row = 0; row < raster.size(); row++) {
            for (int column = 0; column < raster.size(); column++) {
                double value = raster.value(quantity, row, column);
                // a training that begins solved has taken no step, which no logarithmic scale can show
                values[row][column] = logarithmic && (value <= 0 || Double.isInfinite(value)) ? Double.NaN : value;
            }
        }
        return values;
    }

    private static List<Kind> ends() {
        return List.of(Kind.blank("not solved"), Kind.spread(List.of("solved")).get(0), Kind.dark("diverged"));
    }

    /** The kinds of solution by their numbers, those beyond the first few together. */
    private List<String> codes() {
        String codes = String.valueOf(cell.measurements().get("solutions"));
        return codes.isEmpty() ? List.of() : List.of(codes.split("; "));
    }

    private List<Kind> kinds() {
        List<String> shown = new ArrayList<>(codes().stream().limit(MOST_KINDS).toList());
        if (codes().size() > MOST_KINDS) {
            shown.add("another solution");
        }
        List<Kind> kinds = new ArrayList<>(Kind.spread(shown));
        kinds.add(Kind.blank("not solved"));
        kinds.add(Kind.dark("diverged"));
        return kinds;
    }

    private int[][] solutions() {
        int[][] ends = raster.labels(PlaneRaster.END);
        int[][] kinds = raster.labels(PlaneSpec.SOLUTION);
        int solved = Math.min(codes().size(), MOST_KINDS + 1);
        for (int row = 0; row < kinds.length; row++) {
            for (int column = 0; column < kinds.length; column++) {
                kinds[row][column] = kinds[row][column] < 0
                        ? solved + ends[row][column] / 2
                        : Math.min(kinds[row][column], MOST_KINDS);
            }
        }
        return kinds;
    }
}
