package org.papilio.number;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The precisions a study can name. */
public final class Precisions {
    /** binary32. */
    public static final Precision<Float> FLOAT = FloatField.INSTANCE;

    /** binary64. */
    public static final Precision<Double> DOUBLE = DoubleField.INSTANCE;

    /** The unevaluated sum of two binary64 numbers, about 31 digits. */
    public static final Precision<DoubleDouble> DOUBLE_DOUBLE = DoubleDoubleField.INSTANCE;

    private static final List<Precision<?>> BINARY = List.of(FLOAT, DOUBLE, DOUBLE_DOUBLE);

    private static final Pattern DECIMAL = Pattern.compile("decimal\\(\\s*(\\d{1,9})\\s*\\)");

    private Precisions() {}

    /**
     * Decimals rounded half to even to n significant digits after every operation.
     *
     * @param digits n, from 2 to 1000
     * @throws IllegalArgumentException if n is outside this range
     */
    public static Precision<BigDecimal> decimal(int digits) {
        return new DecimalField(digits);
    }

    /**
     * The precision of a name: {@code float}, {@code double}, {@code double-double} or {@code decimal(n)}.
     *
     * @throws IllegalArgumentException if there is none of this name; the message lists the known ones
     */
    public static Precision<?> named(String name) {
        for (Precision<?> precision : BINARY) {
            if (precision.name().equals(name)) {
                return precision;
            }
        }
        Matcher decimal = DECIMAL.matcher(name);
        if (decimal.matches()) {
            return decimal(Integer.parseInt(decimal.group(1)));
        }
        throw new IllegalArgumentException("unknown precision '" + name + "'" + suggestion(name)
                + "; known are float, double, double-double and decimal(n) with n from " + DecimalField.MIN_DIGITS
                + " to "
                + DecimalField.MAX_DIGITS);
    }

    private static String suggestion(String name) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : List.of("float", "double", "double-double", "decimal(34)", "decimal(50)")) {
            int distance = EditDistance.of(name, candidate);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return 2 * bestDistance <= best.length() ? " (did you mean '" + best + "'?)" : "";
    }
}
