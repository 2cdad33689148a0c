package org.papilio.chaos;

import java.util.List;
import java.util.OptionalInt;

/**
 * How a map leaves the neighbourhood of a fixed point, by its linearisation there: the difference from the fixed point
 * is multiplied by the Jacobian J at every step, and the prediction is the first t with |J^t d| above the escape
 * radius. Unlike the rule with the most negative curvature, this holds for updates one after another, momentum and
 * learning rates at which the steep directions overshoot.
 *
 * @param multipliers the eigenvalues of J, the largest modulus first
 * @param predicted steps to the escape; empty if there is none within the limit
 */
public record Escape(List<Multiplier> multipliers, OptionalInt predicted) {

    /**
     * Predicts.
     *
     * @param map the map
     * @param fixed the fixed point, as a whole state
     * @param start where the trajectory is
     * @param radius the distance over all coordinates given in {@code start} at which it has escaped
     * @param limit the most steps to look ahead
     * @throws IllegalArgumentException if the Jacobian is not finite at the fixed point
     */
    public static Escape of(Multiplier.Evaluation map, double[] fixed, double[] start, double radius, int limit) {
        double[][] jacobian = map.jacobian(fixed);
        List<Multiplier> multipliers = Multiplier.of(jacobian);
        double[] difference = new double[start.length];
        for (int i = 0; i < start.length; i++) {
            difference[i] = start[i] - fixed[i];
        }
        for (int t = 0; t <= limit; t++) {
            if (Frames.norm(difference) > radius) {
                return new Escape(multipliers, OptionalInt.of(t));
            }
            double[] next = new double[difference.length];
            for (int i = 0; i < next.length; i++) {
                next[i] = Frames.dot(jacobian[i], difference);
            }
            difference = next;
        }
        return new Escape(multipliers, OptionalInt.empty());
    }
}
