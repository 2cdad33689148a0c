package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Lists of numbers as curves for figures. */
final class Curves {
    private Curves() {}

    /**
     * A quantity by step.
     *
     * @param steps ascending
     * @param values one a step
     */
    record Line(List<Integer> steps, List<Double> values) {
        /** The value at the last step; NaN of nothing. */
        double last() {
            return values.isEmpty() ? Double.NaN : values.get(values.size() - 1);
        }
    }

    /** Steps as positions. */
    static double[] steps(List<Integer> steps) {
        return steps.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    /** Values as they are. */
    static double[] values(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The median at each step over those runs that recorded it with a number. */
    static Line median(List<List<Integer>> steps, List<List<Double>> values) {
        TreeMap<Integer, List<Double>> byStep = new TreeMap<>();
        for (int run = 0; run < steps.size(); run++) {
            for (int i = 0; i < steps.get(run).size(); i++) {
                double value = values.get(run).get(i);
                if (!Double.isNaN(value)) {
                    byStep.computeIfAbsent(steps.get(run).get(i), k -> new ArrayList<>())
                            .add(value);
                }
            }
        }
        List<Double> medians = new ArrayList<>();
        byStep.values()
                .forEach(
                        at -> medians.add(Grouping.quantile(at.stream().sorted().toList(), 0.5)));
        return new Line(List.copyOf(byStep.keySet()), medians);
    }
}
