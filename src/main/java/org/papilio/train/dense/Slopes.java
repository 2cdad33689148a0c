package org.papilio.train.dense;

import org.papilio.train.dense.DenseNetwork.Layer;

/** The two derivatives that the chain rule needs besides the weights. */
interface Slopes<A> {

    /** Sets delta to the derivative of one sample's -log y[label] by the pre-activations of the output layer. */
    void output(Layer<A> last, int label, A delta);

    /** Multiplies delta by the derivatives of a hidden layer's activations. */
    void hidden(Layer<A> layer, A delta);

    /** The exact ones: y - t, and 1 where the activation is positive. */
    record Exact<A>(Arithmetic<A> arithmetic) implements Slopes<A> {
        @Override
        public void output(Layer<A> last, int label, A delta) {
            arithmetic.copy(last.y(), delta);
            arithmetic.set(delta, label, arithmetic.get(delta, label) - 1);
        }

        @Override
        public void hidden(Layer<A> layer, A delta) {
            arithmetic.timesSlope(delta, layer.y());
        }
    }

    /** Central differences of half width h: (L(u + h) - L(u - h)) / (2 h) and (relu(u + h) - relu(u - h)) / (2 h). */
    final class Differences<A> implements Slopes<A> {
        private final Arithmetic<A> arithmetic;
        private final DenseNetwork<A> network;
        private final double h;
        private final double width;
        private final A shifted;
        private final A outputs;

        Differences(Arithmetic<A> arithmetic, DenseNetwork<A> network, double h, double width) {
            this.arithmetic = arithmetic;
            this.network = network;
            this.h = h;
            this.width = width;
            int units = arithmetic.length(network.last().u());
            this.shifted = arithmetic.vector(units);
            this.outputs = arithmetic.vector(units);
        }

        @Override
        public void output(Layer<A> last, int label, A delta) {
            arithmetic.copy(last.u(), shifted);
            for (int k = 0; k < arithmetic.length(delta); k++) {
                double u = arithmetic.get(last.u(), k);
                double up = lossAt(k, u + h, label);
                double down = lossAt(k, u - h, label);
                arithmetic.set(shifted, k, u);
                arithmetic.set(delta, k, arithmetic.round(up - down) / width);
            }
        }

        private double lossAt(int unit, double u, int label) {
            arithmetic.set(shifted, unit, u);
            network.softmax(shifted, outputs);
            return -arithmetic.log(arithmetic.get(outputs, label));
        }

        @Override
        public void hidden(Layer<A> layer, A delta) {
            for (int j = 0; j < arithmetic.length(delta); j++) {
                double u = arithmetic.get(layer.u(), j);
                double up = Math.max(arithmetic.round(u + h), 0);
                double down = Math.max(arithmetic.round(u - h), 0);
                double slope = arithmetic.round(arithmetic.round(up - down) / width);
                arithmetic.set(delta, j, arithmetic.get(delta, j) * slope);
            }
        }
    }
}
