package org.papilio.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papilio.chaos.LyapunovService.Measured;
import org.papilio.chaos.LyapunovService.Request;
import org.papilio.chaos.LyapunovSpectrum.Spectrum;
import org.papilio.chaos.systems.ExpressionMap;
import org.papilio.chaos.systems.KnownSystem;
import org.papilio.chaos.systems.KnownSystem.Reference;
import org.papilio.chaos.systems.KnownSystems;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.DiscreteMap;
import org.papilio.stats.BlockBootstrap;
import org.papilio.stats.Interval;
import org.papilio.train.TrainingMap;

class LyapunovSpectrumTest {

    private static Measured measure(String system, long steps, String... settings) {
        Map<String, BigDecimal> values = new java.util.HashMap<>();
        for (String setting : settings) {
            values.put(setting.split("=")[0], new BigDecimal(setting.split("=")[1]));
        }
        return LyapunovService.measure(system, new Request(values, OptionalLong.of(steps), OptionalLong.empty()));
    }

    private static DiscreteMap henon() {
        return KnownSystems.named("henon").orElseThrow().map(Map.of());
    }

    /**
     * anchors.md; the values of 1.4, 1.5 and 1.8 there (0.3419, 0.4910, 0.805) came from short runs: these are means
     * over 6e7 steps.
     */
    @ParameterizedTest
    @CsvSource({
        "1.1, -0.8574, 5e-5",
        "1.4, 0.34258, 3e-3",
        "1.5, 0.49122, 3e-3",
        "1.6, 0.68205, 2e-3",
        "1.7, -0.4351, 5e-5",
        "1.8, 0.80669, 3e-3",
        "2, 1.09861229, 1e-4"
    })
    void quadraticTrainingMap(String a, double reference, double tolerance) {
        Measured measured = measure("quadratic", 100_000, "a=" + a);
        assertEquals(reference, measured.exponents().get(0), tolerance);
        Interval interval = measured.intervals().get(0);
        assertTrue(
                interval.lower() - 5e-5 <= reference && reference <= interval.upper() + 5e-5, "interval " + interval);
    }

    @Test
    void fixedPointsAreExact() {
        assertEquals(
                StrictMath.log(0.6),
                measure("quadratic", 1000, "a=0.8").exponents().get(0),
                1e-13);
        assertEquals(
                StrictMath.log(0.5),
                measure("logistic", 1000, "r=2.5").exponents().get(0),
                1e-13);
        assertEquals(
                0.5 * StrictMath.log(0.16),
                measure("logistic", 1000, "r=3.2").exponents().get(0),
                1e-13);
        List<Double> curve =
                measure("bilinear", 1000, "a=0.8", "u=0.7", "v=0.9").exponents();
        assertEquals(0, curve.get(0), 1e-12, "along the curve of minima");
    }

    @Test
    void superstableCyclesAreMinusInfinityExactly() {
        assertEquals(
                List.of(Double.NEGATIVE_INFINITY),
                measure("logistic", 1000, "r=2").exponents());
        assertEquals(
                List.of(Double.NEGATIVE_INFINITY),
                measure("quadratic", 1000, "a=0.5").exponents());
        List<Double> bilinear = measure("bilinear", 1000, "a=0.5").exponents();
        assertEquals(0, bilinear.get(0), 1e-12);
        assertEquals(Double.NEGATIVE_INFINITY, bilinear.get(1));
        Interval interval = measure("logistic", 1000, "r=2").intervals().get(0);
        assertEquals(new Interval(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY), interval);
    }

    @Test
    void singularJacobiansAnnihilateDirections() {
        Measured measured = LyapunovService.measureExpression("x: y; y: y", Request.of(Map.of()));
        assertEquals(List.of(0.0, Double.NEGATIVE_INFINITY), measured.exponents());
        assertEquals(1, measured.kaplanYorkeDimension().orElseThrow());
        assertEquals("contracting", measured.verdict().outcome().label());
    }

    @Test
    void volumesShrinkAsTheJacobianDeterminantSays() {
        assertEquals(
                StrictMath.log(0.3),
                measure("henon", 10_000).exponents().stream()
                        .mapToDouble(l -> l)
                        .sum(),
                1e-12);
        assertEquals(
                0, measure("cat", 1000).exponents().stream().mapToDouble(l -> l).sum(), 1e-12);
        // -(sigma + 1 + beta), up to the error of Runge-Kutta steps
        assertEquals(
                -13.6666667,
                measure("lorenz", 20_000).exponents().stream()
                        .mapToDouble(l -> l)
                        .sum(),
                2e-4);
    }

    @ParameterizedTest
    @CsvSource({"henon, 1.25827, 4e-3", "lorenz, 2.06215, 2e-3", "cat, 2, 1e-9"})
    void kaplanYorkeDimension(String system, double reference, double tolerance) {
        assertEquals(reference, measure(system, 60_000).kaplanYorkeDimension().orElseThrow(), tolerance);
    }

    @Test
    void everyIntervalContainsItsReference() {
        for (KnownSystem system : KnownSystems.all()) {
            for (Reference reference : system.references()) {
                Measured measured = LyapunovService.measure(
                        system, new Request(reference.settings(), OptionalLong.of(30_000), OptionalLong.empty()));
                for (int k = 0; k < reference.exponents().size(); k++) {
                    double known = reference.exponents().get(k);
                    double tolerance = reference.tolerances().get(k);
                    Interval interval = measured.intervals().get(k);
                    assertTrue(
                            interval.lower() - tolerance <= known && known <= interval.upper() + tolerance,
                            system.name() + reference.settings() + " " + known + " " + interval);
                }
            }
        }
    }

    @Test
    void growthByAPowerOfTimeIsNotAnExponent() {
        // a shear: |v| grows like t, both exponents are 0
        Measured shear = LyapunovService.measureExpression(
                "x: x + y; y: y",
                new Request(
                        Map.of("x", BigDecimal.ZERO, "y", BigDecimal.ZERO),
                        OptionalLong.of(20_000),
                        OptionalLong.empty()));
        assertTrue(
                shear.intervals().stream().allMatch(i -> i.contains(0)),
                shear.intervals().toString());
    }

    @Test
    void theExponentOfASolvedClassificationTendsToZeroFromBelow() {
        DiscreteMap map = ExpressionMap.parse("w: w + 1/(1 + exp(w))").with(Map.of());
        Spectrum spectrum = LargestExponent.of(map, Precisions.DOUBLE, List.of(0.0), 100, 100_000, 0.95);
        double exponent = spectrum.exponents().get(0);
        // growth falls like 1/t, so the exponent over t steps is about -ln(t / 100) / t
        assertEquals(-StrictMath.log(1000) / 1e5, exponent, 1e-5);
        assertTrue(spectrum.intervals().get(0).contains(0), spectrum.intervals().toString());
    }

    @Test
    void allMethodsAgreeOnTheLargestExponent() {
        List<Double> x = List.of(0.1, 0.1);
        double spectrum = LyapunovSpectrum.of(
                        TangentOrbit.generic(henon(), Precisions.DOUBLE, x, 2), 1000, 20_000, 0.95)
                .exponents()
                .get(0);
        double vector = LargestExponent.of(henon(), Precisions.DOUBLE, x, 1000, 20_000, 0.95)
                .exponents()
                .get(0);
        double pair = TwoTrajectories.of(henon(), Precisions.DOUBLE, x, 1e-8, 1000, 20_000, 0.95)
                .exponents()
                .get(0);
        assertEquals(spectrum, vector, 1e-12);
        assertEquals(spectrum, pair, 1e-6);
    }

    @Test
    void twoTrajectoriesAreRightAtFixedPoints() {
        DiscreteMap quadratic = KnownSystems.named("quadratic").orElseThrow().map(Map.of("a", new BigDecimal("0.8")));
        double exponent = TwoTrajectories.of(quadratic, Precisions.DOUBLE, List.of(0.1), 1e-7, 1000, 1000, 0.95)
                .exponents()
                .get(0);
        assertEquals(StrictMath.log(0.6), exponent, 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"float, 2e-2", "double, 1e-12", "double-double, 1e-12", "decimal(30), 1e-12"})
    void worksInAnyPrecision(String name, double tolerance) {
        assertEquals(StrictMath.log(0.3), sum(Precisions.named(name)), tolerance);
    }

    private static <T> double sum(Precision<T> precision) {
        List<T> x = List.of(precision.of(0.1), precision.of(0.1));
        return LyapunovSpectrum.of(TangentOrbit.generic(henon(), precision, x, 2), 50, 200, 0.95)
                .sum();
    }

    @Test
    void theFastOrbitHasTheBitsOfTheGenericOne() {
        for (DiscreteMap map :
                List.of(henon(), KnownSystems.named("lorenz").orElseThrow().map(Map.of()), Xor.bertels(10))) {
            int n = map.dimension();
            List<Double> x = n == 9 ? Xor.uniform(9, 1) : n == 3 ? List.of(1.0, 1.0, 20.0) : List.of(0.1, 0.1);
            TangentOrbit fast = TangentOrbit.generic(map, Precisions.DOUBLE, x, n);
            TangentOrbit generic = new FieldTangentOrbit<>(map, Precisions.DOUBLE, x, Frames.generic(n, n));
            double[] factors = new double[n];
            double[] expected = new double[n];
            for (int t = 0; t < 200; t++) {
                assertTrue(fast.advance() && generic.advance());
                fast.orthonormalise(factors);
                generic.orthonormalise(expected);
                org.junit.jupiter.api.Assertions.assertArrayEquals(expected, factors);
                org.junit.jupiter.api.Assertions.assertArrayEquals(generic.state(), fast.state());
            }
        }
    }

    @Test
    void repeatedRunsHaveTheSameBits() {
        Measured first = measure("lorenz", 5_000);
        assertEquals(first, measure("lorenz", 5_000));
        long hash = 0;
        for (String system : List.of("logistic", "henon", "towel", "lorenz", "quadratic")) {
            Measured measured = measure(system, 3_000);
            for (int k = 0; k < measured.exponents().size(); k++) {
                hash = 31 * hash + Double.doubleToLongBits(measured.exponents().get(k));
                hash = 31 * hash
                        + Double.doubleToLongBits(measured.intervals().get(k).lower());
            }
        }
        assertEquals(GOLDEN, hash, "the bits of exponents and intervals have changed");
    }

    /** Made with this code on JDK 17; the same on every other JDK and machine. */
    private static final long GOLDEN = -5832647897517575860L;

    @Test
    void theHistoryIsWhole() {
        Spectrum spectrum = LargestExponent.of(henon(), Precisions.DOUBLE, List.of(0.1, 0.1), 100, 1000, 0.95);
        GrowthHistory history = spectrum.history();
        assertEquals(1000, history.blocks());
        assertEquals(1000, history.steps());
        double[] convergence = history.convergence(0);
        assertEquals(spectrum.exponents().get(0), convergence[999], 1e-14);
        double[] windows = history.windows(0, 10);
        assertEquals(
                spectrum.exponents().get(0),
                java.util.Arrays.stream(windows).average().orElseThrow(),
                1e-14);
        assertThrows(IllegalArgumentException.class, () -> history.windows(0, 1001));
    }

    @Test
    void theBootstrapAgreesWithTheBatches() {
        Spectrum spectrum = LargestExponent.of(henon(), Precisions.DOUBLE, List.of(0.1, 0.1), 1000, 20_000, 0.95);
        Interval batches = spectrum.history().interval(0, 0.95);
        Interval bootstrap = spectrum.history().bootstrapInterval(0, BlockBootstrap.Kind.STATIONARY, 0.95, 300, 1);
        assertEquals(batches.width(), bootstrap.width(), 0.4 * batches.width());
        assertTrue(bootstrap.contains(spectrum.exponents().get(0)));
    }

    @Test
    void divergenceHasNoExponents() {
        Measured measured = measure("quadratic", 1000, "a=2.1");
        assertEquals(List.of(), measured.exponents());
        assertTrue(measured.kaplanYorkeDimension().isEmpty());
        assertEquals("diverged", measured.verdict().outcome().label());
    }

    @Test
    void refusesWhatCannotBeMeasured() {
        assertThrows(IllegalArgumentException.class, () -> measure("henon", 1));
        assertThrows(IllegalArgumentException.class, () -> measure("lorenz", 1000, "dt=0"));
        assertThrows(
                IllegalArgumentException.class,
                () -> LargestExponent.of(henon(), Precisions.DOUBLE, List.of(0.1), 0, 100, 0.95));
        assertThrows(
                IllegalArgumentException.class,
                () -> LargestExponent.of(henon(), Precisions.DOUBLE, List.of(0.1, Double.NaN), 0, 100, 0.95));
        assertThrows(
                IllegalArgumentException.class,
                () -> TwoTrajectories.of(henon(), Precisions.DOUBLE, List.of(0.1, 0.1), 0, 0, 100, 0.95));
    }

    @Test
    void trainingMapsHaveSpectra() {
        TrainingMap map = Xor.bertels(1);
        Spectrum spectrum = LyapunovSpectrum.of(
                TangentOrbit.generic(map, Precisions.DOUBLE, Xor.uniform(map.dimension(), 3), map.dimension()),
                1000,
                1000,
                0.95);
        assertEquals(9, spectrum.exponents().size());
        assertTrue(
                spectrum.exponents().get(0) < 0.01, "at learning rate 1 nothing is chaotic: " + spectrum.exponents());
    }

    /** 95 of 100 are promised; 93 are demanded of 100 different starts. */
    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"henon, 100000, 0.41922, -1.62319, NaN", "lorenz, 200000, 0.90563, 0, -14.57219"})
    void intervalsCover(String name, long steps, double first, double second, double third) {
        KnownSystem system = KnownSystems.named(name).orElseThrow();
        double[] references = {first, second, third};
        int hits = 0;
        for (int seed = 1; seed <= 100; seed++) {
            Measured measured = LyapunovService.measure(
                    system, new Request(Map.of(), OptionalLong.of(steps), OptionalLong.of(seed)));
            boolean all = true;
            for (int k = 0; k < measured.exponents().size(); k++) {
                all &= measured.intervals().get(k).contains(references[k]);
            }
            hits += all ? 1 : 0;
        }
        assertTrue(hits >= 93, name + ": all references inside in " + hits + " of 100");
    }

    @Test
    void intervalsOfSeedsCoverAsWell() {
        MersenneTwister random = new MersenneTwister(11);
        double[] exponents = new double[10];
        for (int i = 0; i < exponents.length; i++) {
            List<Double> x = List.of(0.2 * random.nextDouble(), 0.2 * random.nextDouble());
            exponents[i] = LargestExponent.of(henon(), Precisions.DOUBLE, x, 1000, 10_000, 0.95)
                    .exponents()
                    .get(0);
        }
        Interval interval = org.papilio.stats.Student.ofMean(exponents, 0.99);
        assertTrue(interval.contains(0.41922) && interval.width() < 0.02, interval.toString());
    }
}
