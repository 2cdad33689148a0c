package org.papilio.report;

import java.util.List;

/** Lists of numbers as arrays for figures. */
final class Curves {
    private Curves() {}

    /** Steps as positions. */
    static double[] steps(List<Integer> steps) {
        return steps.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    /** Values as they are. */
    static double[] values(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
