package org.papilio.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatsTest {

    private static double[] autoregressive(double coefficient, int n, long seed) {
        Random random = new Random(seed);
        double[] x = new double[n];
        double state = random.nextGaussian() / Math.sqrt(1 - coefficient * coefficient);
        for (int i = 0; i < n; i++) {
            x[i] = state;
            state = coefficient * state + random.nextGaussian();
        }
        return x;
    }

    @Test
    void quantilesAreThoseOfNumpy() {
        double[] x = {3, 1, 2, 10};
        assertEquals(1, Quantiles.of(x, 0));
        assertEquals(2.5, Quantiles.median(x));
        assertEquals(1.3, Quantiles.of(x, 0.1), 1e-15);
        assertEquals(10, Quantiles.of(x, 1));
        assertThrows(IllegalArgumentException.class, () -> Quantiles.of(new double[0], 0.5));
        assertThrows(IllegalArgumentException.class, () -> Quantiles.of(new double[] {1, Double.NaN}, 0.5));
        assertThrows(IllegalArgumentException.class, () -> Quantiles.of(x, 1.1));
    }

    @Test
    void studentIntervalOfAKnownSample() {
        // t(0.975, 4) = 2.7764451; mean 3, s = sqrt(2.5)
        Interval interval = Student.ofMean(new double[] {1, 2, 3, 4, 5}, 0.95);
        assertEquals(3 - 2.7764451051977987 * Math.sqrt(0.5), interval.lower(), 1e-8);
        assertEquals(3 + 2.7764451051977987 * Math.sqrt(0.5), interval.upper(), 1e-8);
    }

    @Test
    void wilsonIntervalOfKnownShares() {
        // Brown, Cai and DasGupta 2001: z = 1.959964; 0 of 10 and 3 of 10
        assertEquals(0, Wilson.of(0, 10, 0.95).lower());
        assertEquals(0.27753279, Wilson.of(0, 10, 0.95).upper(), 1e-7);
        assertEquals(0.10779127, Wilson.of(3, 10, 0.95).lower(), 1e-7);
        assertEquals(0.60322185, Wilson.of(3, 10, 0.95).upper(), 1e-7);
        assertEquals(1, Wilson.of(10, 10, 0.95).upper());
        assertThrows(IllegalArgumentException.class, () -> Wilson.of(1, 0, 0.95));
    }

    /** The examples of Newcombe's Table II, method 10. */
    @Test
    void intervalsOfDifferences() {
        Interval many = Wilson.ofDifference(56, 70, 48, 80, 0.95);
        assertEquals(0.0524, many.lower(), 5e-5);
        assertEquals(0.3339, many.upper(), 5e-5);
        Interval few = Wilson.ofDifference(9, 10, 3, 10, 0.95);
        assertEquals(0.1705, few.lower(), 5e-5);
        assertEquals(0.8090, few.upper(), 5e-5);
        assertThrows(IllegalArgumentException.class, () -> Wilson.ofDifference(1, 2, 1, 0, 0.95));
    }

    @Test
    void correlations() {
        double[] x = {1, 2, 3, 4};
        assertEquals(1, Correlation.pearson(x, new double[] {2, 4, 6, 8}), 1e-15);
        assertEquals(1, Correlation.spearman(x, new double[] {1, 10, 100, 1000}), 1e-15);
        assertEquals(-0.8, Correlation.spearman(x, new double[] {4, 2, 3, 1}), 1e-15);
        Interval fisher = Correlation.interval(0.5, 28, 0.95);
        assertEquals(StrictMath.tanh(0.5493061443340549 - 1.9599639845400545 / 5), fisher.lower(), 1e-9);
        assertThrows(IllegalArgumentException.class, () -> Correlation.pearson(x, new double[] {1, 1, 1, 1}));
        assertThrows(IllegalArgumentException.class, () -> Correlation.pearson(x, new double[] {1, 2}));
    }

    @Test
    void theSumOfManySmallNumbersIsNotLost() {
        double[] x = IntStream.range(0, 1_000_001)
                .mapToDouble(i -> i == 0 ? 1e16 : 1)
                .toArray();
        assertEquals(1e16 + 1e6, Samples.sum(x));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.8})
    void integratedTimeOfAnAutoregressiveSeries(double coefficient) {
        double expected = (1 + coefficient) / (1 - coefficient);
        assertEquals(expected, Autocorrelation.integratedTime(autoregressive(coefficient, 20_000, 3)), 0.15 * expected);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9, -0.5})
    void intervalsOfTheMeanCover(double coefficient) {
        int batches = 0;
        int stationary = 0;
        int moving = 0;
        for (int seed = 0; seed < 100; seed++) {
            double[] x = autoregressive(coefficient, 600, seed);
            batches += BatchMeans.ofMean(x, 0.95).contains(0) ? 1 : 0;
            stationary += BlockBootstrap.of(x, BlockBootstrap.Kind.STATIONARY, Samples::mean, 0.95, 150, seed)
                            .contains(0)
                    ? 1
                    : 0;
            moving += BlockBootstrap.of(x, BlockBootstrap.Kind.MOVING, Samples::mean, 0.95, 150, seed)
                            .contains(0)
                    ? 1
                    : 0;
        }
        assertTrue(batches >= 89, "batch means: " + batches + " of 100, seeds 0 to 99");
        assertTrue(stationary >= 84, "stationary bootstrap: " + stationary + " of 100, seeds 0 to 99");
        assertTrue(moving >= 84, "moving blocks: " + moving + " of 100, seeds 0 to 99");
    }

    @Test
    void blocksAreLongerForSlowerSeries() {
        double fast = BlockBootstrap.blockLength(autoregressive(0.1, 4000, 1), BlockBootstrap.Kind.STATIONARY);
        double slow = BlockBootstrap.blockLength(autoregressive(0.9, 4000, 1), BlockBootstrap.Kind.STATIONARY);
        // Politis and White's rule for AR(1): (2 rho / (1 - rho^2))^(2/3) n^(1/3), about 71 for rho = 0.9 and n = 4000
        assertTrue(fast < 10, "fast " + fast);
        assertTrue(slow > 40 && slow < 120, "slow " + slow);
        assertEquals(1, BlockBootstrap.blockLength(new double[20], BlockBootstrap.Kind.MOVING));
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        double[] x = autoregressive(0.5, 500, 9);
        Interval first = BlockBootstrap.of(x, BlockBootstrap.Kind.STATIONARY, Samples::mean, 0.95, 300, 5);
        assertEquals(first, BlockBootstrap.of(x, BlockBootstrap.Kind.STATIONARY, Samples::mean, 0.95, 300, 5));
        assertTrue(!first.equals(BlockBootstrap.of(x, BlockBootstrap.Kind.STATIONARY, Samples::mean, 0.95, 300, 6)));
    }

    @Test
    void refusesWhatIsNoSample() {
        double[] nan = new double[50];
        nan[7] = Double.NaN;
        String message = assertThrows(IllegalArgumentException.class, () -> Samples.require(nan, 10))
                .getMessage();
        assertTrue(message.contains("value 8 of 50 is NaN"), message);
        assertThrows(IllegalArgumentException.class, () -> BatchMeans.ofMean(new double[2], 0.95));
        assertThrows(IllegalArgumentException.class, () -> Student.ofMean(new double[1], 0.95));
        assertThrows(IllegalArgumentException.class, () -> Samples.requireVarying(new double[10], 2));
        assertThrows(IllegalArgumentException.class, () -> new Interval(2, 1));
        assertThrows(IllegalArgumentException.class, () -> Student.twoSided(3, 1));
    }

    @Test
    void theIntervalOfAMedianIsThatOfTheSignTest() {
        double[] ten = {9, 3, 7, 1, 5, 10, 2, 8, 4, 6};
        // P(X < 2) = 11 / 1024 for ten throws of a coin, P(X < 3) = 56 / 1024 > 0.025
        assertEquals(new Interval(2, 9), MedianInterval.of(ten, 0.95));
        assertEquals(new Interval(1, 6), MedianInterval.of(new double[] {6, 5, 4, 3, 2, 1}, 0.95));
        assertEquals(
                new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                MedianInterval.of(new double[] {5, 4, 3, 2, 1}, 0.95));
        assertEquals(
                new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                MedianInterval.of(new double[0], 0.95));
        double[] thousands = new double[5000];
        for (int i = 0; i < thousands.length; i++) {
            thousands[i] = i + 1;
        }
        // the normal approximation: n / 2 - 1.96 sqrt(n) / 2
        assertEquals(2431, MedianInterval.of(thousands, 0.95).lower(), 1.5);
        assertThrows(IllegalArgumentException.class, () -> MedianInterval.of(new double[] {1, Double.NaN}, 0.95));
    }

    @Test
    void aShareOfFewerTrialsHasAWiderInterval() {
        assertEquals(Wilson.of(30, 100, 0.95), Wilson.ofShare(0.3, 100, 0.95));
        assertTrue(Wilson.ofShare(0.3, 10, 0.95).width()
                > 2 * Wilson.ofShare(0.3, 100, 0.95).width());
        assertThrows(IllegalArgumentException.class, () -> Wilson.ofShare(Double.NaN, 10, 0.95));
    }
}
