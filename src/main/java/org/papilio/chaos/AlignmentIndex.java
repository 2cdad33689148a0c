package org.papilio.chaos;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Alignment indices: GALI_k, the volume spanned by k tangent vectors that are normalised after every step but never
 * made orthogonal, and SALI = min(|u + v|, |u - v|) of the first two. On chaotic orbits all vectors turn into the most
 * unstable direction and the indices fall exponentially; on regular orbits of a conservative map they stay, or fall as
 * a power of time. They also fall when a dissipative map contracts at different rates: chaos is read from them for
 * conservative maps only.
 *
 * <p>Sources: Ch. Skokos, <i>J. Phys. A</i> 34 (2001) 10029; Ch. Skokos, T. C. Bountis, Ch. Antonopoulos, <i>Physica
 * D</i> 231 (2007) 30, equation 8 and section 3.
 */
public final class AlignmentIndex {
    /** An index below this counts as aligned. */
    public static final double ALIGNED = 1e-8;

    private AlignmentIndex() {}

    /**
     * The indices by step.
     *
     * @param sali of the first two vectors
     * @param gali of all vectors
     * @param alignedAt the first step at which SALI is below {@value #ALIGNED}; -1 if it never is
     */
    public record Indices(List<Double> sali, List<Double> gali, int alignedAt) {}

    /**
     * Measures along an orbit.
     *
     * @param orbit carrying at least two vectors; it is used up
     * @param steps at least 1; the measurement ends earlier when the vectors have aligned
     * @throws IllegalArgumentException if there are fewer vectors or steps, or the orbit leaves all bounds
     */
    public static Indices of(TangentOrbit orbit, int steps) {
        if (orbit.vectors() < 2 || steps < 1) {
            throw new IllegalArgumentException("alignment needs at least two tangent vectors and one step");
        }
        List<Double> sali = new ArrayList<>();
        List<Double> gali = new ArrayList<>();
        double[] lengths = new double[orbit.vectors()];
        for (int t = 1; t <= steps; t++) {
            if (!orbit.advance()) {
                throw new IllegalArgumentException("the trajectory left all bounds at step " + t);
            }
            orbit.normalise(lengths);
            double[][] unit = new double[orbit.vectors()][];
            for (int k = 0; k < unit.length; k++) {
                if (lengths[k] == 0) {
                    throw new IllegalArgumentException("the map annihilates a tangent vector at step " + t);
                }
                unit[k] = orbit.vector(k);
            }
            double smallest = Math.min(combined(unit[0], unit[1], 1), combined(unit[0], unit[1], -1));
            sali.add(smallest);
            gali.add(volume(unit));
            if (smallest < ALIGNED) {
                return new Indices(sali, gali, t);
            }
        }
        return new Indices(sali, gali, -1);
    }

    private static double combined(double[] u, double[] v, double sign) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            double w = Math.fma(sign, v[i], u[i]);
            sum = Math.fma(w, w, sum);
        }
        return Math.sqrt(sum);
    }

    /** The product of the singular values. */
    private static double volume(double[][] unit) {
        double product = 1;
        for (double value : new SingularValueDecomposition(new Array2DRowRealMatrix(unit)).getSingularValues()) {
            product *= value;
        }
        return product;
    }
}
