package org.papilio.stats;

/**
 * Interval for the mean of a stationary, correlated series: the series is cut into a few long batches of equal length,
 * whose means are nearly independent and normal, and Student's interval of the batch means is taken.
 *
 * <p>When neighbouring batch means are still positively correlated (lag-1 autocorrelation above 1.96 / sqrt(batches))
 * their number is halved, down to {@value #FEWEST}. A series whose sums stay bounded, such as the growth along a flow,
 * has anti-correlated batches; the interval is then wider than it need be, never narrower.
 *
 * <p>Source: P. W. Glynn, W. Whitt, <i>Operations Research Letters</i> 10 (1991) 431; the halving as in A. M. Law, J.
 * S. Carson, <i>Operations Research</i> 27 (1979) 1011.
 */
public final class BatchMeans {
    /** The number of batches of a long series. */
    public static final int MOST = 32;

    /** Never fewer batches than this. */
    public static final int FEWEST = 8;

    private BatchMeans() {}

    /**
     * The interval of the mean.
     *
     * @param x the series in order of time, at least {@value #FEWEST} finite values
     * @param confidence for example 0.95
     * @throws IllegalArgumentException if the series is shorter or a value is not finite
     */
    public static Interval ofMean(double[] x, double confidence) {
        return Student.ofMean(batches(x), confidence);
    }

    /** The means of the batches that {@link #ofMean} uses; a rest shorter than a batch is spread over them. */
    public static double[] batches(double[] x) {
        Samples.require(x, FEWEST);
        int count = FEWEST;
        while (count < MOST && x.length >= 4 * count) {
            count *= 2;
        }
        double[] means = means(x, count);
        while (count > FEWEST && correlated(means)) {
            count /= 2;
            means = means(x, count);
        }
        return means;
    }

    /** The means of so many consecutive parts of the series, whose lengths differ by at most one. */
    public static double[] means(double[] x, int count) {
        double[] means = new double[count];
        for (int j = 0; j < count; j++) {
            int from = (int) ((long) j * x.length / count);
            int to = (int) ((long) (j + 1) * x.length / count);
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += x[i];
            }
            means[j] = sum / (to - from);
        }
        return means;
    }

    private static boolean correlated(double[] means) {
        double[] covariance = Autocorrelation.covariances(means, 1);
        return covariance[1] > 1.96 / Math.sqrt(means.length) * covariance[0];
    }
}
