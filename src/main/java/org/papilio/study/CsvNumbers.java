package org.papilio.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The numbers in a user's file: exact decimals that no precision finds too large or too small. */
final class CsvNumbers {
    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?[0-9]*,[0-9]+");
    private static final Set<String> MISSING = Set.of("", "NA", "N/A", "nan", "NaN", "NAN", "null", "NULL", "?");
    private static final int MOST_DIGITS = 100;

    /** 10 to this is just below the largest float, and its inverse above the smallest. */
    private static final int MOST_EXPONENT = 37;

    private static final MathContext CONTEXT = new MathContext(2 * MOST_DIGITS);
    private static final int STANDARDISED_DECIMALS = 20;

    private CsvNumbers() {}

    /** The number exactly as written; null if the text is none that can be learned. */
    static @Nullable BigDecimal parse(String text) {
        if (text.length() > MOST_DIGITS + 10 || !NUMBER.matcher(text).matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(text);
        int exponent = number.precision() - number.scale() - 1;
        boolean bounded = number.signum() == 0 || Math.abs(exponent) <= MOST_EXPONENT;
        return bounded && number.precision() <= MOST_DIGITS ? number : null;
    }

    /** Whether a field stands for no value. */
    static boolean isMissing(CsvText.Field field) {
        return MISSING.contains(field.text());
    }

    /**
     * What is wrong with a field that is no number.
     *
     * @param everyColumn whether the study has named no inputs, so that any column is one
     */
    static String problem(CsvText.Field field, boolean everyColumn) {
        String text = field.text();
        if (isMissing(field)) {
            return "missing value" + (text.isEmpty() ? "" : " '" + text + "'") + ": give one, or remove the line";
        }
        if (NUMBER.matcher(text).matches()) {
            return "a number of up to " + MOST_DIGITS + " digits between 1e-" + MOST_EXPONENT + " and 1e"
                    + MOST_EXPONENT + " is needed, got " + shortened(text) + ": give the column another unit";
        }
        String remedy = DECIMAL_COMMA.matcher(text).matches()
                ? " (write it with a point: " + text.replace(',', '.') + ")"
                : everyColumn ? " (name the columns of numbers with inputs: [...], or correct it)" : "";
        return "expected a number, got '" + shortened(text) + "'" + remedy;
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }

    /**
     * (x - mean) / deviation with the population's standard deviation, computed with {@value #MOST_DIGITS} digits and more and
     * rounded to {@value #STANDARDISED_DECIMALS} decimals: the same decimals for every precision.
     */
    static List<BigDecimal> standardised(List<BigDecimal> column) {
        BigDecimal count = BigDecimal.valueOf(column.size());
        BigDecimal mean =
                column.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(count, CONTEXT);
        BigDecimal deviation = column.stream()
                .map(x -> x.subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(count, CONTEXT)
                .sqrt(CONTEXT);
        return column.stream()
                .map(x -> x.subtract(mean)
                        .divide(deviation, CONTEXT)
                        .setScale(STANDARDISED_DECIMALS, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros())
                .toList();
    }
}
