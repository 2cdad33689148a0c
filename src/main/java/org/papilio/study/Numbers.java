package org.papilio.study;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the numbers of study files: JSON's grammar, and also {@code .5}, {@code 5.} and a leading plus. */
final class Numbers {
    static final String PATTERN = "[-+]?((0|[1-9][0-9]*)(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,9})?";

    private static final Pattern NUMBER = Pattern.compile(PATTERN);
    /** Keeps a number from filling the memory when it is written out or made an integer. */
    private static final int MAX_DIGITS = 10_000;

    private Numbers() {}

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** The number exactly as written; empty if the text is none or has more than 10 000 digits before or after the point. */
    static Optional<BigDecimal> parse(String text) {
        if (!isNumber(text)) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            long exponent = (long) number.precision() - number.scale();
            boolean bounded = number.precision() <= MAX_DIGITS && Math.abs(exponent) <= MAX_DIGITS;
            return bounded ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** The integer that the text denotes in whatever notation: {@code 1000}, {@code 1e3} or {@code 1000.0}. */
    static Optional<BigInteger> parseInteger(String text) {
        return parse(text)
                .filter(number ->
                        number.signum() == 0 || number.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::toBigIntegerExact);
    }

    /** One text for equal numbers, however they are written: {@code 5} for 5, 5.0 and 5e0. */
    static String canonical(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    }
}
