package org.papilio.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How stable the clusters of a hierarchy are when the points are resampled (Hennig 2007, Computational Statistics and
 * Data Analysis 52:258): the mean over resamples of the largest Jaccard similarity |A and B| / |A or B| of a cluster
 * A, reduced to the resampled points, to a cluster B of the resample cut into the same number of clusters. Resamples
 * without a point of A are left out. Hennig's guide: below 0.5 the cluster dissolves, from 0.6 there is a pattern,
 * from 0.75 it is valid, from 0.85 highly stable.
 *
 * <p>A resample is a bootstrap sample without its repetitions, or, of more than {@value #MOST_POINTS} points, as many
 * drawn without replacement.
 */
public final class ClusterStability {
    static final int MOST_POINTS = 400;

    private ClusterStability() {}

    /**
     * The stability of each cluster of a cut.
     *
     * @param count the number of clusters, at least 1
     * @param repetitions the number of resamples, 100 in the paper
     * @return for each cluster of {@code Dendrogram.of(distances, linkage).cut(count)} a number in [0, 1], NaN if no
     *     resample held a point of it
     */
    public static List<Double> of(
            DistanceMatrix distances, Dendrogram.Linkage linkage, int count, int repetitions, long seed) {
        Clustering original = Dendrogram.of(distances, linkage).cut(count);
        SplittableRandom random = new SplittableRandom(seed);
        double[] sums = new double[count];
        int[] held = new int[count];
        for (int repetition = 0; repetition < repetitions; repetition++) {
            int[] sample = resample(distances.size(), random);
            Clustering resampled =
                    Dendrogram.of(distances.subset(sample), linkage).cut(Math.min(count, sample.length));
            int[][] common = new int[count][resampled.count()];
            int[] before = new int[count];
            int[] after = new int[resampled.count()];
            for (int i = 0; i < sample.length; i++) {
                int a = original.labels().get(sample[i]);
                int b = resampled.labels().get(i);
                common[a][b]++;
                before[a]++;
                after[b]++;
            }
            for (int a = 0; a < count; a++) {
                double best = 0;
                for (int b = 0; b < after.length; b++) {
                    best = Math.max(best, (double) common[a][b] / Math.max(1, before[a] + after[b] - common[a][b]));
                }
                sums[a] += best;
                held[a] += before[a] > 0 ? 1 : 0;
            }
        }
        List<Double> stability = new ArrayList<>();
        for (int a = 0; a < count; a++) {
            stability.add(held[a] > 0 ? sums[a] / held[a] : Double.NaN);
        }
        return List.copyOf(stability);
    }

    private static int[] resample(int n, SplittableRandom random) {
        boolean[] drawn = new boolean[n];
        int size = 0;
        int draws = n > MOST_POINTS ? Integer.MAX_VALUE : n;
        for (int k = 0; k < draws && size < MOST_POINTS; k++) {
            int point = Vectors.below(n, random);
            size += drawn[point] ? 0 : 1;
            drawn[point] = true;
        }
        int[] sample = new int[size];
        int next = 0;
        for (int i = 0; i < n; i++) {
            if (drawn[i]) {
                sample[next++] = i;
            }
        }
        return sample;
    }
}
