package org.papilio.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Decimal strings of binary numbers and back. {@code Double.toString} is not used because it gives other digits on JDK 17
 * than on JDK 19 and later.
 */
public final class Decimals {
    /** Plain notation up to this decimal exponent, as JavaScript and JSON writers do; scientific beyond. */
    private static final int MAX_PLAIN_EXPONENT = 20;

    private static final int MIN_PLAIN_EXPONENT = -7;

    private static final long DOUBLE_FRACTION = (1L << 52) - 1;
    private static final int FLOAT_FRACTION = (1 << 23) - 1;

    /** Decimal exponents up to this magnitude have normal doubles. */
    private static final int NORMAL = 300;

    /** Of numbers of so few digits and decimals the JDK makes no string. */
    private static final int SHORT = 15;

    /** Numbers of more decimals are rare. */
    private static final int FAR = 2000;

    private Decimals() {}

    /**
     * The shortest decimal string that reads back as the same double: the exact value rounded half to even to 15, 16 or 17
     * digits (from 1 digit if subnormal), without trailing zeros; {@code -0} for negative zero.
     */
    public static String shortest(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        long fraction = Double.doubleToRawLongBits(value) & DOUBLE_FRACTION;
        return Math.abs(value) < Double.MIN_NORMAL || fraction == 0
                ? searched(value)
                : found(value < 0, fraction | DOUBLE_FRACTION + 1, Math.getExponent(value) - 52);
    }

    /** Of a number whose neighbours are equally far away, which leaves out powers of two. */
    private static String found(boolean negative, long significand, int q) {
        return toString(negative, ShortestDecimal.digits(significand, q), ShortestDecimal.power(q));
    }

    /** As {@link #shortest(double)} is defined, for any finite value that is not zero. */
    static String searched(double value) {
        BigDecimal exact = new BigDecimal(value);
        int digits = Math.abs(value) < Double.MIN_NORMAL ? 1 : 15;
        BigDecimal rounded = round(exact, digits);
        while (rounded.doubleValue() != value) {
            rounded = round(exact, ++digits);
        }
        return toString(rounded);
    }

    /** {@link #toString(BigDecimal)} of {@code digits * 10^power}, digits being positive. */
    private static String toString(boolean negative, long digits, int power) {
        long stripped = digits;
        int scale = -power;
        while (stripped % 10 == 0) {
            stripped /= 10;
            scale--;
        }
        String text = Long.toString(stripped);
        int exponent = text.length() - scale - 1;
        StringBuilder out = new StringBuilder(24).append(negative ? "-" : "");
        if (exponent < MIN_PLAIN_EXPONENT || exponent > MAX_PLAIN_EXPONENT) {
            out.append(text, 0, 1);
            if (text.length() > 1) {
                out.append('.').append(text, 1, text.length());
            }
            return out.append('E').append(exponent).toString();
        }
        if (exponent < 0) {
            return out.append("0.")
                    .append("0".repeat(-exponent - 1))
                    .append(text)
                    .toString();
        }
        if (scale <= 0) {
            return out.append(text).append("0".repeat(-scale)).toString();
        }
        int whole = exponent + 1;
        return out.append(text, 0, whole)
                .append('.')
                .append(text, whole, text.length())
                .toString();
    }

    /** The shortest decimal string that reads back as the same float: as {@link #shortest(double)} with 6 to 9 digits. */
    public static String shortest(float value) {
        if (!Float.isFinite(value) || value == 0) {
            return shortest((double) value);
        }
        int fraction = Float.floatToRawIntBits(value) & FLOAT_FRACTION;
        return Math.abs(value) < Float.MIN_NORMAL || fraction == 0
                ? searched(value)
                : found(value < 0, fraction | FLOAT_FRACTION + 1, Math.getExponent(value) - 23);
    }

    /** As {@link #shortest(float)} is defined, for any finite value that is not zero. */
    static String searched(float value) {
        BigDecimal exact = new BigDecimal(value);
        int digits = Math.abs(value) < Float.MIN_NORMAL ? 1 : 6;
        BigDecimal rounded = round(exact, digits);
        while (rounded.floatValue() != value) {
            rounded = round(exact, ++digits);
        }
        return toString(rounded);
    }

    /**
     * The exact value without trailing zeros: plain from 1e-7 to below 1e21 in magnitude ({@code 0.0625}, {@code 200}),
     * scientific elsewhere ({@code 1.5E-8}, {@code 1E30}). Equal values give equal strings whatever their scale.
     */
    public static String toString(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = value.stripTrailingZeros();
        long exponent = exponent(stripped);
        if (exponent >= MIN_PLAIN_EXPONENT && exponent <= MAX_PLAIN_EXPONENT) {
            return stripped.toPlainString();
        }
        String digits = stripped.unscaledValue().abs().toString();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return (stripped.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "E" + exponent;
    }

    /** The nearest double, as {@link BigDecimal#doubleValue} finds it on JDK 17 by way of a string. */
    static double nearest(BigDecimal value) {
        int scale = value.scale();
        long exponent = exponent(value);
        boolean exact = value.precision() <= SHORT && scale <= SHORT;
        if (exact || scale <= 0 || scale > FAR || Math.abs(exponent) > NORMAL) {
            return value.doubleValue();
        }
        BigInteger divisor = FixedPoint.tenTo(scale);
        BigInteger magnitude = value.unscaledValue().abs();
        // the quotient has 61 or 62 bits, of which a double keeps 53
        int shift = 61 - magnitude.bitLength() + divisor.bitLength();
        BigInteger[] quotient = (shift >= 0 ? magnitude.shiftLeft(shift) : magnitude)
                .divideAndRemainder(shift >= 0 ? divisor : divisor.shiftLeft(-shift));
        // what is left over keeps the last bit from looking like a tie
        long significand = quotient[0].longValueExact() | (quotient[1].signum() == 0 ? 0 : 1);
        return Math.scalb((double) (value.signum() * significand), -shift);
    }

    /** {@code floor(log10(|value|))} of a value that is not zero. */
    static long exponent(BigDecimal value) {
        return (long) value.precision() - value.scale() - 1;
    }

    /**
     * The decimal number a text stands for.
     *
     * @throws NumberFormatException if the text is no decimal number
     */
    static BigDecimal parse(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new NumberFormatException("not a number: '" + text + "'");
        }
    }

    /** Whether a text that is a zero carries a minus sign. */
    static boolean isNegative(String text) {
        return text.strip().startsWith("-");
    }

    private static BigDecimal round(BigDecimal value, int digits) {
        return value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }
}
