package org.papilio.report;

import java.math.BigDecimal;

/** How many leading digits of a number are right. */
final class LeadingDigits {
    /** No comparison needs more digits than this. */
    static final int MOST = 99;

    private LeadingDigits() {}

    /**
     * The largest n ≤ {@link #MOST} with {@code |value - truth| <= 0.5 · 10^(e + 1 - n)}, where e is the decade of the truth:
     * rounded to n significant digits, the two are the same but for a tie.
     */
    static int agreeing(BigDecimal truth, BigDecimal value) {
        BigDecimal difference = value.subtract(truth).abs();
        if (difference.signum() == 0) {
            return MOST;
        }
        if (truth.signum() == 0) {
            return 0;
        }
        BigDecimal twice = difference.add(difference).stripTrailingZeros();
        boolean powerOfTen = twice.unscaledValue().equals(java.math.BigInteger.ONE);
        int ceiling = Wording.decade(twice) + (powerOfTen ? 0 : 1);
        return Math.max(0, Math.min(MOST, Wording.decade(truth) + 1 - ceiling));
    }
}
