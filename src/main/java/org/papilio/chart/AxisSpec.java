package org.papilio.chart;

/**
 * An axis as asked for: label with unit, scale, and optional fixed ends.
 *
 * @param label what is measured, with its unit in round brackets; may be empty
 * @param lower lower end in data units, or NaN to take it from the data
 * @param upper upper end in data units, or NaN to take it from the data
 * @param whole whether ticks stand at whole numbers only
 */
public record AxisSpec(String label, Scale scale, double lower, double upper, boolean whole) {

    public AxisSpec {
        if (lower >= upper) {
            throw new IllegalArgumentException("axis '" + label + "': lower end " + lower + " is not below " + upper);
        }
        if (scale == Scale.LOG && (lower <= 0 || upper <= 0)) {
            throw new IllegalArgumentException("axis '" + label + "': the ends of a log axis must be positive");
        }
    }

    /** A linear axis over the range of the data. */
    public static AxisSpec linear(String label) {
        return new AxisSpec(label, Scale.LINEAR, Double.NaN, Double.NaN, false);
    }

    /** A linear axis of steps, indices or other whole numbers. */
    public static AxisSpec whole(String label) {
        return new AxisSpec(label, Scale.LINEAR, Double.NaN, Double.NaN, true);
    }

    /** A logarithmic axis over the range of the data. */
    public static AxisSpec log(String label) {
        return new AxisSpec(label, Scale.LOG, Double.NaN, Double.NaN, false);
    }

    /** The same axis with fixed ends; NaN leaves an end to the data. */
    public AxisSpec range(double from, double to) {
        return new AxisSpec(label, scale, from, to, whole);
    }

    /**
     * The same axis with its ends at those of all given data plus 4 % on either side, for panels that are to be compared. Ends
     * stay free where the data has none, or where a log axis must show zeros.
     */
    public AxisSpec covering(double[]... data) {
        AxisRange.Extent extent = new AxisRange.Extent();
        for (double[] values : data) {
            extent.add(values);
        }
        if (extent.isEmpty()) {
            return this;
        }
        AxisRange range = AxisRange.fit(new AxisSpec(label, scale, Double.NaN, Double.NaN, whole), extent, 0.04);
        return scale == Scale.LINEAR
                ? range(range.lower(), range.upper())
                : range.hasFloor()
                        ? range(Double.NaN, StrictMath.pow(10, range.upper()))
                        : range(StrictMath.pow(10, range.lower()), StrictMath.pow(10, range.upper()));
    }

    /** The same axis with another label. */
    public AxisSpec labelled(String other) {
        return new AxisSpec(other, scale, lower, upper, whole);
    }
}
