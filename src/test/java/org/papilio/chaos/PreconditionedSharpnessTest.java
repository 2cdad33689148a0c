package org.papilio.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.papilio.model.Activation;
import org.papilio.model.Loss;
import org.papilio.model.Network;
import org.papilio.model.Objective;
import org.papilio.model.Task;
import org.papilio.number.Precisions;
import org.papilio.train.Gradient;
import org.papilio.train.Optimiser;
import org.papilio.train.TrainingMap;

/** On a linear network, whose loss is quadratic: H is known, and the bound is exact. */
class PreconditionedSharpnessTest {

    /** Loss (w + b - 1)^2 + (2 w + b)^2, Hessian 2 [[5, 3], [3, 2]]. */
    private static TrainingMap linear(Optimiser optimiser) {
        Task task = new Task("line", column(1, 2), column(1, 0), false);
        Objective objective = new Objective(
                new Network(List.of(1, 1), Activation.IDENTITY, Activation.IDENTITY),
                task,
                new Loss(Loss.Kind.RESIDUAL_SUM_OF_SQUARES, BigDecimal.ZERO));
        return new TrainingMap(
                objective, new Gradient.Backpropagation(), List.of(), List.of(objective.allSamples()), optimiser);
    }

    private static List<List<BigDecimal>> column(int... values) {
        List<List<BigDecimal>> rows = new ArrayList<>();
        for (int value : values) {
            rows.add(List.of(BigDecimal.valueOf(value)));
        }
        return rows;
    }

    private static Optimiser.Adam adam(String rate) {
        return new Optimiser.Adam(
                new BigDecimal(rate), new BigDecimal("0.9"), new BigDecimal("0.999"), new BigDecimal("1e-6"));
    }

    private static List<double[]> orbit(TrainingMap map, int steps) {
        List<Double> state = map.initialState(Precisions.DOUBLE, List.of(0.3, -0.2));
        List<double[]> points = new ArrayList<>();
        for (int t = 0; t <= steps; t++) {
            points.add(new double[] {state.get(0), state.get(1)});
            state = map.apply(Precisions.DOUBLE, state);
        }
        return points;
    }

    private static List<Integer> steps(int last) {
        return java.util.stream.IntStream.rangeClosed(0, last).boxed().toList();
    }

    private static double largest(double a, double b, double c) {
        return (a + c + Math.sqrt((a - c) * (a - c) + 4 * b * b)) / 2;
    }

    @Test
    void ofGradientDescentItIsTheSharpness() {
        TrainingMap map = linear(new Optimiser.GradientDescent(new BigDecimal("0.125")));
        PreconditionedSharpness felt = PreconditionedSharpness.along(map, steps(3), orbit(map, 3), i -> i % 2 == 1);
        assertEquals(16, felt.bound());
        assertEquals(
                List.of(1, 3),
                felt.points().stream().map(PreconditionedSharpness.Point::step).toList());
        assertEquals(largest(10, 6, 4), felt.points().get(0).sharpness(), 1e-12);
        assertEquals(largest(10, 6, 4), felt.points().get(0).curvature(), 1e-12);
        assertEquals(14 - largest(10, 6, 4), felt.points().get(0).second(), 1e-12);
    }

    /** At the first step v-hat is the squared gradient, and P = (1 - beta1) (|g| + epsilon). */
    @Test
    void ofAdamTheFirstPreconditionerIsTheGradient() {
        TrainingMap map = linear(adam("0.05"));
        PreconditionedSharpness felt = PreconditionedSharpness.along(map, steps(0), orbit(map, 0), i -> true);
        double w = 2 * (0.3 - 0.2 - 1) + 4 * (0.6 - 0.2);
        double b = 2 * (0.3 - 0.2 - 1) + 2 * (0.6 - 0.2);
        double p = 0.1 * (Math.abs(w) + 1e-6);
        double q = 0.1 * (Math.abs(b) + 1e-6);
        assertEquals(
                largest(10 / p, 6 / Math.sqrt(p * q), 4 / q),
                felt.points().get(0).sharpness(),
                1e-9);
        assertEquals(760, felt.bound(), 1e-9);
        assertEquals(0.05 / p, felt.points().get(0).rates().get(0), 1e-12);
    }

    /** Momentum on a quadratic: just below the bound the run converges, just above it diverges. */
    @Test
    void theBoundOfMomentumSeparatesConvergenceFromDivergence() {
        double critical = 2 * (1 + 0.5) / largest(10, 6, 4);
        for (double factor : new double[] {0.99, 1.01}) {
            TrainingMap map = linear(new Optimiser.Momentum(new BigDecimal(factor * critical), new BigDecimal("0.5")));
            List<double[]> orbit = orbit(map, 2000);
            PreconditionedSharpness felt = PreconditionedSharpness.along(map, steps(2000), orbit, i -> i == 0);
            boolean above = felt.points().get(0).sharpness() > felt.bound();
            assertEquals(factor > 1, above);
            assertEquals(above, !(Math.abs(orbit.get(2000)[0]) < 100), "rate " + factor * critical);
        }
    }

    @Test
    void refusesWhatTheBoundDoesNotHoldFor() {
        TrainingMap map = linear(adam("0.05"));
        List<double[]> orbit = orbit(map, 4);
        List<double[]> some = List.of(orbit.get(0), orbit.get(2));
        IllegalArgumentException missing = assertThrows(
                IllegalArgumentException.class,
                () -> PreconditionedSharpness.along(map, List.of(0, 2), some, i -> true));
        assertTrue(missing.getMessage().contains("every: 1"), missing.getMessage());
        TrainingMap online = new TrainingMap(
                map.objective(),
                map.gradient(),
                List.of(),
                List.of(List.of(0), List.of(1)),
                new Optimiser.GradientDescent(BigDecimal.ONE));
        assertThrows(
                IllegalArgumentException.class,
                () -> PreconditionedSharpness.along(online, steps(4), orbit, i -> true));
    }
}
