package org.papilio.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.papilio.chaos.Amplification;
import org.papilio.chaos.Verdict;
import org.papilio.chaos.VerdictRule;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.solution.SolutionCode;
import org.papilio.train.TrainingMap;
import org.papilio.train.Trajectory;

/** The measurements a study can name; each adds columns to the results of a cell. */
public enum Measures {

    /** The kind of solution as the Boolean functions of the hidden units: column {@code solution}. */
    SOLUTION("solution") {
        @Override
        public <T> Map<String, Object> measure(TrainingMap map, Trajectory<T> trajectory) {
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
     * How much the training map magnifies a tiny difference of its initial condition, from its derivative along the
     * trajectory: columns {@code amplification_digits} (decimal digits lost at the peak), {@code amplification_step} (when
     * the peak is reached), {@code tail_exponent} (growth in the second half, nats a step) and {@code verdict}.
     */
    AMPLIFICATION("amplification") {
        @Override
        public <T> Map<String, Object> measure(TrainingMap map, Trajectory<T> trajectory) {
            if (trajectory.steps() < 1) {
                return Map.of();
            }
            Amplification amplification = amplification(map, trajectory);
            Verdict verdict = amplification.verdict(VerdictRule.STANDARD);
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("amplification_digits", amplification.peakDigits());
            columns.put("amplification_step", amplification.peakStep());
            verdict.tailExponent().ifPresent(rate -> columns.put("tail_exponent", rate));
            columns.put("verdict", verdict.outcome().label());
            return columns;
        }
    };

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

    /** Measures a trajectory: values by column. */
    public abstract <T> Map<String, Object> measure(TrainingMap map, Trajectory<T> trajectory);

    /**
     * Along the very trajectory where the whole state of every step was kept; otherwise along the one that a double run
     * makes from the same initial condition.
     */
    private static <T> Amplification amplification(TrainingMap map, Trajectory<T> trajectory) {
        Precision<T> precision = trajectory.precision();
        boolean whole = map.dimension() == map.parameterCount()
                && trajectory.parameters().size() == trajectory.steps() + 1;
        if (whole) {
            return Amplification.along(
                    map,
                    trajectory.parameters().stream()
                            .map(state -> state.stream()
                                    .mapToDouble(precision::toDouble)
                                    .toArray())
                            .toList());
        }
        List<Double> initial =
                trajectory.initialParameters().stream().map(precision::toDouble).toList();
        return Amplification.of(
                map, Precisions.DOUBLE, map.initialState(Precisions.DOUBLE, initial), trajectory.steps());
    }
}
