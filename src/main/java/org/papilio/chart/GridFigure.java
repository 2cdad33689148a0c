package org.papilio.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.papilio.chart.Legend.Entry;

/**
 * Several figures in rows and columns under one title, with one legend and one set of notes. The data areas of all panels have the
 * same size and are aligned; an axis label that is the same all along a row or column is written once.
 */
public class GridFigure extends PanelFigure {
    private static final double COLUMN_GAP = 10;
    private static final double ROW_GAP = 9;
    private static final double TITLE_GAP = 2;

    private final int columns;
    private final List<PanelFigure> panels;

    /**
     * A grid.
     *
     * @param layout title, width and height of all rows together
     * @param columns number of panels side by side; at least 1
     * @param panels row by row; their titles become panel titles, their sizes do not matter
     */
    public GridFigure(Layout layout, int columns, List<? extends PanelFigure> panels) {
        super(layout);
        if (columns < 1) {
            throw new IllegalArgumentException("a grid of " + columns + " columns");
        }
        this.columns = Math.min(columns, Math.max(1, panels.size()));
        this.panels = List.copyOf(panels);
    }

    private int rows() {
        return (panels.size() + columns - 1) / columns;
    }

    @Override
    final boolean isEmpty() {
        return panels.stream().allMatch(PanelFigure::isEmpty);
    }

    @Override
    List<Entry> legend() {
        List<Entry> entries = new ArrayList<>();
        panels.forEach(panel -> entries.addAll(panel.legend()));
        return entries;
    }

    @Override
    List<String> dataNotes() {
        return panels.stream()
                .flatMap(panel -> panel.notes().stream())
                .distinct()
                .toList();
    }

    @Override
    final Margins margins(double width, double height, Shown shown) {
        return Margins.NONE;
    }

    @Override
    final void paint(Graphics2D g, Rectangle2D area, Margins none, Shown shown) {
        double cellWidth = (area.getWidth() - (columns - 1) * COLUMN_GAP) / columns;
        double cellHeight = (area.getHeight() - (rows() - 1) * ROW_GAP) / rows();
        double[] titles = new double[rows()];
        for (int i = 0; i < panels.size(); i++) {
            double height = title(i, cellWidth).size() * Text.lineHeight(Theme.PANEL_TITLE);
            titles[i / columns] = Math.max(titles[i / columns], height > 0 ? height + TITLE_GAP : 0);
        }
        double[] left = new double[columns];
        double[] right = new double[columns];
        double[] top = new double[rows()];
        double[] bottom = new double[rows()];
        for (int i = 0; i < panels.size(); i++) {
            Margins need = panels.get(i).margins(cellWidth, cellHeight - titles[i / columns], shown(i));
            left[i % columns] = Math.max(left[i % columns], need.left());
            right[i % columns] = Math.max(right[i % columns], need.right());
            top[i / columns] = Math.max(top[i / columns], need.top());
            bottom[i / columns] = Math.max(bottom[i / columns], need.bottom());
        }
        double dataWidth = (area.getWidth() - (columns - 1) * COLUMN_GAP - sum(left) - sum(right)) / columns;
        double dataHeight = (area.getHeight() - (rows() - 1) * ROW_GAP - sum(top) - sum(bottom) - sum(titles)) / rows();
        double y = area.getY();
        for (int row = 0; row < rows(); row++) {
            double height = top[row] + dataHeight + bottom[row];
            double x = area.getX();
            for (int column = 0; column < columns && row * columns + column < panels.size(); column++) {
                double width = left[column] + dataWidth + right[column];
                int i = row * columns + column;
                drawTitle(g, i, x, y, width, cellWidth);
                panels.get(i)
                        .paintOrSayEmpty(
                                g,
                                new Rectangle2D.Double(x, y + titles[row], width, height),
                                new Margins(left[column], right[column], top[row], bottom[row]),
                                shown(i));
                x += width + COLUMN_GAP;
            }
            y += titles[row] + height + ROW_GAP;
        }
    }

    private void drawTitle(Graphics2D g, int panel, double x, double y, double width, double wrapWidth) {
        double baseline = y;
        g.setPaint(Theme.INK);
        for (String line : title(panel, wrapWidth)) {
            baseline += Text.lineHeight(Theme.PANEL_TITLE);
            Text.draw(g, Theme.PANEL_TITLE, Text.fit(Theme.PANEL_TITLE, line, width), x, baseline - 2);
        }
    }

    private List<String> title(int panel, double width) {
        return Text.wrap(Theme.PANEL_TITLE, panels.get(panel).layout().title(), width, 2);
    }

    /** A label is left out where the neighbour outside shows the same. */
    private Shown shown(int i) {
        PanelFigure panel = panels.get(i);
        boolean sameBelow = i + columns < panels.size()
                && !panels.get(i + columns).isEmpty()
                && panels.get(i + columns).xLabel().equals(panel.xLabel());
        boolean sameLeft = i % columns > 0
                && !panels.get(i - 1).isEmpty()
                && panels.get(i - 1).yLabel().equals(panel.yLabel());
        return new Shown(!sameBelow, !sameLeft);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
