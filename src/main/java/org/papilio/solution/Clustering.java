package org.papilio.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Points divided into clusters.
 *
 * @param labels the cluster of each point: 0 is the largest cluster, of equal ones that with the first point;
 *     {@link #NOISE} for a point in none
 * @param count the number of clusters
 */
public record Clustering(List<Integer> labels, int count) {
    /** The label of a point that belongs to no cluster. */
    public static final int NOISE = -1;

    public Clustering {
        labels = List.copyOf(labels);
    }

    /** Points with equal keys form a cluster, for example points with equal {@link SolutionCode#text}. */
    public static Clustering ofKeys(List<?> keys) {
        List<Optional<Object>> present = new ArrayList<>();
        keys.forEach(key -> present.add(Optional.of(key)));
        return ofOptionalKeys(present);
    }

    /** The same; a point without a key is noise. */
    static Clustering ofOptionalKeys(List<Optional<Object>> keys) {
        Map<Object, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            int point = i;
            keys.get(i).ifPresent(key -> members.computeIfAbsent(key, k -> new ArrayList<>())
                    .add(point));
        }
        List<List<Integer>> clusters = new ArrayList<>(members.values());
        clusters.sort((a, b) -> Integer.compare(b.size(), a.size()));
        Integer[] labels = new Integer[keys.size()];
        Arrays.fill(labels, NOISE);
        for (int c = 0; c < clusters.size(); c++) {
            for (int point : clusters.get(c)) {
                labels[point] = c;
            }
        }
        return new Clustering(List.of(labels), clusters.size());
    }

    /** The points of a cluster, ascending. */
    public List<Integer> members(int cluster) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i) == cluster) {
                members.add(i);
            }
        }
        return members;
    }

    /** The member with the smallest sum of distances to the others; of equal ones the first. */
    public int medoid(int cluster, DistanceMatrix distances) {
        int medoid = -1;
        double least = Double.POSITIVE_INFINITY;
        List<Integer> members = members(cluster);
        for (int i : members) {
            double sum = 0;
            for (int j : members) {
                sum += distances.get(i, j);
            }
            if (sum < least) {
                least = sum;
                medoid = i;
            }
        }
        return medoid;
    }

    /**
     * The mean silhouette (Rousseeuw 1987, Journal of Computational and Applied Mathematics 20:53): the mean over
     * points of (b - a) / max(a, b), a the mean distance to the own cluster, b to the nearest other one; 0 for a point
     * alone in its cluster, or with a = b = 0. Noise is left out.
     *
     * @return in [-1, 1]; NaN for fewer than two clusters
     */
    public double silhouette(DistanceMatrix distances) {
        if (count < 2) {
            return Double.NaN;
        }
        int[] cluster = labels.stream().mapToInt(Integer::intValue).toArray();
        int[] sizes = new int[count];
        int points = 0;
        for (int own : cluster) {
            if (own != NOISE) {
                sizes[own]++;
                points++;
            }
        }
        double total = 0;
        for (int i = 0; i < cluster.length; i++) {
            if (cluster[i] != NOISE && sizes[cluster[i]] > 1) {
                total += silhouette(i, cluster, sizes, distances);
            }
        }
        return total / points;
    }

    private static double silhouette(int point, int[] cluster, int[] sizes, DistanceMatrix distances) {
        double[] sums = distances.sums(point, cluster, sizes.length);
        int own = cluster[point];
        double a = sums[own] / (sizes[own] - 1);
        double b = Double.POSITIVE_INFINITY;
        for (int c = 0; c < sizes.length; c++) {
            b = c == own ? b : Math.min(b, sums[c] / sizes[c]);
        }
        return Math.max(a, b) > 0 ? (b - a) / Math.max(a, b) : 0;
    }

    /** The same clusters without those of fewer than {@code smallest} points, whose points become noise. */
    public Clustering withoutSmall(int smallest) {
        int[] sizes = new int[count];
        labels.stream().filter(c -> c != NOISE).forEach(c -> sizes[c]++);
        return new Clustering(
                labels.stream()
                        .map(c -> c != NOISE && sizes[c] < smallest ? NOISE : c)
                        .toList(),
                (int) Arrays.stream(sizes).filter(size -> size >= smallest).count());
    }

    /**
     * The adjusted Rand index (Hubert and Arabie 1985, Journal of Classification 2:193): 1 for equal divisions, 0 on
     * average for independent ones. Noise counts as a cluster of its own.
     */
    public double adjustedRand(Clustering other) {
        if (labels.size() != other.labels.size()) {
            throw new IllegalArgumentException(
                    "clusterings of " + labels.size() + " and " + other.labels.size() + " points");
        }
        long[][] table = new long[count + 1][other.count + 1];
        for (int i = 0; i < labels.size(); i++) {
            table[labels.get(i) + 1][other.labels.get(i) + 1]++;
        }
        double both = 0;
        double first = 0;
        double second = 0;
        long[] columns = new long[other.count + 1];
        for (long[] row : table) {
            long sum = 0;
            for (int c = 0; c < row.length; c++) {
                both += pairs(row[c]);
                sum += row[c];
                columns[c] += row[c];
            }
            first += pairs(sum);
        }
        for (long column : columns) {
            second += pairs(column);
        }
        double all = pairs(labels.size());
        double expected = all > 0 ? first * second / all : 0;
        double most = (first + second) / 2;
        return most == expected ? 1 : (both - expected) / (most - expected);
    }

    private static double pairs(long n) {
        return n * (n - 1) / 2.0;
    }
}
