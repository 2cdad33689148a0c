package org.papilio.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs over lanes, each in a lane of its own until it has ended, which then takes the next.
 *
 * @param <R> a run in a lane
 */
interface LaneRuns<R> {

    /** Puts the run with an index into a lane. */
    R begin(int index, int lane);

    /** Makes a step in all lanes. */
    void advance();

    /** Looks at a run after a step, and takes what it has found if that was the last; whether it was. */
    boolean hasEnded(int index, R run);

    /**
     * Makes runs on the calling thread.
     *
     * @param count of the runs
     * @param width how many lanes there are
     */
    default void run(int count, int width) {
        List<@Nullable R> runs = new ArrayList<>(Collections.nCopies(width, null));
        int[] index = new int[width];
        int next = 0;
        int active = 0;
        for (int lane = 0; lane < width && next < count; lane++) {
            index[lane] = next;
            runs.set(lane, begin(next++, lane));
            active++;
        }
        while (active > 0) {
            advance();
            for (int lane = 0; lane < width; lane++) {
                R run = runs.get(lane);
                if (run == null || !hasEnded(index[lane], run)) {
                    continue;
                }
                if (next < count) {
                    index[lane] = next;
                    runs.set(lane, begin(next++, lane));
                } else {
                    runs.set(lane, null);
                    active--;
                }
            }
        }
    }
}
