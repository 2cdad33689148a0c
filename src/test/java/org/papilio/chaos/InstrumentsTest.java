package org.papilio.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.chaos.PeriodDoublings.Doubling;
import org.papilio.chaos.SeriesExponent.Embedding;
import org.papilio.chaos.ZeroOneTest.Answer;
import org.papilio.chaos.systems.ExpressionMap;
import org.papilio.chaos.systems.KnownSystem;
import org.papilio.chaos.systems.KnownSystems;
import org.papilio.number.Precisions;
import org.papilio.program.DiscreteMap;

/** 0-1 test, alignment indices, cycles and their bifurcations, orbit diagrams, exponents of series. */
class InstrumentsTest {

    private static KnownSystem system(String name) {
        return KnownSystems.named(name).orElseThrow();
    }

    private static DiscreteMap map(String name, String parameter, double value) {
        return system(name).map(Map.of(parameter, new BigDecimal(value)));
    }

    private static double[] series(DiscreteMap map, List<Double> initial, int transientSteps, int length, int every) {
        UnaryOperator<List<Double>> step = new Recorded(map).in(Precisions.DOUBLE);
        List<Double> x = initial;
        for (int i = 0; i < transientSteps; i++) {
            x = step.apply(x);
        }
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = x.get(0);
            for (int k = 0; k < every; k++) {
                x = step.apply(x);
            }
        }
        return values;
    }

    /** Gottwald and Melbourne 2009: the logistic map is regular at 3.55, chaotic at 3.97. */
    @ParameterizedTest
    @CsvSource({"3.55, REGULAR", "3.97, CHAOTIC", "4, CHAOTIC", "3.83, REGULAR"})
    void zeroOneTestOfTheLogisticMap(double r, Answer answer) {
        ZeroOneTest.Result result = ZeroOneTest.of(series(map("logistic", "r", r), List.of(0.3), 1000, 2000, 1));
        assertEquals(answer, result.answer(), result.toString());
    }

    @Test
    void zeroOneTestOfQuasiperiodicMotion() {
        double[] x = IntStream.range(0, 2000)
                .mapToDouble(t -> StrictMath.sin(t * 1.1) + 0.5 * StrictMath.cos(t * 0.35))
                .toArray();
        assertEquals(Answer.REGULAR, ZeroOneTest.of(x).answer());
        assertEquals(ZeroOneTest.of(x), ZeroOneTest.of(x.clone()));
    }

    static List<double[]> degenerate() {
        double[] nan = DoubleStream.iterate(0, x -> x + 1).limit(300).toArray();
        nan[250] = Double.NaN;
        double[] constant = new double[300];
        Arrays.fill(constant, 1.5);
        return List.of(new double[0], new double[] {1, 2}, constant, nan);
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("degenerate")
    void degenerateSeriesAreRefused(double[] x) {
        assertThrows(IllegalArgumentException.class, () -> ZeroOneTest.of(x));
        assertThrows(IllegalArgumentException.class, () -> SeriesExponent.embedding(x, 3));
        assertThrows(IllegalArgumentException.class, () -> SeriesExponent.of(x, new Embedding(2, 1, 5, 10)));
    }

    @ParameterizedTest
    @CsvSource({"logistic, 2, 0.693, 0.1", "henon, 2, 0.419, 0.08"})
    void exponentOfASeries(String name, int dimension, double reference, double tolerance) {
        double[] x = series(
                system(name).map(Map.of()), List.of(0.3, 0.1).subList(0, name.equals("henon") ? 2 : 1), 500, 2000, 1);
        SeriesExponent.Result result = SeriesExponent.of(x, new Embedding(dimension, 1, 10, 15));
        assertEquals(
                reference,
                result.exponent().orElseThrow(),
                tolerance,
                result.curve().toString());
    }

    @Test
    void exponentOfALorenzSeries() {
        // every fifth value of steps of 0.01: 0.05 time units between values
        double[] x = series(system("lorenz").map(Map.of()), List.of(1.0, 1.0, 20.0), 2000, 4000, 5);
        SeriesExponent.Result result = SeriesExponent.of(x, new Embedding(5, 2, 60, 120));
        assertEquals(
                0.906,
                result.exponent().orElseThrow() / 0.05,
                0.2,
                result.curve().toString());
    }

    @Test
    void chaosIsToldFromNoise() {
        double[] logistic = series(system("logistic").map(Map.of()), List.of(0.3), 500, 2000, 1);
        SeriesVerdict chaos = SeriesVerdict.of(logistic, 2);
        assertEquals(Answer.CHAOTIC, chaos.answer(), chaos.reason());
        assertTrue(chaos.exponent().predictionError() < 0.01, chaos.reason());

        SplittableRandom random = new SplittableRandom(7);
        SeriesVerdict noise = SeriesVerdict.of(random.doubles(2000).toArray(), 3);
        assertEquals(Answer.CHAOTIC, noise.zeroOne().answer(), "the 0-1 test alone is misled");
        assertEquals(Answer.UNDECIDED, noise.answer(), noise.reason());
        assertEquals(1, noise.exponent().predictionError(), 0.1);
    }

    @Test
    void aDriftDecidesNothing() {
        SplittableRandom random = new SplittableRandom(8);
        List<double[]> drifting = List.of(
                IntStream.range(0, 2000)
                        .mapToDouble(t -> StrictMath.exp(-0.01 * t))
                        .toArray(),
                IntStream.range(0, 300).mapToDouble(t -> 0.1 * t).toArray(),
                IntStream.range(0, 1000)
                        .mapToDouble(t -> 1.0 / (1 + t) + 1e-3 * t + 0.1 * random.nextDouble())
                        .toArray());
        for (double[] x : drifting) {
            SeriesVerdict verdict = SeriesVerdict.of(x, 3);
            assertEquals(Answer.UNDECIDED, verdict.answer(), verdict.reason());
            assertTrue(verdict.reason().contains("leave out the rows"), verdict.reason());
        }
    }

    @Test
    void aRegularSeriesIsRegular() {
        double[] x = IntStream.range(0, 2000)
                .mapToDouble(t -> StrictMath.sin(t * 0.7) + 0.5 * StrictMath.sin(t * 1.1))
                .toArray();
        SeriesVerdict verdict = SeriesVerdict.of(x, 3);
        assertEquals(Answer.REGULAR, verdict.answer(), verdict.reason());
    }

    @Test
    void aPeriodicSeriesHasNoExponent() {
        double[] x = IntStream.range(0, 1000)
                .mapToDouble(t -> StrictMath.sin(t * 0.7))
                .toArray();
        assertTrue(
                SeriesExponent.of(x, SeriesExponent.embedding(x, 3)).exponent().isEmpty());
    }

    @Test
    void alignmentIndicesTellOrderFromChaos() {
        AlignmentIndex.Indices chaos = AlignmentIndex.of(
                TangentOrbit.generic(map("standard", "K", 10), Precisions.DOUBLE, List.of(0.5, 0.3), 2), 200);
        AlignmentIndex.Indices order = AlignmentIndex.of(
                TangentOrbit.generic(map("standard", "K", 0.2), Precisions.DOUBLE, List.of(0.5, 2.0), 2), 2000);
        assertTrue(chaos.alignedAt() > 0 && chaos.alignedAt() < 30, "aligned at " + chaos.alignedAt());
        assertEquals(-1, order.alignedAt());
        // |u x v| and min |u +- v| of unit vectors differ by at most sqrt 2
        double ratio = chaos.gali().get(3) / chaos.sali().get(3);
        assertTrue(ratio > 0.7 && ratio < 1.0001, "ratio " + ratio);
        assertThrows(
                IllegalArgumentException.class,
                () -> AlignmentIndex.of(
                        TangentOrbit.generic(map("standard", "K", 10), Precisions.DOUBLE, List.of(0.5, 0.3), 1), 10));
    }

    @Test
    void fixedPointsAndCyclesOfTheLogisticMap() {
        DiscreteMap logistic = map("logistic", "r", 3.2);
        List<double[]> starts = IntStream.rangeClosed(0, 40)
                .mapToObj(i -> new double[] {i / 40.0})
                .toList();
        List<PeriodicOrbit> fixed = PeriodicOrbit.all(logistic, starts, 1);
        assertEquals(2, fixed.size());
        List<PeriodicOrbit> pairs = PeriodicOrbit.all(logistic, starts, 2);
        assertEquals(1, pairs.size());
        assertTrue(pairs.get(0).stable());
        assertEquals(0.16, pairs.get(0).multipliers().get(0).real(), 1e-12);
        assertEquals(0.5 * StrictMath.log(0.16), pairs.get(0).exponents().get(0), 1e-12);
    }

    @Test
    void aCurveOfFixedPointsIsNoIsolatedCycle() {
        // DF - 1 is singular along u v = 1
        Optional<PeriodicOrbit> orbit = PeriodicOrbit.near(map("bilinear", "a", 0.5), new double[] {1.3, 0.4}, 1);
        orbit.ifPresent(o -> assertEquals(1, o.multipliers().get(0).modulus(), 1e-9));
        assertTrue(PeriodicOrbit.near(ExpressionMap.parse("x: x + 1").with(Map.of()), new double[] {0}, 1)
                .isEmpty());
    }

    @Test
    void henonFixedPoint() {
        PeriodicOrbit orbit = PeriodicOrbit.near(map("henon", "a", 1.4), new double[] {0.6, 0.2}, 1)
                .orElseThrow();
        double x = (-0.7 + Math.sqrt(0.49 + 5.6)) / 2.8;
        assertEquals(x, orbit.points().get(0).get(0), 1e-14);
        assertEquals(
                -0.3,
                orbit.multipliers().get(0).real() * orbit.multipliers().get(1).real(),
                1e-13);
    }

    /**
     * 1 and sqrt 5 - 1 are exact, the third comes from Newton's method on the cycle and its multiplier in 30 digits.
     */
    @Test
    void periodDoublingsOfTheQuadraticTrainingMap() {
        List<Doubling> found =
                PeriodDoublings.locate(a -> system("quadratic").map(Map.of("a", a)), 0.7, 1.31, List.of(0.9), 32);
        double[] reference = {1, Math.sqrt(5) - 1, 1.28803175448, 1.29923, 1.30163, 1.30214};
        double[] tolerance = {1e-9, 1e-9, 1e-9, 5e-6, 5e-6, 5e-6};
        for (int k = 0; k < reference.length; k++) {
            assertEquals(reference[k], found.get(k).parameter(), tolerance[k], found.toString());
            assertEquals(1 << k, found.get(k).period());
        }
    }

    @Test
    void periodDoublingsOfTheLogisticAndHenonMaps() {
        List<Doubling> logistic =
                PeriodDoublings.locate(r -> system("logistic").map(Map.of("r", r)), 2.5, 3.57, List.of(0.3), 16);
        double[] reference = {3, 1 + Math.sqrt(6), 3.544090, 3.564407, 3.568759};
        for (int k = 0; k < reference.length; k++) {
            assertEquals(reference[k], logistic.get(k).parameter(), 1e-6, logistic.toString());
        }
        // fixed point of Henon's map: 3 (1 - b)^2 / 4
        List<Doubling> henon =
                PeriodDoublings.locate(a -> system("henon").map(Map.of("a", a)), 0.2, 0.5, List.of(0.1, 0.1), 1);
        assertEquals(0.75 * 0.49, henon.get(0).parameter(), 1e-9);
        assertThrows(
                IllegalArgumentException.class,
                () -> PeriodDoublings.locate(r -> system("logistic").map(Map.of("r", r)), 3.9, 4, List.of(0.3), 16));
    }

    @Test
    void orbitDiagramShowsCyclesChaosAndDivergence() {
        List<BigDecimal> parameters =
                List.of(new BigDecimal("0.8"), new BigDecimal("1.1"), new BigDecimal("1.4"), new BigDecimal("2.1"));
        List<OrbitDiagram.Column> columns =
                OrbitDiagram.of(a -> system("quadratic").map(Map.of("a", a)), parameters, List.of(0.1), 0, 2000, 300);
        assertEquals(1, columns.get(0).period().orElseThrow());
        assertEquals(Math.sqrt(2), columns.get(0).values().get(0), 1e-9);
        assertEquals(2, columns.get(1).period().orElseThrow());
        assertEquals(2, columns.get(1).values().size());
        assertTrue(columns.get(2).period().isEmpty() && columns.get(2).exponent() > 0);
        assertEquals(300, columns.get(2).values().size());
        assertTrue(
                columns.get(3).values().isEmpty() && Double.isNaN(columns.get(3).exponent()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.2, 1.25, 1.29})
    void attractingCyclesOfThreePeriods(double a) {
        List<Double> x = new ArrayList<>(List.of(0.1));
        UnaryOperator<List<Double>> step = new Recorded(map("quadratic", "a", a)).in(Precisions.DOUBLE);
        for (int i = 0; i < 5000; i++) {
            x = new ArrayList<>(step.apply(x));
        }
        int period = Recurrence.period(map("quadratic", "a", a), x, 64, 1e-9).orElseThrow();
        double exact = AttractingCycle.exponents(map("quadratic", "a", a), x, period)
                .orElseThrow()
                .get(0);
        PeriodicOrbit orbit = PeriodicOrbit.near(map("quadratic", "a", a), new double[] {x.get(0)}, period)
                .orElseThrow();
        assertEquals(orbit.exponents().get(0), exact, 1e-11);
    }
}
