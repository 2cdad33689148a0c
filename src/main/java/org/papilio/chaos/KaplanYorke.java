package org.papilio.chaos;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The Kaplan-Yorke (Lyapunov) dimension {@code j + (l_1 + ... + l_j) / |l_{j+1}|}, with j the largest number of leading
 * exponents whose sum is not negative.
 *
 * <p>Source: J. L. Kaplan, J. A. Yorke, in <i>Lecture Notes in Mathematics</i> 730, Springer 1979, p. 204.
 */
public final class KaplanYorke {
    private KaplanYorke() {}

    /**
     * The dimension.
     *
     * @param exponents the whole spectrum, descending
     * @return 0 if the first exponent is negative, the number of exponents if their sum is not negative; empty for no
     *     spectrum
     */
    public static OptionalDouble dimension(List<Double> exponents) {
        if (exponents.isEmpty() || exponents.stream().anyMatch(l -> l.isNaN())) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        for (int j = 0; j < exponents.size(); j++) {
            double next = sum + exponents.get(j);
            if (next < 0) {
                return OptionalDouble.of(j + sum / Math.abs(exponents.get(j)));
            }
            sum = next;
        }
        return OptionalDouble.of(exponents.size());
    }
}
