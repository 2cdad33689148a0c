package org.papilio.chaos;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.DiscreteMap;

/**
 * The exponents of an attracting fixed point or cycle, from the cycle itself rather than from a time average: the
 * trajectory is drawn into the cycle in {@value #DIGITS}-digit arithmetic, and the growth factors of the frame along it
 * are multiplied there.
 *
 * <p>In binary64 the multiplier of a superstable cycle comes out as some round-off instead of 0. Here a factor below
 * 1e-{@value #ZERO_DIGITS} over one turn is told from 0 by nothing, and the exponent is -Infinity.
 */
public final class AttractingCycle {
    /** The digits of the arithmetic in which a trajectory is drawn into its cycle. */
    public static final int DIGITS = 40;

    static final int ZERO_DIGITS = 30;
    private static final double SETTLED = 1e-36;
    private static final int MOST_STEPS = 4_000;

    private AttractingCycle() {}

    /**
     * The exponents.
     *
     * @param map the map
     * @param near a point on or close to the cycle
     * @param period its period
     * @return nats per step, descending; empty if the trajectory does not settle within {@value #MOST_STEPS} steps
     */
    public static Optional<List<Double>> exponents(DiscreteMap map, List<Double> near, int period) {
        Precision<BigDecimal> decimal = Precisions.decimal(DIGITS);
        List<BigDecimal> start = near.stream().map(decimal::of).toList();
        int dimension = map.dimension();
        FieldTangentOrbit<BigDecimal> orbit =
                new FieldTangentOrbit<>(map, decimal, start, Frames.generic(dimension, dimension));
        double[] factors = new double[dimension];
        double[] before = new double[dimension];
        int steps = 0;
        int settled = 0;
        double[] turn = new double[dimension];
        while (steps + period <= MOST_STEPS) {
            List<BigDecimal> from = orbit.point();
            Arrays.fill(turn, 0);
            LogProduct[] products = new LogProduct[dimension];
            Arrays.setAll(products, k -> new LogProduct());
            for (int i = 0; i < period; i++) {
                if (!orbit.advance()) {
                    return Optional.empty();
                }
                orbit.orthonormalise(factors);
                for (int k = 0; k < dimension; k++) {
                    products[k].multiply(factors[k]);
                }
            }
            steps += period;
            for (int k = 0; k < dimension; k++) {
                double logarithm = products[k].take();
                turn[k] = logarithm < -ZERO_DIGITS * 2.302585092994046 ? Double.NEGATIVE_INFINITY : logarithm;
            }
            boolean still = distance(decimal, from, orbit.point()) <= SETTLED && near(before, turn);
            settled = still ? settled + 1 : 0;
            if (settled == 3) {
                return Optional.of(Arrays.stream(turn)
                        .mapToObj(l -> l / period)
                        .sorted(Comparator.reverseOrder())
                        .toList());
            }
            System.arraycopy(turn, 0, before, 0, dimension);
        }
        return Optional.empty();
    }

    /** Whether the growth of every vector over a turn is as in the turn before: the frame is aligned. */
    private static boolean near(double[] before, double[] now) {
        for (int k = 0; k < now.length; k++) {
            if (before[k] != now[k] && !(Math.abs(before[k] - now[k]) <= 1e-15 * (1 + Math.abs(now[k])))) {
                return false;
            }
        }
        return true;
    }

    private static double distance(Precision<BigDecimal> decimal, List<BigDecimal> x, List<BigDecimal> y) {
        double largest = 0;
        for (int i = 0; i < x.size(); i++) {
            double scale = Math.max(1, Math.abs(decimal.toDouble(x.get(i))));
            largest = Math.max(largest, Math.abs(decimal.toDouble(decimal.sub(x.get(i), y.get(i)))) / scale);
        }
        return largest;
    }
}
