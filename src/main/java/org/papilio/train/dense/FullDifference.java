package org.papilio.train.dense;

import org.papilio.model.Images;

/**
 * Central differences (L(theta + h e_p) - L(theta - h e_p)) / (2 h) of the loss of a batch: two forward passes of the whole batch
 * for each parameter p.
 *
 * @param <A> an array of numbers
 */
final class FullDifference<A> {
    private final Arithmetic<A> arithmetic;
    private final DenseNetwork<A> network;
    private final double h;
    private final double width;

    /**
     * Differences of a network.
     *
     * @param h half the distance of the two losses
     * @param width the number of the precision nearest to 2 h
     */
    FullDifference(Arithmetic<A> arithmetic, DenseNetwork<A> network, double h, double width) {
        this.arithmetic = arithmetic;
        this.network = network;
        this.h = h;
        this.width = width;
    }

    /** The difference in the direction of one parameter, which is as it was afterwards. */
    double slope(Images images, int from, int to, int parameter) {
        double kept = network.get(parameter);
        network.set(parameter, kept + h);
        double up = network.loss(images, from, to);
        network.set(parameter, kept - h);
        double down = network.loss(images, from, to);
        network.set(parameter, kept);
        return arithmetic.round(arithmetic.round(up - down) / width);
    }

    /** The differences in the directions of all parameters. */
    double[] slopes(Images images, int from, int to) {
        double[] slopes = new double[network.parameterCount()];
        for (int p = 0; p < slopes.length; p++) {
            slopes[p] = slope(images, from, to, p);
        }
        return slopes;
    }
}
