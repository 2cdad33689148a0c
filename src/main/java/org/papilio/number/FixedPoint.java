package org.papilio.number;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Numbers as multiples of 2^-bits, on {@link BigInteger}: shifts take the place of the divisions by powers of ten that make
 * {@link BigDecimal} slow.
 */
final class FixedPoint {
    /** An upper bound of log2(10). */
    private static final double LOG2_10 = 3.3219280948873627;

    private static final double LOG10_2 = 0.30102999566398119;

    /** The errors of a computation, in units of 2^-bits of its result, stay below 2 to this power. */
    private static final int SLACK = 12;

    /** Powers of ten for decimals of usual length. */
    private static final BigInteger[] POWERS = new BigInteger[256];

    static {
        POWERS[0] = BigInteger.ONE;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1].multiply(BigInteger.TEN);
        }
    }

    private static final Constant LN10 = new Constant(context -> BigDecimalMath.log(BigDecimal.TEN, context));
    private static final Constant PI = new Constant(BigDecimalMath::pi);

    private final int bits;
    private final BigInteger one;

    FixedPoint(int bits) {
        this.bits = bits;
        this.one = BigInteger.ONE.shiftLeft(bits);
    }

    /** How many bits hold a number of decimal digits. */
    static int bits(long digits) {
        return (int) Math.ceil(digits * LOG2_10);
    }

    /**
     * Rounds what a computation approximates ever more closely.
     *
     * @param computation from a number of bits to a value whose relative error is below 2^-(bits - 12)
     */
    static BigDecimal rounded(MathContext context, int firstGuardDigits, IntFunction<BigDecimal> computation) {
        for (int guard = firstGuardDigits; ; guard *= 2) {
            int digits = context.getPrecision() + guard;
            BigDecimal value = computation.apply(bits(digits) + SLACK + 4);
            BigDecimal error =
                    BigDecimal.valueOf(value.signum(), Math.toIntExact(digits - 1 - Decimals.exponent(value)));
            BigDecimal outer = value.add(error).round(context);
            if (outer.compareTo(value.subtract(error).round(context)) == 0) {
                return outer.stripTrailingZeros();
            }
        }
    }

    static BigInteger tenTo(int k) {
        return k < POWERS.length ? POWERS[k] : BigInteger.TEN.pow(k);
    }

    int bits() {
        return bits;
    }

    BigInteger one() {
        return one;
    }

    /** The value, less than one unit off. */
    BigInteger of(BigDecimal value) {
        int scale = value.scale();
        return scale <= 0
                ? value.unscaledValue().multiply(tenTo(-scale)).shiftLeft(bits)
                : value.unscaledValue().shiftLeft(bits).divide(tenTo(scale));
    }

    /** The value, less than one unit off. */
    BigInteger of(double value) {
        int exponent = Math.getExponent(value);
        long significand = (long) Math.scalb(value, 52 - exponent);
        return BigInteger.valueOf(significand).shiftLeft(bits + exponent - 52);
    }

    /** {@code value * 10^exponent} as a decimal that has the relative precision of the number of bits. */
    BigDecimal toDecimal(BigInteger value, int exponent) {
        int places = Math.max(0, (int) ((2 * bits - value.bitLength()) * LOG10_2) + 1);
        return new BigDecimal(value.multiply(tenTo(places)).shiftRight(bits), Math.subtractExact(places, exponent));
    }

    BigInteger multiply(BigInteger a, BigInteger b) {
        return a.multiply(b).shiftRight(bits);
    }

    BigInteger divide(BigInteger a, BigInteger b) {
        return a.shiftLeft(bits).divide(b);
    }

    /**
     * exp(r) for |r| up to about 1.2, less than one unit off: the Taylor series of exp(r / 2^h), then h squarings. An error of
     * the series is multiplied by 2^h exp(r), hence the h + 8 extra bits for its few dozen roundings.
     */
    BigInteger exp(BigInteger r) {
        int halvings = (int) Math.sqrt(bits);
        int wide = bits + halvings + 8;
        BigInteger s = r.shiftLeft(8);
        BigInteger term = s;
        BigInteger sum = BigInteger.ONE.shiftLeft(wide).add(s);
        for (int n = 2; term.bitLength() > 1; n++) {
            term = term.multiply(s).shiftRight(wide).divide(BigInteger.valueOf(n));
            sum = sum.add(term);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum).shiftRight(wide);
        }
        return sum.shiftRight(wide - bits);
    }

    /** log(1 + d) by its series, for small d. */
    BigInteger log1p(BigInteger d) {
        BigInteger power = d;
        BigInteger sum = d;
        for (int n = 2; power.bitLength() > 1; n++) {
            power = multiply(power, d).negate();
            sum = sum.add(power.divide(BigInteger.valueOf(n)));
        }
        return sum;
    }

    /** sin(r) for |r| up to 4, a few units off. */
    BigInteger sin(BigInteger r) {
        return alternating(r, r, 1);
    }

    /** cos(r) for |r| up to 4, a few units off. */
    BigInteger cos(BigInteger r) {
        return alternating(one, r, 0);
    }

    /** {@code first - first r^2 / ((n+1)(n+2)) + ...} */
    private BigInteger alternating(BigInteger first, BigInteger r, int n) {
        BigInteger minusSquare = multiply(r, r).negate();
        BigInteger term = first;
        BigInteger sum = first;
        for (long k = n; term.bitLength() > 1; k += 2) {
            term = multiply(term, minusSquare).divide(BigInteger.valueOf((k + 1) * (k + 2)));
            sum = sum.add(term);
        }
        return sum;
    }

    /** atan(d) by its series, for small d. */
    BigInteger atan(BigInteger d) {
        BigInteger minusSquare = multiply(d, d).negate();
        BigInteger power = d;
        BigInteger sum = d;
        for (int n = 3; power.bitLength() > 1; n += 2) {
            power = multiply(power, minusSquare);
            sum = sum.add(power.divide(BigInteger.valueOf(n)));
        }
        return sum;
    }

    /** ln(10), less than one unit off. */
    BigInteger ln10() {
        return LN10.get(bits);
    }

    /** pi, less than one unit off. */
    BigInteger pi() {
        return PI.get(bits);
    }

    /** An irrational number, kept with as many bits as have been asked for so far. */
    private static final class Constant {
        private final Function<MathContext, BigDecimal> definition;
        private volatile Known known = new Known(0, BigInteger.ZERO);

        Constant(Function<MathContext, BigDecimal> definition) {
            this.definition = definition;
        }

        BigInteger get(int bits) {
            Known best = known;
            if (best.bits < bits) {
                int digits = (int) (2 * bits * LOG10_2) + 10;
                BigDecimal value = definition.apply(new MathContext(digits, RoundingMode.HALF_EVEN));
                best = new Known(2 * bits, new FixedPoint(2 * bits).of(value));
                known = best;
            }
            return best.value.shiftRight(best.bits - bits);
        }

        private record Known(int bits, BigInteger value) {}
    }
}
