package org.papilio.chaos;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in sentences; the same characters on every JDK, which the formatter of java.util does not promise. */
final class Shown {
    private Shown() {}

    /** With so many significant digits. */
    static String of(double x, int digits) {
        if (!Double.isFinite(x)) {
            return Double.isNaN(x) ? "NaN" : x > 0 ? "infinity" : "-infinity";
        }
        BigDecimal rounded = new BigDecimal(x).round(new MathContext(digits));
        if (rounded.signum() == 0) {
            return "0";
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent >= -4 && exponent <= digits + 3
                ? rounded.toPlainString()
                : rounded.toString().replace("E+", "e").replace('E', 'e');
    }
}
