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

    /** Whether white text reads better on the colour than black: relative luminance (WCAG 2.1) below 0.18. */
    static boolean isDark(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue())
                < 0.18;
    }

    /** Linear light of an sRGB channel (IEC 61966-2-1). */
    static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
    }

    private static int channel(int first, int second, double share) {
        return (int) Math.rint(first + share * (second - first));
    }
}
