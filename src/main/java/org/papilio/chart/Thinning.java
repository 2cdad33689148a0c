package org.papilio.chart;

import java.util.Arrays;

/** Leaves out points of a long line that no medium could show: of each narrow column the first, last, least and greatest stay. */
final class Thinning {
    private static final int COLUMNS_PER_POINT = 4;
    private static final int SHORT = 3000;

    private Thinning() {}

    /**
     * Thins a line.
     *
     * @param points x and y; returned as it is when short, or when x is not ascending or has gaps
     * @param width length of the axis in points
     */
    static double[][] thin(double[][] points, double lower, double upper, double width) {
        int n = points[0].length;
        if (n <= SHORT || !ascending(points[0])) {
            return points;
        }
        int[] kept = new int[n];
        int count = 0;
        int start = 0;
        while (start < n) {
            long column = column(points[0][start], lower, upper, width);
            int end = start;
            int least = start;
            int greatest = start;
            while (end + 1 < n
                    && column(points[0][end + 1], lower, upper, width) == column
                    && Double.isNaN(points[1][end + 1]) == Double.isNaN(points[1][start])) {
                end++;
                least = points[1][end] < points[1][least] ? end : least;
                greatest = points[1][end] > points[1][greatest] ? end : greatest;
            }
            int[] candidates = {start, Math.min(least, greatest), Math.max(least, greatest), end};
            for (int index : candidates) {
                if (count == 0 || kept[count - 1] < index) {
                    kept[count++] = index;
                }
            }
            start = end + 1;
        }
        double[][] thinned = new double[2][count];
        for (int i = 0; i < count; i++) {
            thinned[0][i] = points[0][kept[i]];
            thinned[1][i] = points[1][kept[i]];
        }
        return thinned;
    }

    private static long column(double x, double lower, double upper, double width) {
        return (long) Math.floor((x - lower) / (upper - lower) * width * COLUMNS_PER_POINT);
    }

    private static boolean ascending(double[] x) {
        for (int i = 1; i < x.length; i++) {
            if (!(x[i] >= x[i - 1])) {
                return false;
            }
        }
        return Arrays.stream(x).noneMatch(Double::isNaN);
    }
}
