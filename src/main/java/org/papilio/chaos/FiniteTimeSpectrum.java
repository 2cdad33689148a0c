package org.papilio.chaos;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.papilio.number.Elementary;
import org.papilio.program.DiscreteMap;

/**
 * All finite-time Lyapunov exponents of a trajectory: the logarithms of the singular values of the product of its
 * Jacobians, DF(x_{T-1}) ... DF(x_0), divided by T. They say exactly by how much a difference of the initial condition
 * grew along each of as many orthogonal directions; the first is the amplification of {@link Amplification} at the last
 * step.
 *
 * <p>The product spans more decades than a number holds and is never formed. A sweep of QR decompositions turns the
 * factors into triangular ones, Q_T R_T ... R_1; the next sweep does the same with the transposed product, and so on.
 * The triangular product tends to a diagonal one, whose entries are the singular values, by a factor
 * (sigma_{i+1} / sigma_i) a sweep: it is the QR algorithm on the product of the matrix and its transpose.
 *
 * <p>Source: G. W. Stewart, On graded QR decompositions of products of matrices, <i>Electronic Transactions on
 * Numerical Analysis</i> 3 (1995) 39; L. Dieci, E. S. Van Vleck, <i>SIAM J. Numer. Anal.</i> 40 (2002) 516.
 *
 * @param nats the logarithms of the growth factors over all steps, descending; -Infinity for an annihilated direction
 * @param steps the number of steps
 */
public record FiniteTimeSpectrum(List<Double> nats, int steps) {
    /** More dimensions than this take too long. */
    public static final int MOST_DIMENSIONS = 64;

    private static final int MOST_SWEEPS = 100;
    /** Sweeps end when no logarithm changes by more, nats. */
    private static final double CONVERGED = 1e-7;

    /**
     * Measures along a known trajectory, with Jacobians in double at its points.
     *
     * @param states the whole state at every step, at least two
     * @throws IllegalArgumentException if there are fewer states, the map has more than {@value #MOST_DIMENSIONS}
     *     dimensions or 200 000 operations, or a Jacobian is not finite
     */
    public static FiniteTimeSpectrum along(DiscreteMap map, List<double[]> states) {
        if (states.size() < 2) {
            throw new IllegalArgumentException(
                    "finite-time exponents need at least one step, got " + states.size() + " states");
        }
        if (map.dimension() > MOST_DIMENSIONS) {
            throw new IllegalArgumentException("all finite-time exponents are computed up to " + MOST_DIMENSIONS
                    + " dimensions, the map has " + map.dimension());
        }
        Multiplier.Evaluation derivative = new Multiplier.Evaluation(map);
        double[][][] factors = states.subList(0, states.size() - 1).stream()
                .map(derivative::jacobian)
                .toArray(double[][][]::new);
        for (double[][] factor : factors) {
            if (Arrays.stream(factor).flatMapToDouble(Arrays::stream).anyMatch(x -> !Double.isFinite(x))) {
                throw new IllegalArgumentException("a derivative along the trajectory is not finite");
            }
        }
        double[] nats = new double[map.dimension()];
        Arrays.fill(nats, Double.NaN);
        for (int i = 0; i < MOST_SWEEPS; i++) {
            double[] before = nats;
            nats = sweep(factors);
            if (settled(before, nats)) {
                break;
            }
        }
        List<Double> descending =
                Arrays.stream(nats).boxed().sorted(Comparator.reverseOrder()).toList();
        return new FiniteTimeSpectrum(descending, factors.length);
    }

    /** The exponents, nats per step, descending. */
    public List<Double> exponents() {
        return nats.stream().map(sum -> sum / steps).toList();
    }

    /** Replaces the factors by those of the transposed product of their triangular factors; the diagonal's logarithms. */
    private static double[] sweep(double[][][] factors) {
        int n = factors[0].length;
        double[][] frame = Frames.units(n);
        double[] lengths = new double[n];
        double[] sums = new double[n];
        double[][][] next = new double[factors.length][][];
        for (int t = 0; t < factors.length; t++) {
            double[][] images = new double[n][n];
            for (int k = 0; k < n; k++) {
                for (int i = 0; i < n; i++) {
                    images[k][i] = Frames.dot(factors[t][i], frame[k]);
                }
            }
            frame = Arrays.stream(images).map(double[]::clone).toArray(double[][]::new);
            Frames.orthonormalise(frame, lengths);
            double[][] transposed = new double[n][n];
            for (int k = 0; k < n; k++) {
                for (int i = 0; i < k; i++) {
                    transposed[k][i] = Frames.dot(frame[i], images[k]);
                }
                transposed[k][k] = lengths[k];
                sums[k] += lengths[k] == 0 ? Double.NEGATIVE_INFINITY : Elementary.log(lengths[k]);
            }
            next[factors.length - 1 - t] = transposed;
        }
        System.arraycopy(next, 0, factors, 0, factors.length);
        return sums;
    }

    private static boolean settled(double[] before, double[] now) {
        for (int k = 0; k < now.length; k++) {
            if (now[k] != before[k] && !(Math.abs(now[k] - before[k]) <= CONVERGED)) {
                return false;
            }
        }
        return true;
    }
}
