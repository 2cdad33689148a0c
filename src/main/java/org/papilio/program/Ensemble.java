package org.papilio.program;

import java.util.Optional;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;

/**
 * Runs many trajectories of a map over {@linkplain Lanes lanes}, each until a condition or its largest number of steps is reached. A lane whose
 * trajectory has ended takes the next one at once. What comes out does not depend on how trajectories are grouped. May be
 * shared by threads, each running a range of trajectories of its own.
 */
public final class Ensemble {

    /** Steps between looks at which trajectories have ended. */
    private static final int CHUNK = 32;

    /** Where the trajectories come from and go to, by their index. */
    public interface Trajectories {

        /**
         * Begins a trajectory.
         *
         * @param x to be filled with the initial state, followed by the parameters; in double-double each number takes two elements,
         *     its leading and its trailing part
         */
        void begin(long index, double[] x);

        /**
         * Ends it.
         *
         * @param end valid during the call only
         */
        void end(long index, End end);
    }

    /**
     * The end of a trajectory.
     *
     * @param steps how many it made
     * @param stopped whether the condition ended it rather than the largest number of steps
     * @param state the final state, each number with its parts
     * @param observations what the condition's definition gives for it, without its first output, each number with its parts
     */
    public record End(int steps, boolean stopped, double[] state, double[] observations) {}

    private final Lanes lanes;
    private final int dimension;
    private final int longest;

    private Ensemble(Lanes lanes, int dimension, int longest) {
        this.lanes = lanes;
        this.dimension = dimension;
        this.longest = longest;
    }

    /**
     * An ensemble of a map; empty if it is too long to be recorded.
     *
     * @param step the map: takes the state and then the parameters, gives the next state
     * @param dimension of the state
     * @param stop takes the same; a trajectory stops at the first state, the initial one included, of which the first output is
     *     positive; further outputs are observations
     * @param precision float, double or double-double
     */
    public static Optional<Ensemble> of(Definition step, int dimension, Definition stop, Precision<?> precision) {
        // steps are counted in the precision
        int longest = precision == Precisions.FLOAT ? 1 << 23 : Integer.MAX_VALUE;
        LaneKind kind = LaneKind.of(precision);
        Until map = new Until(step, dimension, stop);
        return Procedure.of(map, map.repeated(), dimension + 1, kind)
                .map(procedure -> new Ensemble(new Lanes(procedure, kind, false), dimension, longest));
    }

    /**
     * Runs the trajectories of a range.
     *
     * @param from the index of the first
     * @param to the index after the last
     * @param steps the largest number of steps of each
     * @throws IllegalArgumentException if it is negative or more than can be counted in the precision
     */
    public void run(long from, long to, int steps, Trajectories trajectories) {
        if (steps < 0 || steps > longest) {
            throw new IllegalArgumentException("steps must be 0 to " + longest + ", got " + steps);
        }
        new Run(from, to, steps, trajectories).toTheEnd();
    }

    /** The trajectories of one range on their way. */
    private final class Run {
        private final Trajectories trajectories;
        private final LaneBlock block = lanes.block();
        private final int parts = lanes.parts();
        private final long[] index = new long[lanes.width()];
        private final double[] inputs = new double[parts * (dimension + lanes.parameters() - 1)];
        private final double[] state = new double[parts * dimension];
        private final double[] observations = new double[parts * (lanes.observations() - 2)];
        private final long to;
        private final int steps;
        private long next;
        private int active;

        Run(long from, long to, int steps, Trajectories trajectories) {
            this.next = from;
            this.to = to;
            this.steps = steps;
            this.trajectories = trajectories;
        }

        void toTheEnd() {
            for (int lane = 0; lane < index.length; lane++) {
                fill(lane);
            }
            while (active > 0) {
                block.advance(CHUNK);
                for (int lane = 0; lane < index.length; lane++) {
                    if (index[lane] >= 0 && block.observation(lane, 0) > 0) {
                        empty(lane);
                        fill(lane);
                    }
                }
            }
        }

        private void fill(int lane) {
            index[lane] = -1;
            if (next >= to) {
                return;
            }
            index[lane] = next++;
            active++;
            trajectories.begin(index[lane], inputs);
            for (int i = 0; i < inputs.length; i++) {
                int input = i / parts;
                block.set(lane, input < dimension ? input : input + 2, i % parts, inputs[i]);
            }
            block.set(lane, dimension, 0);
            block.set(lane, dimension + 1, steps);
        }

        private void empty(int lane) {
            for (int i = 0; i < state.length; i++) {
                state[i] = block.state(lane, i / parts, i % parts);
            }
            for (int i = 0; i < observations.length; i++) {
                observations[i] = block.observation(lane, i / parts + 2, i % parts);
            }
            int made = (int) block.state(lane, dimension);
            trajectories.end(index[lane], new End(made, block.observation(lane, 1) > 0, state, observations));
            active--;
        }
    }
}
