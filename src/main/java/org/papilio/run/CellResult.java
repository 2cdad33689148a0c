package org.papilio.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.papilio.train.Status;

/**
 * One finished cell as it is stored: one line of a segment.
 *
 * @param cell the cell's id
 * @param index its position in the study
 * @param part the study's part
 * @param settings every field of the system by its name in the study file: strings, integers, booleans, exact decimals as
 *     strings, null for none
 * @param status how the run ended
 * @param message for a diverged or failed run: where and why
 * @param steps the number of steps made
 * @param loss the last loss
 * @param accuracy the last accuracy; NaN for regression
 * @param finalParameters the last parameters as full-precision decimal strings (W1 row-major, b1, W2, b2)
 * @param measurements every other scalar by its name: Double, Long, Boolean or String
 * @param recorded the recorded steps
 * @param stepLoss the loss at each recorded step
 * @param stepAccuracy the accuracy at each recorded step
 */
public record CellResult(
        String cell,
        int index,
        String part,
        Map<String, @Nullable Object> settings,
        Status status,
        String message,
        int steps,
        double loss,
        double accuracy,
        List<String> finalParameters,
        Map<String, Object> measurements,
        List<Integer> recorded,
        List<Double> stepLoss,
        List<Double> stepAccuracy) {}
