package org.papilio.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One axis of a grid: a field of the system and its values in order. A value is a String, Long, Integer, BigDecimal, List or
 * Map as the field takes it, a {@link CsvTask}, or null for {@code none}.
 *
 * @param field the field's name in the study file, for example {@code round_initial}; also the column of the results
 */
public record Axis(String field, List<@Nullable Object> values) {
    public Axis {
        List<@Nullable Object> given = values;
        values = Consecutive.of(given).orElseGet(() -> Collections.unmodifiableList(new ArrayList<>(given)));
    }
}
