package org.papilio.chaos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.papilio.number.Elementary;
import org.papilio.number.Precision;
import org.papilio.program.DiscreteMap;
import org.papilio.stats.Quantiles;

/**
 * How long a trajectory in a low precision stays with the true one, which a referee in high precision follows; and how
 * long it should, from the rounding error of each step and the amplification of the map.
 *
 * <p>The rounding error e_s of step s is measured, not assumed: the referee's point is rounded to the low precision,
 * and both arithmetics make one step from there. The prediction of the distance at step t is {@code A_t (e_0 + e_1/A_1
 * + ... + e_t/A_t)}, A_t the norm of the product of the first t Jacobians along the referee's trajectory (A_0 = 1, and
 * e_0 the rounding of the initial condition), times the largest coordinate of the direction in which the product
 * stretches. It never uses the measured distance, and holds to about an order of magnitude, as long as the distance is
 * small.
 *
 * @param precision the low precision's name
 * @param tolerance the distance at which the trajectory counts as lost
 * @param measured the first step with a larger distance; empty if there is none
 * @param predicted the same of the predicted distance
 * @param rounding the median rounding error of a step (Euclidean)
 * @param distance the largest difference of any coordinate after each step, from step 0
 * @param prediction the predicted distance after each step
 */
public record ShadowHorizon(
        String precision,
        double tolerance,
        OptionalInt measured,
        OptionalInt predicted,
        double rounding,
        List<Double> distance,
        List<Double> prediction) {

    /**
     * Measures and predicts.
     *
     * @param map the map
     * @param low the precision that is tried
     * @param lowInitial its initial condition
     * @param referee a precision with many more digits
     * @param initial the referee's initial condition
     * @param steps how many steps
     * @param tolerance the distance at which the trajectory counts as lost, positive
     */
    public static <L, R> ShadowHorizon of(
            DiscreteMap map,
            Precision<L> low,
            List<L> lowInitial,
            Precision<R> referee,
            List<R> initial,
            int steps,
            double tolerance) {
        if (!(tolerance > 0) || steps < 1) {
            throw new IllegalArgumentException("a shadow horizon needs a positive tolerance and at least one step, got "
                    + tolerance + " and " + steps);
        }
        Recorded recorded = new Recorded(map);
        UnaryOperator<List<L>> lowStep = recorded.in(low);
        UnaryOperator<List<R>> trueStep = recorded.in(referee);
        List<double[]> states = new ArrayList<>();
        List<Double> distance = new ArrayList<>();
        List<Double> rounding = new ArrayList<>();
        List<L> y = lowInitial;
        List<R> x = initial;
        double entering = Frames.norm(difference(low, y, referee, x));
        states.add(doubles(referee, x));
        distance.add(largest(difference(low, y, referee, x)));
        for (int t = 1; t <= steps; t++) {
            double error = rounding(low, lowStep, referee, trueStep, x);
            x = trueStep.apply(x);
            y = lowStep.apply(y);
            double apart = largest(difference(low, y, referee, x));
            if (!Double.isFinite(apart) || !Double.isFinite(error)) {
                break;
            }
            states.add(doubles(referee, x));
            rounding.add(error);
            distance.add(apart);
        }
        return of(low, tolerance, distance, rounding, prediction(map, states, entering, rounding));
    }

    /**
     * Predicts for trajectories that are already known. The rounding error is measured at some steps, evenly spread,
     * and stands for the steps up to the next.
     *
     * @param map the map
     * @param low the precision that was tried
     * @param referee a precision with many more digits
     * @param truth the referee's whole states at every step, at least two
     * @param distance the measured largest difference of any coordinate at each step
     * @param samples at how many steps the rounding error is measured, at least 1
     * @param tolerance the distance at which the trajectory counts as lost, positive
     * @throws IllegalArgumentException if there are too few states or samples, or the map has more than 200 000
     *     operations
     */
    public static <L, R> ShadowHorizon along(
            DiscreteMap map,
            Precision<L> low,
            Precision<R> referee,
            List<List<BigDecimal>> truth,
            List<Double> distance,
            int samples,
            double tolerance) {
        int steps = Math.min(truth.size(), distance.size()) - 1;
        if (!(tolerance > 0) || steps < 1 || samples < 1) {
            throw new IllegalArgumentException("a shadow horizon needs a positive tolerance, a sample and at least one "
                    + "step, got " + tolerance + ", " + samples + " and " + steps);
        }
        Recorded recorded = new Recorded(map);
        UnaryOperator<List<L>> lowStep = recorded.in(low);
        UnaryOperator<List<R>> trueStep = recorded.in(referee);
        List<Double> rounding = new ArrayList<>();
        double error = 0;
        int measured = 0;
        for (int t = 0; t < steps; t++) {
            if (t == (int) ((long) measured * steps / samples)) {
                List<R> x = truth.get(t).stream().map(referee::of).toList();
                error = rounding(low, lowStep, referee, trueStep, x);
                measured++;
            }
            rounding.add(error);
        }
        List<R> start = truth.get(0).stream().map(referee::of).toList();
        double entering = Frames.norm(difference(low, rounded(low, referee, start), referee, start));
        List<double[]> states = truth.subList(0, steps + 1).stream()
                .map(state ->
                        state.stream().mapToDouble(BigDecimal::doubleValue).toArray())
                .toList();
        return of(low, tolerance, distance, rounding, prediction(map, states, entering, rounding));
    }

    private static ShadowHorizon of(
            Precision<?> low, double tolerance, List<Double> distance, List<Double> rounding, List<Double> prediction) {
        double median = rounding.isEmpty()
                ? Double.NaN
                : Quantiles.median(
                        rounding.stream().mapToDouble(Double::doubleValue).toArray());
        return new ShadowHorizon(
                low.name(),
                tolerance,
                first(distance, tolerance),
                first(prediction, tolerance),
                median,
                List.copyOf(distance),
                prediction);
    }

    /** The rounding error of a step from a point: from the point rounded, both arithmetics make it. */
    private static <L, R> double rounding(
            Precision<L> low,
            UnaryOperator<List<L>> lowStep,
            Precision<R> referee,
            UnaryOperator<List<R>> trueStep,
            List<R> x) {
        List<L> rounded = rounded(low, referee, x);
        List<R> same = rounded.stream().map(v -> referee.of(low.toDecimal(v))).toList();
        return Frames.norm(difference(low, lowStep.apply(rounded), referee, trueStep.apply(same)));
    }

    private static <L, R> List<L> rounded(Precision<L> low, Precision<R> referee, List<R> x) {
        return x.stream().map(v -> low.of(referee.toDecimal(v))).toList();
    }

    private static List<Double> prediction(
            DiscreteMap map, List<double[]> states, double entering, List<Double> rounding) {
        List<Double> prediction = new ArrayList<>(List.of(entering));
        if (states.size() < 2) {
            return List.copyOf(prediction);
        }
        TangentOrbit orbit = TangentOrbit.along(map, states, Amplification.frame(map.dimension()));
        TangentNorm norm = new TangentNorm(orbit);
        double sum = entering;
        for (double error : rounding) {
            if (!orbit.advance()) {
                break;
            }
            double logarithm = norm.measure();
            sum += error == 0 ? 0 : error * Elementary.exp(-logarithm);
            prediction.add(sum == 0 ? 0 : largest(norm.response()) * Elementary.exp(logarithm + Elementary.log(sum)));
        }
        return List.copyOf(prediction);
    }

    private static <R> double[] doubles(Precision<R> precision, List<R> x) {
        return x.stream().mapToDouble(precision::toDouble).toArray();
    }

    /** The difference of two points; NaN where one is not finite. */
    private static <L, R> double[] difference(Precision<L> low, List<L> y, Precision<R> referee, List<R> x) {
        double[] difference = new double[x.size()];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = low.isFinite(y.get(i)) && referee.isFinite(x.get(i))
                    ? referee.toDouble(referee.sub(referee.of(low.toDecimal(y.get(i))), x.get(i)))
                    : Double.NaN;
        }
        return difference;
    }

    private static double largest(double[] x) {
        return Arrays.stream(x).map(Math::abs).reduce(0, Math::max);
    }

    private static OptionalInt first(List<Double> distances, double tolerance) {
        for (int t = 0; t < distances.size(); t++) {
            if (distances.get(t) > tolerance) {
                return OptionalInt.of(t);
            }
        }
        return OptionalInt.empty();
    }
}
