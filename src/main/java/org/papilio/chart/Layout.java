package org.papilio.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * What every figure has around its plots: a title (may be empty), the width, the height of the plots without title, legend and
 * notes, and notes set below.
 *
 * @param width in points
 * @param plotHeight in points
 */
public record Layout(String title, double width, double plotHeight, List<String> notes) {

    public Layout {
        if (!(width >= 72) || !(plotHeight >= 48)) {
            throw new IllegalArgumentException("a figure of " + width + " x " + plotHeight + " points is too small");
        }
        notes = List.copyOf(notes);
    }

    /** A figure as wide as a page's text block. */
    public static Layout titled(String title) {
        return new Layout(title, Theme.FULL_WIDTH, 205, List.of());
    }

    /** The same with another size in points. */
    public Layout size(double newWidth, double newPlotHeight) {
        return new Layout(title, newWidth, newPlotHeight, notes);
    }

    /** The same at half width, for two figures side by side. */
    public Layout half() {
        return new Layout(title, Theme.HALF_WIDTH, 150, notes);
    }

    /** The same with one more note. */
    public Layout note(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Layout(title, width, plotHeight, more);
    }
}
