package org.papilio.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What is to be learned: N samples of inputs and targets, exact decimals.
 *
 * @param name the name that selects it in a study
 * @param inputs N x layers[0]
 * @param targets N x layers[last]; one-hot, or a single column, for classification
 * @param classification whether an accuracy makes sense
 */
public record Task(String name, List<List<BigDecimal>> inputs, List<List<BigDecimal>> targets, boolean classification) {

    public Task {
        inputs = inputs.stream().map(List::copyOf).toList();
        targets = targets.stream().map(List::copyOf).toList();
        if (inputs.isEmpty() || inputs.size() != targets.size()) {
            throw new IllegalArgumentException("a task needs as many targets as inputs, at least one: " + inputs.size()
                    + " inputs, " + targets.size() + " targets");
        }
    }

    /**
     * The targets that stand for classes: one-hot, or for a single output the class itself, 0 or 1.
     *
     * @param classes the class of each sample, from 0
     */
    public static List<List<BigDecimal>> classTargets(int[] classes, int outputs) {
        return IntStream.of(classes)
                .mapToObj(one -> outputs == 1
                        ? List.of(BigDecimal.valueOf(one))
                        : IntStream.range(0, outputs)
                                .mapToObj(k -> k == one ? BigDecimal.ONE : BigDecimal.ZERO)
                                .toList())
                .toList();
    }

    /** The number of samples N. */
    public int samples() {
        return inputs.size();
    }

    /** The task with every number replaced, for example by the binary64 number nearest to it. */
    public Task map(UnaryOperator<BigDecimal> reading) {
        return new Task(name, map(inputs, reading), map(targets, reading), classification);
    }

    private static List<List<BigDecimal>> map(List<List<BigDecimal>> rows, UnaryOperator<BigDecimal> reading) {
        return rows.stream().map(row -> row.stream().map(reading).toList()).toList();
    }
}
