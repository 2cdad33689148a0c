package org.papilio.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.papilio.model.Activation;
import org.papilio.model.Loss;
import org.papilio.model.Network;
import org.papilio.model.Objective;
import org.papilio.model.Task;
import org.papilio.model.Tasks;
import org.papilio.random.LegacyRandom;
import org.papilio.train.Gradient;
import org.papilio.train.Optimiser;
import org.papilio.train.TrainingMap;

/** The trainings whose speed {@code papilio bench} measures. */
public final class BenchKernels {
    private static final int WIDE = 16;
    private static final int WIDE_SAMPLES = 272;

    private BenchKernels() {}

    /** 2-3-2 units learn XOR: sigmoid, softmax cross-entropy, full batch, backpropagation. */
    public static TrainingMap xor() {
        return xor(BigDecimal.ZERO, new Gradient.Backpropagation(), List.of());
    }

    /** The procedure of the published experiment: central differences, the arrays one after another. */
    static TrainingMap xorByDifferences() {
        return xor(
                new BigDecimal("1e-7"),
                new Gradient.CentralDifference(new BigDecimal("1e-4")),
                List.of("W1", "b1", "W2", "b2"));
    }

    private static TrainingMap xor(BigDecimal epsilon, Gradient gradient, List<String> order) {
        Objective objective = new Objective(
                new Network(List.of(2, 3, 2), Activation.SIGMOID, Activation.SOFTMAX),
                Tasks.named("xor", 2),
                new Loss(Loss.Kind.CROSS_ENTROPY, epsilon));
        return map(objective, gradient, order, BigDecimal.valueOf(5));
    }

    /** A tanh network with linear output learns XOR by half the sum of squared errors. */
    static TrainingMap tanh(List<Integer> layers) {
        Objective objective = new Objective(
                new Network(layers, Activation.TANH, Activation.IDENTITY),
                Tasks.named("xor", 1),
                new Loss(Loss.Kind.SUM_SQUARED_ERROR, BigDecimal.ZERO));
        return map(objective, new Gradient.Backpropagation(), List.of(), new BigDecimal("0.1"));
    }

    /** 16-16-1 tanh units learn 272 random samples, as in the study of the boundary of trainability. */
    static TrainingMap wide() {
        LegacyRandom random = new LegacyRandom(1);
        List<List<BigDecimal>> inputs = new ArrayList<>();
        List<List<BigDecimal>> targets = new ArrayList<>();
        for (int sample = 0; sample < WIDE_SAMPLES; sample++) {
            inputs.add(draws(random, WIDE));
            targets.add(draws(random, 1));
        }
        Objective objective = new Objective(
                new Network(List.of(WIDE, WIDE, 1), Activation.TANH, Activation.IDENTITY),
                new Task("random", inputs, targets, false),
                new Loss(Loss.Kind.HALF_MEAN_SQUARED_ERROR, BigDecimal.ZERO));
        return map(objective, new Gradient.Backpropagation(), List.of(), new BigDecimal("0.1"));
    }

    private static List<BigDecimal> draws(LegacyRandom random, int count) {
        List<BigDecimal> draws = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            draws.add(new BigDecimal(random.uniform(-1, 1)));
        }
        return draws;
    }

    private static TrainingMap map(Objective objective, Gradient gradient, List<String> order, BigDecimal rate) {
        return new TrainingMap(
                objective, gradient, order, List.of(objective.allSamples()), new Optimiser.GradientDescent(rate));
    }
}
