package org.papilio.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.papilio.chart.AxisRange.Extent;
import org.papilio.chart.Legend.Entry;
import org.papilio.chart.Ticks.Tick;

/**
 * Trajectories of three-dimensional vectors in a box seen from above at an angle. What is near is drawn heavier and darker than
 * what is far, and every trajectory casts a thin shadow on the floor.
 */
public final class Path3DFigure extends PanelFigure {
    private static final double AZIMUTH = -58;
    private static final double ELEVATION = 24;

    private final List<Path3D> paths;
    private final double azimuth;
    private final double elevation;
    private final int every;
    private final int stride;
    private final AxisRange[] ranges = new AxisRange[3];
    private final boolean empty;

    /**
     * A box with trajectories, seen from azimuth −58° and elevation 24°.
     *
     * @param axisLabels labels of the three components
     * @param every recorded points between two step marks
     * @param stride steps between two recorded points
     */
    public Path3DFigure(Layout layout, List<String> axisLabels, List<Path3D> paths, int every, int stride) {
        this(layout, axisLabels, paths, every, stride, AZIMUTH, ELEVATION);
    }

    private Path3DFigure(
            Layout layout,
            List<String> labels,
            List<Path3D> paths,
            int every,
            int stride,
            double azimuth,
            double elevation) {
        super(layout);
        if (labels.size() != 3) {
            throw new IllegalArgumentException("three axis labels are needed, not " + labels.size());
        }
        this.paths = List.copyOf(paths);
        this.every = Math.max(1, every);
        this.stride = stride;
        this.azimuth = azimuth;
        this.elevation = elevation;
        boolean none = false;
        for (int d = 0; d < 3; d++) {
            Extent extent = new Extent();
            for (Path3D path : paths) {
                extent.add(path.component(d));
            }
            none |= extent.isEmpty();
            ranges[d] = AxisRange.fit(AxisSpec.linear(labels.get(d)), extent, 0.05);
        }
        empty = none;
    }

    /**
     * The same seen from elsewhere.
     *
     * @param newAzimuth degrees in the plane of the first two components
     * @param newElevation degrees above it, in (0, 90)
     */
    public Path3DFigure seenFrom(double newAzimuth, double newElevation) {
        List<String> labels = List.of(
                ranges[0].spec().label(),
                ranges[1].spec().label(),
                ranges[2].spec().label());
        return new Path3DFigure(layout(), labels, paths, every, stride, newAzimuth, newElevation);
    }

    @Override
    boolean isEmpty() {
        return empty;
    }

    @Override
    List<Entry> legend() {
        return paths.stream()
                .map(path -> Legend.line(path.name(), path.style().solid(), true, true))
                .toList();
    }

    @Override
    List<String> dataNotes() {
        return List.of(StepMarks.explanation(every * stride));
    }

    @Override
    Margins margins(double width, double height, Shown shown) {
        return Margins.NONE;
    }

    @Override
    void paint(Graphics2D g, Rectangle2D area, Margins margins, Shown shown) {
        Projection projection = new Projection(azimuth, elevation, new Margins(44, 36, 10, 22).inside(area));
        StepMarks marks = new StepMarks(area);
        drawWalls(g, projection);
        for (int d = 0; d < 3; d++) {
            drawAxis(g, projection, area, d, marks);
        }
        drawPaths(g, projection);
        List<double[][]> screens = new ArrayList<>();
        for (Path3D path : paths) {
            double[][] screen = screen(path, projection);
            screens.add(screen);
            marks.avoid(screen[0], screen[1]);
        }
        for (int i = 0; i < paths.size(); i++) {
            marks.drawDots(g, screens.get(i)[0], screens.get(i)[1], paths.get(i).style(), every);
        }
        for (int i = 0; i < paths.size(); i++) {
            marks.drawNumbers(
                    g, screens.get(i)[0], screens.get(i)[1], paths.get(i).style(), every, stride);
        }
    }

    private double unit(int dimension, double value) {
        AxisRange range = ranges[dimension];
        return 2 * (range.at(value) - range.lower()) / (range.upper() - range.lower()) - 1;
    }

    private double[] unit(Path3D path, int i) {
        return new double[] {unit(0, path.x()[i]), unit(1, path.y()[i]), unit(2, path.z()[i])};
    }

    private double[][] screen(Path3D path, Projection projection) {
        double[][] xy = new double[2][path.x().length];
        for (int i = 0; i < path.x().length; i++) {
            Point2D point = path.isPoint(i) ? projection.at(unit(path, i)) : new Point2D.Double(Double.NaN, Double.NaN);
            xy[0][i] = point.getX();
            xy[1][i] = point.getY();
        }
        return xy;
    }

    /** A point of the cube with one coordinate of dimension {@code d} and the other two in ascending order. */
    private static double[] point(int d, double own, double first, double second) {
        return switch (d) {
            case 0 -> new double[] {own, first, second};
            case 1 -> new double[] {first, own, second};
            default -> new double[] {first, second, own};
        };
    }

    private void drawWalls(Graphics2D g, Projection projection) {
        for (int d = 0; d < 3; d++) {
            double back = projection.back(d);
            Path2D wall = new Path2D.Double();
            double[][] corners = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
            for (int i = 0; i < 4; i++) {
                Point2D p = projection.at(point(d, back, corners[i][0], corners[i][1]));
                if (i == 0) {
                    wall.moveTo(p.getX(), p.getY());
                } else {
                    wall.lineTo(p.getX(), p.getY());
                }
            }
            wall.closePath();
            g.setPaint(d == 2 ? Theme.SHADE : Colours.mix(Theme.SHADE, Theme.PAPER, 0.5));
            g.fill(wall);
            g.setStroke(Theme.HAIRLINE);
            g.setPaint(Theme.GRID);
            g.draw(wall);
            drawWallGrid(g, projection, d, back);
        }
    }

    private void drawWallGrid(Graphics2D g, Projection projection, int d, double back) {
        int first = d == 0 ? 1 : 0;
        int second = d == 2 ? 1 : 2;
        for (Tick tick : ticks(first, projection)) {
            double t = unit(first, tick.position());
            line(g, projection.at(point(d, back, t, -1)), projection.at(point(d, back, t, 1)));
        }
        for (Tick tick : ticks(second, projection)) {
            double t = unit(second, tick.position());
            line(g, projection.at(point(d, back, -1, t)), projection.at(point(d, back, 1, t)));
        }
    }

    private List<Tick> ticks(int d, Projection projection) {
        Point2D from = projection.at(point(d, -1, 0, 0));
        Point2D to = projection.at(point(d, 1, 0, 0));
        boolean vertical = Math.abs(to.getY() - from.getY()) > Math.abs(to.getX() - from.getX());
        double length = vertical ? Math.abs(to.getY() - from.getY()) : Math.abs(to.getX() - from.getX());
        return ranges[d].ticks(Math.max(50, length), !vertical);
    }

    /** The edge of the box on which a dimension has its ticks, and the direction that leads away from the box there. */
    private record Edge(double first, double second, double outFirst, double outSecond) {}

    private static Edge edge(int d, Projection projection) {
        double floor = projection.back(2);
        if (d == 0) {
            double front = -projection.back(1);
            return new Edge(front, floor, front, 0);
        }
        if (d == 1) {
            double front = -projection.back(0);
            return new Edge(front, floor, front, 0);
        }
        // Of the four upright edges the leftmost is on the outline, with nothing behind it.
        Edge best = new Edge(-1, -1, -1, -1);
        double leftmost = Double.POSITIVE_INFINITY;
        for (double x = -1; x <= 1; x += 2) {
            for (double y = -1; y <= 1; y += 2) {
                double at = projection.at(x, y, 0).getX();
                if (at < leftmost) {
                    leftmost = at;
                    best = new Edge(x, y, x, y);
                }
            }
        }
        return best;
    }

    private void drawAxis(Graphics2D g, Projection projection, Rectangle2D area, int d, StepMarks marks) {
        Edge edge = edge(d, projection);
        Point2D from = projection.at(point(d, -1, edge.first(), edge.second()));
        Point2D to = projection.at(point(d, 1, edge.first(), edge.second()));
        g.setPaint(Theme.AXIS);
        g.setStroke(Theme.AXIS_LINE);
        line(g, from, to);
        Point2D middle = new Point2D.Double((from.getX() + to.getX()) / 2, (from.getY() + to.getY()) / 2);
        Point2D beyond = projection.at(point(d, 0, edge.first() + edge.outFirst(), edge.second() + edge.outSecond()));
        double norm = StrictMath.hypot(beyond.getX() - middle.getX(), beyond.getY() - middle.getY());
        double dx = d == 2 ? -1 : (beyond.getX() - middle.getX()) / norm;
        double dy = d == 2 ? 0 : (beyond.getY() - middle.getY()) / norm;
        double widest = 0;
        List<Rectangle2D> labels = new ArrayList<>();
        for (Tick tick : ticks(d, projection)) {
            Point2D p = projection.at(point(d, unit(d, tick.position()), edge.first(), edge.second()));
            line(g, p, new Point2D.Double(p.getX() + 3 * dx, p.getY() + 3 * dy));
            Rectangle2D box = labelBox(tick.label(), p.getX() + 5 * dx, p.getY() + 5 * dy, dx, dy);
            if (labels.stream().noneMatch(box::intersects)) {
                labels.add(box);
                marks.avoid(box);
                widest = Math.max(widest, box.getWidth());
                g.setPaint(Theme.SECONDARY);
                Text.draw(g, Theme.TICK, tick.label(), box.getX(), box.getMaxY());
                g.setPaint(Theme.AXIS);
            }
        }
        g.setPaint(Theme.INK);
        String label = Text.fit(Theme.LABEL, ranges[d].spec().label(), area.getWidth() / 2);
        double width = Text.width(Theme.LABEL, label);
        double far = d == 2 ? 9 + widest : 15 + 0.5 * widest;
        double x = middle.getX() + far * dx - (1 - dx) / 2 * width;
        double y = middle.getY() + far * dy + (dy + 1) / 2 * Text.capHeight(Theme.LABEL) + 3 * dy;
        if (d == 2) {
            // Above the axis: beside it, an upright label would take its length from the width of the box.
            x = Math.max(area.getX(), Math.min(from.getX(), to.getX()) - width / 2 - 8);
            y = Math.min(from.getY(), to.getY()) - 5;
        }
        x = Math.max(area.getX(), Math.min(area.getMaxX() - width, x));
        y = Math.max(area.getY() + Text.capHeight(Theme.LABEL), Math.min(area.getMaxY() - 2, y));
        Text.draw(g, Theme.LABEL, label, x, y);
    }

    private static Rectangle2D labelBox(String text, double x, double y, double dx, double dy) {
        double width = Text.width(Theme.TICK, text);
        double height = Text.capHeight(Theme.TICK);
        return new Rectangle2D.Double(x - (1 - dx) / 2 * width, y - (1 - dy) / 2 * height, width, height);
    }

    private record Segment(Line2D line, Style style, double nearness) {}

    private void drawPaths(Graphics2D g, Projection projection) {
        List<Segment> segments = new ArrayList<>();
        double floor = projection.back(2);
        g.setStroke(new BasicStroke(0.7f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (Path3D path : paths) {
            g.setPaint(Colours.mix(path.style().colour(), Theme.SHADE, 0.78));
            for (int i = 1; i < path.x().length; i++) {
                if (!path.isPoint(i - 1) || !path.isPoint(i)) {
                    continue;
                }
                double[] p = unit(path, i - 1);
                double[] q = unit(path, i);
                line(g, projection.at(p[0], p[1], floor), projection.at(q[0], q[1], floor));
                double nearness = (projection.nearness(p) + projection.nearness(q)) / 2;
                segments.add(
                        new Segment(new Line2D.Double(projection.at(p), projection.at(q)), path.style(), nearness));
            }
        }
        segments.sort(Comparator.comparingDouble(Segment::nearness));
        for (Segment segment : segments) {
            float width = (float) (0.8 + 1.4 * segment.nearness());
            g.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setPaint(Colours.mix(segment.style().colour(), Theme.PAPER, 0.5 * (1 - segment.nearness())));
            g.draw(segment.line());
        }
    }

    private static void line(Graphics2D g, Point2D from, Point2D to) {
        g.draw(new Line2D.Double(from, to));
    }
}
