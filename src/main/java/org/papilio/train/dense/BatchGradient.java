package org.papilio.train.dense;

import java.util.Arrays;
import java.util.List;
import org.papilio.model.Images;

/**
 * The derivative of the loss of a batch by every parameter, by the chain rule from the outputs back.
 *
 * @param <A> an array of numbers
 */
final class BatchGradient<A> {

    /** The sum with no term yet: adding to it leaves every first term as it is, a zero with its sign. */
    private static final double EMPTY = -0.0;

    private final Arithmetic<A> arithmetic;
    private final DenseNetwork<A> network;
    private final Slopes<A> slopes;
    private final List<Trace<A>> traces;
    private final int[] everySample;
    private final A ones;
    private final int[] pixelTerms;
    private final int[][] pixelSamples;

    /**
     * What the samples of a batch leave in a layer.
     *
     * @param inputs a row for each input, in it its value for each sample; for pixels without the zeros
     * @param deltas derivatives by the pre-activations, a row for each sample
     * @param transposed the weights, a row for each unit
     * @param everyUnit 0, 1, 2, ...
     * @param sum room for one row of sums
     */
    private record Trace<A>(A[] inputs, A[] deltas, A[] transposed, int[] everyUnit, A sum) {}

    BatchGradient(Arithmetic<A> arithmetic, DenseNetwork<A> network, Slopes<A> slopes, int batch) {
        this.arithmetic = arithmetic;
        this.network = network;
        this.slopes = slopes;
        this.traces = network.layers().stream()
                .map(layer -> {
                    int units = arithmetic.length(layer.u());
                    return new Trace<>(
                            arithmetic.matrix(layer.inputs(), batch),
                            arithmetic.matrix(batch, units),
                            arithmetic.matrix(units, layer.inputs()),
                            DenseNetwork.upTo(units),
                            arithmetic.vector(units));
                })
                .toList();
        this.everySample = DenseNetwork.upTo(batch);
        this.ones = arithmetic.vector(batch);
        arithmetic.fill(ones, 1);
        this.pixelTerms = new int[network.layers().get(0).inputs()];
        this.pixelSamples = new int[pixelTerms.length][batch];
    }

    /** Takes the sums that belong to a row of parameters; the array of sums is used again after the call. */
    interface Receiver<A> {
        void take(A parameters, A sums);
    }

    /**
     * Hands over the sums over the samples from..to-1, in their order, row of parameters by row in the order of the flattened
     * parameters; divided by the number of samples they are the derivatives. The receiver may change the parameters.
     */
    void sums(Images images, int from, int to, Receiver<A> receiver) {
        Arrays.fill(pixelTerms, 0);
        for (int k = 1; k < traces.size(); k++) {
            DenseNetwork.Layer<A> layer = network.layers().get(k);
            arithmetic.transpose(layer.weights(), layer.inputs(), traces.get(k).transposed());
        }
        for (int image = from; image < to; image++) {
            keepInputs(network.forward(images, image), image - from);
            back(images.label(image), image - from);
        }
        for (int k = 0; k < traces.size(); k++) {
            handOver(k, to - from, receiver);
        }
    }

    /** The derivatives by all parameters in their order. */
    double[] slopes(Images images, int from, int to) {
        double[] slopes = new double[network.parameterCount()];
        int[] at = {0};
        sums(images, from, to, (parameters, sums) -> {
            for (int j = 0; j < arithmetic.length(sums); j++) {
                slopes[at[0]++] = arithmetic.round(arithmetic.get(sums, j) / (to - from));
            }
        });
        return slopes;
    }

    private void keepInputs(DenseNetwork.Inputs<A> pixels, int sample) {
        A[] values = traces.get(0).inputs();
        for (int c = 0; c < pixels.count(); c++) {
            int pixel = pixels.positions()[c];
            int term = pixelTerms[pixel]++;
            pixelSamples[pixel][term] = sample;
            arithmetic.set(values[pixel], term, arithmetic.get(pixels.values(), c));
        }
        for (int k = 1; k < traces.size(); k++) {
            A y = network.layers().get(k - 1).y();
            A[] inputs = traces.get(k).inputs();
            for (int i = 0; i < inputs.length; i++) {
                arithmetic.set(inputs[i], sample, arithmetic.get(y, i));
            }
        }
    }

    private void back(int label, int sample) {
        int last = traces.size() - 1;
        slopes.output(network.last(), label, traces.get(last).deltas()[sample]);
        for (int k = last; k > 0; k--) {
            Trace<A> trace = traces.get(k);
            A delta = traces.get(k - 1).deltas()[sample];
            arithmetic.fill(delta, EMPTY);
            arithmetic.addRows(
                    delta, trace.transposed(), trace.everyUnit(), trace.deltas()[sample], trace.everyUnit().length);
            slopes.hidden(network.layers().get(k - 1), delta);
        }
    }

    private void handOver(int k, int samples, Receiver<A> receiver) {
        DenseNetwork.Layer<A> layer = network.layers().get(k);
        Trace<A> trace = traces.get(k);
        for (int i = 0; i < layer.inputs(); i++) {
            boolean pixel = k == 0;
            int[] which = pixel ? pixelSamples[i] : everySample;
            int terms = pixel ? pixelTerms[i] : samples;
            handOver(layer.weights()[i], trace, which, trace.inputs()[i], terms, receiver);
        }
        handOver(layer.biases(), trace, everySample, ones, samples, receiver);
    }

    private void handOver(A parameters, Trace<A> trace, int[] which, A factors, int terms, Receiver<A> receiver) {
        arithmetic.fill(trace.sum(), EMPTY);
        arithmetic.addRows(trace.sum(), trace.deltas(), which, factors, terms);
        receiver.take(parameters, trace.sum());
    }
}
