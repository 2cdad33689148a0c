package org.papilio.chaos;

/**
 * The logarithm of an amplification by step: S(t) = ln |DF^t v| or ln ||DF^t||, with S(0) = 0.
 */
public final class GrowthCurve {
    private final long[] steps;
    private final double[] nats;

    /**
     * A curve.
     *
     * @param steps the steps, ascending, after step 0
     * @param nats the logarithm of the amplification at each
     * @throws IllegalArgumentException if the lengths differ, or a logarithm is NaN or +infinity
     */
    public GrowthCurve(long[] steps, double[] nats) {
        if (steps.length != nats.length) {
            throw new IllegalArgumentException(steps.length + " steps with " + nats.length + " amplifications");
        }
        for (double value : nats) {
            if (Double.isNaN(value) || value == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("an amplification is not a finite number");
            }
        }
        this.steps = steps.clone();
        this.nats = nats.clone();
    }

    /** The growth of the first vector of a history. */
    public static GrowthCurve of(GrowthHistory history) {
        return new GrowthCurve(history.ends(), history.cumulated(0));
    }

    /** A curve recorded at every step from 1 on. */
    public static GrowthCurve byStep(double[] nats) {
        long[] steps = new long[nats.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i + 1L;
        }
        return new GrowthCurve(steps, nats);
    }

    /** How many points follow step 0. */
    public int size() {
        return steps.length;
    }

    /** The step of a point. */
    public long step(int i) {
        return steps[i];
    }

    /** The logarithm at a point. */
    public double nats(int i) {
        return nats[i];
    }

    /**
     * Finite-time exponents over so many consecutive windows of (nearly) equal numbers of points, nats per step; NaN after
     * every difference has died.
     *
     * @throws IllegalArgumentException if there are more windows than points
     */
    public double[] windows(int count) {
        if (count < 1 || count > steps.length) {
            throw new IllegalArgumentException(count + " windows of " + steps.length + " points");
        }
        double[] rates = new double[count];
        double before = 0;
        long since = 0;
        for (int j = 0; j < count; j++) {
            int last = (int) ((long) (j + 1) * steps.length / count) - 1;
            rates[j] = (nats[last] - before) / (steps[last] - since);
            before = nats[last];
            since = steps[last];
        }
        return rates;
    }

    /** The finite-time exponents between consecutive points, the first from step 0. */
    double[] rates() {
        double[] rates = new double[nats.length];
        for (int i = 0; i < rates.length; i++) {
            double before = i == 0 ? 0 : nats[i - 1];
            long since = i == 0 ? 0 : steps[i - 1];
            rates[i] = nats[i] == before ? 0 : (nats[i] - before) / (steps[i] - since);
        }
        return rates;
    }
}
