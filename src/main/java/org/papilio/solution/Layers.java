package org.papilio.solution;

import java.util.List;
import org.papilio.model.Activation;
import org.papilio.model.Network;
import org.papilio.number.Elementary;

/** The flattened parameters of a network as one weight matrix and one bias vector a layer. */
final class Layers {
    /** {@code weights[l][i][j]} leads from unit i of layer l to unit j of layer l + 1; inputs are layer 0. */
    final double[][][] weights;

    /** {@code biases[l][j]} belongs to unit j of layer l + 1. */
    final double[][] biases;

    private final Activation hidden;

    private Layers(double[][][] weights, double[][] biases, Activation hidden) {
        this.weights = weights;
        this.biases = biases;
        this.hidden = hidden;
    }

    /**
     * Reads flattened parameters.
     *
     * @throws IllegalArgumentException if their number is not the network's
     */
    static Layers of(Network network, double[] parameters) {
        if (parameters.length != network.parameterCount()) {
            throw new IllegalArgumentException("a network " + network.layers() + " has " + network.parameterCount()
                    + " parameters, got " + parameters.length);
        }
        List<Integer> sizes = network.layers();
        double[][][] weights = new double[sizes.size() - 1][][];
        double[][] biases = new double[sizes.size() - 1][];
        int next = 0;
        for (int l = 0; l < weights.length; l++) {
            weights[l] = new double[sizes.get(l)][sizes.get(l + 1)];
            for (double[] row : weights[l]) {
                System.arraycopy(parameters, next, row, 0, row.length);
                next += row.length;
            }
            biases[l] = new double[sizes.get(l + 1)];
            System.arraycopy(parameters, next, biases[l], 0, biases[l].length);
            next += biases[l].length;
        }
        return new Layers(weights, biases, network.hidden());
    }

    /** The inverse of {@link #of}. */
    double[] flatten() {
        int size = 0;
        for (int l = 0; l < weights.length; l++) {
            size += (weights[l].length + 1) * biases[l].length;
        }
        double[] parameters = new double[size];
        int next = 0;
        for (int l = 0; l < weights.length; l++) {
            for (double[] row : weights[l]) {
                System.arraycopy(row, 0, parameters, next, row.length);
                next += row.length;
            }
            System.arraycopy(biases[l], 0, parameters, next, biases[l].length);
            next += biases[l].length;
        }
        return parameters;
    }

    /** The number of hidden layers. */
    int hiddenLayers() {
        return weights.length - 1;
    }

    /** The number of units of hidden layer l, from 0. */
    int units(int l) {
        return biases[l].length;
    }

    /** The incoming weights, bias and outgoing weights of unit j of hidden layer l. */
    double[] unit(int l, int j) {
        int inputs = weights[l].length;
        double[] outgoing = weights[l + 1][j];
        double[] unit = new double[inputs + 1 + outgoing.length];
        for (int i = 0; i < inputs; i++) {
            unit[i] = weights[l][i][j];
        }
        unit[inputs] = biases[l][j];
        System.arraycopy(outgoing, 0, unit, inputs + 1, outgoing.length);
        return unit;
    }

    /** {@code x W + b} of layer l + 1, each sum an fma chain from the bias. */
    double[] preActivations(int l, double[] values) {
        double[] sums = biases[l].clone();
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] = Math.fma(values[i], weights[l][i][j], sums[j]);
            }
        }
        return sums;
    }

    /** The hidden activation of one pre-activation. */
    double activate(double x) {
        return switch (hidden) {
            case SIGMOID -> Elementary.sigmoid(x);
            case TANH -> Elementary.tanh(x);
            case RELU -> Math.max(x, 0);
            case IDENTITY -> x;
            case SOFTMAX -> throw new IllegalArgumentException("softmax is no activation of a hidden layer");
        };
    }
}
