package org.papilio.chaos;

import org.papilio.stats.Interval;
import org.papilio.stats.Samples;
import org.papilio.stats.Student;

/**
 * A ratio of two sums over the positions in a window, kept for each of {@value #SIDE} x {@value #SIDE} tiles of it, so that
 * its error can be had by leaving out one tile at a time. Neighbouring positions are far from independent; tiles nearly are.
 *
 * <p>Source: B. Efron, C. Stein, <i>Annals of Statistics</i> 9 (1981) 586 (variance by the jackknife).
 */
final class TiledRatio {
    static final int SIDE = 4;
    static final int TILES = SIDE * SIDE;

    private static final int ENOUGH = 1000;

    private final double[] above = new double[TILES];
    private final double[] below = new double[TILES];

    /** Whether something is so at a position. */
    interface Condition {
        boolean holds(int row, int column);
    }

    /**
     * Counts the positions where a condition holds, among those from (0, 0) to (rows - 1, columns - 1): all of them, or in
     * large windows those on every {@link #stride}-th row and column.
     */
    void count(int rows, int columns, Condition condition) {
        int stride = stride(rows, columns);
        for (int i = 0; i < rows; i += stride) {
            for (int part = 0; part < SIDE; part++) {
                int from = ((int) ((long) part * columns / SIDE) + stride - 1) / stride * stride;
                int to = (int) ((part + 1L) * columns / SIDE);
                int hits = 0;
                int trials = 0;
                for (int j = from; j < to; j += stride) {
                    hits += condition.holds(i, j) ? 1 : 0;
                    trials++;
                }
                int tile = tile(i, rows) * SIDE + part;
                above[tile] += hits;
                below[tile] += trials;
            }
        }
    }

    /** Adds to the sums at one of rows x columns positions. */
    void add(int row, int rows, int column, int columns, double numerator, double denominator) {
        int tile = tile(row, rows) * SIDE + tile(column, columns);
        above[tile] += numerator;
        below[tile] += denominator;
    }

    /** 1 up to a thousand or two of rows; then so that about a thousand are left. */
    static int stride(int rows, int columns) {
        return Math.max(1, Math.min(rows, columns) / ENOUGH);
    }

    private static int tile(int index, int count) {
        return (int) ((long) index * SIDE / count);
    }

    /** The sum of the denominators. */
    double trials() {
        return Samples.sum(below);
    }

    /** The ratio of the whole window; NaN without a denominator. */
    double value() {
        return Samples.sum(above) / trials();
    }

    /** The ratio without one tile; NaN if nothing is left. */
    double without(int tile) {
        return (Samples.sum(above) - above[tile]) / (trials() - below[tile]);
    }

    /** The variance of an estimate from its values without each of the tiles, (n - 1)/n sum (x_t - mean)^2. */
    static double variance(double[] without) {
        int n = without.length;
        return Samples.variance(without) * (n - 1) * (n - 1) / n;
    }

    /** The 95 % interval of the ratio; infinite if all of it comes from one tile. */
    Interval interval() {
        double[] without = new double[TILES];
        for (int t = 0; t < TILES; t++) {
            without[t] = without(t);
        }
        double error = Math.sqrt(variance(without));
        return Interval.around(
                value(), Double.isNaN(error) ? Double.POSITIVE_INFINITY : Student.twoSided(TILES - 1, 0.95) * error);
    }
}
