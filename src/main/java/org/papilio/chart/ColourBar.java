package org.papilio.chart;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.papilio.chart.Ticks.Tick;

/** The key of a colour scale right of a data area: the map, ticks, and the label read from below. */
final class ColourBar {
    private static final double GAP = 8;
    private static final double BAR = 9;
    private static final int STEPS = 256;

    private final AxisRange range;
    private final ColourMap map;

    ColourBar(AxisRange range, ColourMap map) {
        this.range = range;
        this.map = map;
    }

    /** Width taken right of the data area. */
    double width(double height) {
        double labels = ticks(height).stream()
                .mapToDouble(tick -> Text.width(Theme.TICK, tick.label()))
                .max()
                .orElse(0);
        double label = range.spec().label().isEmpty() ? 0 : Text.lineHeight(Theme.LABEL) + 3;
        return GAP + BAR + 5 + labels + label + 2;
    }

    int rgb(double value) {
        double at = range.at(value);
        return map.rgb((at - range.lower()) / (range.upper() - range.lower()));
    }

    void draw(Graphics2D g, Rectangle2D data) {
        Rectangle2D bar = new Rectangle2D.Double(data.getMaxX() + GAP, data.getY(), BAR, data.getHeight());
        Raster.draw(g, 1, STEPS, (column, row) -> map.rgb(1 - (row + 0.5) / STEPS), bar);
        g.setStroke(Theme.AXIS_LINE);
        double right = bar.getMaxX();
        double labelled = right;
        for (Tick tick : ticks(data.getHeight())) {
            double share = (tick.position() - range.lower()) / (range.upper() - range.lower());
            double y = bar.getMaxY() - share * bar.getHeight();
            g.setPaint(Theme.AXIS);
            g.draw(new Line2D.Double(right, y, right + (tick.major() ? 2.5 : 1.4), y));
            g.setPaint(Theme.SECONDARY);
            if (!tick.major()) {
                continue;
            }
            Text.draw(g, Theme.TICK, tick.label(), right + 4.5, y + Text.capHeight(Theme.TICK) / 2);
            labelled = Math.max(labelled, right + 4.5 + Text.width(Theme.TICK, tick.label()));
        }
        g.setPaint(Theme.INK);
        AffineTransform before = g.getTransform();
        g.transform(AffineTransform.getQuadrantRotateInstance(-1));
        String label = Text.fit(Theme.LABEL, range.spec().label(), data.getHeight() + 10);
        Text.drawCentred(g, Theme.LABEL, label, -data.getCenterY(), labelled + Text.lineHeight(Theme.LABEL));
        g.setTransform(before);
    }

    private List<Tick> ticks(double height) {
        return range.ticks(height, false);
    }
}
