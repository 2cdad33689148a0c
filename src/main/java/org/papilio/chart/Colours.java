package org.papilio.chart;

import java.awt.Color;

/** Arithmetic on colours. Shades are mixed with paper rather than made transparent: every medium draws them alike. */
final class Colours {
    private Colours() {}

    /** A mixture of two colours with the given share of the second. */
    static Color mix(Color first, Color second, double share) {
        return new Color(
                channel(first.getRed(), second.getRed(), share),
                channel(first.getGreen(), second.getGreen(), share),
                channel(first.getBlue(), second.getBlue(), share));
    }

    private static int channel(int first, int second, double share) {
        return (int) Math.rint(first + share * (second - first));
    }
}
