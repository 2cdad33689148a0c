package org.papilio.train;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.model.Activation;
import org.papilio.model.Loss;
import org.papilio.model.Network;
import org.papilio.model.Objective;
import org.papilio.model.Tasks;

/** The published XOR experiment, and small systems for tests. */
final class Systems {
    static final List<String> ARRAYS = List.of("W1", "b1", "W2", "b2");
    static final Limits HUNDRED_STEPS = new Limits(100, BigDecimal.ZERO, new BigDecimal("1e30"));

    private Systems() {}

    static Objective xor(List<Integer> layers, Activation hidden, Activation output, Loss.Kind loss, String epsilon) {
        return new Objective(
                new Network(layers, hidden, output),
                Tasks.named("xor", layers.get(layers.size() - 1)),
                new Loss(loss, new BigDecimal(epsilon)));
    }

    static TrainingMap published(Reading reading) {
        Objective objective = new Objective(
                new Network(List.of(2, 3, 2), Activation.SIGMOID, Activation.SOFTMAX),
                Tasks.named("xor", 2),
                new Loss(Loss.Kind.CROSS_ENTROPY, reading.read(new BigDecimal("1e-7"))));
        return new TrainingMap(
                objective,
                new Gradient.CentralDifference(reading.read(new BigDecimal("1e-4"))),
                ARRAYS,
                List.of(objective.allSamples()),
                new Optimiser.GradientDescent(new BigDecimal("5")));
    }

    static InitialCondition publishedInitial(Optional<Integer> decimals) {
        Map<String, List<BigDecimal>> arrays = new LinkedHashMap<>();
        arrays.put("W1", decimals("0.00739552 -0.01348939 -0.01178099 0.00189079 -0.00239779 0.01830071"));
        arrays.put("W2", decimals("-0.01346973 0.01634472 0.01377876 -0.00612065 0.00380564 0.02487122"));
        return new InitialCondition(new InitialCondition.Given(arrays), decimals, Optional.empty());
    }

    static List<BigDecimal> decimals(String numbers) {
        return Arrays.stream(numbers.split(" ")).map(BigDecimal::new).toList();
    }
}
