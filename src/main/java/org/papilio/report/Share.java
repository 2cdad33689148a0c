package org.papilio.report;

import org.papilio.stats.Interval;
import org.papilio.stats.Wilson;

/**
 * A share observed in so many trials, with an interval.
 *
 * @param count how often it was so
 * @param total of how many
 */
record Share(int count, int total) {

    /** Of every interval. */
    static final double CONFIDENCE = 0.95;

    Share {
        if (count < 0 || count > total) {
            throw new IllegalArgumentException(count + " of " + total);
        }
    }

    /** count / total; NaN of nothing. */
    double value() {
        return (double) count / total;
    }

    /** The lower end of Wilson's 95 % interval; of nothing, anything between 0 and 1 is possible. */
    double low() {
        return interval().lower();
    }

    /** The upper end. */
    double high() {
        return interval().upper();
    }

    private Interval interval() {
        return total == 0 ? new Interval(0, 1) : Wilson.of(count, total, CONFIDENCE);
    }

    /** "17 % (12 to 23 %)". */
    String words() {
        return Wording.percent(value()) + " (" + Wording.range(whole(low()), whole(high())) + " %)";
    }

    private static String whole(double share) {
        return Wording.percent(share).replace(" %", "");
    }
}
