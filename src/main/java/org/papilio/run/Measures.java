package org.papilio.run;

import java.util.List;
import java.util.Map;
import org.papilio.number.Precision;
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
}
