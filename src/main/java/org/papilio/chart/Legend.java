package org.papilio.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A legend set in rows above the plots, where it cannot hide data. Entries of the same label are one entry. */
final class Legend {
    private static final double SWATCH = 20;
    private static final double GAP = 4;
    private static final double COLUMN_GAP = 13;
    private static final double ROW = 11.5;

    /** Draws the sample of an entry into a box given by its left edge, its middle height and its width. */
    interface Swatch {
        void draw(Graphics2D g, double x, double middle, double width);
    }

    /** One entry. */
    record Entry(String label, Swatch swatch) {}

    private record Placed(Entry entry, String label, double x, int row) {}

    private final List<Placed> placed = new ArrayList<>();
    private final int rows;

    Legend(List<Entry> entries, double width) {
        Map<String, Entry> distinct = new LinkedHashMap<>();
        entries.forEach(entry -> distinct.putIfAbsent(entry.label(), entry));
        double x = 0;
        int row = 0;
        for (Entry entry : distinct.values()) {
            String label = Text.fit(Theme.LABEL, entry.label(), width - SWATCH - GAP);
            double size = SWATCH + GAP + Text.width(Theme.LABEL, label);
            if (x > 0 && x + size > width) {
                x = 0;
                row++;
            }
            placed.add(new Placed(entry, label, x, row));
            x += size + COLUMN_GAP;
        }
        rows = placed.isEmpty() ? 0 : row + 1;
    }

    double height() {
        return rows * ROW;
    }

    void draw(Graphics2D g, double left, double top) {
        for (Placed item : placed) {
            double middle = top + ROW * (item.row() + 0.5);
            item.entry().swatch().draw(g, left + item.x(), middle, SWATCH);
            g.setPaint(Theme.INK);
            double baseline = middle + Text.capHeight(Theme.LABEL) / 2;
            Text.draw(g, Theme.LABEL, item.label(), left + item.x() + SWATCH + GAP, baseline);
        }
    }

    static Entry line(String label, Style style, boolean line, boolean marker) {
        return new Entry(label, (g, x, middle, width) -> {
            g.setPaint(style.colour());
            if (line) {
                g.setStroke(style.stroke());
                g.draw(new Line2D.Double(x, middle, x + width, middle));
            }
            if (marker) {
                Shape shape = style.marker().shape(Style.MARKER_RADIUS);
                g.fill(AffineTransform.getTranslateInstance(x + width / 2, middle)
                        .createTransformedShape(shape));
            }
        });
    }

    static Entry box(String label, Color fill, Color edge) {
        return new Entry(label, (g, x, middle, width) -> {
            Rectangle2D box = new Rectangle2D.Double(x + 4, middle - 4, width - 8, 8);
            g.setPaint(fill);
            g.fill(box);
            g.setPaint(edge);
            g.setStroke(Theme.AXIS_LINE);
            g.draw(box);
        });
    }
}
