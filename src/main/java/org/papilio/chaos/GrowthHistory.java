package org.papilio.chaos;

import java.util.Arrays;
import org.papilio.stats.BlockBootstrap;
import org.papilio.stats.Interval;
import org.papilio.stats.Samples;

/**
 * How the tangent vectors of an orthonormal frame grew over time: the sum of the logarithms of their growth factors
 * over each of many consecutive blocks of steps. From it come the exponents, their convergence, finite-time exponents
 * over windows, and intervals.
 */
public final class GrowthHistory {
    private final long[] ends;
    private final double[][] growth;

    /**
     * A history.
     *
     * @param ends the number of steps made at the end of each block, ascending; the first block starts at 0
     * @param growth the logarithm of the growth (nats) of each vector over each block, {@code [vector][block]}
     */
    GrowthHistory(long[] ends, double[][] growth) {
        this.ends = ends;
        this.growth = growth;
    }

    /** The number of vectors. */
    public int vectors() {
        return growth.length;
    }

    /** The number of blocks. */
    public int blocks() {
        return ends.length;
    }

    /** The number of steps. */
    public long steps() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    /** The number of steps made at the end of each block. */
    public long[] ends() {
        return ends.clone();
    }

    /** The finite-time exponent of one vector in each block, nats per step. */
    public double[] rates(int vector) {
        double[] rates = new double[ends.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = growth[vector][i] / length(i);
        }
        return rates;
    }

    /** The cumulated growth of one vector after each block, nats. */
    public double[] cumulated(int vector) {
        double[] sums = new double[ends.length];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += growth[vector][i];
            sums[i] = sum;
        }
        return sums;
    }

    /** The exponent of one vector as it would have been reported after each block, nats per step. */
    public double[] convergence(int vector) {
        double[] running = cumulated(vector);
        for (int i = 0; i < running.length; i++) {
            running[i] /= ends[i];
        }
        return running;
    }

    /** Finite-time exponents of one vector over so many consecutive windows of (nearly) equal length, nats per step. */
    public double[] windows(int vector, int count) {
        if (count < 1 || count > ends.length) {
            throw new IllegalArgumentException(count + " windows of " + ends.length + " recorded blocks");
        }
        double[] rates = new double[count];
        for (int j = 0; j < count; j++) {
            int from = (int) ((long) j * ends.length / count);
            int to = (int) ((long) (j + 1) * ends.length / count);
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += growth[vector][i];
            }
            rates[j] = sum / (ends[to - 1] - (from == 0 ? 0 : ends[from - 1]));
        }
        return rates;
    }

    /** The exponent of one vector over all steps, nats per step. */
    public double exponent(int vector) {
        return Samples.sum(growth[vector]) / steps();
    }

    /** The interval of an exponent; see {@link ExponentInterval}. */
    public Interval interval(int vector, double confidence) {
        return ExponentInterval.of(this, vector, confidence);
    }

    /**
     * The interval of an exponent by resampling blocks of the history, without the safeguards of {@link #interval} against
     * drift: a second opinion.
     *
     * @param resamples how often, at least 100
     * @param seed of the draws
     */
    public Interval bootstrapInterval(
            int vector, BlockBootstrap.Kind kind, double confidence, int resamples, int seed) {
        return BlockBootstrap.of(rates(vector), kind, Samples::mean, confidence, resamples, seed);
    }

    /** The history of the first so many blocks. */
    GrowthHistory first(int count) {
        double[][] kept = new double[growth.length][];
        for (int k = 0; k < kept.length; k++) {
            kept[k] = Arrays.copyOf(growth[k], count);
        }
        return new GrowthHistory(Arrays.copyOf(ends, count), kept);
    }

    private long length(int block) {
        return ends[block] - (block == 0 ? 0 : ends[block - 1]);
    }
}
