package org.papilio.report;

/**
 * A share observed in so many trials, with an interval.
 *
 * @param count how often it was so
 * @param total of how many
 */
record Share(int count, int total) {

    /** The 97.5 % quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    Share {
        if (count < 0 || count > total) {
            throw new IllegalArgumentException(count + " of " + total);
        }
    }

    /** count / total; NaN of nothing. */
    double value() {
        return (double) count / total;
    }

    /**
     * The lower end of Wilson's 95 % score interval (E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209):
     * {@code (p + z²/2n ∓ z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)}.
     */
    double low() {
        return count == 0 ? 0 : bound(-1);
    }

    /** The upper end. */
    double high() {
        return count == total ? 1 : bound(1);
    }

    private double bound(int sign) {
        double n = total;
        double p = value();
        double spread = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return (p + Z * Z / (2 * n) + sign * spread) / (1 + Z * Z / n);
    }

    /** "17 % (12 to 23 %)". */
    String words() {
        return Wording.percent(value()) + " (" + Wording.range(whole(low()), whole(high())) + " %)";
    }

    private static String whole(double share) {
        return Wording.percent(share).replace(" %", "");
    }
}
