package org.papilio.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.papilio.model.Activation;
import org.papilio.model.Loss;
import org.papilio.model.Objective;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;

class TrainingMapTest {

    static Stream<Arguments> objectives() {
        List<Arguments> all = new ArrayList<>();
        for (Activation hidden : List.of(Activation.SIGMOID, Activation.TANH, Activation.RELU, Activation.IDENTITY)) {
            for (Loss.Kind loss : Loss.Kind.values()) {
                boolean entropy = loss == Loss.Kind.CROSS_ENTROPY;
                for (String epsilon : entropy ? List.of("0", "1e-7") : List.of("0")) {
                    all.add(Arguments.of(List.of(2, 3, 2), hidden, Activation.SOFTMAX, loss, epsilon));
                    all.add(Arguments.of(List.of(2, 3, 2, 1), hidden, Activation.SIGMOID, loss, epsilon));
                    if (!entropy) {
                        all.add(Arguments.of(List.of(2, 2, 1), hidden, Activation.TANH, loss, epsilon));
                        all.add(Arguments.of(List.of(2, 4, 1), hidden, Activation.IDENTITY, loss, epsilon));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} epsilon {4}")
    @MethodSource("objectives")
    void backpropagationIsTheLimitOfCentralDifferences(
            List<Integer> layers, Activation hidden, Activation output, Loss.Kind loss, String epsilon) {
        Precision<BigDecimal> p = Precisions.decimal(60);
        Objective objective = Systems.xor(layers, hidden, output, loss, epsilon);
        Random random = new Random(7);
        List<BigDecimal> parameters = new ArrayList<>();
        for (int i = 0; i < objective.network().parameterCount(); i++) {
            parameters.add(p.of(random.nextGaussian()));
        }
        List<BigDecimal> gradient = objective.gradient(p, parameters, objective.allSamples());
        BigDecimal h = new BigDecimal("1e-12");
        for (int i = 0; i < parameters.size(); i++) {
            List<BigDecimal> moved = new ArrayList<>(parameters);
            moved.set(i, parameters.get(i).add(h));
            BigDecimal up = objective.loss(p, moved, objective.allSamples());
            moved.set(i, parameters.get(i).subtract(h));
            BigDecimal down = objective.loss(p, moved, objective.allSamples());
            double difference = up.subtract(down)
                    .divide(h.multiply(BigDecimal.valueOf(2)))
                    .subtract(gradient.get(i))
                    .doubleValue();
            assertEquals(
                    0, difference, 1e-19, objective.network().parameterNames().get(i));
        }
    }

    private static TrainingMap map(Gradient gradient, List<String> order, Optimiser optimiser) {
        Objective objective =
                Systems.xor(List.of(2, 3, 2), Activation.TANH, Activation.SOFTMAX, Loss.Kind.CROSS_ENTROPY, "0");
        return new TrainingMap(objective, gradient, order, List.of(objective.allSamples()), optimiser);
    }

    private static List<Double> start(TrainingMap map) {
        Random random = new Random(3);
        List<Double> parameters = new ArrayList<>();
        for (int i = 0; i < map.parameterCount(); i++) {
            parameters.add(random.nextGaussian());
        }
        return parameters;
    }

    private static final Optimiser DESCENT = new Optimiser.GradientDescent(new BigDecimal("0.5"));

    @Test
    void gradientDescentGoesAgainstTheGradient() {
        TrainingMap map = map(new Gradient.Backpropagation(), List.of(), DESCENT);
        List<Double> x = start(map);
        List<Double> g =
                map.objective().gradient(Precisions.DOUBLE, x, map.objective().allSamples());
        List<Double> y = map.apply(Precisions.DOUBLE, x);
        for (int i = 0; i < x.size(); i++) {
            assertEquals(Math.fma(-0.5, g.get(i), x.get(i)), y.get(i));
        }
    }

    @Test
    void momentumKeepsAVelocity() {
        TrainingMap map = map(
                new Gradient.Backpropagation(),
                List.of(),
                new Optimiser.Momentum(new BigDecimal("0.5"), new BigDecimal("0.75")));
        int n = map.parameterCount();
        List<Double> state = map.initialState(Precisions.DOUBLE, start(map));
        List<Double> one = map.apply(Precisions.DOUBLE, state);
        List<Double> two = map.apply(Precisions.DOUBLE, one);
        List<Double> g = map.objective()
                .gradient(Precisions.DOUBLE, one.subList(0, n), map.objective().allSamples());
        for (int i = 0; i < n; i++) {
            assertEquals(0.75 * one.get(n + i) - 0.5 * g.get(i), two.get(n + i), 1e-16);
            assertEquals(one.get(i) + two.get(n + i), two.get(i));
        }
    }

    @Test
    void theFirstStepOfAdamHasTheLengthOfTheLearningRate() {
        TrainingMap map = map(
                new Gradient.Backpropagation(),
                List.of(),
                new Optimiser.Adam(
                        new BigDecimal("0.01"),
                        new BigDecimal("0.9"),
                        new BigDecimal("0.999"),
                        new BigDecimal("1e-8")));
        int n = map.parameterCount();
        List<Double> state = map.initialState(Precisions.DOUBLE, start(map));
        List<Double> next = map.apply(Precisions.DOUBLE, state);
        List<Double> g = map.objective()
                .gradient(
                        Precisions.DOUBLE, state.subList(0, n), map.objective().allSamples());
        for (int i = 0; i < n; i++) {
            double expected = state.get(i) - 0.01 * g.get(i) / (Math.abs(g.get(i)) + 1e-8);
            assertEquals(expected, next.get(i), 1e-14);
        }
        assertEquals(0.9, next.get(3 * n));
        assertEquals(0.999 * 0.999, map.apply(Precisions.DOUBLE, next).get(3 * n + 1), 1e-16);
    }

    @Test
    void aSequentialUpdateSeesTheArraysUpdatedBefore() {
        TrainingMap sequential = map(new Gradient.Backpropagation(), List.of("b2", "W1", "b1", "W2"), DESCENT);
        TrainingMap simultaneous = map(new Gradient.Backpropagation(), List.of(), DESCENT);
        List<Double> x = start(sequential);
        List<Double> one = sequential.apply(Precisions.DOUBLE, x);
        List<Double> all = simultaneous.apply(Precisions.DOUBLE, x);
        // b2 comes first and sees the old parameters; W1 sees the new b2.
        assertEquals(all.subList(15, 17), one.subList(15, 17));
        List<Double> between = new ArrayList<>(x);
        between.set(15, one.get(15));
        between.set(16, one.get(16));
        assertEquals(simultaneous.apply(Precisions.DOUBLE, between).subList(0, 6), one.subList(0, 6));
        assertNotEquals(all.subList(0, 6), one.subList(0, 6));
    }

    @Test
    void onlineTrainingUpdatesAfterEverySample() {
        Objective objective =
                Systems.xor(List.of(2, 2, 1), Activation.SIGMOID, Activation.SIGMOID, Loss.Kind.SUM_SQUARED_ERROR, "0");
        TrainingMap online = new TrainingMap(
                objective, new Gradient.Backpropagation(), List.of(), List.of(List.of(2), List.of(0)), DESCENT);
        List<Double> x = start(online);
        List<Double> step = x;
        for (int sample : List.of(2, 0)) {
            step = new TrainingMap(
                            objective, new Gradient.Backpropagation(), List.of(), List.of(List.of(sample)), DESCENT)
                    .apply(Precisions.DOUBLE, step);
        }
        assertEquals(step, online.apply(Precisions.DOUBLE, x));
    }

    @Test
    void centralDifferencesAreWrongBySecondOrderInH() {
        TrainingMap exact = map(new Gradient.Backpropagation(), List.of(), DESCENT);
        Precision<BigDecimal> p = Precisions.decimal(40);
        List<BigDecimal> x = start(exact).stream().map(p::of).toList();
        double coarse = distance(p, exact, "1e-3", x);
        double fine = distance(p, exact, "1e-4", x);
        assertTrue(coarse > 1e-9, "the error must be there: " + coarse);
        assertEquals(100, coarse / fine, 0.1);
    }

    private static double distance(Precision<BigDecimal> p, TrainingMap exact, String h, List<BigDecimal> x) {
        TrainingMap central = map(new Gradient.CentralDifference(new BigDecimal(h)), List.of(), DESCENT);
        List<BigDecimal> a = exact.apply(p, x);
        List<BigDecimal> b = central.apply(p, x);
        double largest = 0;
        for (int i = 0; i < a.size(); i++) {
            largest = Math.max(largest, Math.abs(a.get(i).subtract(b.get(i)).doubleValue()));
        }
        return largest;
    }

    @Test
    void refusesAnOrderThatIsNoPermutation() {
        assertThrows(
                IllegalArgumentException.class,
                () -> map(new Gradient.Backpropagation(), List.of("W1", "b1", "W2"), DESCENT));
    }

    @Test
    void theRecordedCentralDifferenceStepSharesMostOfItsWork() {
        Trainer trainer = new Trainer(Systems.published(Reading.DECIMAL));
        // 17 parameters, 2 losses each, 4 samples: 12 sigmoids of hidden units, 4 of outputs and 4 logarithms a loss.
        int written = 17 * 2 * (12 + 4 + 4);
        int made = trainer.step().orElseThrow().elementaryOperations();
        assertEquals(680, written);
        assertTrue(made <= 311, "elementary operations a step: " + made);
    }
}
