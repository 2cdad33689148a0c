package org.papilio.train.dense;

import java.math.BigDecimal;
import org.papilio.model.Activation;
import org.papilio.model.ImageData;
import org.papilio.model.Network;
import org.papilio.train.Gradient;

/**
 * Gradient descent on images: everything but the initial parameters and the precision that decides a run.
 *
 * <p>A step is one epoch: it goes once through all batches, in the same order in every epoch. Inputs are scaled to 0..1 by the
 * smallest and the largest pixel of the training images. The loss is the cross-entropy -(1/n) sum log y[label].
 *
 * @param network ReLU layers and softmax outputs
 * @param data the images
 * @param order of the training images: batches are taken from it one after another
 * @param batch images of an update; the last one of an epoch has what is left
 * @param gradient how the derivative is computed
 * @param learningRate the learning rate
 */
public record DenseSystem(
        Network network, ImageData data, int[] order, int batch, Gradient gradient, BigDecimal learningRate) {

    public DenseSystem {
        int inputs = network.layers().get(0);
        int outputs = network.layers().get(network.layers().size() - 1);
        require(network.hidden() == Activation.RELU && network.output() == Activation.SOFTMAX, "ReLU and softmax");
        require(
                inputs == data.train().size(),
                "as many inputs as an image has pixels, " + data.train().size());
        int classes = Math.max(data.train().classes(), data.test().classes());
        require(outputs >= classes, "an output for each of the " + classes + " classes");
        require(batch >= 1, "a batch of at least one image");
        require(order.length == data.train().count(), "every image in the order");
        order = order.clone();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("training on images needs " + what);
        }
    }
}
