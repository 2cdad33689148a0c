package org.papilio.chaos;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.IntToDoubleFunction;
import org.papilio.number.Elementary;

/**
 * How a tangent vector that is normalised at every step has grown so far, S(t) = sum of ln |v| over the steps, and whether its trajectory
 * comes back to a state it has been in. Mutable, for one thread.
 *
 * <p>Source for returns: R. P. Brent, <i>BIT</i> 20 (1980) 176.
 */
public final class GrowthRecord {
    private double[] nats = new double[128];
    private double sum;
    private int steps;
    private int brokenAt;
    private double[] anchor = {};
    private int lastReturn = Integer.MIN_VALUE;

    /**
     * Notes the state before a step: whether it is that of the past, at the last power of two.
     *
     * @param state its elements, rounded to binary64
     */
    void before(int dimension, IntToDoubleFunction state) {
        if (anchor.length > 0 && isAnchor(state)) {
            lastReturn = steps;
        }
        if (Integer.bitCount(steps) <= 1) {
            anchor = new double[dimension];
            Arrays.setAll(anchor, state);
        }
        steps++;
    }

    private boolean isAnchor(IntToDoubleFunction state) {
        for (int i = 0; i < anchor.length; i++) {
            if (Double.doubleToLongBits(state.applyAsDouble(i)) != Double.doubleToLongBits(anchor[i])) {
                return false;
            }
        }
        return true;
    }

    /** Notes the length that the vector had after the step, before it was normalised. */
    void after(double length) {
        if (brokenAt > 0) {
            return;
        }
        if (!Double.isFinite(length)) {
            brokenAt = steps;
            return;
        }
        sum += length == 0 ? Double.NEGATIVE_INFINITY : Elementary.log(length);
        if (nats.length < steps) {
            nats = Arrays.copyOf(nats, 2 * nats.length);
        }
        nats[steps - 1] = sum;
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
