package org.papilio.chart;

import java.util.ArrayList;
import java.util.List;
import org.papilio.chart.Ticks.Room;
import org.papilio.chart.Ticks.Tick;

/**
 * An axis fitted to data: from values to axis coordinates (the value itself, or its decimal logarithm), the ends in axis
 * coordinates, and where an exact zero goes on a logarithmic axis.
 *
 * @param floor axis coordinate at which exact zeros are drawn, or NaN when there are none or the axis is linear
 */
record AxisRange(AxisSpec spec, double lower, double upper, double floor) {
    /** Beyond this the length of a range may overflow. */
    private static final double LARGEST = 1e307;

    /** What is known of the data of an axis: the ends of the finite values, and of the positive ones. */
    static final class Extent {
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;
        private double minPositive = Double.POSITIVE_INFINITY;
        private boolean zero;
        private int negatives;

        Extent add(double value) {
            if (Double.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
                zero |= value == 0;
                negatives += value < 0 ? 1 : 0;
                minPositive = value > 0 ? Math.min(minPositive, value) : minPositive;
            }
            return this;
        }

        Extent add(double[] values) {
            for (double value : values) {
                add(value);
            }
            return this;
        }

        boolean isEmpty() {
            return min > max;
        }

        int negatives() {
            return negatives;
        }
    }

    /**
     * Fits an axis.
     *
     * @param padding share of the range left free at either end that is not fixed
     */
    static AxisRange fit(AxisSpec spec, Extent data, double padding) {
        return spec.scale() == Scale.LOG ? fitLog(spec, data, padding) : fitLinear(spec, data, padding);
    }

    private static AxisRange fitLinear(AxisSpec spec, Extent data, double padding) {
        double lower = Double.isNaN(spec.lower()) ? data.isEmpty() ? 0 : clamp(data.min) : spec.lower();
        double upper = Double.isNaN(spec.upper()) ? data.isEmpty() ? lower + 1 : clamp(data.max) : spec.upper();
        // A range of a few ulp is round-off, not data: ticks in it would need more digits than a label has room for.
        double smallest = 1e-9 * Math.max(Math.abs(lower), Math.abs(upper));
        if (upper - lower <= smallest) {
            double half = lower == 0 ? 0.5 : Math.max(smallest, 0.1 * Math.abs(lower));
            lower -= Double.isNaN(spec.lower()) ? half : 0;
            upper = Math.max(upper, lower) + half;
        }
        double pad = padding * (upper - lower);
        return new AxisRange(
                spec,
                Double.isNaN(spec.lower()) ? lower - pad : lower,
                Double.isNaN(spec.upper()) ? upper + pad : upper,
                Double.NaN);
    }

    private static AxisRange fitLog(AxisSpec spec, Extent data, double padding) {
        boolean positive = data.minPositive <= data.max;
        double lower = log(Double.isNaN(spec.lower()) ? positive ? data.minPositive : 1 : spec.lower());
        double upper = log(Double.isNaN(spec.upper()) ? positive ? data.max : 10 : spec.upper());
        if (upper - lower < 1e-6) {
            lower -= 0.5;
            upper = Math.max(upper, lower) + 0.5;
        }
        double pad = padding * (upper - lower);
        double top = Double.isNaN(spec.upper()) ? upper + pad : upper;
        if (data.zero) {
            double floor = lower - Math.max(0.3, 0.08 * (upper - lower));
            return new AxisRange(spec, floor - pad, top, floor);
        }
        return new AxisRange(spec, Double.isNaN(spec.lower()) ? lower - pad : lower, top, Double.NaN);
    }

    /** The axis coordinate of a value; NaN for what has no place on the axis. */
    double at(double value) {
        if (!Double.isFinite(value)) {
            return Double.NaN;
        }
        if (spec.scale() == Scale.LINEAR) {
            return clamp(value);
        }
        return value > 0 ? log(value) : value == 0 ? floor : Double.NaN;
    }

    double[] at(double[] values) {
        double[] mapped = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            mapped[i] = at(values[i]);
        }
        return mapped;
    }

    boolean hasFloor() {
        return !Double.isNaN(floor);
    }

    /** Ticks for an axis drawn over {@code length} points. */
    List<Tick> ticks(double length, boolean horizontal) {
        if (spec.scale() == Scale.LINEAR) {
            return Ticks.linear(new Room(lower, upper, length, horizontal), spec.whole());
        }
        if (!hasFloor()) {
            return Ticks.log(new Room(lower, upper, length, horizontal));
        }
        // The stretch between the floor and the smallest positive value belongs to no number, so it has no ticks.
        double start = floor + 0.6 * Math.max(0.3, 0.08 * (upper - floor) / 1.08);
        List<Tick> ticks = new ArrayList<>();
        ticks.add(new Tick(floor, "0"));
        double share = (upper - start) / (upper - lower);
        ticks.addAll(Ticks.log(new Room(start, upper, share * length, horizontal)));
        return ticks;
    }

    /** What a reader must be told about values this axis cannot show in place. */
    List<String> notes(Extent data, String what) {
        List<String> notes = new ArrayList<>();
        if (hasFloor()) {
            notes.add("Values of exactly 0 are drawn on the dashed line marked 0, below the logarithmic scale.");
        }
        if (spec.scale() == Scale.LOG && data.negatives() > 0) {
            notes.add(data.negatives() + " negative " + what + " cannot be shown on a logarithmic axis.");
        }
        return notes;
    }

    private static double clamp(double value) {
        return Math.max(-LARGEST, Math.min(LARGEST, value));
    }

    private static double log(double value) {
        return StrictMath.log10(value);
    }
}
