package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.GridFigure;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.papilio.chart.PanelFigure;
import org.papilio.chart.Path3D;
import org.papilio.chart.Path3DFigure;
import org.papilio.chart.Series;
import org.papilio.chart.Style;
import org.papilio.chart.Theme;
import org.papilio.chart.ThreeViewsFigure;
import org.papilio.model.Network;

/**
 * Trajectories as figures, a panel a run.
 *
 * @param runs what is shown
 * @param precision of the runs
 */
record TrajectoryFigures(List<TrajectoryFigures.Run> runs, String precision) {
    private static final int COLUMNS = 3;

    /**
     * A training run.
     *
     * @param label names it
     * @param steps the recorded steps
     * @param loss at each of them
     * @param accuracy at each of them
     * @param parameters at each of them
     */
    record Run(String label, List<Integer> steps, List<Double> loss, List<Double> accuracy, double[][] parameters) {
        /** The first recorded step from which on the accuracy is 1 until the end; -1 when it is not at the end. */
        int perfectFrom() {
            int from = -1;
            for (int i = accuracy.size() - 1; i >= 0 && accuracy.get(i) == 1; i--) {
                from = steps.get(i);
            }
            return from;
        }

        double[] parameter(int index) {
            return IntStream.range(0, parameters.length)
                    .mapToDouble(i -> parameters[i][index])
                    .toArray();
        }

        private int stride() {
            return steps.size() > 1 ? steps.get(1) - steps.get(0) : 1;
        }

        private int fifth() {
            return Math.max(1, (steps.size() - 1) / 5);
        }
    }

    /** Loss and accuracy by step. */
    Block.Picture lossAndAccuracy() {
        boolean classified =
                runs.stream().allMatch(run -> run.accuracy().stream().noneMatch(a -> Double.isNaN(a)));
        List<PanelFigure> panels = new ArrayList<>();
        for (Run run : runs) {
            double[] steps = Curves.steps(run.steps());
            LineFigure.Builder panel = LineFigure.of(Layout.titled(run.label()))
                    .x(AxisSpec.linear("training step"))
                    .y(AxisSpec.linear(classified ? "loss, accuracy" : "loss"))
                    .series(Series.of("loss", steps, Curves.values(run.loss()), Style.categorical(0)));
            if (classified) {
                panel.series(Series.of("accuracy", steps, Curves.values(run.accuracy()), Style.categorical(1)));
            }
            panels.add(panel.build());
        }
        return new Block.Picture(
                "loss-accuracy",
                grid(panels, COLUMNS, 105),
                Text.of((classified ? "Loss and accuracy" : "Loss") + " by training step. " + lossSentence()),
                "Small multiples of line charts, one for each of " + runs.size() + " cases: "
                        + (classified ? "loss and accuracy" : "loss") + " over training steps.");
    }

    /** Where the loss peaks and where it ends, computed. */
    private String lossSentence() {
        double highest = 0;
        int atStep = 0;
        String label = "";
        double lowest = Double.POSITIVE_INFINITY;
        double worst = 0;
        for (Run run : runs) {
            for (int i = 0; i < run.loss().size(); i++) {
                if (run.loss().get(i) > highest) {
                    highest = run.loss().get(i);
                    atStep = run.steps().get(i);
                    label = run.label();
                }
            }
            double last = run.loss().get(run.loss().size() - 1);
            lowest = Math.min(lowest, last);
            worst = Math.max(worst, last);
        }
        return "The loss is highest, " + Wording.about(highest) + ", at step " + atStep + " (" + label
                + ") and ends at " + Wording.range(Wording.about(lowest), Wording.about(worst)) + ".";
    }

    /** Whether the rows or the columns of an array are vectors of three components, to be drawn in space. */
    static boolean isInSpace(Network.Array array) {
        return array.columns() == 3 || array.rows() == 3;
    }

    /** The vectors of an array as paths in space. */
    Block.Picture inSpace(Network.Array array) {
        List<PanelFigure> panels = new ArrayList<>();
        for (Run run : runs) {
            panels.add(new Path3DFigure(
                    Layout.titled(run.label()), List.of("1", "2", "3"), paths(array, run), run.fifth(), run.stride()));
        }
        return new Block.Picture(
                id(array) + "-space",
                grid(panels, 2, 192),
                Text.of(array.name() + " in space over training: " + vectors(array) + " as a point that moves. "
                        + spread(array)),
                "Small multiples of three-dimensional paths, one box for each of " + runs.size() + " cases: the "
                        + vectors(array) + " of " + array.name() + " over training.");
    }

    /** The same paths seen along each axis. */
    Block.Picture inViews(Network.Array array) {
        List<PanelFigure> rows = new ArrayList<>();
        for (Run run : runs) {
            rows.add(new ThreeViewsFigure(
                    Layout.titled(run.label()),
                    List.of("component 1", "component 2", "component 3"),
                    paths(array, run),
                    run.fifth(),
                    run.stride()));
        }
        return new Block.Picture(
                id(array) + "-views",
                new GridFigure(Layout.titled("").size(Theme.FULL_WIDTH, 102 * rows.size()), 1, rows),
                Text.of("The same paths of " + array.name() + " seen along each axis, to read the components off."),
                "Rows of three line charts, one row for each of " + runs.size()
                        + " cases: each pair of components of the " + vectors(array) + " of " + array.name() + ".");
    }

    /** The elements of an array by step. */
    Block.Picture byStep(Network.Array array) {
        List<PanelFigure> panels = new ArrayList<>();
        for (Run run : runs) {
            LineFigure.Builder panel = LineFigure.of(Layout.titled(run.label()))
                    .x(AxisSpec.linear("training step"))
                    .y(AxisSpec.linear(array.name()));
            for (int k = 0; k < array.size(); k++) {
                panel.line(element(array, k), Curves.steps(run.steps()), run.parameter(array.offset() + k));
            }
            panels.add(panel.build());
        }
        return new Block.Picture(
                id(array) + "-steps",
                grid(panels, COLUMNS, 105),
                Text.of("The elements of " + array.name() + " by training step. " + spread(array)),
                "Small multiples of line charts, one for each of " + runs.size() + " cases: the elements of "
                        + array.name() + " over training steps.");
    }

    /** Between which values the array's elements end. */
    private String spread(Network.Array array) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Run run : runs) {
            double[] last = run.parameters()[run.parameters().length - 1];
            for (int k = 0; k < array.size(); k++) {
                low = Math.min(low, last[array.offset() + k]);
                high = Math.max(high, last[array.offset() + k]);
            }
        }
        return "Its elements end between " + Wording.about(low) + " and " + Wording.about(high) + ".";
    }

    private static List<Path3D> paths(Network.Array array, Run run) {
        List<Path3D> paths = new ArrayList<>();
        boolean byRow = array.columns() == 3;
        int count = byRow ? array.rows() : array.columns();
        for (int v = 0; v < count; v++) {
            double[][] xyz = new double[3][];
            for (int c = 0; c < 3; c++) {
                int k = byRow ? v * array.columns() + c : c * array.columns() + v;
                xyz[c] = run.parameter(array.offset() + k);
            }
            String name = count == 1 ? array.name() : array.name() + (byRow ? " row " : " column ") + v;
            paths.add(new Path3D(name, xyz[0], xyz[1], xyz[2], Style.categorical(v)));
        }
        return paths;
    }

    private static String vectors(Network.Array array) {
        if (array.rows() == 1) {
            return "the vector";
        }
        return array.columns() == 3
                ? "each of its " + array.rows() + " rows"
                : "each of its " + array.columns() + " columns";
    }

    private static String element(Network.Array array, int k) {
        return array.rows() == 1
                ? array.name() + "[" + k + "]"
                : array.name() + "[" + k / array.columns() + "][" + k % array.columns() + "]";
    }

    private static String id(Network.Array array) {
        return array.name().toLowerCase(Locale.ROOT);
    }

    private static GridFigure grid(List<PanelFigure> panels, int mostColumns, double rowHeight) {
        int columns = Math.min(mostColumns, panels.size());
        int rows = (panels.size() + columns - 1) / columns;
        return new GridFigure(Layout.titled("").size(Theme.FULL_WIDTH, rowHeight * rows), columns, panels);
    }
}
