package org.papilio.chart;

import java.util.ArrayList;
import java.util.List;
import org.papilio.chart.Ticks.Room;
import org.papilio.chart.Ticks.Tick;

/** An axis of named groups at positions 0, 1, 2, ... */
final class Groups {
    private Groups() {}

    /** The axis. */
    static AxisRange axis(String label, int count) {
        return new AxisRange(AxisSpec.linear(label), -0.6, Math.max(count, 1) - 0.4, Double.NaN);
    }

    /** Labels of groups along a horizontal axis: shortened when somewhat too long, every second or third when there are many. */
    static List<Tick> horizontal(List<String> labels, double length) {
        AxisRange axis = axis("", labels.size());
        Room room = new Room(axis.lower(), axis.upper(), length, true);
        double slot = length / (labels.size() + 0.2) - 4;
        for (int every = 1; every <= labels.size(); every++) {
            List<Tick> ticks = every(labels, every, Double.POSITIVE_INFINITY);
            if (room.holds(ticks, 4)) {
                return ticks;
            }
            if (slot >= 28) {
                return every(labels, 1, slot);
            }
        }
        return List.of();
    }

    private static List<Tick> every(List<String> labels, int every, double maxWidth) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < labels.size(); i += every) {
            ticks.add(new Tick(i, Text.fit(Theme.TICK, labels.get(i), maxWidth)));
        }
        return ticks;
    }

    /** Labels of groups along a vertical axis from top to bottom; none when the rows are too narrow to tell them apart. */
    static List<Tick> vertical(List<String> labels, double length, double maxWidth) {
        List<Tick> ticks = new ArrayList<>();
        if (length / Math.max(1, labels.size()) >= 8.2) {
            for (int i = 0; i < labels.size(); i++) {
                ticks.add(new Tick(labels.size() - 1 - i, Text.fit(Theme.TICK, labels.get(i), maxWidth)));
            }
        }
        return ticks;
    }
}
