package org.papilio.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Precision;
import org.papilio.study.Cell;
import org.papilio.train.Status;
import org.papilio.train.Trajectory;

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
 * @param loss the last loss; NaN for a map, which has none
 * @param accuracy the last accuracy; NaN for regression and for a map
 * @param finalParameters the last parameters as full-precision decimal strings (W1 row-major, b1, W2, b2), or coordinates
 * @param measurements every other scalar by its name: Double, Long, Boolean or String
 * @param recorded the recorded steps
 * @param stepLoss the loss at each recorded step; empty for a map
 * @param stepAccuracy the accuracy at each recorded step; empty for a map
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
        List<Double> stepAccuracy) {

    /** Of a cell that trained a network: what its trajectory ends in, and what was measured. */
    static <T> CellResult of(Cell cell, Trajectory<T> trajectory, Map<String, Object> measurements) {
        Precision<T> precision = trajectory.precision();
        List<Double> losses =
                trajectory.loss().stream().map(precision::toDouble).toList();
        int last = losses.size() - 1;
        return new CellResult(
                cell.id(),
                cell.index(),
                cell.part(),
                cell.system().settings(),
                trajectory.status(),
                trajectory.message(),
                trajectory.steps(),
                losses.get(last),
                trajectory.accuracy().get(last),
                trajectory.finalParameters().stream().map(precision::toString).toList(),
                measurements,
                trajectory.recorded(),
                losses,
                trajectory.accuracy());
    }

    /** Whether the cell trained one network rather than iterated a map or trained from every point of a plane. */
    public boolean trains() {
        return !settings.containsKey("map") && !settings.containsKey("window");
    }
}
