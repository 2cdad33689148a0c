package org.papilio.solution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.papilio.solution.ClusterAnalysis.Settings;

class ClusterAnalysisTest {
    private final List<double[]> solved = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();

    ClusterAnalysisTest() {
        Finals.ensemble().values().forEach(parameters -> {
            SolutionCode code = SolutionCode.of(Finals.XOR_NETWORK, Finals.XOR, parameters);
            if (code.solved()) {
                solved.add(parameters);
                codes.add(code.text());
            }
        });
    }

    private ClusterAnalysis analysis(WeightMetric metric, List<double[]> points) {
        return ClusterAnalysis.of(metric, Finals.XOR_NETWORK, points, Settings.DEFAULT);
    }

    /** The point of the symmetry group: modulo it the clusters of the weights are the kinds of solution. */
    @ParameterizedTest
    @EnumSource(value = WeightMetric.class, names = "RAW", mode = EnumSource.Mode.EXCLUDE)
    void moduloSymmetryClustersAreTheCodes(WeightMetric metric) {
        ClusterAnalysis analysis = analysis(metric, solved);
        assertEquals(Clustering.ofKeys(codes), analysis.clusters());
        assertEquals(2, analysis.cut());
        assertTrue(analysis.stability().stream().allMatch(jaccard -> jaccard > 0.95), analysis::toString);
    }

    @Test
    void rawClustersAreNot() {
        Clustering raw = analysis(WeightMetric.RAW, solved).clusters();
        assertEquals(0.851, raw.adjustedRand(Clustering.ofKeys(codes)), 0.001);
    }

    /** Moving every run somewhere else on its orbit changes raw clusters and nothing modulo the group. */
    @Test
    void clustersModuloSymmetryAreInvariant() {
        SymmetryGroup group = SymmetryGroup.of(Finals.XOR_NETWORK);
        SplittableRandom random = new SplittableRandom(5);
        List<double[]> moved =
                solved.stream().map(p -> group.act(group.random(random), p)).toList();
        ClusterAnalysis before = analysis(WeightMetric.SYMMETRY, solved);
        ClusterAnalysis after = analysis(WeightMetric.SYMMETRY, moved);
        assertEquals(before.clusters(), after.clusters());
        assertEquals(before.medoids(), after.medoids());
        for (int m = 0; m < before.dendrogram().merges().size(); m++) {
            assertEquals(
                    before.dendrogram().merges().get(m).height(),
                    after.dendrogram().merges().get(m).height(),
                    1e-11);
        }
        assertTrue(analysis(WeightMetric.RAW, moved).clusters().adjustedRand(Clustering.ofKeys(codes)) < 0.5);
    }

    @Test
    void publishedFinals() {
        ClusterAnalysis analysis =
                analysis(WeightMetric.DIRECTION, List.copyOf(Finals.published().values()));
        assertEquals(List.of(0, 0, 1, 0, 0, 0), analysis.clusters().labels());
        assertEquals(0.734, analysis.silhouette(), 0.001);
        assertEquals(1.19993, analysis.dendrogram().merges().get(4).height(), 1e-5);
    }

    @Test
    void pointsWithoutStructureAreOneCluster() {
        SplittableRandom random = new SplittableRandom(8);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            points.add(Finals.random(Finals.XOR_NETWORK, random, 1));
        }
        ClusterAnalysis analysis = analysis(WeightMetric.SYMMETRY, points);
        assertEquals(1, analysis.clusters().count(), () -> "seed 8: " + analysis.silhouettes());
        assertTrue(Double.isNaN(analysis.silhouette()));
        assertEquals(List.of(1.0), analysis.stability());
    }

    @Test
    void outliersAreNoise() {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            double[] point = new double[17];
            point[0] = i == 99 ? 1e4 : 10 * (i % 2) + i * 1e-3;
            points.add(point);
        }
        ClusterAnalysis analysis = analysis(WeightMetric.RAW, points);
        assertEquals(2, analysis.clusters().count());
        assertEquals(3, analysis.cut());
        assertEquals(List.of(99), analysis.clusters().members(Clustering.NOISE));
        assertEquals(2, analysis.stability().size());
    }

    @Test
    void oneAndTwoPoints() {
        double[] point = Finals.published().get("3");
        assertEquals(
                1, analysis(WeightMetric.SYMMETRY, List.of(point)).clusters().count());
        assertEquals(
                1, analysis(WeightMetric.RAW, List.of(point, point)).clusters().count());
        assertThrows(IllegalArgumentException.class, () -> analysis(WeightMetric.RAW, List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> analysis(WeightMetric.RAW, List.of(point, new double[] {Double.NaN})));
    }

    /** The same sums in the same order: golden bits hold on every machine and JDK. */
    @Test
    void goldenBits() {
        ClusterAnalysis analysis = analysis(WeightMetric.DIRECTION, solved);
        assertArrayEquals(
                new String[] {"0x1.371d5c284261dp-1", "0x1.2e4379f150fa2p0"},
                analysis.dendrogram().merges().stream()
                        .skip(41)
                        .map(merge -> Double.toHexString(merge.height()))
                        .toArray());
        assertEquals("0x1.ad16a511f5ca9p-1", Double.toHexString(analysis.silhouette()));
        double stability = ClusterStability.of(analysis.distances(), Dendrogram.Linkage.AVERAGE, 4, 100, 1)
                .get(0);
        assertEquals("0x1.d07b6315411fap-1", Double.toHexString(stability));
    }
}
