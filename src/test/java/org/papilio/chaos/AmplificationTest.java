package org.papilio.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.chaos.systems.ExpressionMap;
import org.papilio.chaos.systems.KnownSystems;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.DiscreteMap;

class AmplificationTest {
    private static final Precision<BigDecimal> REFEREE = Precisions.decimal(50);

    private static List<List<BigDecimal>> trajectory(DiscreteMap map, List<BigDecimal> initial, int steps) {
        UnaryOperator<List<BigDecimal>> step = new Recorded(map).in(REFEREE);
        List<List<BigDecimal>> points = new ArrayList<>(List.of(initial));
        for (int t = 0; t < steps; t++) {
            points.add(step.apply(points.get(t)));
        }
        return points;
    }

    /**
     * The same trajectory moved by 1e-30 along a direction: the distance after each step over the first one, decimal
     * digits.
     */
    private static double[] measuredDigits(DiscreteMap map, List<List<BigDecimal>> trajectory, List<Double> direction) {
        BigDecimal size = new BigDecimal("1e-30");
        List<BigDecimal> moved = new ArrayList<>();
        for (int i = 0; i < direction.size(); i++) {
            moved.add(REFEREE.add(trajectory.get(0).get(i), size.multiply(new BigDecimal(direction.get(i)))));
        }
        List<List<BigDecimal>> other = trajectory(map, moved, trajectory.size() - 1);
        double[] digits = new double[trajectory.size()];
        for (int t = 0; t < digits.length; t++) {
            double sum = 0;
            for (int i = 0; i < moved.size(); i++) {
                double d = other.get(t)
                        .get(i)
                        .subtract(trajectory.get(t).get(i))
                        .scaleByPowerOfTen(30)
                        .doubleValue();
                sum += d * d;
            }
            digits[t] = 0.5 * StrictMath.log10(sum);
        }
        return digits;
    }

    private static void publishedCase(int decimals, double peakDigits) {
        DiscreteMap map = Xor.published();
        List<List<BigDecimal>> trajectory = trajectory(map, Xor.initial(decimals), 100);
        List<double[]> states = trajectory.stream()
                .map(x -> x.stream().mapToDouble(BigDecimal::doubleValue).toArray())
                .toList();
        Amplification amplification = Amplification.along(map, states);
        assertEquals(peakDigits, amplification.peakDigits(), 0.1);
        double[] measured = measuredDigits(map, trajectory, amplification.source());
        double factor3 = StrictMath.log10(3);
        assertEquals(measured[(int) amplification.peakStep()], amplification.peakDigits(), factor3);
        assertEquals(measured[100], amplification.curve().nats(99) / StrictMath.log(10), factor3);
        assertEquals(
                Outcome.TRANSIENT_AMPLIFICATION,
                amplification.verdict(VerdictRule.STANDARD).outcome());
    }

    @Test
    void thePublishedFourDecimalsCaseLosesEighteenDigits() {
        publishedCase(4, 17.84);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"3, 8.09", "5, 7.84", "6, 11.36", "7, 10.2", "8, 9.76"})
    void publishedCases(int decimals, double peakDigits) {
        publishedCase(decimals, peakDigits);
    }

    @Test
    void tangentVectorsInAnyPrecisionAgree() {
        DiscreteMap map = Xor.bertels(5);
        List<Double> initial = Xor.uniform(9, 2);
        Amplification doubles = Amplification.of(map, Precisions.DOUBLE, initial, 60);
        Precision<BigDecimal> decimal = Precisions.decimal(30);
        Amplification decimals =
                Amplification.of(map, decimal, initial.stream().map(decimal::of).toList(), 60);
        assertEquals(decimals.peakDigits(), doubles.peakDigits(), 1e-6);
        assertEquals(decimals.peakStep(), doubles.peakStep());
    }

    @Test
    void jacobiansInDoubleAlongTheTrueStatesDoAsWellAsDecimalTangents() {
        DiscreteMap map = Xor.published();
        List<List<BigDecimal>> trajectory = trajectory(map, Xor.initial(4), 12);
        Amplification along = Amplification.along(
                map,
                trajectory.stream()
                        .map(x ->
                                x.stream().mapToDouble(BigDecimal::doubleValue).toArray())
                        .toList());
        Amplification decimal = Amplification.of(map, REFEREE, Xor.initial(4), 12);
        for (int t = 0; t < 12; t++) {
            assertEquals(decimal.curve().nats(t), along.curve().nats(t), 1e-3, "step " + (t + 1));
        }
    }

    @Test
    void aShadowHorizonOfKnownTrajectoriesIsThatOfRunningThem() {
        DiscreteMap map = KnownSystems.named("henon").orElseThrow().map(Map.of());
        ShadowHorizon run = horizon(map, Precisions.DOUBLE);
        List<List<BigDecimal>> truth = trajectory(map, List.of(new BigDecimal("0.125"), new BigDecimal("0.25")), 150);
        ShadowHorizon every = ShadowHorizon.along(map, Precisions.DOUBLE, REFEREE, truth, run.distance(), 150, 1e-3);
        assertEquals(run.prediction(), every.prediction());
        assertEquals(run.measured(), every.measured());
        ShadowHorizon some = ShadowHorizon.along(map, Precisions.DOUBLE, REFEREE, truth, run.distance(), 8, 1e-3);
        for (int t = 20; t < 150; t++) {
            assertEquals(
                    StrictMath.log10(every.prediction().get(t)),
                    StrictMath.log10(some.prediction().get(t)),
                    1);
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> ShadowHorizon.along(map, Precisions.DOUBLE, REFEREE, truth, run.distance(), 0, 1e-3));
        assertThrows(
                IllegalArgumentException.class,
                () -> ShadowHorizon.along(map, Precisions.DOUBLE, REFEREE, truth.subList(0, 1), List.of(0.0), 1, 1));
    }

    @Test
    void ofALinearMap() {
        DiscreteMap map = KnownSystems.named("diagonal").orElseThrow().map(Map.of());
        Amplification amplification = Amplification.of(map, Precisions.DOUBLE, List.of(0.0, 0.0, 0.0), 2000);
        assertEquals(2000 * StrictMath.log10(2), amplification.peakDigits(), 1e-8);
        assertEquals(2000, amplification.peakStep());
        assertEquals(1, Math.abs(amplification.response().get(0)), 1e-12);
        assertEquals(1, Math.abs(amplification.source().get(0)), 1e-12);
    }

    @Test
    void nonNormalGrowthIsSeenThoughEveryEigenvalueContracts() {
        DiscreteMap map = ExpressionMap.parse("x: 0.5*x + 100*y; y: 0.4*y").with(Map.of());
        Amplification amplification = Amplification.of(map, Precisions.DOUBLE, List.of(0.0, 0.0), 100);
        assertEquals(2, amplification.peakDigits(), 0.01);
        assertEquals(1, amplification.peakStep());
        assertEquals(1, Math.abs(amplification.source().get(1)), 0.01);
        assertEquals(
                Outcome.TRANSIENT_AMPLIFICATION,
                amplification.verdict(VerdictRule.STANDARD).outcome());
    }

    @ParameterizedTest
    @CsvSource({"float", "double"})
    void theShadowHorizonIsWherePredicted(String name) {
        DiscreteMap map = KnownSystems.named("henon").orElseThrow().map(Map.of());
        ShadowHorizon horizon = horizon(map, Precisions.named(name));
        int measured = horizon.measured().orElseThrow();
        int predicted = horizon.predicted().orElseThrow();
        // one decade of error is ln 10 / 0.42 = 5.5 steps
        assertTrue(Math.abs(measured - predicted) <= 8, name + " leaves at " + measured + ", predicted " + predicted);
        assertTrue(
                horizon.rounding() < 4 * Precisions.named(name).unitRoundoff(),
                "rounding of a step " + horizon.rounding());
    }

    private static <L> ShadowHorizon horizon(DiscreteMap map, Precision<L> low) {
        List<L> lowInitial = List.of(low.of(0.125), low.of(0.25));
        List<BigDecimal> initial = List.of(new BigDecimal("0.125"), new BigDecimal("0.25"));
        return ShadowHorizon.of(map, low, lowInitial, REFEREE, initial, 150, 1e-3);
    }

    @Test
    void roundOffIsKeptApartFromTheMap() {
        DiscreteMap map = KnownSystems.named("henon").orElseThrow().map(Map.of());
        List<BigDecimal> initial = List.of(new BigDecimal("0.125"), new BigDecimal("0.25"));
        ShadowHorizon horizon =
                ShadowHorizon.of(map, Precisions.DOUBLE, List.of(0.125, 0.25), REFEREE, initial, 40, 1e-3);
        Amplification amplification = Amplification.of(map, REFEREE, initial, 40);
        RoundOff verdict = RoundOff.of(Precisions.DOUBLE, horizon, amplification, 1);
        assertEquals(16, verdict.entering(), 1);
        assertEquals(40 * 0.419 / StrictMath.log(10), verdict.lost(), 2);
        assertEquals(verdict.entering() - verdict.lost(), verdict.right(), 1.5, verdict.toString());
        assertEquals(verdict.right(), verdict.predicted(), 1.5, verdict.toString());
        assertThrows(IllegalArgumentException.class, () -> RoundOff.of(Precisions.DOUBLE, horizon, amplification, 0));
    }

    @Test
    void refusesWhatCannotBeMeasured() {
        DiscreteMap map = KnownSystems.named("henon").orElseThrow().map(Map.of());
        assertThrows(
                IllegalArgumentException.class, () -> Amplification.of(map, Precisions.DOUBLE, List.of(0.1, 0.1), 0));
        assertThrows(IllegalArgumentException.class, () -> Amplification.along(map, List.of(new double[2])));
        Amplification diverged = Amplification.of(map, Precisions.DOUBLE, List.of(10.0, 10.0), 100);
        assertEquals(Outcome.DIVERGED, diverged.verdict(VerdictRule.STANDARD).outcome());
        Amplification one = Amplification.of(map, Precisions.DOUBLE, List.of(0.1, 0.1), 1);
        assertEquals(Outcome.UNDECIDED, one.verdict(VerdictRule.STANDARD).outcome());
    }
}
