package org.papilio.chaos;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
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

    private static final int MOST_BLOCKS = 4096;

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
        if (steps < FEWEST_STEPS) {
            throw new IllegalArgumentException(
                    "an exponent with an interval needs at least " + FEWEST_STEPS + " steps, got " + steps);
        }
        if (transientSteps < 0) {
            throw new IllegalArgumentException("the number of transient steps is negative: " + transientSteps);
        }
        int vectors = orbit.vectors();
        double[] factors = new double[vectors];
        for (long step = 1; step <= transientSteps; step++) {
            if (!step(orbit, factors, divergedAbove)) {
                return diverged(orbit, step, new GrowthHistory(new long[0], new double[vectors][0]));
            }
        }
        int blocks = (int) Math.min(steps, MOST_BLOCKS);
        long[] ends = new long[blocks];
        double[][] growth = new double[vectors][blocks];
        LogProduct[] products = new LogProduct[vectors];
        Arrays.setAll(products, k -> new LogProduct());
        long step = 0;
        for (int block = 0; block < blocks; block++) {
            long end = (block + 1) * steps / blocks;
            while (step < end) {
                step++;
                if (!step(orbit, factors, divergedAbove)) {
                    return diverged(orbit, transientSteps + step, new GrowthHistory(ends, growth).first(block));
                }
                for (int k = 0; k < vectors; k++) {
                    products[k].multiply(factors[k]);
                }
            }
            ends[block] = end;
            for (int k = 0; k < vectors; k++) {
                growth[k][block] = products[k].take();
            }
        }
        return measured(new GrowthHistory(ends, growth), confidence, orbit.state());
    }

    private static boolean step(TangentOrbit orbit, double[] factors, double divergedAbove) {
        if (!orbit.advance()) {
            return false;
        }
        orbit.orthonormalise(factors);
        return orbit.magnitude() <= divergedAbove;
    }

    private static Spectrum measured(GrowthHistory history, double confidence, double[] state) {
        int vectors = history.vectors();
        double joint = 1 - (1 - confidence) / vectors;
        List<Integer> order = IntStream.range(0, vectors)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -history.exponent(k)))
                .toList();
        return new Spectrum(
                order.stream().map(history::exponent).toList(),
                order.stream().map(k -> history.interval(k, joint)).toList(),
                history,
                OptionalLong.empty(),
                Arrays.stream(state).boxed().toList());
    }

    private static Spectrum diverged(TangentOrbit orbit, long step, GrowthHistory history) {
        List<Double> state = Arrays.stream(orbit.state()).boxed().toList();
        return new Spectrum(List.of(), List.of(), history, OptionalLong.of(step), state);
    }
}
