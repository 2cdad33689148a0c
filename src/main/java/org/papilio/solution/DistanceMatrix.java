package org.papilio.solution;

/** The distances of n points to each other, each pair stored once: 8 n (n - 1) / 2 bytes, 19 MB for 2200 points. */
public final class DistanceMatrix {

    /** The distance of two points given by their positions. */
    @FunctionalInterface
    public interface PairDistance {
        /** The distance of point i and point j, not negative; called for i &lt; j. */
        double between(int i, int j);
    }

    private final int size;
    private final double[] distances;

    private DistanceMatrix(int size, double[] distances) {
        this.size = size;
        this.distances = distances;
    }

    /**
     * Computes all distances.
     *
     * @param size the number of points, 1 to 5000
     * @throws IllegalArgumentException if a distance is negative, infinite or NaN
     */
    public static DistanceMatrix of(int size, PairDistance pairs) {
        if (size < 1 || size > 5000) {
            throw new IllegalArgumentException("distances need 1 to 5000 points, got " + size);
        }
        double[] distances = new double[size * (size - 1) / 2];
        int next = 0;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                double distance = pairs.between(i, j);
                if (!(distance >= 0 && Double.isFinite(distance))) {
                    throw new IllegalArgumentException("the distance of points " + i + " and " + j + " is " + distance);
                }
                distances[next++] = distance;
            }
        }
        return new DistanceMatrix(size, distances);
    }

    /** The sums of the distances of a point to the points of each group; points of group -1 are left out. */
    double[] sums(int point, int[] group, int groups) {
        double[] sums = new double[groups];
        for (int j = 0; j < point; j++) {
            if (group[j] >= 0) {
                sums[group[j]] += distances[position(j, point)];
            }
        }
        int row = position(point, point);
        for (int j = point + 1; j < size; j++) {
            if (group[j] >= 0) {
                sums[group[j]] += distances[row + j - point];
            }
        }
        return sums;
    }

    private int position(int low, int high) {
        return size * low - low * (low + 1) / 2 + high - low - 1;
    }

    /** The number of points. */
    public int size() {
        return size;
    }

    /** The distance of two points; 0 of a point to itself. */
    public double get(int i, int j) {
        if (i == j) {
            return 0;
        }
        return distances[position(Math.min(i, j), Math.max(i, j))];
    }

    /** The distances of some of the points, in the order given. */
    public DistanceMatrix subset(int[] points) {
        return of(points.length, (i, j) -> get(points[i], points[j]));
    }
}
