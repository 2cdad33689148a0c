package org.papilio.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * An agglomerative hierarchy of points: every point starts as a cluster, and the two nearest clusters are merged until
 * one is left.
 *
 * <p>Built by the nearest-neighbour chain (Murtagh 1983, The Computer Journal 26:354; Muellner 2011, arXiv 1109.2378)
 * in O(n^2) time, which is exact for the linkages here. Merges are those of {@code scipy.cluster.hierarchy.linkage}.
 *
 * @param leaves the number of points
 * @param merges leaves - 1 merges by ascending height
 */
public record Dendrogram(int leaves, List<Merge> merges) {

    /**
     * One merge. Clusters below {@code leaves} are points; cluster leaves + m is the result of merge m.
     *
     * @param a the cluster with the lower number
     * @param b the other
     * @param height their distance
     * @param size the points of the two together
     */
    public record Merge(int a, int b, double height, int size) {}

    /** The distance of two clusters. */
    public enum Linkage {
        /** The mean distance of their points (UPGMA). */
        AVERAGE,
        /** The largest distance of their points. */
        COMPLETE
    }

    public Dendrogram {
        merges = List.copyOf(merges);
        if (leaves < 1 || merges.size() != leaves - 1) {
            throw new IllegalArgumentException(leaves + " leaves need one merge less, got " + merges.size());
        }
    }

    /** The hierarchy of the points of a matrix. Among equal distances the lower position is merged first. */
    public static Dendrogram of(DistanceMatrix matrix, Linkage linkage) {
        int n = matrix.size();
        double[][] distances = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                distances[i][j] = matrix.get(i, j);
                distances[j][i] = distances[i][j];
            }
        }
        int[] sizes = new int[n];
        Arrays.fill(sizes, 1);
        int[] chain = new int[n];
        int length = 0;
        // A merged cluster lives on at the position of its last point, named by b; positions of size 0 are gone.
        List<Merge> found = new ArrayList<>();
        while (found.size() < n - 1) {
            if (length == 0) {
                while (sizes[chain[0]] == 0) {
                    chain[0]++;
                }
                length = 1;
            }
            int top = chain[length - 1];
            int nearest = length > 1 ? chain[length - 2] : -1;
            double least = length > 1 ? distances[top][nearest] : Double.POSITIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                if (sizes[i] > 0 && i != top && distances[top][i] < least) {
                    least = distances[top][i];
                    nearest = i;
                }
            }
            if (length == 1 || nearest != chain[length - 2]) {
                chain[length++] = nearest;
                continue;
            }
            length -= 2;
            int low = Math.min(top, nearest);
            int high = Math.max(top, nearest);
            found.add(new Merge(low, high, least, 0));
            merge(distances, sizes, low, high, linkage);
            chain[0] = length == 0 ? 0 : chain[0];
        }
        found.sort(Comparator.comparingDouble(Merge::height));
        return new Dendrogram(n, numbered(found, n));
    }

    private static void merge(double[][] distances, int[] sizes, int low, int high, Linkage linkage) {
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] > 0 && i != low && i != high) {
                double a = distances[low][i];
                double b = distances[high][i];
                distances[high][i] = switch (linkage) {
                    case AVERAGE -> (sizes[low] * a + sizes[high] * b) / (sizes[low] + sizes[high]);
                    case COMPLETE -> Math.max(a, b);
                };
                distances[i][high] = distances[high][i];
            }
        }
        sizes[high] += sizes[low];
        sizes[low] = 0;
    }

    /** Replaces positions by cluster numbers and fills in sizes. */
    private static List<Merge> numbered(List<Merge> found, int n) {
        int[] parent = new int[2 * n - 1];
        int[] size = new int[2 * n - 1];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
            size[i] = i < n ? 1 : 0;
        }
        List<Merge> merges = new ArrayList<>();
        for (Merge merge : found) {
            int a = root(parent, merge.a());
            int b = root(parent, merge.b());
            int number = n + merges.size();
            parent[a] = number;
            parent[b] = number;
            size[number] = size[a] + size[b];
            merges.add(new Merge(Math.min(a, b), Math.max(a, b), merge.height(), size[number]));
        }
        return merges;
    }

    private static int root(int[] parent, int start) {
        int root = start;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    /**
     * The clusters left when only the first leaves - count merges are made.
     *
     * @param count 1 to leaves
     */
    public Clustering cut(int count) {
        if (count < 1 || count > leaves) {
            throw new IllegalArgumentException("cannot cut " + leaves + " points into " + count + " clusters");
        }
        int[] parent = new int[2 * leaves - 1];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
        for (int m = 0; m < leaves - count; m++) {
            parent[merges.get(m).a()] = leaves + m;
            parent[merges.get(m).b()] = leaves + m;
        }
        List<Integer> roots = new ArrayList<>();
        for (int i = 0; i < leaves; i++) {
            roots.add(root(parent, i));
        }
        return Clustering.ofKeys(roots);
    }

    /** The clusters left when all merges up to a height are made. */
    public Clustering cutAt(double height) {
        int made = 0;
        while (made < merges.size() && merges.get(made).height() <= height) {
            made++;
        }
        return cut(leaves - made);
    }

    /** The points from left to right in a drawing without crossings: cluster a of each merge left of cluster b. */
    public List<Integer> leafOrder() {
        List<Integer> order = new ArrayList<>();
        List<Integer> stack = new ArrayList<>();
        stack.add(2 * leaves - 2);
        while (!stack.isEmpty()) {
            int cluster = stack.remove(stack.size() - 1);
            if (cluster < leaves) {
                order.add(cluster);
            } else {
                stack.add(merges.get(cluster - leaves).b());
                stack.add(merges.get(cluster - leaves).a());
            }
        }
        return order;
    }
}
