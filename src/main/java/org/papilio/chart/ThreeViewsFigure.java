package org.papilio.chart;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.papilio.chart.AxisRange.Extent;
import org.papilio.chart.Legend.Entry;

/**
 * Trajectories of three-dimensional vectors seen along each of the three axes: (x, y), (x, z) and (y, z) side by side, each
 * component on the same range wherever it appears.
 */
public final class ThreeViewsFigure extends GridFigure {

    /**
     * Three views.
     *
     * @param axisLabels labels of the three components
     * @param every recorded points between two step marks
     * @param stride steps between two recorded points
     */
    public ThreeViewsFigure(Layout layout, List<String> axisLabels, List<Path3D> paths, int every, int stride) {
        super(layout, 3, views(layout, axisLabels, paths, every, stride));
    }

    private static List<View> views(Layout layout, List<String> labels, List<Path3D> paths, int every, int stride) {
        if (labels.size() != 3) {
            throw new IllegalArgumentException("three axis labels are needed, not " + labels.size());
        }
        Layout plain = new Layout("", layout.width() / 3, layout.plotHeight(), List.of());
        List<View> views = new ArrayList<>();
        for (int[] pair : new int[][] {{0, 1}, {0, 2}, {1, 2}}) {
            views.add(new View(plain, labels, paths, pair[0], pair[1], every, stride));
        }
        return views;
    }

    /** The view of two components. */
    private static final class View extends XYFigure {
        private final List<Path3D> paths;
        private final int horizontal;
        private final int vertical;
        private final int every;
        private final int stride;
        private final AxisRange xRange;
        private final AxisRange yRange;
        private final boolean empty;

        View(
                Layout layout,
                List<String> labels,
                List<Path3D> paths,
                int horizontal,
                int vertical,
                int every,
                int stride) {
            super(layout);
            this.paths = List.copyOf(paths);
            this.horizontal = horizontal;
            this.vertical = vertical;
            this.every = Math.max(1, every);
            this.stride = stride;
            Extent xs = extent(paths, horizontal);
            Extent ys = extent(paths, vertical);
            empty = xs.isEmpty() || ys.isEmpty();
            xRange = AxisRange.fit(AxisSpec.linear(labels.get(horizontal)), xs, 0.06);
            yRange = AxisRange.fit(AxisSpec.linear(labels.get(vertical)), ys, 0.06);
        }

        private static Extent extent(List<Path3D> paths, int component) {
            Extent extent = new Extent();
            paths.forEach(path -> extent.add(path.component(component)));
            return extent;
        }

        @Override
        boolean isEmpty() {
            return empty;
        }

        @Override
        AxisRange xRange() {
            return xRange;
        }

        @Override
        AxisRange yRange() {
            return yRange;
        }

        @Override
        List<Entry> legend() {
            return paths.stream()
                    .map(path -> Legend.line(path.name(), path.style(), true, true))
                    .toList();
        }

        @Override
        List<String> dataNotes() {
            return List.of(StepMarks.explanation(every * stride));
        }

        @Override
        void paintAbove(Graphics2D g, Mapping map) {
            StepMarks marks = new StepMarks(map.area());
            List<double[][]> projected = new ArrayList<>();
            for (Path3D path : paths) {
                double[] x = new double[path.x().length];
                double[] y = new double[x.length];
                for (int i = 0; i < x.length; i++) {
                    x[i] = path.isPoint(i) ? map.x(path.component(horizontal)[i]) : Double.NaN;
                    y[i] = path.isPoint(i) ? map.y(path.component(vertical)[i]) : Double.NaN;
                }
                projected.add(new double[][] {x, y});
                marks.avoid(x, y);
                g.setPaint(path.style().colour());
                g.setStroke(path.style().stroke());
                g.draw(line(x, y));
            }
            for (int i = 0; i < paths.size(); i++) {
                double[][] xy = projected.get(i);
                marks.drawDots(g, xy[0], xy[1], paths.get(i).style(), every);
            }
            for (int i = 0; i < paths.size(); i++) {
                double[][] xy = projected.get(i);
                marks.drawNumbers(g, xy[0], xy[1], paths.get(i).style(), every, stride);
            }
        }

        private static Path2D line(double[] x, double[] y) {
            Path2D line = new Path2D.Double();
            boolean open = false;
            for (int i = 0; i < x.length; i++) {
                boolean point = Double.isFinite(x[i] + y[i]);
                if (point && open) {
                    line.lineTo(x[i], y[i]);
                } else if (point) {
                    line.moveTo(x[i], y[i]);
                }
                open = point;
            }
            return line;
        }
    }
}
