package org.papilio.chaos;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.papilio.model.Activation;
import org.papilio.model.Loss;
import org.papilio.model.Network;
import org.papilio.model.Objective;
import org.papilio.model.Tasks;
import org.papilio.train.Gradient;
import org.papilio.train.Optimiser;
import org.papilio.train.TrainingMap;

/** The training maps of the XOR experiments that the instruments are tested on. */
final class Xor {
    /**
     * The initial weights of the published experiment (../shared/published/xor_rounding.json), in the order W1, b1, W2,
     * b2.
     */
    private static final List<BigDecimal> PUBLISHED = Stream.of(
                    "0.00739552",
                    "-0.01348939",
                    "-0.01178099",
                    "0.00189079",
                    "-0.00239779",
                    "0.01830071",
                    "0",
                    "0",
                    "0",
                    "-0.01346973",
                    "0.01634472",
                    "0.01377876",
                    "-0.00612065",
                    "0.00380564",
                    "0.02487122",
                    "0",
                    "0")
            .map(BigDecimal::new)
            .toList();

    private Xor() {}

    /** The published experiment: 2-3-2, central difference, arrays updated one after another, learning rate 5. */
    static TrainingMap published() {
        return new TrainingMap(
                objective(List.of(2, 3, 2), Activation.SOFTMAX, Loss.Kind.CROSS_ENTROPY, "1e-7"),
                new Gradient.CentralDifference(new BigDecimal("1e-4")),
                List.of("W1", "b1", "W2", "b2"),
                List.of(List.of(0, 1, 2, 3)),
                new Optimiser.GradientDescent(new BigDecimal("5")));
    }

    /** Its initial weights rounded to so many decimals. */
    static List<BigDecimal> initial(int decimals) {
        return PUBLISHED.stream()
                .map(w -> w.setScale(decimals, RoundingMode.HALF_EVEN))
                .toList();
    }

    /** The sigmoid 2-2-1 network of Bertels et al. 1998, half the summed squared error, full batch. */
    static TrainingMap bertels(double learningRate) {
        return new TrainingMap(
                objective(List.of(2, 2, 1), Activation.SIGMOID, Loss.Kind.SUM_SQUARED_ERROR, "0"),
                new Gradient.Backpropagation(),
                List.of(),
                List.of(List.of(0, 1, 2, 3)),
                new Optimiser.GradientDescent(BigDecimal.valueOf(learningRate)));
    }

    /** Weights and biases uniform on (-1, 1). */
    static List<Double> uniform(int parameters, int seed) {
        var random = new org.apache.commons.math3.random.MersenneTwister(seed);
        return IntStream.range(0, parameters)
                .mapToObj(i -> 2 * random.nextDouble() - 1)
                .toList();
    }

    private static Objective objective(List<Integer> layers, Activation output, Loss.Kind loss, String epsilon) {
        return new Objective(
                new Network(layers, Activation.SIGMOID, output),
                Tasks.named("xor", layers.get(layers.size() - 1)),
                new Loss(loss, new BigDecimal(epsilon)));
    }
}
