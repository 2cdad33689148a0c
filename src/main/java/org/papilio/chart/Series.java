package org.papilio.chart;

/**
 * A named sequence of points.
 *
 * @param x positions, as many as {@code y}
 * @param y values; NaN and infinities are gaps
 * @param look how the points are joined
 * @param style an explicit style, or one by position in the figure when {@link Series#of} is used
 */
public record Series(String name, double[] x, double[] y, Look look, Style style) {

    /** How the points of a series are shown. */
    public enum Look {
        /** A line with a few markers that tell the series apart in grey print. */
        LINE,
        /** A line without markers. */
        PLAIN,
        /** A line that keeps its value until the next point. */
        STEPS,
        /** Markers alone. */
        POINTS
    }

    public Series {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "series '" + name + "': " + x.length + " positions but " + y.length + " values");
        }
    }

    /** A line in a given style. */
    public static Series of(String name, double[] x, double[] y, Style style) {
        return new Series(name, x, y, Look.LINE, style);
    }

    /** 0, 1, ..., count − 1: the positions of values recorded at every step. */
    public static double[] steps(int count) {
        double[] x = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = i;
        }
        return x;
    }
}
