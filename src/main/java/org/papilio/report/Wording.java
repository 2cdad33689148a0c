package org.papilio.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.DoubleStream;

/** Numbers and lists as words for a person: the same on every locale and JDK. */
final class Wording {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final BigDecimal SMALLEST_PLAIN = new BigDecimal("0.001");
    private static final BigDecimal LARGEST_PLAIN = new BigDecimal("10000");

    private Wording() {}

    /** Two significant digits: 0.47, 7.3, 19, 2.5 × 10⁻⁴. */
    static String about(double value) {
        return significant(value, 2);
    }

    /**
     * A number with so many significant digits, in scientific notation below 0.001 and from 10 000. {@code 0} is 0;
     * NaN and infinities are named.
     */
    static String significant(double value, int digits) {
        if (Double.isNaN(value)) {
            return "not a number";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinite" : "−infinite";
        }
        return significant(BigDecimal.valueOf(value), digits);
    }

    /** As {@link #significant(double, int)}, of a decimal. */
    static String significant(BigDecimal value, int digits) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        BigDecimal size = rounded.abs();
        if (size.compareTo(SMALLEST_PLAIN) >= 0 && size.compareTo(LARGEST_PLAIN) < 0) {
            int decimals = Math.max(0, digits - 1 - decade(rounded));
            return minus(rounded.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
        }
        int exponent = decade(rounded);
        BigDecimal mantissa = rounded.scaleByPowerOfTen(-exponent).setScale(digits - 1, RoundingMode.HALF_EVEN);
        return minus(mantissa.toPlainString()) + " × " + power(exponent);
    }

    /** A number with so many decimals: −27.96. */
    static String fixed(BigDecimal value, int decimals) {
        return minus(value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
    }

    /** The largest power of ten that is not above the value: 3 × 10¹⁷ is 10¹⁷. For saying "at least" or "about". */
    static String decadeOf(double value) {
        return value > 0 && !Double.isInfinite(value) ? power(decade(BigDecimal.valueOf(value))) : about(value);
    }

    /** 10 to an integer power: 10⁻¹⁸; 1 and 10 are written out. */
    static String power(int exponent) {
        if (exponent == 0) {
            return "1";
        }
        if (exponent == 1) {
            return "10";
        }
        StringBuilder text = new StringBuilder("10");
        for (char c : Integer.toString(exponent).toCharArray()) {
            text.append(c == '-' ? '⁻' : SUPERSCRIPTS.charAt(c - '0'));
        }
        return text.toString();
    }

    /** A share of one as per cent, with as many digits as the distance from 0 or 100 needs: 37 %, 98.4 %, 99.999 %. */
    static String percent(double share) {
        if (Double.isNaN(share)) {
            return "an unknown share";
        }
        double rest = Math.min(share, 1 - share);
        if (rest <= 0) {
            return share > 0.5 ? "100 %" : "0 %";
        }
        int decimals = 0;
        for (double bound = 0.02; rest < bound && decimals < 4; bound /= 10) {
            decimals++;
        }
        return BigDecimal.valueOf(share)
                        .movePointRight(2)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .toPlainString() + " %";
    }

    /** a; a and b; a, b and c. */
    static String list(List<String> items) {
        if (items.isEmpty()) {
            return "none";
        }
        if (items.size() == 1) {
            return items.get(0);
        }
        return String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.get(items.size() - 1);
    }

    /** "1 run", "3 runs", with thin spaces between thousands from 10 000. */
    static String count(long n, String one, String many) {
        return number(n) + " " + (n == 1 ? one : many);
    }

    /** An integer with narrow spaces between thousands from 10 000. */
    static String number(long n) {
        String digits = Long.toString(Math.abs(n));
        if (digits.length() > 4) {
            StringBuilder spaced = new StringBuilder(digits);
            for (int at = digits.length() - 3; at > 0; at -= 3) {
                spaced.insert(at, '\u202f');
            }
            digits = spaced.toString();
        }
        return n < 0 ? "−" + digits : digits;
    }

    /** "8.4 to 19", or "8.4" when both ends read the same. */
    static String range(String low, String high) {
        return low.equals(high) ? low : low + " to " + high;
    }

    /** The smallest and the largest of some numbers, whole ones without decimals: "45 to 76". */
    static String span(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return range(brief(sorted[0]), brief(sorted[sorted.length - 1]));
    }

    /** The smallest and the largest of some shares: "24 to 30 %". */
    static String percentSpan(DoubleStream shares) {
        double[] sorted = shares.sorted().toArray();
        String low = percent(sorted[0]);
        String high = percent(sorted[sorted.length - 1]);
        return low.equals(high) ? low : low.replace(" %", "") + " to " + high;
    }

    private static String brief(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6 ? number((long) value) : about(value);
    }

    /** The text with its first letter as a capital. */
    static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** The decade of a number: 0 for 1 to 9.99, -1 for 0.1 to 0.99. */
    static int decade(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    private static String minus(String number) {
        return number.startsWith("-") ? "−" + number.substring(1) : number;
    }
}
