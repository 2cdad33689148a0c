package org.papilio.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a dense network. Parameters are flattened layer by layer, weights (inputs x outputs, row-major) before
 * biases: W1, b1, W2, b2, ...
 *
 * @param layers the number of units of each layer, inputs first; at least two
 * @param hidden activation of the hidden layers
 * @param output activation of the last layer
 */
public record Network(List<Integer> layers, Activation hidden, Activation output) {

    /** A named array of parameters: a weight matrix {@code Wk} or a bias vector {@code bk}. */
    public record Array(String name, int rows, int columns, int offset) {
        /** How many parameters the array holds. */
        public int size() {
            return rows * columns;
        }
    }

    public Network {
        layers = List.copyOf(layers);
        if (layers.size() < 2) {
            throw new IllegalArgumentException("a network needs at least an input and an output layer");
        }
        for (int size : layers) {
            if (size < 1) {
                throw new IllegalArgumentException("a layer needs at least one unit, got " + size);
            }
        }
    }

    /** The arrays in the order of the flattened parameters: W1, b1, W2, b2, ...; a bias has one row. */
    public List<Array> arrays() {
        List<Array> arrays = new ArrayList<>();
        int offset = 0;
        for (int k = 1; k < layers.size(); k++) {
            int in = layers.get(k - 1);
            int out = layers.get(k);
            arrays.add(new Array("W" + k, in, out, offset));
            offset += in * out;
            arrays.add(new Array("b" + k, 1, out, offset));
            offset += out;
        }
        return arrays;
    }

    /** The number of parameters. */
    public int parameterCount() {
        int count = 0;
        for (int k = 1; k < layers.size(); k++) {
            count += (layers.get(k - 1) + 1) * layers.get(k);
        }
        return count;
    }

    /** The name of each flattened parameter: {@code W1[0][1]}, {@code b1[2]}, ... */
    public List<String> parameterNames() {
        List<String> names = new ArrayList<>();
        for (Array array : arrays()) {
            for (int i = 0; i < array.rows(); i++) {
                for (int j = 0; j < array.columns(); j++) {
                    names.add(
                            array.name().startsWith("b")
                                    ? array.name() + "[" + j + "]"
                                    : array.name() + "[" + i + "][" + j + "]");
                }
            }
        }
        return names;
    }
}
