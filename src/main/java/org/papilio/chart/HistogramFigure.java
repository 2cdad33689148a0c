package org.papilio.chart;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import org.papilio.chart.AxisRange.Extent;
import org.papilio.chart.Legend.Entry;

/**
 * Histograms of one or several samples over common bins, equally wide on the axis (so on a log axis equally many decades). Exact
 * zeros on a log axis have a bar of their own at the floor.
 */
public final class HistogramFigure extends XYFigure {
    private final List<Sample> samples;
    private final int bins;
    private final double start;
    private final double end;
    private final double[][] shares;
    private final AxisRange xRange;
    private final AxisRange yRange;
    private final List<String> notes = new ArrayList<>();
    private final boolean empty;

    /**
     * Histograms as shares of each sample.
     *
     * @param x the axis of values
     * @param bins number of bins, at least 1
     */
    public HistogramFigure(Layout layout, AxisSpec x, int bins, List<Sample> samples) {
        super(layout);
        if (bins < 1) {
            throw new IllegalArgumentException("a histogram of " + bins + " bins");
        }
        this.samples = List.copyOf(samples);
        this.bins = bins;
        Extent extent = new Extent();
        samples.forEach(sample -> extent.add(sample.values()));
        empty = extent.isEmpty();
        xRange = AxisRange.fit(x, extent, 0.02);
        double margin = 0.02 / 1.04 * (xRange.upper() - xRange.lower());
        start = xRange.hasFloor()
                ? xRange.floor() + Math.max(0.25, 0.07 * (xRange.upper() - xRange.floor()))
                : xRange.lower() + margin;
        end = xRange.upper() - margin;
        shares = samples.stream().map(this::shares).toArray(double[][]::new);
        Extent heights = new Extent().add(0);
        for (double[] row : shares) {
            heights.add(row);
        }
        AxisRange fitted = AxisRange.fit(AxisSpec.linear("share of values (%)"), heights, 0.05);
        yRange = new AxisRange(fitted.spec(), 0, fitted.upper(), Double.NaN);
        if (xRange.hasFloor()) {
            notes.add("The bar marked 0 counts values of exactly 0.");
        }
        int missing = samples.stream().mapToInt(Sample::missing).sum();
        if (missing > 0) {
            notes.add(missing + " values that are not finite are left out.");
        }
    }

    /** Per cent of the finite values in each bin; the last entry counts exact zeros on a log axis. */
    private double[] shares(Sample sample) {
        double[] counts = new double[bins + 1];
        int total = 0;
        for (double value : sample.values()) {
            double at = xRange.at(value);
            if (Double.isNaN(at)) {
                continue;
            }
            total++;
            boolean zero = xRange.hasFloor() && value == 0;
            int bin = (int) Math.floor((at - start) / (end - start) * bins);
            counts[zero ? bins : Math.max(0, Math.min(bins - 1, bin))]++;
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] *= 100.0 / Math.max(1, total);
        }
        return counts;
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
    boolean xGrid() {
        return false;
    }

    @Override
    List<Entry> legend() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            if (!samples.get(i).name().isEmpty()) {
                entries.add(
                        samples.size() == 1
                                ? Legend.box(
                                        samples.get(i).name(),
                                        Colours.mix(style(i).colour(), Theme.PAPER, 0.6),
                                        style(i).colour())
                                : Legend.line(samples.get(i).name(), style(i), true, false));
            }
        }
        return entries;
    }

    private static Style style(int i) {
        return Style.categorical(i);
    }

    @Override
    List<String> dataNotes() {
        return notes;
    }

    @Override
    void paintAbove(Graphics2D g, Mapping map) {
        for (int i = 0; i < samples.size(); i++) {
            Path2D outline = outline(shares[i], map);
            if (samples.size() == 1) {
                g.setPaint(Colours.mix(style(i).colour(), Theme.PAPER, 0.6));
                g.fill(outline);
            }
            g.setPaint(style(i).colour());
            g.setStroke(style(i).stroke());
            g.draw(outline);
        }
    }

    private Path2D outline(double[] row, Mapping map) {
        Path2D path = new Path2D.Double();
        double base = map.yAt(0);
        double width = (end - start) / bins;
        for (int i = 0; i < bins; i++) {
            if (row[i] > 0) {
                if (i == 0 || row[i - 1] == 0) {
                    path.moveTo(map.xAt(start + i * width), base);
                }
                path.lineTo(map.xAt(start + i * width), map.yAt(row[i]));
                path.lineTo(map.xAt(start + (i + 1) * width), map.yAt(row[i]));
                if (i == bins - 1 || row[i + 1] == 0) {
                    path.lineTo(map.xAt(start + (i + 1) * width), base);
                }
            }
        }
        if (row[bins] > 0) {
            double half = Math.min(width / 2, (start - xRange.floor()) / 3);
            path.moveTo(map.xAt(xRange.floor() - half), base);
            path.lineTo(map.xAt(xRange.floor() - half), map.yAt(row[bins]));
            path.lineTo(map.xAt(xRange.floor() + half), map.yAt(row[bins]));
            path.lineTo(map.xAt(xRange.floor() + half), base);
        }
        return path;
    }
}
