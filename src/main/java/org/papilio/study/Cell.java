package org.papilio.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One point of a study's grid.
 *
 * @param id stable name, unique in the study: the part and the hash of the system, for example {@code published-3f9a61c20b7e}
 * @param index position in the study, from 0
 * @param part name of the part
 * @param axes the value of each axis of the part, in the order of the part's axes
 * @param system the whole system of this cell
 */
public record Cell(String id, int index, String part, Map<String, @Nullable Object> axes, SystemSpec system) {
    public Cell {
        axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
    }
}
