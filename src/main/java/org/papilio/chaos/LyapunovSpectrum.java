package org.papilio.chaos;

import java.util.List;
import java.util.OptionalLong;
import org.papilio.stats.Interval;

/**
 * The Lyapunov spectrum of a discrete map: the mean logarithmic growth rates of k-volumes in tangent space, by QR
 * re-orthonormalisation of a frame of tangent vectors with modified Gram-Schmidt after every step.
 *
 * <p>This is method "H2" of Geist, Parlitz and Lauterborn, with exact tangent vectors; originally Benettin et al. Sums
 * have a fixed order, so that repeated runs have the same bits. A direction that the map annihilates has the exponent
 * -Infinity.
 *
 * <p>Sources: G. Benettin, L. Galgani, A. Giorgilli, J.-M. Strelcyn, <i>Meccanica</i> 15 (1980) 9 and 21; K. Geist, U.
 * Parlitz, W. Lauterborn, <i>Progress of Theoretical Physics</i> 83 (1990) 875.
 */
public final class LyapunovSpectrum {
    /** The fewest steps from which an exponent with an interval is computed. */
    public static final int FEWEST_STEPS = 64;

    /** A coordinate beyond this counts as divergence. */
    public static final double DIVERGED_ABOVE = 1e30;

    /** In how many blocks of steps growth is recorded at most. */
    public static final int MOST_BLOCKS = 4096;

    private LyapunovSpectrum() {}

    /**
     * A measured spectrum. After divergence there are no exponents.
     *
     * @param exponents nats per step, descending
     * @param intervals one for each exponent, simultaneously with the confidence asked for (Bonferroni)
     * @param history the growth from which they were computed, vectors in the order of the frame; of the steps before
     *     divergence
     * @param divergedAt the step, counted from the start of the transient, whose image was not finite or too large
     * @param state the last point
     */
    public record Spectrum(
            List<Double> exponents,
            List<Interval> intervals,
            GrowthHistory history,
            OptionalLong divergedAt,
            List<Double> state) {

        /** The sum of all exponents: the mean logarithmic change of volume, nats per step. */
        public double sum() {
            return exponents.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /**
     * Measures the exponents of as many vectors as the orbit carries.
     *
     * @param orbit where to start; it is used up
     * @param transientSteps steps made first, in which the frame aligns and nothing is recorded
     * @param steps steps measured, at least {@value #FEWEST_STEPS}
     * @param confidence of the intervals, for example 0.95
     * @throws IllegalArgumentException if there are too few steps
     */
    public static Spectrum of(TangentOrbit orbit, long transientSteps, long steps, double confidence) {
        return of(orbit, transientSteps, steps, confidence, DIVERGED_ABOVE);
    }

    /**
     * The same with another bound.
     *
     * @param divergedAbove a coordinate beyond this counts as divergence
     */
    public static Spectrum of(
            TangentOrbit orbit, long transientSteps, long steps, double confidence, double divergedAbove) {
        SpectrumRecord record = new SpectrumRecord(orbit.vectors(), transientSteps, steps);
        double[] factors = new double[orbit.vectors()];
        while (!record.isComplete()) {
            if (!step(orbit, factors, divergedAbove)) {
                return record.diverged(orbit.state());
            }
            record.add(factors);
        }
        return record.measured(confidence, orbit.state());
    }

    private static boolean step(TangentOrbit orbit, double[] factors, double divergedAbove) {
        if (!orbit.advance()) {
            return false;
        }
        orbit.orthonormalise(factors);
        return orbit.magnitude() <= divergedAbove;
    }
}
