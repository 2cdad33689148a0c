package org.papilio.train.dense;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.papilio.model.Images;
import org.papilio.model.Network;

/**
 * The parameters of a network with ReLU layers and softmax outputs, a row of weights for each input of a layer, and its forward
 * pass. A pre-activation is the fma chain over the inputs that starts from the bias; inputs of the value 0 are left out, as
 * {@link org.papilio.model.Objective} leaves out literals.
 *
 * @param <A> an array of numbers
 */
final class DenseNetwork<A> {
    private final Arithmetic<A> arithmetic;
    private final List<Network.Array> arrays;
    private final List<Layer<A>> layers = new ArrayList<>();
    private final A scaled;
    private final int[] pixelPositions;
    private final A pixelValues;

    /**
     * One layer and what the last forward pass left in it.
     *
     * @param weights a row for each input
     * @param biases one for each unit
     * @param everyInput 0, 1, 2, ...: the rows of a layer whose inputs are all used
     * @param u pre-activations
     * @param y activations
     */
    record Layer<A>(A[] weights, A biases, int[] everyInput, A u, A y) {
        int inputs() {
            return everyInput.length;
        }
    }

    /**
     * A network with all parameters 0.
     *
     * @param scaled the input that each pixel value from 0 to 255 stands for
     */
    DenseNetwork(Arithmetic<A> arithmetic, Network network, A scaled) {
        this.arithmetic = arithmetic;
        this.arrays = network.arrays();
        this.scaled = scaled;
        for (int k = 1; k < network.layers().size(); k++) {
            int inputs = network.layers().get(k - 1);
            int units = network.layers().get(k);
            layers.add(new Layer<>(
                    arithmetic.matrix(inputs, units),
                    arithmetic.vector(units),
                    upTo(inputs),
                    arithmetic.vector(units),
                    arithmetic.vector(units)));
        }
        this.pixelPositions = new int[network.layers().get(0)];
        this.pixelValues = arithmetic.vector(pixelPositions.length);
    }

    /** 0, 1, ..., n - 1. */
    static int[] upTo(int n) {
        return IntStream.range(0, n).toArray();
    }

    List<Layer<A>> layers() {
        return layers;
    }

    Layer<A> last() {
        return layers.get(layers.size() - 1);
    }

    /** The parameters, exactly, in the order of {@link Network#arrays}. */
    double[] parameters() {
        double[] flat = new double[parameterCount()];
        for (int p = 0; p < flat.length; p++) {
            flat[p] = arithmetic.get(rowOf(p), columnOf(p));
        }
        return flat;
    }

    void setParameters(double[] flat) {
        for (int p = 0; p < flat.length; p++) {
            set(p, flat[p]);
        }
    }

    int parameterCount() {
        Network.Array last = arrays.get(arrays.size() - 1);
        return last.offset() + last.size();
    }

    double get(int parameter) {
        return arithmetic.get(rowOf(parameter), columnOf(parameter));
    }

    void set(int parameter, double value) {
        arithmetic.set(rowOf(parameter), columnOf(parameter), value);
    }

    private A rowOf(int parameter) {
        int at = indexOf(parameter);
        Network.Array array = arrays.get(at);
        Layer<A> layer = layers.get(at / 2);
        return at % 2 == 1 ? layer.biases() : layer.weights()[(parameter - array.offset()) / array.columns()];
    }

    private int columnOf(int parameter) {
        Network.Array array = arrays.get(indexOf(parameter));
        return (parameter - array.offset()) % array.columns();
    }

    private int indexOf(int parameter) {
        int at = arrays.size() - 1;
        while (arrays.get(at).offset() > parameter) {
            at--;
        }
        return at;
    }

    /** The non-zero inputs of the last image that went forward: their number, positions and values. */
    record Inputs<A>(int count, int[] positions, A values) {}

    /** Runs an image through the network: {@link Layer#u} and {@link Layer#y} of every layer are set. */
    Inputs<A> forward(Images images, int image) {
        int from = image * pixelPositions.length;
        int count = arithmetic.nonZero(images.pixels(), from, scaled, pixelPositions, pixelValues);
        Layer<A> first = layers.get(0);
        arithmetic.copy(first.biases(), first.u());
        arithmetic.addRows(first.u(), first.weights(), pixelPositions, pixelValues, count);
        for (int k = 1; k < layers.size(); k++) {
            Layer<A> before = layers.get(k - 1);
            Layer<A> layer = layers.get(k);
            arithmetic.relu(before.u(), before.y());
            arithmetic.copy(layer.biases(), layer.u());
            arithmetic.addRows(layer.u(), layer.weights(), layer.everyInput(), before.y(), layer.inputs());
        }
        softmax(last().u(), last().y());
        return new Inputs<>(count, pixelPositions, pixelValues);
    }

    /** -(1/n) sum over the images from..to-1, in their order, of log y[label]. */
    double loss(Images images, int from, int to) {
        double sum = 0;
        for (int image = from; image < to; image++) {
            forward(images, image);
            double term = arithmetic.log(arithmetic.get(last().y(), images.label(image)));
            sum = image == from ? term : arithmetic.round(sum + term);
        }
        return arithmetic.round(-sum / (to - from));
    }

    /** y_k = exp(u_k - max u) / sum_j exp(u_j - max u); the sums from k = 0 on. */
    void softmax(A u, A y) {
        int units = arithmetic.length(u);
        double max = arithmetic.get(u, 0);
        for (int k = 1; k < units; k++) {
            max = Math.max(max, arithmetic.get(u, k));
        }
        double sum = 0;
        for (int k = 0; k < units; k++) {
            double exponential = arithmetic.exp(arithmetic.round(arithmetic.get(u, k) - max));
            arithmetic.set(y, k, exponential);
            sum = arithmetic.round(sum + exponential);
        }
        for (int k = 0; k < units; k++) {
            arithmetic.set(y, k, arithmetic.get(y, k) / sum);
        }
    }
}
