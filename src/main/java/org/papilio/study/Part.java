package org.papilio.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One grid of a study: the product of its axes over a system, the last axis fastest.
 *
 * @param name the part's name; {@code main} when a study has a single grid
 * @param system the fields that no axis sets; a field that is an axis has the axis' first value here
 * @param axes the axes in the order of the file
 * @param record {@code all} (parameters at every recorded step) or {@code final} (the last ones only)
 * @param every loss, accuracy and parameters are recorded at every so many steps, and at the first and the last
 * @param measure names of the measurements made on every cell, for example {@code solution}
 * @param compare named reference cells: the cell with the same settings but for those given, to which distances are measured
 */
public record Part(
        String name,
        SystemSpec system,
        List<Axis> axes,
        String record,
        int every,
        List<String> measure,
        List<Comparison> compare) {

    public Part {
        axes = List.copyOf(axes);
        measure = List.copyOf(measure);
        compare = List.copyOf(compare);
    }

    /**
     * A comparison of every cell of a part with another cell of the part.
     *
     * @param name gives the columns {@code distance_<name>} and {@code digits_<name>}
     * @param with the axes in which the reference differs and its values there, for example {@code precision = decimal(50)}
     */
    public record Comparison(String name, Map<String, @Nullable Object> with) {
        public Comparison {
            with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
        }
    }
}
