package org.papilio.solution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.papilio.model.Task;

/**
 * The pre-activations and activations of every unit on every sample of a task, with some hidden units frozen: a frozen
 * unit puts out the mean over the samples that it had when it was frozen, on every sample.
 */
final class Responses {
    private final Layers layers;
    private final double[][] inputs;
    private final boolean[][] frozen;
    private final double[][] constants;

    /** {@code sums[l][s]} are the pre-activations of layer l + 1 on sample s. */
    private final double[][][] sums;

    /** {@code values[l][s]} are the activations of hidden layer l on sample s, before freezing. */
    private final double[][][] values;

    Responses(Layers layers, Task task) {
        this.layers = layers;
        int samples = task.inputs().size();
        inputs = new double[samples][];
        for (int s = 0; s < samples; s++) {
            inputs[s] = task.inputs().get(s).stream()
                    .mapToDouble(BigDecimal::doubleValue)
                    .toArray();
            if (inputs[s].length != layers.weights[0].length) {
                throw new IllegalArgumentException("the network has " + layers.weights[0].length + " inputs, the task "
                        + task.name() + " " + inputs[s].length);
            }
        }
        int hidden = layers.hiddenLayers();
        frozen = new boolean[hidden][];
        constants = new double[hidden][];
        for (int l = 0; l < hidden; l++) {
            frozen[l] = new boolean[layers.units(l)];
            constants[l] = new double[layers.units(l)];
        }
        sums = new double[hidden + 1][samples][];
        values = new double[hidden][samples][];
        propagate();
    }

    private void propagate() {
        for (int s = 0; s < inputs.length; s++) {
            double[] in = inputs[s];
            for (int l = 0; l < sums.length; l++) {
                sums[l][s] = layers.preActivations(l, in);
                if (l < values.length) {
                    values[l][s] = new double[layers.units(l)];
                    in = new double[layers.units(l)];
                    for (int j = 0; j < in.length; j++) {
                        values[l][s][j] = layers.activate(sums[l][s][j]);
                        in[j] = frozen[l][j] ? constants[l][j] : values[l][s][j];
                    }
                }
            }
        }
    }

    /** Replaces a unit by the mean of its activations. */
    void freeze(int layer, int unit) {
        double sum = 0;
        for (double value : activations(layer, unit)) {
            sum += value;
        }
        constants[layer][unit] = sum / inputs.length;
        frozen[layer][unit] = true;
        propagate();
    }

    /** Undoes {@link #freeze}. */
    void thaw(int layer, int unit) {
        frozen[layer][unit] = false;
        propagate();
    }

    boolean isFrozen(int layer, int unit) {
        return frozen[layer][unit];
    }

    /** The units that are not frozen, as (layer, unit). */
    List<int[]> free() {
        List<int[]> free = new ArrayList<>();
        for (int l = 0; l < frozen.length; l++) {
            for (int j = 0; j < frozen[l].length; j++) {
                if (!frozen[l][j]) {
                    free.add(new int[] {l, j});
                }
            }
        }
        return free;
    }

    /** The activations a unit computes, by sample. */
    double[] activations(int layer, int unit) {
        return column(values[layer], unit);
    }

    /** The pre-activations of a hidden unit, by sample. */
    double[] preActivations(int layer, int unit) {
        return column(sums[layer], unit);
    }

    private static double[] column(double[][] rows, int unit) {
        double[] column = new double[rows.length];
        for (int s = 0; s < rows.length; s++) {
            column[s] = rows[s][unit];
        }
        return column;
    }

    /** {@link Classification#margin} by sample. */
    double[] margins(Classification classification) {
        double[] margins = new double[inputs.length];
        for (int s = 0; s < margins.length; s++) {
            margins[s] = classification.margin(s, sums[sums.length - 1][s]);
        }
        return margins;
    }

    /** {@link Classification#score} by sample. */
    double[] scores(Classification classification) {
        double[] scores = new double[inputs.length];
        for (int s = 0; s < scores.length; s++) {
            scores[s] = classification.score(sums[sums.length - 1][s]);
        }
        return scores;
    }
}
