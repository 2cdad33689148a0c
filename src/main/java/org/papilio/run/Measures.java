package org.papilio.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.papilio.number.Precision;
import org.papilio.solution.SolutionCode;
import org.papilio.train.TrainingMap;
import org.papilio.train.Trajectory;

/** The measurements a study can name; each adds columns to the results of a cell. */
public enum Measures {

    /**
     * The kind of solution as the Boolean functions of the hidden units: column {@code solution}; none for a regression or a task
     * too large for a code.
     */
    SOLUTION("solution") {
        @Override
        <T> Map<String, Object> measure(TrainingMap map, Trajectory<T> trajectory, Stability stability) {
            if (!SolutionCode.applies(map.objective().network(), map.objective().task())) {
                return Map.of();
            }
            Precision<T> precision = trajectory.precision();
            double[] parameters = trajectory.finalParameters().stream()
                    .mapToDouble(precision::toDouble)
                    .toArray();
            return Map.of(
                    "solution",
                    SolutionCode.of(map.objective().network(), map.objective().task(), parameters)
                            .toString());
        }
    },

    /**
     * How much the training map magnifies the worst tiny difference of its initial condition, from its derivative along
     * the trajectory in all directions: columns {@code amplification_digits} (decimal digits lost at the peak) and {@code
     * amplification_step} (when the peak is reached). The verdict is then judged from it.
     */
    AMPLIFICATION("amplification") {
        @Override
        <T> Map<String, Object> measure(TrainingMap map, Trajectory<T> trajectory, Stability stability) {
            // Ordered: a Map.of of two is in another order in every other process, and so were the lines of cells.
            Map<String, Object> columns = new LinkedHashMap<>();
            stability.worst().ifPresent(worst -> {
                columns.put("amplification_digits", worst.peakDigits());
                columns.put("amplification_step", worst.peakStep());
            });
            return columns;
        }
    },

    /**
     * When differences grow: columns {@code ftle_1} to {@code ftle_10}, the mean growth rate in each tenth of the steps made,
     * nats a step, of the difference that the verdict is judged from. None for a run of fewer than ten steps.
     */
    FTLE("ftle") {
        @Override
        <T> Map<String, Object> measure(TrainingMap map, Trajectory<T> trajectory, Stability stability) {
            Map<String, Object> columns = new LinkedHashMap<>();
            if (stability.curve().size() >= WINDOWS) {
                double[] rates = stability.curve().windows(WINDOWS);
                for (int i = 0; i < WINDOWS; i++) {
                    columns.put(window(i + 1), rates[i]);
                }
            }
            return columns;
        }
    };

    /** The number of windows of {@link #FTLE}. */
    public static final int WINDOWS = 10;

    private final String label;

    Measures(String label) {
        this.label = label;
    }

    /** The names of all measurements. */
    public static List<String> names() {
        return List.of(values()).stream().map(measure -> measure.label).toList();
    }

    /**
     * The measurement of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Measures named(String name) {
        return List.of(values()).stream()
                .filter(measure -> measure.label.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown measurement '" + name + "'"));
    }

    /** The column of a window of {@link #FTLE}, counted from 1. */
    public static String window(int number) {
        return "ftle_" + number;
    }

    /** The name in a study file. */
    String label() {
        return label;
    }

    /** Measures a trajectory: values by column. */
    abstract <T> Map<String, Object> measure(TrainingMap map, Trajectory<T> trajectory, Stability stability);
}
