package org.papilio.solution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.solution.Dendrogram.Linkage;
import org.papilio.solution.Dendrogram.Merge;

class ClusteringTest {
    private static final double[] LINE = {0, 1, 10, 11, 12, 50};

    private static DistanceMatrix line(double... points) {
        return DistanceMatrix.of(points.length, (i, j) -> Math.abs(points[i] - points[j]));
    }

    private static List<double[]> solved() {
        return Finals.ensemble().values().stream()
                .filter(p -> SolutionCode.of(Finals.XOR_NETWORK, Finals.XOR, p).solved())
                .toList();
    }

    @Test
    void matrix() {
        DistanceMatrix matrix = line(LINE);
        for (int i = 0; i < LINE.length; i++) {
            for (int j = 0; j < LINE.length; j++) {
                assertEquals(Math.abs(LINE[i] - LINE[j]), matrix.get(i, j));
            }
            double[] sums = matrix.sums(i, new int[] {0, 0, -1, 1, 1, 1}, 2);
            assertEquals(matrix.get(i, 0) + matrix.get(i, 1), sums[0]);
            assertEquals(matrix.get(i, 3) + matrix.get(i, 4) + matrix.get(i, 5), sums[1]);
        }
        assertEquals(38, matrix.subset(new int[] {5, 4}).get(0, 1));
        assertThrows(IllegalArgumentException.class, () -> line(0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> line(0, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> line());
    }

    @ParameterizedTest
    @CsvSource({
        "SYMMETRY, AVERAGE",
        "SYMMETRY, COMPLETE",
        "DIRECTION, AVERAGE",
        "DIRECTION, COMPLETE",
    })
    void hierarchyOfTheSolvedRunsIsScipys(WeightMetric metric, Linkage linkage) {
        Map<String, double[]> golden = Finals.rows("xor-linkage.csv");
        Dendrogram dendrogram = Dendrogram.of(metric.distances(Finals.XOR_NETWORK, solved()), linkage);
        assertEquals(43, dendrogram.merges().size());
        for (int m = 0; m < 43; m++) {
            double[] expected = golden.get(metric + "-" + linkage + "-" + m);
            Merge merge = dendrogram.merges().get(m);
            assertEquals((int) expected[0], merge.a(), "merge " + m);
            assertEquals((int) expected[1], merge.b(), "merge " + m);
            assertEquals(expected[2], merge.height(), 1e-13 * expected[2]);
            assertEquals((int) expected[3], merge.size());
        }
    }

    @ParameterizedTest
    @EnumSource(value = WeightMetric.class, names = "RAW", mode = EnumSource.Mode.EXCLUDE)
    void silhouettesOfTheSolvedRuns(WeightMetric metric) {
        Map<String, double[]> golden = Finals.rows("xor-linkage.csv");
        DistanceMatrix matrix = metric.distances(Finals.XOR_NETWORK, solved());
        Dendrogram dendrogram = Dendrogram.of(matrix, Linkage.AVERAGE);
        for (int count = 2; count <= 8; count++) {
            double expected = golden.get("silhouette-" + metric + "-" + count)[0];
            assertEquals(expected, dendrogram.cut(count).silhouette(matrix), 1e-12, count + " clusters");
        }
    }

    /** Slow and plain: the two nearest clusters are searched anew for every merge. */
    @ParameterizedTest
    @EnumSource(Linkage.class)
    void chainFindsTheMergesOfTheDefinition(Linkage linkage) {
        SplittableRandom random = new SplittableRandom(11);
        for (int repetition = 0; repetition < 20; repetition++) {
            DistanceMatrix matrix = line(random.doubles(2 + repetition, 0, 100).toArray());
            List<List<Integer>> clusters = new ArrayList<>();
            IntStream.range(0, matrix.size()).forEach(i -> clusters.add(List.of(i)));
            for (Merge merge : Dendrogram.of(matrix, linkage).merges()) {
                double least = Double.POSITIVE_INFINITY;
                int a = -1;
                int b = -1;
                for (int i = 0; i < clusters.size(); i++) {
                    for (int j = i + 1; j < clusters.size(); j++) {
                        double distance = distance(matrix, linkage, clusters.get(i), clusters.get(j));
                        if (distance < least) {
                            least = distance;
                            a = i;
                            b = j;
                        }
                    }
                }
                assertEquals(least, merge.height(), 1e-12, "seed 11, repetition " + repetition);
                List<Integer> union = new ArrayList<>(clusters.get(a));
                union.addAll(clusters.get(b));
                assertEquals(union.size(), merge.size());
                clusters.remove(b);
                clusters.set(a, union);
            }
        }
    }

    private static double distance(DistanceMatrix matrix, Linkage linkage, List<Integer> a, List<Integer> b) {
        double[] all = a.stream()
                .flatMapToDouble(i -> b.stream().mapToDouble(j -> matrix.get(i, j)))
                .toArray();
        return linkage == Linkage.COMPLETE
                ? Arrays.stream(all).max().orElseThrow()
                : Arrays.stream(all).average().orElseThrow();
    }

    @Test
    void cuts() {
        Dendrogram dendrogram = Dendrogram.of(line(LINE), Linkage.COMPLETE);
        assertEquals(List.of(1, 1, 0, 0, 0, 2), dendrogram.cut(3).labels());
        assertEquals(List.of(1, 1, 0, 0, 0, 2), dendrogram.cutAt(2).labels());
        assertEquals(List.of(0, 0, 1, 1, 2, 3), dendrogram.cutAt(1.5).labels());
        assertEquals(6, dendrogram.cutAt(0).count());
        assertEquals(1, dendrogram.cut(1).count());
        assertEquals(List.of(5, 0, 1, 4, 2, 3), dendrogram.leafOrder());
        assertThrows(IllegalArgumentException.class, () -> dendrogram.cut(0));
        assertThrows(IllegalArgumentException.class, () -> dendrogram.cut(7));
        assertEquals(1, Dendrogram.of(line(3), Linkage.AVERAGE).cut(1).count());
    }

    @Test
    void clusterings() {
        Clustering clusters = Clustering.ofKeys(List.of("a", "b", "b", "c", "b", "a"));
        assertEquals(List.of(1, 0, 0, 2, 0, 1), clusters.labels());
        assertEquals(List.of(1, 2, 4), clusters.members(0));
        assertEquals(4, clusters.medoid(0, line(0, 0, 10, 0, 4, 0)));
        Clustering large = clusters.withoutSmall(2);
        assertEquals(List.of(1, 0, 0, Clustering.NOISE, 0, 1), large.labels());
        assertEquals(2, large.count());
    }

    /** By hand: (9.5 - 1) / 9.5, (8.5 - 1) / 8.5, and the same mirrored. */
    @Test
    void silhouetteByHand() {
        DistanceMatrix matrix = line(0, 1, 9, 10);
        Clustering clusters = Clustering.ofKeys(List.of(0, 0, 1, 1));
        assertEquals((8.5 / 9.5 + 7.5 / 8.5) / 2, clusters.silhouette(matrix), 1e-15);
        assertTrue(Double.isNaN(Clustering.ofKeys(List.of(0, 0, 0, 0)).silhouette(matrix)));
        assertEquals(0, Clustering.ofKeys(List.of(0, 1, 2, 3)).silhouette(matrix));
    }

    @Test
    void adjustedRand() {
        Clustering a = Clustering.ofKeys(List.of(0, 0, 1, 1));
        assertEquals(1, a.adjustedRand(Clustering.ofKeys(List.of("x", "x", "y", "y"))));
        assertEquals(4.0 / 7, a.adjustedRand(Clustering.ofKeys(List.of(0, 0, 1, 2))), 1e-15);
        assertEquals(-0.5, a.adjustedRand(Clustering.ofKeys(List.of(0, 1, 0, 1))), 1e-15);
        assertThrows(IllegalArgumentException.class, () -> a.adjustedRand(Clustering.ofKeys(List.of(0))));
    }

    @Test
    void density() {
        DistanceMatrix matrix = line(0, 1, 2, 3, 50, 100, 101, 102);
        DensityClusters found = DensityClusters.of(matrix, 1.5, 2);
        assertEquals(
                List.of(0, 0, 0, 0, Clustering.NOISE, 1, 1, 1), found.clusters().labels());
        DensityClusters byKnee = DensityClusters.of(matrix, 2);
        assertEquals(2, byKnee.epsilon());
        assertEquals(found.clusters(), byKnee.clusters());
        assertEquals(0, DensityClusters.knee(line(7), 3));
    }

    @Test
    void stabilityTellsClustersFromArbitraryCuts() {
        SplittableRandom random = new SplittableRandom(3);
        double[] groups = IntStream.range(0, 90)
                .mapToDouble(i -> 100 * (i % 3) + random.nextDouble())
                .toArray();
        assertTrue(ClusterStability.of(line(groups), Linkage.AVERAGE, 3, 50, 1).stream()
                .allMatch(jaccard -> jaccard > 0.99));
        double[] none = random.doubles(90).toArray();
        List<Double> arbitrary = ClusterStability.of(line(none), Linkage.AVERAGE, 5, 50, 1);
        double mean =
                arbitrary.stream().mapToDouble(jaccard -> jaccard).average().orElseThrow();
        assertTrue(mean < 0.8 && arbitrary.stream().anyMatch(jaccard -> jaccard < 0.6), arbitrary::toString);
        assertEquals(arbitrary, ClusterStability.of(line(none), Linkage.AVERAGE, 5, 50, 1), "the seed decides");
    }

    @ParameterizedTest
    @ValueSource(ints = {399, 401, 900})
    void stabilityOfManyPointsIsSubsampled(int n) {
        DistanceMatrix matrix = DistanceMatrix.of(n, (i, j) -> i % 2 == j % 2 ? 1 : 10);
        assertEquals(List.of(1.0, 1.0), ClusterStability.of(matrix, Linkage.COMPLETE, 2, 5, 9));
    }
}
