package org.papilio.train.dense;

import java.util.List;
import org.papilio.train.Trajectory;

/**
 * What a run left behind.
 *
 * @param trajectory loss and accuracy are those on the training images
 * @param testLoss the loss on the test images at each recorded epoch
 * @param testClasses for each recorded epoch the class that the network gives each test image, in their order
 */
public record DenseRun<T>(Trajectory<T> trajectory, List<Double> testLoss, List<byte[]> testClasses) {}
