package org.papilio.train;

import java.util.List;
import org.papilio.number.Precision;

/**
 * What a training run left behind.
 *
 * @param precision the arithmetic it was made in
 * @param status how it ended
 * @param message for a diverged run the step and the value, otherwise empty
 * @param steps the number of steps made
 * @param recorded the steps of the records below, ascending, 0 = the initial condition
 * @param loss the loss at each recorded step
 * @param accuracy the share of samples classified rightly at each recorded step; NaN for regression
 * @param initialParameters the parameters before the first step
 * @param parameters the parameters (W1 row-major, b1, W2, b2, ...) at each recorded step; empty lists are never stored
 * @param finalParameters the parameters after the last step
 */
public record Trajectory<T>(
        Precision<T> precision,
        Status status,
        String message,
        int steps,
        List<Integer> recorded,
        List<T> loss,
        List<Double> accuracy,
        List<T> initialParameters,
        List<List<T>> parameters,
        List<T> finalParameters) {}
