package org.papilio.stats;

import org.apache.commons.math3.distribution.TDistribution;

/** Student's t: the interval of the mean of independent values, for example of one value a seed. */
public final class Student {
    private Student() {}

    /**
     * The number that |T| exceeds with probability 1 - confidence.
     *
     * @param degreesOfFreedom at least 1
     * @param confidence for example 0.95
     */
    public static double twoSided(int degreesOfFreedom, double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a confidence must be between 0 and 1, got " + confidence);
        }
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(0.5 + confidence / 2);
    }

    /**
     * mean +- t s / sqrt(n).
     *
     * @param x independent values, at least two, finite
     * @throws IllegalArgumentException if there are fewer or one is not finite
     */
    public static Interval ofMean(double[] x, double confidence) {
        Samples.require(x, 2);
        double standardError = Math.sqrt(Samples.variance(x) / x.length);
        return Interval.around(Samples.mean(x), twoSided(x.length - 1, confidence) * standardError);
    }
}
