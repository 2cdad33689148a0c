package org.papilio.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.papilio.chart.Ticks.Tick;

/** A JFreeChart axis over axis coordinates whose ticks are given, not guessed. */
final class TickAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;

    private final transient List<Tick> given;

    TickAxis(double lower, double upper, List<Tick> ticks) {
        this.given = List.copyOf(ticks);
        Theme.dress(this);
        setAutoRange(false);
        setRange(lower, upper);
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
        TextAnchor anchor = RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
        List<NumberTick> ticks = new ArrayList<>();
        for (Tick tick : given) {
            if (tick.position() >= getLowerBound() && tick.position() <= getUpperBound()) {
                TickType type = tick.major() ? TickType.MAJOR : TickType.MINOR;
                ticks.add(new NumberTick(type, tick.position(), tick.label(), anchor, anchor, 0));
            }
        }
        return ticks;
    }

    @Override
    public Object clone() throws CloneNotSupportedException {
        throw new CloneNotSupportedException("an axis belongs to one drawing");
    }
}
