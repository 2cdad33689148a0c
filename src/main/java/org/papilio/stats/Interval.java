package org.papilio.stats;

/**
 * A closed interval of real numbers; both ends may be the same, and either may be infinite.
 *
 * @param lower the lower end
 * @param upper the upper end, not below the lower one
 */
public record Interval(double lower, double upper) {

    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("an interval needs lower <= upper, got [" + lower + ", " + upper + "]");
        }
    }

    /** The interval of all x with |x - centre| at most the half width. */
    public static Interval around(double centre, double halfWidth) {
        return new Interval(centre - halfWidth, centre + halfWidth);
    }

    /** Whether the number lies in the interval, ends included. */
    public boolean contains(double x) {
        return lower <= x && x <= upper;
    }

    /** The upper minus the lower end; 0 when they are equal, also at infinity. */
    public double width() {
        return lower == upper ? 0 : upper - lower;
    }

    /** The interval times a factor that is not negative. */
    public Interval times(double factor) {
        return new Interval(lower * factor, upper * factor);
    }
}
