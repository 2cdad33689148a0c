package org.papilio.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.ml.clustering.Cluster;
import org.apache.commons.math3.ml.clustering.DBSCANClusterer;
import org.apache.commons.math3.ml.clustering.DoublePoint;

/**
 * DBSCAN (Ester, Kriegel, Sander, Xu 1996, KDD-96:226) on a distance matrix: clusters of any shape where points lie
 * dense, and noise between them. The algorithm is that of commons-math; its points are positions in the matrix.
 *
 * @param clusters the clusters; a point in no dense region is noise
 * @param epsilon the radius of a neighbourhood
 * @param neighbours how many other points in its neighbourhood make a point dense
 */
public record DensityClusters(Clustering clusters, double epsilon, int neighbours) {

    /** Clusters for a given radius. */
    public static DensityClusters of(DistanceMatrix distances, double epsilon, int neighbours) {
        List<DoublePoint> points = new ArrayList<>();
        for (int i = 0; i < distances.size(); i++) {
            points.add(new DoublePoint(new int[] {i}));
        }
        List<Cluster<DoublePoint>> found = new DBSCANClusterer<DoublePoint>(
                        epsilon, neighbours, (a, b) -> distances.get((int) a[0], (int) b[0]))
                .cluster(points);
        List<Optional<Object>> keys = new ArrayList<>();
        points.forEach(point -> keys.add(Optional.empty()));
        for (int c = 0; c < found.size(); c++) {
            for (DoublePoint point : found.get(c).getPoints()) {
                keys.set((int) point.getPoint()[0], Optional.of(c));
            }
        }
        return new DensityClusters(Clustering.ofOptionalKeys(keys), epsilon, neighbours);
    }

    /** Clusters for the radius of {@link #knee}. */
    public static DensityClusters of(DistanceMatrix distances, int neighbours) {
        return of(distances, knee(distances, neighbours), neighbours);
    }

    /**
     * The radius at the knee of the sorted distances to the k-th nearest neighbour (Ester et al., section 4.2), found
     * as the point farthest below the chord from the first to the last (Satopaa et al. 2011, ICDCSW:166).
     *
     * @param neighbours k, at least 1; if there are fewer other points, the farthest of them is taken
     */
    public static double knee(DistanceMatrix distances, int neighbours) {
        int n = distances.size();
        if (neighbours < 1) {
            throw new IllegalArgumentException("needs at least one neighbour, got " + neighbours);
        }
        if (n == 1) {
            return 0;
        }
        double[] nearest = new double[n];
        double[] row = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                row[j] = distances.get(i, j);
            }
            Arrays.sort(row);
            nearest[i] = row[Math.min(neighbours, n - 1)];
        }
        Arrays.sort(nearest);
        int knee = n - 1;
        double deepest = 0;
        for (int i = 0; i < n; i++) {
            double chord = nearest[0] + (nearest[n - 1] - nearest[0]) * i / (n - 1);
            if (chord - nearest[i] > deepest) {
                deepest = chord - nearest[i];
                knee = i;
            }
        }
        return nearest[knee];
    }
}
