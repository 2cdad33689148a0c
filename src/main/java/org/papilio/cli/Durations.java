package org.papilio.cli;

import java.util.Locale;

/** Durations for a person. */
final class Durations {

    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private Durations() {}

    /** For example {@code 0.3 s}, {@code 42 s}, {@code 3 min 05 s}, {@code 2 h 10 min}. */
    static String text(double seconds) {
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < MINUTE) {
            return whole + " s";
        }
        return whole < HOUR
                ? String.format(Locale.ROOT, "%d min %02d s", whole / MINUTE, whole % MINUTE)
                : String.format(Locale.ROOT, "%d h %02d min", whole / HOUR, whole % HOUR / MINUTE);
    }
}
