package org.papilio.chart;

/**
 * A trajectory of a vector of three numbers, one point for each recorded step.
 *
 * @param name name in the legend
 * @param x first components
 * @param y second components
 * @param z third components; points with a NaN or an infinity are gaps
 */
public record Path3D(String name, double[] x, double[] y, double[] z, Style style) {

    public Path3D {
        if (x.length != y.length || x.length != z.length) {
            throw new IllegalArgumentException("path '" + name + "': components of " + x.length + ", " + y.length
                    + " and " + z.length + " points");
        }
    }

    /** The component number 0, 1 or 2. */
    public double[] component(int index) {
        return switch (index) {
            case 0 -> x;
            case 1 -> y;
            case 2 -> z;
            default -> throw new IllegalArgumentException("component " + index + " of three");
        };
    }

    boolean isPoint(int i) {
        return Double.isFinite(x[i]) && Double.isFinite(y[i]) && Double.isFinite(z[i]);
    }
}
