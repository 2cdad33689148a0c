package org.papilio.chaos;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What the steps of an orthonormal frame leave behind for a {@link LyapunovSpectrum}: how much its vectors grew in each of at most
 * {@value LyapunovSpectrum#MOST_BLOCKS} blocks of steps, whatever their number. Mutable, for one thread.
 */
final class SpectrumRecord {
    private final int vectors;
    private final long transientSteps;
    private final long steps;
    private final int blocks;
    private final double[][] growth;
    private final LogProduct[] products;
    private long made;
    private int block;
    private long end;

    /**
     * Before the first step.
     *
     * @param transientSteps the first steps, of which nothing is recorded
     * @param steps those after them
     * @throws IllegalArgumentException if there are too few steps
     */
    SpectrumRecord(int vectors, long transientSteps, long steps) {
        if (steps < LyapunovSpectrum.FEWEST_STEPS) {
            throw new IllegalArgumentException("an exponent with an interval needs at least "
                    + LyapunovSpectrum.FEWEST_STEPS + " steps, got " + steps);
        }
        if (transientSteps < 0) {
            throw new IllegalArgumentException("the number of transient steps is negative: " + transientSteps);
        }
        this.vectors = vectors;
        this.transientSteps = transientSteps;
        this.steps = steps;
        this.blocks = (int) Math.min(steps, LyapunovSpectrum.MOST_BLOCKS);
        this.growth = new double[vectors][blocks];
        this.products = new LogProduct[vectors];
        Arrays.setAll(products, k -> new LogProduct());
        this.end = transientSteps + length(1);
    }

    /** How many steps the first so many blocks have. */
    private long length(long count) {
        return count * steps / blocks;
    }

    /** Whether all steps are made. */
    boolean isComplete() {
        return block == blocks;
    }

    /** Notes a step: by which factor each vector grew. */
    void add(double[] factors) {
        made++;
        if (made <= transientSteps) {
            return;
        }
        for (int k = 0; k < vectors; k++) {
            products[k].multiply(factors[k]);
        }
        if (made == end) {
            for (int k = 0; k < vectors; k++) {
                growth[k][block] = products[k].take();
            }
            block++;
            end = transientSteps + length(block + 1L);
        }
    }

    private GrowthHistory history() {
        long[] ends = LongStream.rangeClosed(1, blocks).map(this::length).toArray();
        return new GrowthHistory(ends, growth).first(block);
    }

    /**
     * The spectrum after all steps.
     *
     * @param state the last point
     */
    LyapunovSpectrum.Spectrum measured(double confidence, double[] state) {
        GrowthHistory history = history();
        double joint = 1 - (1 - confidence) / vectors;
        List<Integer> order = IntStream.range(0, vectors)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -history.exponent(k)))
                .toList();
        return new LyapunovSpectrum.Spectrum(
                order.stream().map(history::exponent).toList(),
                order.stream().map(k -> history.interval(k, joint)).toList(),
                history,
                OptionalLong.empty(),
                Arrays.stream(state).boxed().toList());
    }

    /** The spectrum of a trajectory that diverged in the step after those that are recorded. */
    LyapunovSpectrum.Spectrum diverged(double[] state) {
        return new LyapunovSpectrum.Spectrum(
                List.of(),
                List.of(),
                history(),
                OptionalLong.of(made + 1),
                Arrays.stream(state).boxed().toList());
    }
}
