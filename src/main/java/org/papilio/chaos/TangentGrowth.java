package org.papilio.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.papilio.number.Elementary;
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
 * <p>Source: G. Benettin, L. Galgani, J.-M. Strelcyn, <i>Physical Review A</i> 14 (1976) 2338; cycles: R. P. Brent,
 * <i>BIT</i> 20 (1980) 176.
 */
public final class TangentGrowth {

    /** x, v: replaces v by DF(x) v and returns F(x). */
    private interface Derivative {
        double[] carry(double[] x, double[] v);
    }

    private final Derivative derivative;
    private final double[] vector;
    private double[] nats = new double[128];
    private double sum;
    private int steps;
    private int brokenAt;
    private double[] anchor = {};
    private int lastReturn = Integer.MIN_VALUE;

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
        this.vector = Arrays.copyOf(Frames.generic(free, 1)[0], step.inputs());
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
        remember(from);
        steps++;
        double[] to = derivative.carry(from, vector);
        if (brokenAt == 0) {
            measure();
        }
        return to;
    }

    private void measure() {
        double length = Frames.norm(vector);
        if (!Double.isFinite(length)) {
            brokenAt = steps;
            return;
        }
        sum += length == 0 ? Double.NEGATIVE_INFINITY : Elementary.log(length);
        for (int i = 0; i < vector.length && length > 0; i++) {
            vector[i] /= length;
        }
        if (nats.length < steps) {
            nats = Arrays.copyOf(nats, 2 * nats.length);
        }
        nats[steps - 1] = sum;
    }

    /** Notes returns to a state of the past, the one at the last power of two. */
    private void remember(double[] state) {
        if (Arrays.equals(state, anchor)) {
            lastReturn = steps;
        }
        if (Integer.bitCount(steps) <= 1) {
            anchor = state.clone();
        }
    }

    /** S(t) by step, as far as the derivative was finite. */
    public GrowthCurve curve() {
        return GrowthCurve.byStep(Arrays.copyOf(nats, brokenAt > 0 ? brokenAt - 1 : steps));
    }

    /** The step at which the derivative was first infinite or NaN. */
    public OptionalLong brokenAt() {
        return brokenAt > 0 ? OptionalLong.of(brokenAt) : OptionalLong.empty();
    }

    /** Whether the trajectory came back, to the last bit, to a state it had been in, and this in its second half. */
    public boolean isPeriodic() {
        return lastReturn >= steps / 2;
    }
}
