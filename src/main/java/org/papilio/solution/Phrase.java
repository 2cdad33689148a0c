package org.papilio.solution;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Numbers and lists as they are written in sentences; rounding is exact, so the same on every JDK. */
final class Phrase {
    private static final MathContext DIGITS = new MathContext(3);

    private Phrase() {}

    /** Three significant digits. */
    static String number(double x) {
        if (!Double.isFinite(x)) {
            return Double.toString(x);
        }
        BigDecimal rounded = new BigDecimal(x).round(DIGITS);
        rounded = rounded.signum() == 0
                ? BigDecimal.ZERO
                : rounded.setScale(rounded.scale() + DIGITS.getPrecision() - rounded.precision());
        boolean plain = rounded.signum() == 0 || (Math.abs(x) >= 1e-4 && Math.abs(x) < 1e6);
        return plain ? rounded.toPlainString() : rounded.toString();
    }

    /** A share as a percentage. */
    static String percent(double share) {
        return number(100 * share) + " %";
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(List<String> items) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }
}
