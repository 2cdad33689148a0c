package org.papilio.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * exp, log and tanh of decimal numbers, correctly rounded.
 *
 * <p>The work is done in binary fixed point ({@link FixedPoint}) with guard digits. A result that is too close to a tie to be
 * rounded with certainty is computed again with twice as many (the strategy of A. Ziv, ACM Trans. Math. Softw. 17 (1991) 410);
 * this ends because none of the three functions has a rational value at a rational argument other than 0 (1 for log).
 *
 * <p>exp(x) = 10^k exp(r) with r = x - k ln(10). log(10^k m) = k ln(10) + y + log(1 + d), where y is the binary64 logarithm of m and
 * d = m exp(-y) - 1 is about 2^-53, so that every term of the series of log(1 + d) brings 53 bits.
 */
final class DecimalExp {
    /** Arguments of exp beyond this overflow or give zero: results would need exponents of more than eight digits. */
    static final BigDecimal LIMIT = BigDecimal.valueOf(100_000_000);

    private static final double LN10 = 2.302585092994046;
    private static final double SQRT10 = 3.1622776601683795;

    private static final int FIRST_GUARD_DIGITS = 10;

    private DecimalExp() {}

    static BigDecimal exp(BigDecimal x, MathContext context) {
        int digits = context.getPrecision();
        if (x.signum() == 0 || Decimals.exponent(x) <= -digits - 2) {
            return BigDecimal.ONE;
        }
        if (x.compareTo(LIMIT) > 0) {
            throw new ArithmeticException("overflow: exp of more than " + LIMIT);
        }
        if (x.compareTo(LIMIT.negate()) < 0) {
            return BigDecimal.ZERO;
        }
        int k = (int) Math.rint(x.doubleValue() / LN10);
        return FixedPoint.rounded(context, FIRST_GUARD_DIGITS, bits -> {
            FixedPoint p = new FixedPoint(bits + bitLength(k));
            return p.toDecimal(p.exp(p.of(x).subtract(p.ln10().multiply(BigInteger.valueOf(k)))), k);
        });
    }

    static BigDecimal log(BigDecimal x, MathContext context) {
        long exponent = Decimals.exponent(x);
        BigDecimal leading = x.scaleByPowerOfTen(Math.toIntExact(-exponent));
        boolean upper = leading.doubleValue() > SQRT10;
        long k = upper ? exponent + 1 : exponent;
        BigDecimal m = upper ? leading.movePointLeft(1) : leading;
        BigDecimal fromOne = m.subtract(BigDecimal.ONE);
        if (k == 0 && fromOne.signum() == 0) {
            return BigDecimal.ZERO;
        }
        double y = StrictMath.log1p(fromOne.doubleValue());
        int lost = k == 0 ? FixedPoint.bits(-Decimals.exponent(fromOne)) : bitLength(k);
        return FixedPoint.rounded(context, FIRST_GUARD_DIGITS, bits -> {
            FixedPoint p = new FixedPoint(bits + lost);
            BigInteger start = p.of(y);
            BigInteger d = p.multiply(p.of(m), p.exp(start.negate())).subtract(p.one());
            BigInteger log = start.add(p.log1p(d)).add(p.ln10().multiply(BigInteger.valueOf(k)));
            return p.toDecimal(log, 0);
        });
    }

    static BigDecimal tanh(BigDecimal x, MathContext context) {
        int digits = context.getPrecision();
        long exponent = Decimals.exponent(x);
        // x^2 / 3 is below 10^-(digits + 2) / 3, less than half a unit whatever x is.
        if (x.signum() == 0 || exponent <= -digits / 2 - 2) {
            return x;
        }
        // 2 exp(-2|x|) is below half a unit of the number next to one.
        if (x.abs().compareTo(BigDecimal.valueOf(1.152 * digits + 1)) > 0) {
            return BigDecimal.valueOf(x.signum());
        }
        BigDecimal twice = x.abs().add(x.abs());
        int k = (int) Math.rint(twice.doubleValue() / LN10);
        int lost = exponent < 0 ? FixedPoint.bits(-exponent) : bitLength(k);
        BigDecimal result = FixedPoint.rounded(context, FIRST_GUARD_DIGITS, bits -> {
            FixedPoint p = new FixedPoint(bits + lost);
            BigInteger exp = p.exp(p.of(twice).subtract(p.ln10().multiply(BigInteger.valueOf(k))))
                    .multiply(FixedPoint.tenTo(k));
            return p.toDecimal(p.divide(exp.subtract(p.one()), exp.add(p.one())), 0);
        });
        return x.signum() < 0 ? result.negate() : result;
    }

    private static int bitLength(long k) {
        return Long.SIZE - Long.numberOfLeadingZeros(Math.abs(k));
    }
}
