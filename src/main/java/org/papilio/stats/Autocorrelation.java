package org.papilio.stats;

/** Autocovariance and autocorrelation of a series, and how many of its values count as independent. */
public final class Autocorrelation {
    /** Sokal's window: the sum stops at the first lag of at least this many autocorrelation times. */
    private static final double WINDOW = 5;

    private Autocorrelation() {}

    /** (1/n) sum over t of (x_t - mean)(x_{t+lag} - mean), the biased estimate, for lags 0 to the given one. */
    public static double[] covariances(double[] x, int largestLag) {
        double mean = Samples.mean(x);
        double[] covariance = new double[largestLag + 1];
        for (int lag = 0; lag <= largestLag; lag++) {
            covariance[lag] = covariance(x, mean, lag);
        }
        return covariance;
    }

    private static double covariance(double[] x, double mean, int lag) {
        double sum = 0;
        for (int t = 0; t + lag < x.length; t++) {
            sum = Math.fma(x[t] - mean, x[t + lag] - mean, sum);
        }
        return sum / x.length;
    }

    /**
     * The autocorrelation at one lag, 1 at lag 0.
     *
     * @throws IllegalArgumentException if the series is constant or not longer than the lag
     */
    public static double at(double[] x, int lag) {
        Samples.requireVarying(x, lag + 1);
        double[] covariance = covariances(x, lag);
        return covariance[lag] / covariance[0];
    }

    /**
     * The integrated autocorrelation time 1 + 2 sum of rho(k), summed up to the first lag of at least 5 such times: n
     * divided by it is the number of independent values that a mean is worth.
     *
     * <p>Source: A. D. Sokal, in <i>Functional Integration</i>, Plenum 1997, p. 131, section 3.
     *
     * @return at least a small positive number; below 1 for series that alternate
     * @throws IllegalArgumentException if the series is constant, or has fewer than four values
     */
    public static double integratedTime(double[] x) {
        Samples.requireVarying(x, 4);
        double mean = Samples.mean(x);
        double variance = covariance(x, mean, 0);
        double time = 1;
        for (int lag = 1; lag <= x.length / 2 && lag < WINDOW * time + 1; lag++) {
            time += 2 * covariance(x, mean, lag) / variance;
        }
        return Math.max(time, 1.0 / x.length);
    }
}
