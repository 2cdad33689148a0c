package org.papilio.stats;

/**
 * Wilson's score interval of a share k of n, which behaves also at k = 0 and k = n; and of a difference of two.
 *
 * <p>Source: E. B. Wilson, <i>JASA</i> 22 (1927) 209; recommended by L. D. Brown, T. T. Cai, A. DasGupta,
 * <i>Statistical Science</i> 16 (2001) 101.
 */
public final class Wilson {
    private Wilson() {}

    /**
     * The interval of the probability behind a share.
     *
     * @param successes k, 0 to n
     * @param trials n, at least 1
     * @param confidence for example 0.95
     */
    public static Interval of(int successes, int trials, double confidence) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException("no share: " + successes + " of " + trials);
        }
        return ofShare((double) successes / trials, trials, confidence);
    }

    /**
     * The same for a share that is a mean over trials, each a share itself.
     *
     * @param share from 0 to 1
     * @param trials n, at least 1
     * @param confidence for example 0.95
     */
    public static Interval ofShare(double share, int trials, double confidence) {
        if (trials < 1 || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("no share: " + share + " of " + trials);
        }
        double z = Normal.twoSided(confidence);
        double square = z * z / trials;
        double centre = (share + square / 2) / (1 + square);
        double half = z / (1 + square) * Math.sqrt(share * (1 - share) / trials + square / (4 * trials));
        double lower = share == 0 ? 0 : Math.max(0, centre - half);
        double upper = share == 1 ? 1 : Math.min(1, centre + half);
        return new Interval(lower, upper);
    }

    /**
     * The interval of the difference p1 - p2 of the probabilities behind two independent shares, joined from their score
     * intervals: R. G. Newcombe, <i>Statistics in Medicine</i> 17 (1998) 873, method 10.
     *
     * @param successes k1
     * @param trials n1, at least 1
     * @param others k2
     * @param otherTrials n2, at least 1
     * @param confidence for example 0.95
     */
    public static Interval ofDifference(int successes, int trials, int others, int otherTrials, double confidence) {
        Interval first = of(successes, trials, confidence);
        Interval second = of(others, otherTrials, confidence);
        double p = (double) successes / trials;
        double q = (double) others / otherTrials;
        return new Interval(
                p - q - norm(p - first.lower(), second.upper() - q),
                p - q + norm(first.upper() - p, q - second.lower()));
    }

    private static double norm(double a, double b) {
        return Math.sqrt(a * a + b * b);
    }
}
