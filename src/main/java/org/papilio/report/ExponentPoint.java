package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.run.CellResult;
import org.papilio.stats.Interval;
import org.papilio.stats.Student;

/**
 * The largest exponent at one value of a parameter.
 *
 * @param parameter the value
 * @param cells its cells
 * @param exponent the mean over the cells that did not diverge; NaN if all did
 * @param interval 95 %: of a single cell its own, of several Student's over them
 */
record ExponentPoint(BigDecimal parameter, List<CellResult> cells, double exponent, Interval interval) {

    /** One point for each value of an axis, ascending. */
    static List<ExponentPoint> along(List<CellResult> cells, String axis) {
        Map<BigDecimal, List<CellResult>> byValue = new LinkedHashMap<>();
        for (CellResult cell : cells) {
            BigDecimal value = new BigDecimal(Selection.setting(cell, axis)).stripTrailingZeros();
            byValue.computeIfAbsent(value, k -> new ArrayList<>()).add(cell);
        }
        return byValue.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(ExponentPoint::parameter))
                .toList();
    }

    private static ExponentPoint of(BigDecimal parameter, List<CellResult> cells) {
        List<CellResult> measured = cells.stream()
                .filter(cell -> !Double.isNaN(MapColumns.exponent(cell)))
                .toList();
        double[] exponents = measured.stream().mapToDouble(MapColumns::exponent).toArray();
        double mean = exponents.length == 0 ? Double.NaN : 0;
        for (double exponent : exponents) {
            mean += exponent / exponents.length;
        }
        Interval interval = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        if (exponents.length == 1) {
            CellResult only = measured.get(0);
            interval = new Interval(MapColumns.number(only, "lambda1_low"), MapColumns.number(only, "lambda1_high"));
        } else if (Double.isInfinite(mean)) {
            interval = new Interval(mean, mean);
        } else if (exponents.length > 1) {
            interval = Student.ofMean(exponents, 0.95);
        }
        return new ExponentPoint(parameter, cells, mean, interval);
    }

    double at() {
        return parameter.doubleValue();
    }

    boolean diverged() {
        return Double.isNaN(exponent);
    }

    boolean chaotic() {
        return cells.stream().anyMatch(cell -> MapColumns.verdict(cell).equals(Outcome.SUSTAINED_CHAOS.label()));
    }

    /** |exponent - theory|, 0 where both are -infinity. */
    double deviation(double theory) {
        return exponent == theory ? 0 : Math.abs(exponent - theory);
    }

    /** "1.0986 (1.0981 to 1.0991)". */
    String words() {
        return Wording.significant(exponent, 5) + " (" + Wording.significant(interval.lower(), 5) + " to "
                + Wording.significant(interval.upper(), 5) + ")";
    }
}
