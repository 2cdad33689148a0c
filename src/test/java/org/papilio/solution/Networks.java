package org.papilio.solution;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.papilio.model.Activation;
import org.papilio.model.Network;

/** Networks for property tests, and their outputs computed in the plainest way. */
final class Networks {
    private Networks() {}

    /** Small networks of every activation, with one and two hidden layers. */
    static Stream<Network> small() {
        return Stream.of(
                Finals.XOR_NETWORK,
                new Network(List.of(2, 2, 1), Activation.SIGMOID, Activation.SIGMOID),
                new Network(List.of(2, 3, 1), Activation.TANH, Activation.IDENTITY),
                new Network(List.of(3, 4, 3), Activation.TANH, Activation.SOFTMAX),
                new Network(List.of(2, 4, 2), Activation.RELU, Activation.SOFTMAX),
                new Network(List.of(2, 3, 2), Activation.IDENTITY, Activation.IDENTITY),
                new Network(List.of(2, 2, 3, 1), Activation.SIGMOID, Activation.SIGMOID),
                new Network(List.of(2, 3, 2, 2), Activation.TANH, Activation.SOFTMAX),
                new Network(List.of(2, 3, 3, 1), Activation.RELU, Activation.IDENTITY),
                new Network(List.of(2, 2), Activation.TANH, Activation.SOFTMAX));
    }

    /** The outputs on ten inputs drawn from a seed. */
    static double[][] outputs(Network network, double[] parameters, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] outputs = new double[10][];
        for (int s = 0; s < outputs.length; s++) {
            double[] values = random.doubles(network.layers().get(0), -2, 2).toArray();
            int offset = 0;
            for (int l = 1; l < network.layers().size(); l++) {
                int units = network.layers().get(l);
                double[] next = new double[units];
                for (int j = 0; j < units; j++) {
                    next[j] = parameters[offset + values.length * units + j];
                    for (int i = 0; i < values.length; i++) {
                        next[j] += values[i] * parameters[offset + i * units + j];
                    }
                }
                offset += (values.length + 1) * units;
                Activation activation = l + 1 < network.layers().size() ? network.hidden() : network.output();
                values = activate(activation, next);
            }
            outputs[s] = values;
        }
        return outputs;
    }

    private static double[] activate(Activation activation, double[] x) {
        double highest = Arrays.stream(x).max().orElseThrow();
        double sum = Arrays.stream(x).map(v -> StrictMath.exp(v - highest)).sum();
        return Arrays.stream(x)
                .map(v -> switch (activation) {
                    case SIGMOID -> 1 / (1 + StrictMath.exp(-v));
                    case TANH -> StrictMath.tanh(v);
                    case RELU -> Math.max(0, v);
                    case IDENTITY -> v;
                    case SOFTMAX -> StrictMath.exp(v - highest) / sum;
                })
                .toArray();
    }
}
