package org.papilio.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.papilio.number.Elementary;
import org.papilio.program.DiscreteMap;
import org.papilio.program.DoubleTangentInterpreter;

/**
 * A fixed point or cycle of a map with its multipliers, the eigenvalues of DF^p.
 *
 * @param period p, the smallest
 * @param points the cycle, p points
 * @param multipliers by absolute value, descending
 * @param doublingFunction det(DF^p + 1), which changes its sign where a multiplier passes -1: a period doubling
 */
public record PeriodicOrbit(
        int period, List<List<Double>> points, List<Multiplier> multipliers, double doublingFunction) {
    private static final int MOST_ITERATIONS = 50;
    private static final double CLOSED = 1e-12;
    private static final double SAME = 1e-7;

    /** Whether every multiplier lies inside the unit circle. */
    public boolean stable() {
        return multipliers.get(0).modulus() < 1;
    }

    /** The Lyapunov exponents ln |m| / p, descending, nats per step. */
    public List<Double> exponents() {
        return multipliers.stream()
                .map(m -> m.modulus() == 0 ? Double.NEGATIVE_INFINITY : Elementary.log(m.modulus()) / period)
                .toList();
    }

    /**
     * Newton's method on F^p(x) - x.
     *
     * @param map the map
     * @param start where to start
     * @param period p
     * @return empty if it does not converge, if the Jacobian DF^p - 1 is singular (no isolated cycle), or if the point
     *     found has a smaller period
     */
    public static Optional<PeriodicOrbit> near(DiscreteMap map, double[] start, int period) {
        return new Recorded(map).program().flatMap(p -> near(p.inDoubleTangents(map.dimension()), start, period));
    }

    static Optional<PeriodicOrbit> near(DoubleTangentInterpreter map, double[] start, int period) {
        int n = start.length;
        double[] x = start.clone();
        double last = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            Turn turn = new Turn(map, x, period);
            double[] gap = new double[n];
            double error = 0;
            for (int j = 0; j < n; j++) {
                gap[j] = x[j] - turn.end[j];
                error = Math.max(error, Math.abs(gap[j]) / Math.max(1, Math.abs(x[j])));
            }
            if (!Double.isFinite(error)) {
                return Optional.empty();
            }
            // at the level of rounding another iteration gains nothing
            if (error == 0 || (error <= CLOSED && error >= last / 4)) {
                return described(turn, period);
            }
            last = error;
            double[][] system = turn.jacobian();
            for (int j = 0; j < n; j++) {
                system[j][j] -= 1;
            }
            DecompositionSolver solver = new LUDecomposition(new Array2DRowRealMatrix(system), 1e-13).getSolver();
            if (!solver.isNonSingular()) {
                return error <= CLOSED ? described(turn, period) : Optional.empty();
            }
            double[] step = solver.solve(new ArrayRealVector(gap)).toArray();
            for (int j = 0; j < n; j++) {
                x[j] += step[j];
            }
        }
        return Optional.empty();
    }

    private static double doublingFunction(double[][] jacobian) {
        double[][] shifted = Arrays.stream(jacobian).map(double[]::clone).toArray(double[][]::new);
        for (int i = 0; i < shifted.length; i++) {
            shifted[i][i] += 1;
        }
        return new LUDecomposition(new Array2DRowRealMatrix(shifted)).getDeterminant();
    }

    /** p steps from a point with the images of the unit vectors, {@code columns[k]} that of the k-th. */
    private static final class Turn {
        private final List<List<Double>> points = new ArrayList<>();
        private final double[] end;
        private final double[][] columns;

        Turn(DoubleTangentInterpreter map, double[] start, int period) {
            end = start.clone();
            columns = Frames.units(start.length);
            for (int i = 0; i < period; i++) {
                points.add(Arrays.stream(end).boxed().toList());
                map.apply(end, columns, end, columns);
            }
        }

        double[][] jacobian() {
            double[][] rows = new double[end.length][end.length];
            for (int k = 0; k < end.length; k++) {
                for (int i = 0; i < end.length; i++) {
                    rows[i][k] = columns[k][i];
                }
            }
            return rows;
        }
    }

    private static Optional<PeriodicOrbit> described(Turn turn, int period) {
        double[][] jacobian = turn.jacobian();
        for (double[] row : jacobian) {
            for (double entry : row) {
                if (!Double.isFinite(entry)) {
                    return Optional.empty();
                }
            }
        }
        for (int p = 1; p <= period / 2; p++) {
            if (period % p == 0 && near(turn.points.get(0), turn.points.get(p))) {
                return Optional.empty();
            }
        }
        return Optional.of(new PeriodicOrbit(period, turn.points, Multiplier.of(jacobian), doublingFunction(jacobian)));
    }

    private static boolean near(List<Double> x, List<Double> y) {
        for (int i = 0; i < x.size(); i++) {
            if (Math.abs(x.get(i) - y.get(i)) > SAME * Math.max(1, Math.abs(x.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /**
     * All cycles of a period that Newton's method finds from given starting points, each once.
     *
     * @param starts for example a grid over a box
     */
    public static List<PeriodicOrbit> all(DiscreteMap map, List<double[]> starts, int period) {
        List<PeriodicOrbit> found = new ArrayList<>();
        Optional<DoubleTangentInterpreter> interpreter =
                new Recorded(map).program().map(p -> p.inDoubleTangents(map.dimension()));
        for (double[] start : starts) {
            interpreter.flatMap(m -> near(m, start, period)).ifPresent(orbit -> {
                List<Double> first = orbit.points().get(0);
                boolean known = found.stream().anyMatch(o -> o.points().stream().anyMatch(p -> near(p, first)));
                if (!known) {
                    found.add(orbit);
                }
            });
        }
        return found;
    }
}
