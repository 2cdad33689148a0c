package org.papilio.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.papilio.chart.Legend.Entry;
import org.papilio.chart.Series.Look;

/** A plane divided into regions, each in a light shade of its categorical colour, with points on it. */
public final class RegionFigure extends RasterFigure {
    /** The region whose shade is dark, for what matters most. */
    public static final int MARKED = -1;

    private static final double LIGHT = 0.72;
    private static final Color DARK = Colours.mix(Theme.INK, Theme.PAPER, 0.35);

    private final int[][] regions;
    private final String marked;
    private final List<Series> points;

    /**
     * A figure of regions.
     *
     * @param x the horizontal axis with its ends
     * @param y the vertical axis with its ends
     * @param regions {@code regions[row][column]}, row 0 at the lower end of y: the number of a categorical style, or
     *     {@link #MARKED}; cells are equally large on the axes
     * @param marked what the marked region is called; empty where there is none
     * @param points drawn on the regions
     */
    public RegionFigure(Layout layout, AxisSpec x, AxisSpec y, int[][] regions, String marked, List<Series> points) {
        super(layout, ends(x), ends(y), regions.length, columns(regions), List.of());
        this.regions = regions;
        this.marked = marked;
        this.points = List.copyOf(points);
    }

    /** How the points of a region are drawn. */
    public static Series points(String name, int region, double[] x, double[] y) {
        return new Series(name, x, y, Look.POINTS, Style.categorical(region));
    }

    @Override
    List<Entry> legend() {
        List<Entry> entries = new ArrayList<>();
        points.forEach(one -> entries.add(Legend.line(one.name(), one.style(), false, true)));
        if (!marked.isEmpty()) {
            entries.add(Legend.box(marked, DARK, DARK));
        }
        return entries;
    }

    @Override
    void addSeries(XYPlot plot, Mapping map) {
        SeriesRenderer.add(plot, points, map);
    }

    @Override
    int rgb(int row, int column) {
        int region = regions[row][column];
        Color colour =
                region == MARKED ? DARK : Colours.mix(Style.categorical(region).colour(), Theme.PAPER, LIGHT);
        return colour.getRGB() & 0xFFFFFF;
    }
}
