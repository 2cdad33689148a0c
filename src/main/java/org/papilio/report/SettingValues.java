package org.papilio.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.papilio.run.CellResult;

/** The different values that each setting has in the cells of each part, written as in a study: all found in one pass. */
final class SettingValues {
    /** Of a setting with more values than this only so many are known: those of an axis, which is described by its definition. */
    private static final int MOST = 1000;

    private final Map<String, Map<String, Values>> parts = new LinkedHashMap<>();

    private static final class Values {
        private final Set<String> words = new LinkedHashSet<>();
        private @Nullable Object last;

        void add(@Nullable Object value) {
            if ((value == null || value != last || words.isEmpty()) && words.size() < MOST) {
                words.add(Objects.toString(value, Selection.NONE));
                last = value;
            }
        }
    }

    SettingValues(List<CellResult> cells) {
        for (CellResult cell : cells) {
            Map<String, Values> part = parts.computeIfAbsent(cell.part(), name -> new LinkedHashMap<>());
            cell.settings().forEach((field, value) -> part.computeIfAbsent(field, name -> new Values())
                    .add(value));
        }
    }

    /** The settings of the cells of all parts. */
    Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        parts.values().forEach(part -> fields.addAll(part.keySet()));
        return fields;
    }

    /** The values in a part, in the order of the cells; {@code none} where cells lack the setting. */
    List<String> of(String part, String field) {
        Map<String, Values> known = parts.getOrDefault(part, Map.of());
        Values values = known.get(field);
        return values != null ? List.copyOf(values.words) : known.isEmpty() ? List.of() : List.of(Selection.NONE);
    }

    /** The values in all parts. */
    List<String> of(String field) {
        Set<String> all = new LinkedHashSet<>();
        parts.keySet().forEach(part -> all.addAll(of(part, field)));
        return new ArrayList<>(all);
    }
}
