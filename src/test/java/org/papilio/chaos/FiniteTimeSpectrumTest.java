package org.papilio.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.papilio.chaos.systems.ExpressionMap;
import org.papilio.number.Precisions;
import org.papilio.program.DiscreteMap;

class FiniteTimeSpectrumTest {

    private static DiscreteMap map(String expression) {
        return ExpressionMap.parse(expression).with(Map.of());
    }

    private static List<double[]> states(DiscreteMap map, List<Double> initial, int steps) {
        UnaryOperator<List<Double>> step = new Recorded(map).in(Precisions.DOUBLE);
        List<double[]> states = new ArrayList<>();
        List<Double> x = initial;
        for (int t = 0; t <= steps; t++) {
            states.add(x.stream().mapToDouble(Double::doubleValue).toArray());
            x = step.apply(x);
        }
        return states;
    }

    @Test
    void singularValuesOfAProductOfManyDecades() {
        DiscreteMap map = map("x: 0.01*y; y: 5*x; z: 0.1*z");
        List<Double> nats = FiniteTimeSpectrum.along(map, states(map, List.of(0.0, 0.0, 0.0), 400))
                .nats();
        // two steps multiply x and y by 0.05 each
        assertEquals(200 * StrictMath.log(0.05), nats.get(0), 1e-9);
        assertEquals(200 * StrictMath.log(0.05), nats.get(1), 1e-9);
        assertEquals(400 * StrictMath.log(0.1), nats.get(2), 1e-9);
    }

    @Test
    void nonNormalGrowthIsSeenThoughEveryEigenvalueContracts() {
        DiscreteMap map = map("x: 0.5*x + 100*y; y: 0.4*y");
        List<Double> nats =
                FiniteTimeSpectrum.along(map, states(map, List.of(0.0, 0.0), 1)).nats();
        assertTrue(nats.get(0) > StrictMath.log(100), nats.toString());
        assertEquals(StrictMath.log(0.2), nats.get(0) + nats.get(1), 1e-12);
    }

    @Test
    void theFirstIsTheAmplificationAndTheSumTheChangeOfVolume() {
        DiscreteMap map = Xor.bertels(8);
        List<double[]> states = states(map, Xor.uniform(9, 3), 200);
        FiniteTimeSpectrum spectrum = FiniteTimeSpectrum.along(map, states);
        Amplification amplification = Amplification.along(map, states);
        assertEquals(amplification.curve().nats(199), spectrum.nats().get(0), 1e-6);
        assertEquals(spectrum.nats().get(0) / 200, spectrum.exponents().get(0), 1e-15);
        LyapunovSpectrum.Spectrum mean =
                LyapunovSpectrum.of(TangentOrbit.along(map, states, Frames.generic(9, 9)), 0, 200, 0.95);
        double sum =
                spectrum.exponents().stream().mapToDouble(Double::doubleValue).sum();
        assertEquals(mean.sum(), sum, 1e-9);
    }

    @Test
    void anAnnihilatedDirectionHasTheExponentMinusInfinity() {
        DiscreteMap map = map("x: 2*x; y: 0*y");
        assertEquals(
                List.of(StrictMath.log(8), Double.NEGATIVE_INFINITY),
                FiniteTimeSpectrum.along(map, states(map, List.of(1.0, 1.0), 3)).nats());
    }

    @Test
    void theEscapeFromASaddleFollowsTheVeryMap() {
        // the steep direction overshoots: it decides, not the slow one
        DiscreteMap map = map("x: 1.01*x; y: -3*y");
        Multiplier.Evaluation derivative = new Multiplier.Evaluation(map);
        Escape escape = Escape.of(derivative, new double[2], new double[] {1e-3, 1e-6}, 1, 1000);
        assertEquals(-3, escape.multipliers().get(0).real(), 1e-14);
        assertEquals(OptionalInt.of(13), escape.predicted());
        assertEquals(
                OptionalInt.empty(),
                Escape.of(derivative, new double[2], new double[2], 1, 50).predicted());
        assertEquals(
                OptionalInt.of(695),
                Escape.of(derivative, new double[2], new double[] {1e-3, 0}, 1, 1000)
                        .predicted());
    }

    @Test
    void refusals() {
        DiscreteMap map = map("x: 2*x");
        assertThrows(IllegalArgumentException.class, () -> FiniteTimeSpectrum.along(map, List.of(new double[1])));
        assertThrows(
                IllegalArgumentException.class,
                () -> TangentOrbit.along(map, List.of(new double[1]), new double[][] {{1}}));
        DiscreteMap singular = map("x: 1/x");
        assertThrows(
                IllegalArgumentException.class,
                () -> FiniteTimeSpectrum.along(singular, List.of(new double[1], new double[1])));
        assertThrows(IllegalArgumentException.class, () -> new Multiplier.Evaluation(singular).at(new double[] {0}));
    }
}
