package org.papilio.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.papilio.number.Precision;
import org.papilio.program.DiscreteMap;

/**
 * How much a trajectory magnifies tiny differences of its initial condition: the spectral norm of the product of
 * Jacobians, ||DF(x_{t-1}) ... DF(x_0)||, by step. Its decimal logarithm is the number of digits lost.
 *
 * <p>Up to {@value #WHOLE} dimensions the whole product is carried; beyond that {@value #SAMPLED} orthonormal
 * directions in general position, and the norm is that of the product restricted to them, a lower bound.
 *
 * <p>Source: the finite-time growth of optimal perturbations, B. F. Farrell, P. J. Ioannou, <i>J. Atmos. Sci.</i> 53
 * (1996) 2025.
 *
 * @param curve the logarithm of the norm at every step, nats
 * @param peakDigits the largest norm, as decimal digits lost; 0 if differences never grow
 * @param peakStep when it was reached first
 * @param response the unit vector that the most amplified difference has become at the peak: along which coordinates it
 *     shows
 * @param source the unit vector of the initial difference that is amplified most at the peak: to which coordinates it
 *     is due
 * @param divergedAt the step at which the trajectory left all bounds
 */
public record Amplification(
        GrowthCurve curve,
        double peakDigits,
        long peakStep,
        List<Double> response,
        List<Double> source,
        OptionalLong divergedAt) {
    static final int WHOLE = 64;
    static final int SAMPLED = 8;
    private static final double LN_10 = 2.302585092994046;

    /**
     * Measures along a trajectory in any precision.
     *
     * @param initial the starting point
     * @param steps how many steps, at least 1
     */
    public static <T> Amplification of(DiscreteMap map, Precision<T> precision, List<T> initial, int steps) {
        return of(TangentOrbit.of(map, precision, initial, frame(map.dimension())), steps);
    }

    /**
     * Measures along a trajectory that is already known, with Jacobians in double at its points. For a trajectory
     * computed in high precision this costs next to nothing, and is as good as tangent vectors in that precision: what
     * matters is where the Jacobians are taken.
     *
     * @param states the whole state (with velocities or moments, if the map has them) at every step, at least two
     * @throws IllegalArgumentException if there are fewer states, or the map has more than 200 000 operations
     */
    public static Amplification along(DiscreteMap map, List<double[]> states) {
        return of(TangentOrbit.along(map, states, frame(map.dimension())), states.size() - 1);
    }

    /**
     * Measures along an orbit whose tangent vectors are orthonormal: the norm of the product restricted to them.
     *
     * @param orbit where to start; it is used up
     * @param steps how many steps, at least 1
     */
    public static Amplification of(TangentOrbit orbit, int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("an amplification needs at least one step, got " + steps);
        }
        TangentNorm norm = new TangentNorm(orbit);
        double[] nats = new double[steps];
        double peak = 0;
        long peakStep = 0;
        double[] response = new double[orbit.dimension()];
        double[] source = new double[orbit.dimension()];
        for (int t = 0; t < steps; t++) {
            if (!orbit.advance() || orbit.magnitude() > LyapunovSpectrum.DIVERGED_ABOVE) {
                GrowthCurve before = GrowthCurve.byStep(Arrays.copyOf(nats, t));
                return new Amplification(
                        before, peak / LN_10, peakStep, boxed(response), boxed(source), OptionalLong.of(t + 1L));
            }
            nats[t] = norm.measure();
            if (nats[t] > peak || t == 0) {
                peak = Math.max(0, nats[t]);
                peakStep = nats[t] > 0 ? t + 1L : 0;
                response = norm.response();
                source = norm.source();
            }
        }
        return new Amplification(
                GrowthCurve.byStep(nats), peak / LN_10, peakStep, boxed(response), boxed(source), OptionalLong.empty());
    }

    /** The directions that are carried: all, or a few in general position. */
    static double[][] frame(int dimension) {
        return dimension <= WHOLE ? Frames.units(dimension) : Frames.generic(dimension, SAMPLED);
    }

    /** The verdict on these steps. */
    public Verdict verdict(VerdictRule rule) {
        return rule.judge(curve, divergedAt, false);
    }

    private static List<Double> boxed(double[] x) {
        return Arrays.stream(x).boxed().toList();
    }
}
