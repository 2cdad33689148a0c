package org.papilio.stats;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The standard normal distribution. */
final class Normal {
    private Normal() {}

    /** The number that |Z| exceeds with probability 1 - confidence, 1.96 for 0.95. */
    static double twoSided(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a confidence must be between 0 and 1, got " + confidence);
        }
        return new NormalDistribution().inverseCumulativeProbability(0.5 + confidence / 2);
    }
}
