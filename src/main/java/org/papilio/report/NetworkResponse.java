package org.papilio.report;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.papilio.model.Loss;
import org.papilio.model.Network;
import org.papilio.model.Objective;
import org.papilio.model.Task;
import org.papilio.number.Elementary;
import org.papilio.number.Precisions;

/**
 * How a network responds to the samples of its task.
 *
 * @param range largest minus smallest first output
 * @param slope the mean over samples and units of the slope of the first hidden layer's activation; NaN for a network without
 *     a sigmoid or tanh hidden layer
 */
record NetworkResponse(double range, double slope) {

    static NetworkResponse of(Objective objective, double[] parameters) {
        List<Double> boxed = Arrays.stream(parameters).boxed().toList();
        double[] outputs = IntStream.range(0, objective.task().samples())
                .mapToDouble(sample ->
                        objective.outputs(Precisions.DOUBLE, boxed, sample).get(0))
                .toArray();
        return new NetworkResponse(spread(outputs), slope(objective, parameters));
    }

    /** Largest minus smallest target. */
    static double targetRange(Objective objective) {
        return spread(targets(objective));
    }

    /** The loss of the best constant output; empty where that is no sum of squares. */
    static double constantLoss(Objective objective) {
        double[] targets = targets(objective);
        double mean = DoubleStream.of(targets).sum() / targets.length;
        double squares = 0;
        for (double target : targets) {
            squares += (target - mean) * (target - mean);
        }
        Loss.Kind kind = objective.loss().kind();
        boolean single =
                objective.network().layers().get(objective.network().layers().size() - 1) == 1;
        return !single
                ? Double.NaN
                : switch (kind) {
                    case RESIDUAL_SUM_OF_SQUARES -> squares;
                    case SUM_SQUARED_ERROR -> squares / 2;
                    case MEAN_SQUARED_ERROR -> squares / targets.length;
                    case HALF_MEAN_SQUARED_ERROR -> squares / (2 * targets.length);
                    case CROSS_ENTROPY -> Double.NaN;
                };
    }

    private static double[] targets(Objective objective) {
        return objective.task().targets().stream()
                .mapToDouble(row -> row.get(0).doubleValue())
                .toArray();
    }

    private static double spread(double[] values) {
        return DoubleStream.of(values).max().orElse(Double.NaN)
                - DoubleStream.of(values).min().orElse(Double.NaN);
    }

    private static double slope(Objective objective, double[] parameters) {
        Network network = objective.network();
        Task task = objective.task();
        if (network.layers().size() < 3) {
            return Double.NaN;
        }
        Network.Array weights = network.arrays().get(0);
        Network.Array biases = network.arrays().get(1);
        double sum = 0;
        for (List<BigDecimal> sample : task.inputs()) {
            for (int j = 0; j < weights.columns(); j++) {
                double z = parameters[biases.offset() + j];
                for (int k = 0; k < weights.rows(); k++) {
                    z += sample.get(k).doubleValue() * parameters[weights.offset() + k * weights.columns() + j];
                }
                sum += slope(network, z);
            }
        }
        return sum / (task.samples() * weights.columns());
    }

    private static double slope(Network network, double z) {
        return switch (network.hidden()) {
            case SIGMOID -> Elementary.sigmoid(z) * (1 - Elementary.sigmoid(z));
            case TANH -> 1 - Elementary.tanh(z) * Elementary.tanh(z);
            case RELU, IDENTITY, SOFTMAX -> Double.NaN;
        };
    }
}
