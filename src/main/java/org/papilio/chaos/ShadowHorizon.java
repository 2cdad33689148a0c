package org.papilio.chaos;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.papilio.number.Elementary;
import org.papilio.number.Precision;
import org.papilio.program.DiscreteMap;
import org.papilio.program.Program;
import org.papilio.stats.Quantiles;

/**
 * How long a trajectory in a low precision stays with the true one, which a referee in high precision follows; and how
 * long it should, from the rounding error of each step and the amplification of the map.
 *
 * <p>The rounding error e_s of step s is measured, not assumed: the referee's point is rounded to the low precision,
 * and both arithmetics make one step from there. The prediction of the distance at step t is {@code A_t (e_0 + e_1/A_1
 * + ... + e_t/A_t)}, A_t the norm of the product of the first t Jacobians along the referee's trajectory (A_0 = 1, and
 * e_0 the rounding of the initial condition). It holds to about an order of magnitude, as long as the distance is
 * small.
 *
 * @param precision the low precision's name
 * @param tolerance the distance (Euclidean) at which the trajectory counts as lost
 * @param measured the first step with a larger distance; empty if there is none
 * @param predicted the same of the predicted distance
 * @param rounding the median rounding error of a step
 * @param distance the distance after each step, from step 0
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
        states.add(doubles(referee, x));
        distance.add(distance(low, y, referee, x));
        for (int t = 1; t <= steps; t++) {
            List<L> rounded = x.stream().map(v -> low.of(referee.toDecimal(v))).toList();
            List<R> same =
                    rounded.stream().map(v -> referee.of(low.toDecimal(v))).toList();
            double error = distance(low, lowStep.apply(rounded), referee, trueStep.apply(same));
            x = trueStep.apply(x);
            y = lowStep.apply(y);
            double apart = distance(low, y, referee, x);
            if (!Double.isFinite(apart) || !Double.isFinite(error)) {
                break;
            }
            states.add(doubles(referee, x));
            rounding.add(error);
            distance.add(apart);
        }
        List<Double> prediction = prediction(recorded.required(), states, distance.get(0), rounding);
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

    private static List<Double> prediction(Program map, List<double[]> states, double initial, List<Double> rounding) {
        Iterator<double[]> guide = states.subList(1, states.size()).iterator();
        double[] start = states.get(0);
        DoubleTangentOrbit orbit = new DoubleTangentOrbit(map, start, Amplification.frame(start.length), guide);
        TangentNorm norm = new TangentNorm(orbit);
        List<Double> prediction = new ArrayList<>();
        prediction.add(initial);
        double sum = initial;
        for (double error : rounding) {
            if (!orbit.advance()) {
                break;
            }
            double logarithm = norm.measure();
            sum += error == 0 ? 0 : error * Elementary.exp(-logarithm);
            prediction.add(sum == 0 ? 0 : Elementary.exp(logarithm + Elementary.log(sum)));
        }
        return List.copyOf(prediction);
    }

    private static <R> double[] doubles(Precision<R> precision, List<R> x) {
        return x.stream().mapToDouble(precision::toDouble).toArray();
    }

    private static <L, R> double distance(Precision<L> low, List<L> y, Precision<R> referee, List<R> x) {
        double sum = 0;
        for (int i = 0; i < x.size(); i++) {
            if (!low.isFinite(y.get(i)) || !referee.isFinite(x.get(i))) {
                return Double.NaN;
            }
            double d = referee.toDouble(referee.sub(referee.of(low.toDecimal(y.get(i))), x.get(i)));
            sum = Math.fma(d, d, sum);
        }
        return Math.sqrt(sum);
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
