package org.papilio.chart;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.papilio.chart.Series.Look;

/**
 * JFreeChart's line renderer with markers on a few points of each series, at other places for each, and on points that stand
 * alone between gaps.
 */
final class SeriesRenderer extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1L;
    private static final int MARKERS = 7;
    /** With this many points or fewer each has a marker. */
    private static final int FEW = 12;

    private final transient double[][] y;
    private final boolean[] all;
    private final boolean[] plain;

    private SeriesRenderer(double[][] y, boolean[] all, boolean[] plain) {
        super(true, true);
        this.y = y;
        this.all = all;
        this.plain = plain;
        setDrawSeriesLineAsPath(true);
    }

    static void add(XYPlot plot, List<Series> series, Mapping map) {
        DefaultXYDataset data = new DefaultXYDataset();
        double[][] values = new double[series.size()][];
        boolean[] all = new boolean[series.size()];
        boolean[] plain = new boolean[series.size()];
        for (int i = 0; i < series.size(); i++) {
            Series one = series.get(i);
            double[][] points = {map.xRange().at(one.x()), map.yRange().at(one.y())};
            if (one.look() == Look.STEPS) {
                points = stairs(points);
            }
            if (one.look() != Look.POINTS) {
                points = Thinning.thin(
                        points,
                        map.xRange().lower(),
                        map.xRange().upper(),
                        map.area().getWidth());
            }
            // Series are keyed by position: two of the same name are still two.
            data.addSeries(i, points);
            values[i] = points[1];
            all[i] = one.look() == Look.POINTS || (one.look() == Look.LINE && points[1].length <= FEW);
            plain[i] = one.look() == Look.PLAIN;
        }
        SeriesRenderer renderer = new SeriesRenderer(values, all, plain);
        for (int i = 0; i < series.size(); i++) {
            Style style = series.get(i).style();
            renderer.setSeriesPaint(i, style.colour());
            renderer.setSeriesStroke(i, style.stroke());
            renderer.setSeriesLinesVisible(i, series.get(i).look() != Look.POINTS);
            boolean small = map.area().getWidth() < 170 || series.get(i).look() == Look.POINTS;
            double radius = small ? 1.7 : Style.MARKER_RADIUS;
            renderer.setSeriesShape(i, style.marker().shape(radius));
        }
        plot.setDataset(1, data);
        plot.setRenderer(1, renderer);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    }

    @Override
    public boolean getItemShapeVisible(int row, int item) {
        double[] values = y[row];
        if (all[row]) {
            return true;
        }
        boolean alone = (item == 0 || Double.isNaN(values[item - 1]))
                && (item == values.length - 1 || Double.isNaN(values[item + 1]));
        int every = Math.max(1, values.length / MARKERS);
        int offset = every * (2 * (row % 8) + 1) / 16;
        return alone || (!plain[row] && item % every == offset);
    }

    private static double[][] stairs(double[][] points) {
        List<double[]> stairs = new ArrayList<>();
        for (int i = 0; i < points[0].length; i++) {
            if (i > 0) {
                stairs.add(new double[] {points[0][i], points[1][i - 1]});
            }
            stairs.add(new double[] {points[0][i], points[1][i]});
        }
        double[][] xy = new double[2][stairs.size()];
        for (int i = 0; i < stairs.size(); i++) {
            xy[0][i] = stairs.get(i)[0];
            xy[1][i] = stairs.get(i)[1];
        }
        return xy;
    }
}
