package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.papilio.number.Digits;

/**
 * How far a list of values is from what they should be.
 *
 * @param largest the largest absolute difference
 * @param parameter the index at which it is
 * @param digits how many leading digits are right, for each value
 */
record Deviation(BigDecimal largest, int parameter, List<Integer> digits) {

    /** No comparison needs more digits than this. */
    private static final int MOST_DIGITS = 99;

    /** The deviation of values that are known to all their digits. */
    static Deviation of(List<BigDecimal> truth, List<BigDecimal> values) {
        return of(truth, values, i -> MOST_DIGITS);
    }

    /** The deviation of values that are printed: no more digits can be right than are there. */
    static Deviation ofPrinted(List<BigDecimal> truth, List<BigDecimal> values) {
        return of(truth, values, i -> values.get(i).precision());
    }

    private static Deviation of(List<BigDecimal> truth, List<BigDecimal> values, IntUnaryOperator most) {
        if (truth.size() != values.size()) {
            throw new IllegalArgumentException(values.size() + " values for " + truth.size() + " parameters");
        }
        BigDecimal largest = BigDecimal.ZERO;
        int parameter = 0;
        List<Integer> digits = new ArrayList<>();
        for (int i = 0; i < truth.size(); i++) {
            BigDecimal difference = values.get(i).subtract(truth.get(i)).abs();
            if (difference.compareTo(largest) > 0) {
                largest = difference;
                parameter = i;
            }
            digits.add(Math.min(most.applyAsInt(i), Digits.agreeing(values.get(i), truth.get(i))));
        }
        return new Deviation(largest, parameter, digits);
    }

    /** The digits that are right in every value. */
    int fewest() {
        return digits.stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    /** The digits that are right in at least half of the values. */
    int median() {
        List<Integer> sorted = digits.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }
}
