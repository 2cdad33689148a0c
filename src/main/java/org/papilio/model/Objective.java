package org.papilio.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Field;
import org.papilio.program.Definition;

/**
 * The loss of a network on a task as a function of the parameters, and its gradient by backpropagation.
 *
 * <p>The order of operations is fixed: a pre-activation is the fma chain over the inputs k = 0, 1, 2, ... that starts from
 * the bias; sums over samples run in the order of the samples. Inputs and targets are literals: a term with the literal 0 is
 * left out, and the literal 1 adds the other factor itself.
 *
 * @param network the network
 * @param task the data
 * @param loss the formula
 */
public record Objective(Network network, Task task, Loss loss) {

    public Objective {
        List<Integer> layers = network.layers();
        require(task.inputs(), layers.get(0), "inputs");
        require(task.targets(), layers.get(layers.size() - 1), "outputs");
    }

    private static void require(List<List<BigDecimal>> rows, int size, String what) {
        for (List<BigDecimal> row : rows) {
            if (row.size() != size) {
                throw new IllegalArgumentException(
                        "the network has " + size + " " + what + ", the task has " + row.size());
            }
        }
    }

    /** All samples in the order of the data. */
    public List<Integer> allSamples() {
        return IntStream.range(0, task.samples()).boxed().toList();
    }

    /** The loss over all samples as a definition with one output. */
    public Definition lossDefinition() {
        return new Definition() {
            @Override
            public int inputs() {
                return network.parameterCount();
            }

            @Override
            public int outputs() {
                return 1;
            }

            @Override
            public <T> List<T> apply(Field<T> field, List<T> parameters) {
                return List.of(loss(field, parameters, allSamples()));
            }
        };
    }

    /** The gradient of the loss over all samples, by backpropagation, as a definition with an output for each parameter. */
    public Definition gradientDefinition() {
        return new Definition() {
            @Override
            public int inputs() {
                return network.parameterCount();
            }

            @Override
            public int outputs() {
                return network.parameterCount();
            }

            @Override
            public <T> List<T> apply(Field<T> field, List<T> parameters) {
                return gradient(field, parameters, allSamples());
            }
        };
    }

    /** The network's outputs for one sample. */
    public <T> List<T> outputs(Field<T> field, List<T> parameters, int sample) {
        List<List<T>> layers = new Pass<>(this, field, parameters).forward(sample);
        return layers.get(layers.size() - 1);
    }

    /** The loss over some samples, summed in their order. */
    public <T> T loss(Field<T> field, List<T> parameters, List<Integer> samples) {
        return new Pass<>(this, field, parameters).loss(samples);
    }

    /** The derivative of {@link #loss} by every parameter, by backpropagation. */
    public <T> List<T> gradient(Field<T> field, List<T> parameters, List<Integer> samples) {
        return new ArrayList<>(new Pass<>(this, field, parameters).gradient(samples));
    }

    /**
     * Adds a sample's terms to the sums inside the gradient, in the order in which {@link #gradient(Field, List, List)} adds them.
     *
     * @param sums one for each parameter, null as long as it has no term
     * @return the sums after it
     */
    public <T> List<@Nullable T> addGradient(Field<T> field, List<T> parameters, int sample, List<@Nullable T> sums) {
        List<@Nullable T> after = new ArrayList<>(sums);
        new Pass<>(this, field, parameters).backward(sample, after);
        return after;
    }

    /** The gradient from the sums over so many samples. */
    public <T> List<T> gradientOfSums(Field<T> field, List<T> parameters, List<@Nullable T> sums, int samples) {
        return new Pass<>(this, field, parameters).gradient(sums, samples);
    }

    /** Adds a sample's terms to the sum inside the loss, which is null as long as it has none. */
    public <T> @Nullable T addLoss(Field<T> field, List<T> parameters, int sample, @Nullable T sum) {
        return new Pass<>(this, field, parameters).addLoss(sample, sum);
    }

    /** The loss from the sum over so many samples. */
    public <T> T lossOfSum(Field<T> field, List<T> parameters, @Nullable T sum, int samples) {
        return new Pass<>(this, field, parameters).loss(sum, samples);
    }
}
