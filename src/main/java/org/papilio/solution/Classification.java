package org.papilio.solution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.papilio.model.Activation;
import org.papilio.model.Network;
import org.papilio.model.Task;
import org.papilio.number.Elementary;

/**
 * The targets of a task read as classes: one output with two target values (classes 0 and 1), or several outputs of
 * which each sample has one with the higher of two target values. Margins are measured on the pre-activations of the
 * outputs, because probabilities saturate.
 *
 * @param classes the class of each sample
 * @param outputs the number of outputs
 * @param threshold for one output: the pre-activation at which the output is halfway between the two targets
 * @param range the difference of the two target values
 * @param output activation of the outputs
 */
record Classification(List<Integer> classes, int outputs, double threshold, double range, Activation output) {

    /** Empty if the targets are no classes. */
    static Optional<Classification> of(Network network, Task task) {
        TreeSet<BigDecimal> values = new TreeSet<>();
        task.targets().forEach(values::addAll);
        if (values.size() != 2) {
            return Optional.empty();
        }
        int outputs = network.layers().get(network.layers().size() - 1);
        List<Integer> classes = new ArrayList<>();
        for (List<BigDecimal> target : task.targets()) {
            if (target.size() != outputs) {
                throw new IllegalArgumentException(
                        "the network has " + outputs + " outputs, the task " + task.name() + " " + target.size());
            }
            long high = target.stream()
                    .filter(value -> value.compareTo(values.last()) == 0)
                    .count();
            if (outputs > 1 && high != 1) {
                return Optional.empty();
            }
            int position = 0;
            while (position < outputs && target.get(position).compareTo(values.last()) != 0) {
                position++;
            }
            classes.add(outputs == 1 ? (int) high : position);
        }
        double low = values.first().doubleValue();
        double high = values.last().doubleValue();
        return Optional.of(new Classification(
                List.copyOf(classes),
                outputs,
                inverse(network.output(), low + (high - low) / 2),
                high - low,
                network.output()));
    }

    /** The pre-activation at which the output is y; infinite if the activation does not reach y. */
    private static double inverse(Activation activation, double y) {
        return switch (activation) {
            case SIGMOID ->
                y <= 0 ? Double.NEGATIVE_INFINITY : y >= 1 ? Double.POSITIVE_INFINITY : Elementary.log(y / (1 - y));
            case TANH ->
                y <= -1
                        ? Double.NEGATIVE_INFINITY
                        : y >= 1 ? Double.POSITIVE_INFINITY : Elementary.log((1 + y) / (1 - y)) / 2;
            case RELU -> y < 0 ? Double.NEGATIVE_INFINITY : y;
            case IDENTITY, SOFTMAX -> y;
        };
    }

    /**
     * By how much the sample is on the right side: the pre-activation of the right output minus the largest other, or
     * the signed distance of a single output from its threshold. Not positive if the sample is classified wrongly.
     */
    double margin(int sample, double[] preActivations) {
        int right = classes.get(sample);
        if (outputs == 1) {
            return right == 1 ? preActivations[0] - threshold : threshold - preActivations[0];
        }
        double other = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < outputs; k++) {
            if (k != right) {
                other = Math.max(other, preActivations[k]);
            }
        }
        return preActivations[right] - other;
    }

    /** For two classes: the score of class 1, a probability where the outputs are probabilities. */
    double score(double[] preActivations) {
        double x = outputs == 1 ? preActivations[0] : preActivations[1] - preActivations[0];
        return switch (output) {
            case SIGMOID, SOFTMAX -> Elementary.sigmoid(x);
            case TANH -> Elementary.tanh(x);
            case RELU -> Math.max(x, 0);
            case IDENTITY -> x;
        };
    }

    /** Whether there are just two classes, so that the answers are a Boolean function. */
    boolean isBinary() {
        return outputs <= 2;
    }
}
