package org.papilio.chart;

import java.awt.Graphics2D;
import org.papilio.chart.AxisRange.Extent;

/** A plane of equally large cells, each of one colour. */
abstract class RasterFigure extends XYFigure {
    private final AxisRange xRange;
    private final AxisRange yRange;
    private final int rows;
    private final int columns;

    RasterFigure(Layout layout, AxisRange x, AxisRange y, int rows, int columns) {
        super(layout);
        this.xRange = x;
        this.yRange = y;
        this.rows = rows;
        this.columns = columns;
    }

    /** The range of an axis that has both ends. */
    static AxisRange ends(AxisSpec spec) {
        if (Double.isNaN(spec.lower()) || Double.isNaN(spec.upper())) {
            throw new IllegalArgumentException("axis '" + spec.label() + "' of a raster needs both ends");
        }
        return AxisRange.fit(spec, new Extent(), 0);
    }

    /** How many cells lie along the horizontal axis, if there is a row. */
    static int columns(int[][] cells) {
        return cells.length == 0 ? 0 : cells[0].length;
    }

    /** The colour of a cell without its alpha, row 0 at the lower end of the vertical axis. */
    abstract int rgb(int row, int column);

    @Override
    boolean isEmpty() {
        return rows == 0;
    }

    @Override
    final AxisRange xRange() {
        return xRange;
    }

    @Override
    final AxisRange yRange() {
        return yRange;
    }

    @Override
    final boolean xGrid() {
        return false;
    }

    @Override
    final boolean yGrid() {
        return false;
    }

    @Override
    final void paintBelow(Graphics2D g, Mapping map) {
        Raster.draw(g, columns, rows, (column, row) -> rgb(rows - 1 - row, column), map.area());
    }
}
