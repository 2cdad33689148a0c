package org.papilio.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.papilio.chaos.LyapunovSpectrum.Spectrum;
import org.papilio.number.Precision;
import org.papilio.program.DiscreteMap;

/**
 * The largest Lyapunov exponent from two neighbouring trajectories, whose separation is put back to its initial length
 * after every step. It needs no derivative and is therefore an independent check of the tangent methods; its error is
 * of the order of the separation plus round-off / separation.
 *
 * <p>Near a fixed point the separation stays a fixed vector length from the trajectory itself, so that exponents of
 * converged runs come out right as well.
 *
 * <p>Source: G. Benettin, L. Galgani, J.-M. Strelcyn, <i>Physical Review A</i> 14 (1976) 2338, section III.
 */
public final class TwoTrajectories {
    private static final int MOST_BLOCKS = 4096;

    private TwoTrajectories() {}

    /**
     * The largest exponent.
     *
     * @param initial the starting point
     * @param separation the distance of the second trajectory; about the square root of the unit round-off is best
     * @param transientSteps steps made first
     * @param steps steps measured, at least {@value LyapunovSpectrum#FEWEST_STEPS}
     * @param confidence of the interval
     * @throws IllegalArgumentException if there are too few steps, or the separation is not positive
     */
    public static <T> Spectrum of(
            DiscreteMap map,
            Precision<T> precision,
            List<T> initial,
            double separation,
            long transientSteps,
            long steps,
            double confidence) {
        if (!(separation > 0) || !Double.isFinite(separation)) {
            throw new IllegalArgumentException("the separation must be positive, got " + separation);
        }
        if (steps < LyapunovSpectrum.FEWEST_STEPS) {
            throw new IllegalArgumentException(
                    "an exponent needs at least " + LyapunovSpectrum.FEWEST_STEPS + " steps, got " + steps);
        }
        UnaryOperator<List<T>> step = new Recorded(map).in(precision);
        T distance = precision.of(separation);
        List<T> x = initial;
        List<T> y = moved(precision, x, direction(precision, map.dimension()), distance);
        int blocks = (int) Math.min(steps, MOST_BLOCKS);
        long[] ends = new long[blocks];
        double[][] growth = new double[1][blocks];
        LogProduct product = new LogProduct();
        int block = 0;
        for (long n = 1 - transientSteps; n <= steps; n++) {
            x = step.apply(x);
            y = step.apply(y);
            List<T> difference = difference(precision, y, x);
            T length = norm(precision, difference);
            double factor = precision.toDouble(precision.div(length, distance));
            if (!Double.isFinite(factor) || !x.stream().allMatch(precision::isFinite)) {
                return new Spectrum(
                        List.of(),
                        List.of(),
                        new GrowthHistory(ends, growth).first(block),
                        OptionalLong.of(n + transientSteps),
                        doubles(precision, x));
            }
            // trajectories that have met stay together: only an artificial new direction can follow
            List<T> unit = factor == 0
                    ? direction(precision, map.dimension())
                    : difference.stream().map(d -> precision.div(d, length)).toList();
            y = moved(precision, x, unit, distance);
            if (n < 1) {
                continue;
            }
            product.multiply(factor);
            if (n == (block + 1L) * steps / blocks) {
                ends[block] = n;
                growth[0][block++] = product.take();
            }
        }
        GrowthHistory history = new GrowthHistory(ends, growth);
        return new Spectrum(
                List.of(history.exponent(0)),
                List.of(history.interval(0, confidence)),
                history,
                OptionalLong.empty(),
                doubles(precision, x));
    }

    private static <T> List<T> direction(Precision<T> precision, int dimension) {
        List<T> direction = new ArrayList<>(dimension);
        for (double d : Frames.generic(dimension, 1)[0]) {
            direction.add(precision.of(d));
        }
        return direction;
    }

    private static <T> List<T> moved(Precision<T> precision, List<T> x, List<T> direction, T distance) {
        List<T> moved = new ArrayList<>(x.size());
        for (int i = 0; i < x.size(); i++) {
            moved.add(precision.fma(distance, direction.get(i), x.get(i)));
        }
        return moved;
    }

    private static <T> List<T> difference(Precision<T> precision, List<T> y, List<T> x) {
        List<T> difference = new ArrayList<>(x.size());
        for (int i = 0; i < x.size(); i++) {
            difference.add(precision.sub(y.get(i), x.get(i)));
        }
        return difference;
    }

    private static <T> T norm(Precision<T> precision, List<T> v) {
        T sum = precision.of(0.0);
        for (T x : v) {
            sum = precision.fma(x, x, sum);
        }
        return precision.sqrt(sum);
    }

    private static <T> List<Double> doubles(Precision<T> precision, List<T> x) {
        return x.stream().map(precision::toDouble).toList();
    }
}
