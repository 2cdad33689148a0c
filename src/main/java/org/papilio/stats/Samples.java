package org.papilio.stats;

/** Mean, variance and the checks that every estimator makes of its input. */
public final class Samples {
    private Samples() {}

    /**
     * Refuses what no estimator can use.
     *
     * @param x the sample
     * @param least the fewest values the caller can work with
     * @return the sample itself
     * @throws IllegalArgumentException if there are fewer values, or one is infinite or NaN; the message is for the
     *     user
     */
    public static double[] require(double[] x, int least) {
        if (x.length < least) {
            throw new IllegalArgumentException("needs at least " + least + " values, got "
                    + (x.length == 0 ? "none" : Integer.toString(x.length)));
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i])) {
                throw new IllegalArgumentException("value " + (i + 1) + " of " + x.length + " is " + x[i]
                        + ": remove it, or cut the series before it");
            }
        }
        return x;
    }

    /**
     * As {@link #require}, and refuses a series that never changes, of which no dynamics can be learnt.
     *
     * @throws IllegalArgumentException as {@link #require}, or if all values are equal
     */
    public static double[] requireVarying(double[] x, int least) {
        require(x, least);
        for (double value : x) {
            if (value != x[0]) {
                return x;
            }
        }
        throw new IllegalArgumentException(
                "all " + x.length + " values are " + x[0] + ": a constant series has no dynamics");
    }

    /** The sum with Neumaier's compensation, in the order of the array. */
    public static double sum(double[] x) {
        double sum = 0;
        double lost = 0;
        for (double value : x) {
            double next = sum + value;
            lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
            sum = next;
        }
        return Double.isFinite(sum) ? sum + lost : sum;
    }

    /** The arithmetic mean; NaN of nothing. */
    public static double mean(double[] x) {
        return sum(x) / x.length;
    }

    /** The unbiased variance, sum (x - mean)^2 / (n - 1); NaN of fewer than two values. */
    public static double variance(double[] x) {
        double mean = mean(x);
        double[] squares = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            squares[i] = (x[i] - mean) * (x[i] - mean);
        }
        return sum(squares) / (x.length - 1);
    }
}
