package org.papilio.number;

import java.math.BigDecimal;
import java.math.BigInteger;

/** How many digits of a number to trust. */
public final class Digits {
    private Digits() {}

    /**
     * How many leading significant digits of a value are right: the largest k &ge; 0 with
     * |value - reference| &le; 0.5 * 10^(e - k + 1), where e = floor(log10 |reference|) is the place of the reference's first
     * digit. A reference of zero has no first digit; then e = 0, so that k - 1 counts the decimals that are right.
     *
     * @return k, or {@link Integer#MAX_VALUE} if the two are equal
     */
    public static int agreeing(BigDecimal value, BigDecimal reference) {
        BigDecimal distance = value.subtract(reference).abs();
        if (distance.signum() == 0) {
            return Integer.MAX_VALUE;
        }
        long leading = reference.signum() == 0 ? 0 : Decimals.exponent(reference);
        // 2 * distance <= 10^p: p is the exponent of twice the distance, or one more unless that is a power of ten.
        BigDecimal twice = distance.add(distance);
        long exponent = Decimals.exponent(twice);
        boolean isPower = twice.stripTrailingZeros().unscaledValue().equals(BigInteger.ONE);
        long place = isPower ? exponent : exponent + 1;
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE - 1, leading + 1 - place));
    }
}
