package org.papilio.chart;

import java.awt.Graphics2D;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.papilio.chart.AxisRange.Extent;
import org.papilio.chart.Legend.Entry;
import org.papilio.chart.Ticks.Tick;

/** A matrix of values as colours with a colour bar; missing values are light grey. */
public final class HeatmapFigure extends RasterFigure {
    private final double[][] values;
    private final @Nullable List<String> columnLabels;
    private final @Nullable List<String> rowLabels;
    private final ColourBar bar;
    private final boolean empty;

    private HeatmapFigure(
            Layout layout,
            AxisRange x,
            AxisRange y,
            AxisSpec value,
            double[][] values,
            ColourMap map,
            @Nullable List<String> columnLabels,
            @Nullable List<String> rowLabels,
            List<Frame> frames) {
        super(layout, x, y, values.length, values.length == 0 ? 0 : values[0].length, frames);
        this.values = values;
        this.columnLabels = columnLabels;
        this.rowLabels = rowLabels;
        Extent extent = new Extent();
        for (double[] row : values) {
            if (row.length != values[0].length) {
                throw new IllegalArgumentException("a heat map needs rows of equal length");
            }
            extent.add(row);
        }
        empty = extent.isEmpty();
        bar = new ColourBar(AxisRange.fit(value, extent, 0), map);
    }

    /**
     * A map over a rectangle of two parameters.
     *
     * @param x the horizontal axis with its ends, linear or logarithmic
     * @param y the vertical axis with its ends, linear or logarithmic
     * @param value the axis of the colours
     * @param values {@code values[row][column]}, row 0 at the lower end of y; cells are equally large on the axes
     */
    public static HeatmapFigure of(
            Layout layout, AxisSpec x, AxisSpec y, AxisSpec value, double[][] values, ColourMap map) {
        return framed(layout, x, y, value, values, map, List.of());
    }

    /** The same with frames outlined on it. */
    public static HeatmapFigure framed(
            Layout layout,
            AxisSpec x,
            AxisSpec y,
            AxisSpec value,
            double[][] values,
            ColourMap map,
            List<Frame> frames) {
        return new HeatmapFigure(layout, ends(x), ends(y), value, values, map, null, null, frames);
    }

    /**
     * A labelled matrix with the first row at the top.
     *
     * @param x label of the columns
     * @param y label of the rows
     * @param values {@code values[row][column]}
     */
    public static HeatmapFigure matrix(
            Layout layout,
            String x,
            List<String> columns,
            String y,
            List<String> rows,
            AxisSpec value,
            double[][] values,
            ColourMap map) {
        if (values.length != rows.size() || (values.length > 0 && values[0].length != columns.size())) {
            throw new IllegalArgumentException(
                    "the matrix does not have " + rows.size() + " rows and " + columns.size() + " columns");
        }
        double[][] upwards = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            upwards[values.length - 1 - i] = values[i];
        }
        AxisRange across = new AxisRange(AxisSpec.linear(x), -0.5, Math.max(1, columns.size()) - 0.5, Double.NaN);
        AxisRange down = new AxisRange(AxisSpec.linear(y), -0.5, Math.max(1, rows.size()) - 0.5, Double.NaN);
        return new HeatmapFigure(
                layout, across, down, value, upwards, map, List.copyOf(columns), List.copyOf(rows), List.of());
    }

    @Override
    boolean isEmpty() {
        return empty;
    }

    @Override
    List<Tick> xTicks(double length) {
        return columnLabels == null ? super.xTicks(length) : Groups.horizontal(columnLabels, length);
    }

    @Override
    List<Tick> yTicks(double length) {
        return rowLabels == null ? super.yTicks(length) : Groups.vertical(rowLabels, length, layout().width() * 0.35);
    }

    @Override
    List<Entry> legend() {
        return List.of();
    }

    @Override
    double extraRight() {
        return bar.width(layout().plotHeight() - 40);
    }

    @Override
    int rgb(int row, int column) {
        return bar.rgb(values[row][column]);
    }

    @Override
    void paintBeside(Graphics2D g, Mapping map) {
        bar.draw(g, map.area());
    }
}
