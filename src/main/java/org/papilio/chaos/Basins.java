package org.papilio.chaos;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.papilio.stats.Quantiles;

/**
 * A window on basins: on each point of a grid of {@code height} rows and {@code width} columns, a square apart, where the
 * trajectory from there ends. Labels are names only: any whole numbers, for example the number of the solution or -1 for
 * divergence.
 */
public final class Basins {
    private final int height;
    private final int width;
    /** Row by row, renamed to 0, 1, 2, ... in order of first appearance. */
    private final int[] labels;

    private final int[] sizes;

    private Basins(int[] raster, int width) {
        if (width < 1 || raster.length == 0 || raster.length % width != 0) {
            throw new IllegalArgumentException(
                    "a raster needs rows of one length, got " + raster.length + " labels in rows of " + width);
        }
        this.width = width;
        this.height = raster.length / width;
        this.labels = new int[raster.length];
        Map<Integer, Integer> names = new HashMap<>();
        int[] counts = new int[16];
        int last = raster[0];
        int name = 0;
        names.put(last, name);
        for (int i = 0; i < raster.length; i++) {
            if (raster[i] != last) {
                last = raster[i];
                Integer known = names.putIfAbsent(last, names.size());
                name = known == null ? names.size() - 1 : known;
                if (name == counts.length) {
                    counts = Arrays.copyOf(counts, 2 * name);
                }
            }
            labels[i] = name;
            counts[name]++;
        }
        this.sizes = Arrays.copyOf(counts, names.size());
    }

    /**
     * Of rows of labels.
     *
     * @throws IllegalArgumentException if there are none, or they are not of one length
     */
    public static Basins of(int[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        int[] raster = new int[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != width) {
                throw new IllegalArgumentException(
                        "row " + i + " has " + rows[i].length + " labels and the first one " + width);
            }
            System.arraycopy(rows[i], 0, raster, i * width, width);
        }
        return new Basins(raster, width);
    }

    /**
     * Of labels row by row.
     *
     * @throws IllegalArgumentException if they are not whole rows of the width
     */
    public static Basins of(int[] raster, int width) {
        return new Basins(raster, width);
    }

    /**
     * Of a quantity with values, such as the steps to a solution, cut at thresholds: label k where k of them are at most the
     * value. NaN has a label of its own.
     *
     * @param values row by row; infinities are allowed
     * @param width values in a row
     * @param thresholds in ascending order
     * @throws IllegalArgumentException if the thresholds do not ascend or the values are not whole rows
     */
    public static Basins cut(double[] values, int width, double... thresholds) {
        for (int k = 0; k < thresholds.length; k++) {
            if (Double.isNaN(thresholds[k]) || k > 0 && thresholds[k] <= thresholds[k - 1]) {
                throw new IllegalArgumentException("thresholds must ascend, got " + Arrays.toString(thresholds));
            }
        }
        int[] raster = new int[values.length];
        for (int i = 0; i < raster.length; i++) {
            int at = Arrays.binarySearch(thresholds, values[i]);
            raster[i] = Double.isNaN(values[i]) ? -1 : at >= 0 ? at + 1 : -1 - at;
        }
        return new Basins(raster, width);
    }

    /**
     * The same with thresholds at the quantiles 1/n, ..., (n-1)/n of the values that are finite; quantiles that fall together
     * are one threshold.
     *
     * @param values row by row
     * @param width values in a row
     * @param classes n, at least 2
     */
    public static Basins cutEvenly(double[] values, int width, int classes) {
        double[] finite =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (classes < 2 || finite.length == 0) {
            throw new IllegalArgumentException(
                    "needs two classes and a finite value, got " + classes + " and " + finite.length);
        }
        double[] thresholds = new double[classes - 1];
        for (int k = 1; k < classes; k++) {
            thresholds[k - 1] = Quantiles.of(finite, (double) k / classes);
        }
        return cut(values, width, Arrays.stream(thresholds).distinct().toArray());
    }

    /** Rows of the grid. */
    public int height() {
        return height;
    }

    /** Columns of the grid. */
    public int width() {
        return width;
    }

    /** How many basins the window shows. */
    public int count() {
        return sizes.length;
    }

    /** How many grid points each basin has. */
    public int[] sizes() {
        return sizes.clone();
    }

    /** The basin of a grid point, 0 to {@link #count} - 1 in order of first appearance. */
    int label(int row, int column) {
        return labels[row * width + column];
    }

    /** All basins row by row; not a copy. */
    int[] labels() {
        return labels;
    }
}
