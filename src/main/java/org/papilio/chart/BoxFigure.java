package org.papilio.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.papilio.chart.AxisRange.Extent;
import org.papilio.chart.Legend.Entry;
import org.papilio.chart.Ticks.Tick;

/**
 * Distributions side by side: for each group a box from the first to the third quartile with the median, whiskers to the 5 % and
 * 95 % quantiles, and every single value as a point beside them. Points are spread by the golden-ratio sequence, so the same data
 * gives the same picture.
 */
public final class BoxFigure extends XYFigure {
    private static final double GOLDEN = 0.6180339887498949;
    private static final double BOX = 0.17;
    private static final int MOST_POINTS = 5000;

    private final List<Sample> samples;
    private final List<String> labels;
    private final List<Mark> lines;
    private final AxisRange xRange;
    private final AxisRange yRange;
    private final List<String> notes = new ArrayList<>();
    private final boolean empty;

    /**
     * Boxes with points.
     *
     * @param groupLabel label of the axis of groups
     * @param y the axis of values
     * @param samples one for each group, from left to right
     */
    public BoxFigure(Layout layout, String groupLabel, AxisSpec y, List<Sample> samples) {
        this(layout, groupLabel, y, samples, List.of());
    }

    private BoxFigure(Layout layout, String groupLabel, AxisSpec y, List<Sample> samples, List<Mark> lines) {
        super(layout);
        this.samples = List.copyOf(samples);
        this.labels = samples.stream().map(Sample::name).toList();
        this.lines = lines;
        Extent extent = new Extent();
        samples.forEach(sample -> extent.add(sample.values()));
        empty = extent.isEmpty();
        lines.forEach(line -> extent.add(line.from()));
        xRange = Groups.axis(groupLabel, samples.size());
        yRange = AxisRange.fit(y, extent, 0.04);
        notes.add("Box: quartiles and median; whiskers: 5 % and 95 % quantiles; points: " + points() + ".");
        notes.addAll(yRange.notes(extent, "values"));
        int missing = samples.stream().mapToInt(Sample::missing).sum();
        if (missing > 0) {
            notes.add(missing + " values that are not finite are left out.");
        }
    }

    /** The same with a horizontal reference line, named at the right. */
    public BoxFigure horizontal(String name, double value) {
        List<Mark> more = new ArrayList<>(lines);
        more.add(new Mark(name, value, value));
        return new BoxFigure(layout(), xLabel(), yRange.spec(), samples, List.copyOf(more));
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
    List<Tick> xTicks(double length) {
        return Groups.horizontal(labels, length);
    }

    @Override
    boolean xGrid() {
        return false;
    }

    @Override
    List<Entry> legend() {
        return List.of();
    }

    @Override
    List<String> dataNotes() {
        return notes;
    }

    @Override
    List<Mark> rightMarks() {
        return lines;
    }

    @Override
    void paintBelow(Graphics2D g, Mapping map) {
        g.setPaint(Theme.AXIS);
        g.setStroke(Theme.RULE);
        List<Double> levels = new ArrayList<>();
        lines.forEach(line -> levels.add(map.y(line.from())));
        if (yRange.hasFloor()) {
            levels.add(map.yAt(yRange.floor()));
        }
        for (double y : levels) {
            if (Double.isFinite(y)) {
                g.draw(new Line2D.Double(map.area().getX(), y, map.area().getMaxX(), y));
            }
        }
    }

    @Override
    void paintAbove(Graphics2D g, Mapping map) {
        double slot = map.xAt(1) - map.xAt(0);
        for (int i = 0; i < samples.size(); i++) {
            double[] sorted = drawable(samples.get(i));
            if (sorted.length > 0) {
                Color colour = Style.ordered(i, samples.size()).colour();
                drawPoints(g, map, samples.get(i), map.xAt(i) + 0.19 * slot, 0.32 * slot, colour);
                drawBox(g, map, sorted, map.xAt(i) - 0.19 * slot, BOX * slot, colour);
            }
        }
    }

    private double[] drawable(Sample sample) {
        double[] values = sample.sorted();
        int first = 0;
        while (first < values.length && Double.isNaN(yRange.at(values[first]))) {
            first++;
        }
        return Arrays.copyOfRange(values, first, values.length);
    }

    /** Which values are points. */
    private String points() {
        return samples.stream().allMatch(sample -> sample.values().length <= MOST_POINTS)
                ? "every value"
                : String.format(
                        Locale.ROOT,
                        "every value, of more than %d in a group %d evenly spaced by rank with the least and the greatest",
                        MOST_POINTS,
                        MOST_POINTS);
    }

    /** The values drawn as points: all, or of too many those at evenly spaced ranks, from the least to the greatest. */
    private static double[] shown(Sample sample) {
        if (sample.values().length <= MOST_POINTS) {
            return sample.values();
        }
        double[] sorted = sample.sorted();
        int count = Math.min(MOST_POINTS, sorted.length);
        double[] shown = new double[count];
        for (int k = 0; k < count; k++) {
            shown[k] = sorted[(int) ((long) k * (sorted.length - 1) / Math.max(1, count - 1))];
        }
        return shown;
    }

    private static void drawPoints(
            Graphics2D g, Mapping map, Sample sample, double centre, double width, Color colour) {
        double[] values = shown(sample);
        float diameter = values.length > 80 ? 1.7f : 2.6f;
        g.setPaint(Colours.mix(colour, Theme.PAPER, 0.35));
        g.setStroke(new BasicStroke(diameter, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        // All points of a group are one path of very short lines with round ends: a tenth of the size of as many
        // circles.
        Path2D dots = new Path2D.Double();
        for (int i = 0; i < values.length; i++) {
            double y = map.y(values[i]);
            if (Double.isFinite(y)) {
                double at = (i + 1) * GOLDEN;
                double x = centre + (at - Math.floor(at) - 0.5) * width;
                dots.moveTo(x, y);
                dots.lineTo(x + 0.02, y);
            }
        }
        g.draw(dots);
    }

    private static void drawBox(Graphics2D g, Mapping map, double[] sorted, double x, double half, Color colour) {
        double[] y = new double[5];
        double[] shares = {0.05, 0.25, 0.5, 0.75, 0.95};
        for (int i = 0; i < 5; i++) {
            y[i] = map.y(Sample.quantile(sorted, shares[i]));
        }
        double width = Math.max(1.5, Math.min(8, half));
        Rectangle2D box = new Rectangle2D.Double(x - width, y[3], 2 * width, Math.max(0.5, y[1] - y[3]));
        g.setStroke(Theme.AXIS_LINE);
        g.setPaint(Theme.INK);
        g.draw(new Line2D.Double(x, y[0], x, y[1]));
        g.draw(new Line2D.Double(x, y[3], x, y[4]));
        g.draw(new Line2D.Double(x - width / 2, y[0], x + width / 2, y[0]));
        g.draw(new Line2D.Double(x - width / 2, y[4], x + width / 2, y[4]));
        g.setPaint(Colours.mix(colour, Theme.PAPER, 0.6));
        g.fill(box);
        g.setPaint(Theme.INK);
        g.draw(box);
        g.setStroke(new BasicStroke(1.6f));
        g.draw(new Line2D.Double(x - width, y[2], x + width, y[2]));
    }
}
