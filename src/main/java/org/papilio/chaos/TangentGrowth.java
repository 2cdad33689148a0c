package org.papilio.chaos;

import java.util.Arrays;
import java.util.List;
import org.papilio.number.Precisions;
import org.papilio.program.Definition;
import org.papilio.program.DoubleTangentInterpreter;
import org.papilio.program.Program;

/**
 * The growth of one tiny difference along a trajectory that somebody else computes: S(t) = ln |DF(x_{t-1}) ... DF(x_0) v|
 * for a fixed unit vector v in general position, with Jacobians in binary64 at the points of the trajectory, in whatever
 * precision that is made. It costs about two steps in binary64 for each step, and is a lower bound of the
 * {@link Amplification}: of n directions a vector in general position lies along the most amplified one with about 1 /
 * sqrt(n) of its length. Mutable, for one thread.
 *
 * <p>Source: G. Benettin, L. Galgani, J.-M. Strelcyn, <i>Physical Review A</i> 14 (1976) 2338.
 */
public final class TangentGrowth {

    /** x, v: replaces v by DF(x) v and returns F(x). */
    private interface Derivative {
        double[] carry(double[] x, double[] v);
    }

    private final Derivative derivative;
    private final double[] vector;
    private final GrowthRecord growth = new GrowthRecord();

    /**
     * Begins before the first step.
     *
     * @param step the map that makes the trajectory, or the program recorded from it
     * @param free how many of the first coordinates the initial difference may change, at least 1: of a training run the
     *     parameters, not the optimiser's memory
     */
    public TangentGrowth(Definition step, int free) {
        this.derivative =
                new Recorded(step).program().map(TangentGrowth::interpreted).orElseGet(() -> defined(step));
        this.vector = start(free, step.inputs());
    }

    /** The vector at the start: of unit length, in general position in the first {@code free} of so many coordinates. */
    static double[] start(int free, int dimension) {
        return Arrays.copyOf(Frames.generic(free, 1)[0], dimension);
    }

    private static Derivative interpreted(Program program) {
        DoubleTangentInterpreter interpreter = program.inDoubleTangents(1);
        return (x, v) -> {
            double[] image = new double[x.length];
            double[][] carried = {v};
            interpreter.apply(x, carried, image, carried);
            return image;
        };
    }

    private static Derivative defined(Definition step) {
        TangentMap<Double> map = new TangentMap<>(step, Precisions.DOUBLE);
        return (x, v) -> {
            TangentMap.Image<Double> image = map.apply(boxed(x), List.of(boxed(v)));
            Arrays.setAll(v, image.tangents().get(0)::get);
            return image.value().stream().mapToDouble(Double::doubleValue).toArray();
        };
    }

    private static List<Double> boxed(double[] x) {
        return Arrays.stream(x).boxed().toList();
    }

    /**
     * Carries the difference over a step.
     *
     * @param from the whole state before it, rounded to binary64
     * @return the state after it, with the bits of a step in binary64
     */
    public double[] step(double[] from) {
        growth.before(from.length, i -> from[i]);
        double[] to = derivative.carry(from, vector);
        double length = Frames.norm(vector);
        growth.after(length);
        for (int i = 0; i < vector.length && length > 0; i++) {
            vector[i] /= length;
        }
        return to;
    }

    /** The growth so far. */
    public GrowthRecord growth() {
        return growth;
    }
}
