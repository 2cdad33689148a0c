package org.papilio.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.papilio.model.Activation;
import org.papilio.model.Loss;
import org.papilio.model.Network;
import org.papilio.model.Objective;
import org.papilio.model.Tasks;
import org.papilio.number.Precisions;
import org.papilio.train.Gradient;
import org.papilio.train.InitialCondition;
import org.papilio.train.InitialCondition.Biases;
import org.papilio.train.InitialCondition.Distribution;
import org.papilio.train.Optimiser;
import org.papilio.train.Reading;
import org.papilio.train.TrainingMap;

/** The trainings that many checks share: small networks learn XOR. */
final class Kernels {

    private Kernels() {}

    /** 2-3-2 units, by backpropagation and gradient descent. */
    static TrainingMap xor() {
        return xor(new Optimiser.GradientDescent(BigDecimal.valueOf(5)));
    }

    /** The same by Adam. */
    static TrainingMap xorWithAdam() {
        return xor(new Optimiser.Adam(
                new BigDecimal("0.05"), new BigDecimal("0.9"), new BigDecimal("0.999"), new BigDecimal("1e-6")));
    }

    private static TrainingMap xor(Optimiser optimiser) {
        Objective objective = new Objective(
                new Network(List.of(2, 3, 2), Activation.SIGMOID, Activation.SOFTMAX),
                Tasks.named("xor", 2),
                new Loss(Loss.Kind.CROSS_ENTROPY, new BigDecimal("1e-7")));
        return new TrainingMap(
                objective, new Gradient.Backpropagation(), List.of(), List.of(objective.allSamples()), optimiser);
    }

    /** 2-2-1 units, by central differences, the arrays one after another. */
    static TrainingMap xorByDifferences() {
        Objective objective = new Objective(
                new Network(List.of(2, 2, 1), Activation.SIGMOID, Activation.SIGMOID),
                Tasks.named("xor", 1),
                new Loss(Loss.Kind.SUM_SQUARED_ERROR, BigDecimal.ZERO));
        return new TrainingMap(
                objective,
                new Gradient.CentralDifference(new BigDecimal("1e-4")),
                List.of("W1", "b1", "W2", "b2"),
                List.of(objective.allSamples()),
                new Optimiser.GradientDescent(BigDecimal.valueOf(5)));
    }

    /**
     * The whole states of a training from normal weights, the initial one first.
     *
     * @param scale the standard deviation of the weights
     */
    static List<double[]> trajectory(TrainingMap map, String scale, int steps) {
        InitialCondition initial = new InitialCondition(
                new InitialCondition.Drawn(Distribution.NORMAL, new BigDecimal(scale), Biases.DRAWN, 1),
                Optional.empty(),
                Optional.empty());
        List<Double> state = map.initialState(
                Precisions.DOUBLE,
                initial.parameters(Precisions.DOUBLE, map.objective().network(), Reading.DECIMAL));
        List<double[]> states = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            states.add(state.stream().mapToDouble(Double::doubleValue).toArray());
            state = map.apply(Precisions.DOUBLE, state);
        }
        return states;
    }
}
