package org.papilio.program;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Some trajectories that are advanced together, one in each lane: the state of a map, its parameters, and what it observes. Made by
 * {@link Lanes#block()}; for one thread. A lane's numbers do not depend on what the other lanes hold.
 */
public abstract sealed class LaneBlock {
    private final Lanes lanes;

    /** A row of lanes, an array, for each input of the program, and the row that each output replaces. */
    private final Object[] inputs;

    private final Object[] targets;
    private @Nullable VectorCode code;
    private @Nullable ObjIntConsumer<Object> kernel;
    private @Nullable Object scratch;

    private LaneBlock(Lanes lanes, Class<?> row) {
        this.lanes = lanes;
        this.inputs = rows(row, lanes.program().inputs(), lanes.width());
        this.targets = rows(row, lanes.program().outputs(), lanes.width());
        System.arraycopy(inputs, 0, targets, 0, lanes.dimension());
    }

    private static Object[] rows(Class<?> row, int count, int width) {
        Object[] rows = new Object[count];
        Arrays.setAll(rows, i -> Array.newInstance(row.getComponentType(), width));
        return rows;
    }

    final <R> R[] inputs(Class<R[]> type) {
        return Arrays.copyOf(inputs, inputs.length, type);
    }

    final <R> R[] targets(Class<R[]> type) {
        return Arrays.copyOf(targets, targets.length, type);
    }

    abstract void plain(int steps);

    abstract void write(Object row, int lane, double value);

    abstract double read(Object row, int lane);

    /** How many lanes there are. */
    public int width() {
        return lanes.width();
    }

    /**
     * Puts a trajectory into a lane.
     *
     * @param x the state, followed by the parameters
     */
    public void set(int lane, double[] x) {
        for (int i = 0; i < inputs.length; i++) {
            write(inputs[i], lane, x[i]);
        }
    }

    /** Changes one input of a lane. */
    public void set(int lane, int input, double value) {
        write(inputs[input], lane, value);
    }

    /** An element of the state of a lane; NaN is always the same NaN. */
    public double state(int lane, int i) {
        return canonical(read(inputs[i], lane));
    }

    /** What the last step observed in a lane: output {@code dimension() + i} of the program, of the state before the step. */
    public double observation(int lane, int i) {
        return canonical(read(targets[lanes.dimension() + i], lane));
    }

    private static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }

    /** Takes over the inputs of a block that is as wide. */
    final void copy(LaneBlock other) {
        for (int i = 0; i < inputs.length; i++) {
            System.arraycopy(other.inputs[i], 0, inputs[i], 0, width());
        }
    }

    /** Whether all outputs of the last step are those of another block to the last bit. */
    final boolean equalsBits(LaneBlock other) {
        for (int i = 0; i < targets.length; i++) {
            for (int lane = 0; lane < width(); lane++) {
                double a = canonical(read(targets[i], lane));
                double b = canonical(read(other.targets[i], lane));
                if (Double.doubleToLongBits(a) != Double.doubleToLongBits(b)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Makes steps in all lanes. */
    public void advance(int steps) {
        VectorCode current = lanes.vectorCode();
        if (current == null) {
            long begin = System.nanoTime();
            plain(steps);
            lanes.spent(System.nanoTime() - begin, this);
            return;
        }
        if (current != code) {
            code = current;
            kernel = current.instance();
            scratch = current.scratch();
        }
        vectorised(current.block(), steps);
    }

    private void vectorised(int block, int steps) {
        Object memory = scratch;
        ObjIntConsumer<Object> step = kernel;
        if (memory == null || step == null) {
            throw new IllegalStateException("no code");
        }
        int dimension = lanes.dimension();
        for (int first = 0; first < width(); first += block) {
            for (int i = 0; i < inputs.length; i++) {
                System.arraycopy(inputs[i], first, memory, i * block, block);
            }
            step.accept(memory, steps);
            for (int i = 0; i < targets.length && steps > 0; i++) {
                int slot = i < dimension ? i : inputs.length + i - dimension;
                System.arraycopy(memory, slot * block, targets[i], first, block);
            }
        }
    }

    /** Lanes in double. */
    static final class Doubles extends LaneBlock {
        private final PlainDoubles plain;
        private final double[][] inputs;
        private final double[][] targets;

        Doubles(Lanes lanes) {
            super(lanes, double[].class);
            this.plain = new PlainDoubles(lanes.program(), lanes.plan(), lanes.width());
            this.inputs = inputs(double[][].class);
            this.targets = targets(double[][].class);
        }

        @Override
        void plain(int steps) {
            plain.run(inputs, targets, steps);
        }

        @Override
        void write(Object row, int lane, double value) {
            ((double[]) row)[lane] = value;
        }

        @Override
        double read(Object row, int lane) {
            return ((double[]) row)[lane];
        }
    }

    /** Lanes in float. */
    static final class Floats extends LaneBlock {
        private final PlainFloats plain;
        private final float[][] inputs;
        private final float[][] targets;

        Floats(Lanes lanes) {
            super(lanes, float[].class);
            this.plain = new PlainFloats(lanes.program(), lanes.plan(), lanes.width());
            this.inputs = inputs(float[][].class);
            this.targets = targets(float[][].class);
        }

        @Override
        void plain(int steps) {
            plain.run(inputs, targets, steps);
        }

        @Override
        void write(Object row, int lane, double value) {
            ((float[]) row)[lane] = (float) value;
        }

        @Override
        double read(Object row, int lane) {
            return ((float[]) row)[lane];
        }
    }
}
