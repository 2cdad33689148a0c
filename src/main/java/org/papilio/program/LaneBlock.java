package org.papilio.program;

import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Some trajectories that are advanced together, one in each lane: the state of a map, its parameters, and what it observes. Made by
 * {@link Lanes#block()}; for one thread. A lane's numbers do not depend on what the other lanes hold.
 *
 * <p>A number has {@link Lanes#parts()} parts, doubles: one, or in double-double its leading and its trailing part.
 */
public final class LaneBlock {
    private final Lanes lanes;
    private final PlainLanes<?> plain;
    private final int width;
    private final int inputs;
    private final int outputs;
    private @Nullable VectorCode code;
    private @Nullable ObjIntConsumer<Object> kernel;
    private @Nullable Object scratch;

    LaneBlock(Lanes lanes, int width) {
        this.lanes = lanes;
        this.width = width;
        this.plain = switch (lanes.kind()) {
            case DOUBLE -> new PlainDoubles(lanes, width);
            case FLOAT -> new PlainFloats(lanes, width);
            case DOUBLE_DOUBLE -> new PlainDoubleDoubles(lanes, width);
        };
        plain.prepare();
        this.inputs = lanes.procedure().inputs();
        this.outputs = lanes.procedure().outputs();
    }

    /** How many lanes there are. */
    public int width() {
        return width;
    }

    /**
     * Puts a trajectory into a lane.
     *
     * @param x the parts of the numbers of the state, followed by those of the parameters
     */
    public void set(int lane, double[] x) {
        int parts = lanes.parts();
        for (int i = 0; i < inputs; i++) {
            for (int part = 0; part < parts; part++) {
                plain.setInput(i, element(lane, part), x[i * parts + part]);
            }
        }
    }

    /** Changes one input of a lane. */
    public void set(int lane, int input, double value) {
        for (int part = 0; part < lanes.parts(); part++) {
            plain.setInput(input, element(lane, part), part == 0 ? value : 0);
        }
    }

    /** Changes a part of one input of a lane. */
    void set(int lane, int input, int part, double value) {
        plain.setInput(input, element(lane, part), value);
    }

    /** An element of the state of a lane, in double-double its leading part; NaN is always the same NaN. */
    public double state(int lane, int i) {
        return state(lane, i, 0);
    }

    /** A part of an element of the state of a lane. */
    public double state(int lane, int i, int part) {
        return canonical(plain.input(i, element(lane, part)), part);
    }

    /** What the last step observed in a lane: output {@code dimension() + i} of the program, of the state before the step. */
    public double observation(int lane, int i) {
        return observation(lane, i, 0);
    }

    /** A part of {@link #observation(int, int)}. */
    public double observation(int lane, int i, int part) {
        return canonical(plain.output(lanes.dimension() + i, element(lane, part)), part);
    }

    private int element(int lane, int part) {
        return part * width + lane;
    }

    /** One NaN for all; and the sign of a trailing zero means nothing. */
    private static double canonical(double value, int part) {
        return Double.isNaN(value) ? Double.NaN : part == 0 ? value : value + 0.0;
    }

    /** Takes over the inputs of a block that is as wide. */
    final void copy(LaneBlock other) {
        for (int i = 0; i < inputs; i++) {
            System.arraycopy(other.plain.input(i), 0, plain.input(i), 0, lanes.parts() * width);
        }
    }

    /** Whether all outputs of the last step are those of another block to the last bit. */
    final boolean equalsBits(LaneBlock other) {
        for (int i = 0; i < outputs; i++) {
            for (int part = 0; part < lanes.parts(); part++) {
                for (int lane = 0; lane < width; lane++) {
                    double a = canonical(plain.output(i, element(lane, part)), part);
                    double b = canonical(other.plain.output(i, element(lane, part)), part);
                    if (Double.doubleToLongBits(a) != Double.doubleToLongBits(b)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Makes steps in all lanes. */
    public void advance(int steps) {
        VectorCode current = lanes.vectorCode();
        if (current == null || current.block() > width) {
            long begin = System.nanoTime();
            plain.run(steps);
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
        int parts = lanes.parts();
        int carried = lanes.procedure().carried();
        for (int first = 0; first < width; first += block) {
            for (int i = 0; i < inputs; i++) {
                for (int part = 0; part < parts; part++) {
                    int place = ((carried + i) * parts + part) * block;
                    System.arraycopy(plain.input(i), element(first, part), memory, place, block);
                }
            }
            step.accept(memory, steps);
            for (int i = 0; i < outputs && steps > 0; i++) {
                int slot = carried + (i < dimension ? i : inputs + i - dimension);
                for (int part = 0; part < parts; part++) {
                    int place = (slot * parts + part) * block;
                    System.arraycopy(memory, place, plain.output(i), element(first, part), block);
                }
            }
        }
    }
}
