package org.papilio.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.chaos.BasinBoundary.Measures;
import org.papilio.random.LegacyRandom;

class BasinBoundaryTest {

    private static Basins turned(int[] labels, int n) {
        int[] turned = new int[labels.length];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                turned[j * n + n - 1 - i] = labels[i * n + j];
            }
        }
        return Basins.of(turned, n);
    }

    @ParameterizedTest
    @EnumSource
    void aQuarterTurnAndOtherNamesChangeNothing(KnownBoundary known) {
        int n = 200;
        int[] labels = known.draw(n, new LegacyRandom(11));
        Basins basins = Basins.of(labels, n);
        Basins other = turned(Arrays.stream(labels).map(l -> 7 - 3 * l).toArray(), n);
        PowerLaw law = BoxDimension.of(basins).orElseThrow().law();
        PowerLaw lawTurned = BoxDimension.of(other).orElseThrow().law();
        for (int k = 0; k < law.points().size(); k++) {
            assertEquals(law.points().get(k).share(), lawTurned.points().get(k).share(), 1e-15);
        }
        assertEquals(law.exponent(), lawTurned.exponent(), 0.01);
        PowerLaw uncertain = UncertaintyExponent.of(basins).orElseThrow().law();
        PowerLaw uncertainTurned = UncertaintyExponent.of(other).orElseThrow().law();
        for (int k = 0; k < uncertain.points().size(); k++) {
            assertEquals(
                    uncertain.points().get(k).share(),
                    uncertainTurned.points().get(k).share(),
                    1e-15);
        }
        BasinEntropy entropy = BasinEntropy.of(basins).orElseThrow();
        assertEquals(entropy.all(), BasinEntropy.of(other).orElseThrow().all(), 1e-12);
        assertEquals(entropy.boundary(), BasinEntropy.of(other).orElseThrow().boundary(), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void namesAloneChangeNoBit(long seed) {
        int[] labels = KnownBoundary.CARPET.draw(128, new LegacyRandom(seed));
        int[] renamed = Arrays.stream(labels).map(l -> 1000 - l * l).toArray();
        assertEquals(BasinBoundary.of(Basins.of(labels, 128), seed), BasinBoundary.of(Basins.of(renamed, 128), seed));
    }

    @Test
    void aFractalBoundaryIsAboveSmoothOnes() {
        BasinBoundary fractal = BasinBoundary.of(KnownBoundary.FIELD_1_5.basins(256, 5), 1);
        assertTrue(fractal.aboveSmooth(), fractal.reason());
        assertTrue(
                fractal.reason().matches("D = 1\\.\\d+ \\(1\\.\\d+ to 1\\.\\d+\\) at 256 x 256 points; a smooth .*"),
                fractal.reason());
        Measures measures = fractal.measures().orElseThrow();
        assertTrue(measures.test().orElseThrow().differsFromStraight());
        assertTrue(
                measures.uncertainty().dimension().contains(measures.dimension().dimension()));
        BasinBoundary circle = BasinBoundary.of(KnownBoundary.CIRCLE.basins(256, 5), 1);
        assertFalse(circle.aboveSmooth(), circle.reason());
        assertEquals(1, 2 - circle.smooth(m -> m.dimension().dimension()).orElseThrow(), 0.06);
    }

    @Test
    void noiseFillsThePlane() {
        Basins noise = KnownBoundary.NOISE.basins(256, 4);
        BasinBoundary boundary = BasinBoundary.of(noise, 0);
        Measures measures = boundary.measures().orElseThrow();
        assertEquals(2, measures.dimension().dimension(), 0.002);
        assertEquals(0, measures.uncertainty().exponent(), 0.005);
        // the mean entropy of 25 fair coins: ln 2 - 1/(2 * 25) to first order
        assertEquals(Math.log(2) - 0.02, measures.entropy().boundary(), 2e-3);
        assertFalse(measures.entropy().aboveLogTwo());
        assertEquals(0.875, boundary.mixedShare(), 0.01);
        assertTrue(boundary.aboveSmooth());
    }

    @Test
    void threeBasinsOfNoiseAreAboveLogTwo() {
        LegacyRandom random = new LegacyRandom(8);
        int[] labels = new int[100 * 100];
        Arrays.setAll(labels, k -> (int) (3 * random.nextDouble()));
        assertTrue(BasinEntropy.of(Basins.of(labels, 100)).orElseThrow().aboveLogTwo());
    }

    @Test
    void whatCannotBeSaid() {
        BasinBoundary one = BasinBoundary.of(new int[100][100]);
        assertTrue(one.measures().isEmpty());
        assertTrue(one.smooth().isEmpty());
        assertFalse(one.aboveSmooth());
        assertTrue(one.reason().contains("one basin"), one.reason());
        assertEquals(0, one.mixedShare());
        BasinBoundary small = BasinBoundary.of(KnownBoundary.NOISE.basins(40, 1), 0);
        assertTrue(small.reason().contains("64 x 64"), small.reason());
        int[][] spot = new int[100][100];
        spot[50][50] = 1;
        assertTrue(BasinBoundary.of(spot).reason().contains("too few cells"));
        int[][] corner = new int[200][200];
        for (int i = 0; i < 40; i++) {
            Arrays.fill(corner[i], 0, 40, 1);
        }
        BasinBoundary inOneTile = BasinBoundary.of(corner);
        assertTrue(inOneTile.measures().isEmpty());
        assertTrue(inOneTile.reason().contains("zoom in"), inOneTile.reason());
        BasinBoundary single = BasinBoundary.of(new int[][] {{1}});
        assertTrue(single.reason().contains("one basin"));
        BasinBoundary row = BasinBoundary.of(new int[][] {{1, 2}});
        assertTrue(row.measures().isEmpty());
        assertEquals(Optional.empty(), BasinEntropy.of(Basins.of(new int[] {1, 2}, 2)));
        assertEquals(Optional.empty(), BoxDimension.of(Basins.of(new int[] {1, 2}, 2)));
        assertEquals(Optional.empty(), UncertaintyExponent.of(Basins.of(new int[] {1, 2}, 2)));
        assertEquals(Optional.empty(), FractalBoundaryTest.of(Basins.of(new int[] {1, 2}, 2), 0));
    }

    @Test
    void basinsOfAContinuousQuantity() {
        double[] values = {Double.NEGATIVE_INFINITY, 1, 2, 3, Double.POSITIVE_INFINITY, Double.NaN};
        Basins basins = Basins.cut(values, 3, 2, 3);
        assertEquals(4, basins.count());
        assertEquals(2, basins.sizes()[0]);
        assertEquals(basins.label(1, 0), basins.label(1, 1));
        double[] ramp = new double[100];
        Arrays.setAll(ramp, k -> k);
        assertEquals(
                "[25, 25, 25, 25]",
                Arrays.toString(Basins.cutEvenly(ramp, 10, 4).sizes()));
        assertEquals(2, Basins.cutEvenly(new double[] {1, 1, 1, 2}, 2, 4).count());
        assertThrows(IllegalArgumentException.class, () -> Basins.cut(values, 3, 3, 2));
        assertThrows(IllegalArgumentException.class, () -> Basins.cut(values, 4, 3));
        assertThrows(IllegalArgumentException.class, () -> Basins.cutEvenly(new double[] {Double.NaN}, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> Basins.of(new int[][] {{1, 2}, {3}}));
        assertThrows(IllegalArgumentException.class, () -> Basins.of(new int[0][0]));
    }

    @Test
    void basinsAreNamedInOrderOfAppearanceHoweverMany() {
        LegacyRandom random = new LegacyRandom(2);
        int[] labels = new int[5000];
        Arrays.setAll(labels, k -> (int) (1000 * random.nextDouble()) - 500);
        Basins basins = Basins.of(labels, 50);
        assertEquals(Arrays.stream(labels).distinct().count(), basins.count());
        assertEquals(5000, Arrays.stream(basins.sizes()).sum());
        for (int k = 0; k < labels.length; k++) {
            assertEquals(labels[k] == labels[17], basins.labels()[k] == basins.labels()[17]);
        }
    }

    @Test
    void aNullModelHasTheSharesAndIsNoRougher() {
        for (long seed = 0; seed < 5; seed++) {
            Basins basins = KnownBoundary.FIELD_1_8.basins(256, seed);
            Basins smooth = SmoothBoundary.like(basins, seed);
            double share = Arrays.stream(basins.sizes()).max().orElseThrow() / 65536.0;
            assertEquals(2, smooth.count(), "seed " + seed);
            double theirs = Arrays.stream(smooth.sizes()).max().orElseThrow() / 65536.0;
            assertEquals(share, theirs, 0.002, "seed " + seed);
            assertTrue(
                    BoxDimension.boxes(smooth, 16).value()
                            <= BoxDimension.boxes(basins, 16).value() + 0.02,
                    "seed " + seed);
        }
        Basins small = KnownBoundary.LINE.basins(63, 1);
        assertThrows(IllegalArgumentException.class, () -> SmoothBoundary.like(small, 0));
    }
}
