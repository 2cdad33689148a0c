package org.papilio.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * sin, cos and atan2 of decimal numbers, correctly rounded as in {@link DecimalExp}.
 *
 * <p>An angle is reduced by quarter turns with as many digits of pi as its magnitude and its closeness to a multiple of pi/2
 * call for; Taylor series then. atan2 starts from the binary64 angle z and adds atan(d) with
 * d = (y cos z - x sin z) / (x cos z + y sin z), about 2^-53.
 */
final class DecimalTrigonometry {
    /** Angles of 10 to more than this are refused: nearly all time would go into digits of pi. */
    static final int MAX_EXPONENT = 1000;

    private static final int FIRST_GUARD_DIGITS = 10;

    /** Bits that a rest may lack: as many errors as {@link FixedPoint#rounded} allows for. */
    private static final int TOLERATED_LOSS = 6;

    private DecimalTrigonometry() {}

    static BigDecimal sin(BigDecimal x, MathContext context) {
        if (x.signum() == 0 || isSmall(x, context)) {
            return x;
        }
        BigDecimal result = turned(x.abs(), 0, context);
        return x.signum() < 0 ? result.negate() : result;
    }

    static BigDecimal cos(BigDecimal x, MathContext context) {
        return x.signum() == 0 || isSmall(x, context) ? BigDecimal.ONE : turned(x.abs(), 1, context);
    }

    /** Whether x^2 is below 10^-(digits + 2), so that sin(x) rounds to x and cos(x) to 1. */
    private static boolean isSmall(BigDecimal x, MathContext context) {
        return Decimals.exponent(x) <= -context.getPrecision() / 2 - 2;
    }

    /** The sine of a positive angle turned further by some quarters. */
    private static BigDecimal turned(BigDecimal x, int quarters, MathContext context) {
        long exponent = Decimals.exponent(x);
        if (exponent > MAX_EXPONENT) {
            throw new ArithmeticException("sine or cosine of an angle above 1E" + MAX_EXPONENT);
        }
        int whole = FixedPoint.bits(Math.max(0, exponent + 1));
        return FixedPoint.rounded(context, FIRST_GUARD_DIGITS, bits -> {
            int needed = bits + whole;
            int missing = 0;
            FixedPoint p = new FixedPoint(needed);
            BigInteger turns;
            BigInteger rest;
            do {
                p = new FixedPoint(p.bits() + missing);
                BigInteger halfPi = p.pi().shiftRight(1);
                BigInteger angle = p.of(x);
                turns = angle.add(halfPi.shiftRight(1)).divide(halfPi);
                rest = angle.subtract(turns.multiply(halfPi));
                // The error of the rest is as many units as there are turns; only its own leading bits count.
                missing = needed - TOLERATED_LOSS - rest.bitLength();
            } while (missing > 0);
            return p.toDecimal(
                    switch ((turns.intValue() + quarters) & 3) {
                        case 0 -> p.sin(rest);
                        case 1 -> p.cos(rest);
                        case 2 -> p.sin(rest).negate();
                        default -> p.cos(rest).negate();
                    },
                    0);
        });
    }

    static BigDecimal atan2(BigDecimal y, BigDecimal x, MathContext context) {
        if (y.signum() == 0 && x.signum() >= 0) {
            return BigDecimal.ZERO;
        }
        long steepness = x.signum() == 0
                ? Long.MAX_VALUE
                : y.signum() == 0 ? -Long.MAX_VALUE : Decimals.exponent(y) - Decimals.exponent(x);
        int far = 4 * context.getPrecision();
        if (Math.abs(steepness) <= far) {
            return general(y, x, FixedPoint.bits(Math.abs(steepness) + 2), context);
        }
        if (steepness < 0 && x.signum() > 0) {
            return belowRatio(y, x, context);
        }
        BigDecimal result = FixedPoint.rounded(context, FIRST_GUARD_DIGITS, bits -> {
            FixedPoint p = new FixedPoint(bits);
            return p.toDecimal(steepness > 0 ? p.pi().shiftRight(1) : p.pi(), 0);
        });
        return y.signum() < 0 ? result.negate() : result;
    }

    /** y / x, rounded as a number of slightly smaller magnitude: only a tie sees the difference. */
    private static BigDecimal belowRatio(BigDecimal y, BigDecimal x, MathContext context) {
        MathContext sufficient = new MathContext(2 * context.getPrecision() + 4, RoundingMode.DOWN);
        BigDecimal ratio = y.divide(x, sufficient);
        if (ratio.multiply(x).compareTo(y) == 0) {
            int scale = Math.toIntExact(sufficient.getPrecision() - Decimals.exponent(ratio));
            ratio = ratio.subtract(BigDecimal.valueOf(ratio.signum(), scale));
        }
        return ratio.round(context).stripTrailingZeros();
    }

    private static BigDecimal general(BigDecimal y, BigDecimal x, int lost, MathContext context) {
        int shift = Math.toIntExact(-Math.max(Decimals.exponent(y), Decimals.exponent(x)));
        BigDecimal u = x.scaleByPowerOfTen(shift);
        BigDecimal v = y.scaleByPowerOfTen(shift);
        double z = StrictMath.atan2(v.doubleValue(), u.doubleValue());
        return FixedPoint.rounded(context, FIRST_GUARD_DIGITS, bits -> {
            FixedPoint p = new FixedPoint(bits + lost);
            BigInteger start = p.of(z);
            BigInteger sin = p.sin(start);
            BigInteger cos = p.cos(start);
            BigInteger pu = p.of(u);
            BigInteger pv = p.of(v);
            BigInteger across = pv.multiply(cos).subtract(pu.multiply(sin));
            BigInteger along = pu.multiply(cos).add(pv.multiply(sin));
            return p.toDecimal(start.add(p.atan(p.divide(across, along))), 0);
        });
    }
}
