package org.papilio.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.papilio.chart.AxisRange.Extent;

/** A plane of equally large cells, each of one colour. */
abstract class RasterFigure extends XYFigure {
    private static final double SMALLEST_FRAME = 4;

    private final AxisRange xRange;
    private final AxisRange yRange;
    private final int rows;
    private final int columns;
    private final List<Frame> frames;

    RasterFigure(Layout layout, AxisRange x, AxisRange y, int rows, int columns, List<Frame> frames) {
        super(layout);
        this.frames = List.copyOf(frames);
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

    /** Dark on light, so that they stand out from any colour; small ones are drawn large enough to be seen. */
    @Override
    final void paintAbove(Graphics2D g, Mapping map) {
        for (Frame frame : frames) {
            Rectangle2D outline = new Rectangle2D.Double();
            outline.setFrameFromDiagonal(
                    map.x(frame.left()), map.y(frame.upper()), map.x(frame.right()), map.y(frame.lower()));
            double wider = Math.max(0, SMALLEST_FRAME - outline.getWidth()) / 2;
            double taller = Math.max(0, SMALLEST_FRAME - outline.getHeight()) / 2;
            outline.setFrame(
                    outline.getX() - wider,
                    outline.getY() - taller,
                    outline.getWidth() + 2 * wider,
                    outline.getHeight() + 2 * taller);
            g.setPaint(Theme.PAPER);
            g.setStroke(new BasicStroke(2.6f));
            g.draw(outline);
            g.setPaint(Theme.INK);
            g.setStroke(new BasicStroke(1.2f));
            g.draw(outline);
        }
    }

    @Override
    final void paintBelow(Graphics2D g, Mapping map) {
        Raster.draw(g, columns, rows, (column, row) -> rgb(rows - 1 - row, column), map.area());
    }
}
