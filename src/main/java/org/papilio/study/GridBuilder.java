package org.papilio.study;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a study with a single grid and a part have in common. Values are those of a study file: texts, numbers (also as text, which
 * keeps {@code "1e-7"} exact), lists, maps, {@code "none"} or null, ranges such as {@code "1..200"}. They are checked when the
 * study is built.
 *
 * @param <B> the builder's own type
 */
public abstract sealed class GridBuilder<B extends GridBuilder<B>> permits StudyBuilder, PartBuilder {
    private final Map<String, @Nullable Object> system = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> map = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> grid = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> compare = new LinkedHashMap<>();
    final Map<String, @Nullable Object> keys = new LinkedHashMap<>();

    GridBuilder() {}

    /** Gives a field of the system its value. */
    public B set(String field, @Nullable Object value) {
        system.put(field, value);
        keys.put("system", system);
        return self();
    }

    /** Gives a key of the map its value: with it every cell is a map of a plane. */
    public B map(String key, @Nullable Object value) {
        map.put(key, value);
        keys.put(PlaneKind.KEY, map);
        return self();
    }

    /** Makes a field of the system an axis with these values. */
    public B axis(String field, @Nullable Object... values) {
        grid.put(field, Arrays.asList(values));
        keys.put("grid", grid);
        return self();
    }

    /** Keeps the parameters at every recorded step ({@code all}) or at the end only ({@code final}). */
    public B record(String which) {
        keys.put("record", which);
        return self();
    }

    /** Records loss, accuracy and parameters at every so many steps. */
    public B every(int steps) {
        keys.put("every", steps);
        return self();
    }

    /** Makes these measurements on every cell. */
    public B measure(String... names) {
        keys.put("measure", List.of(names));
        return self();
    }

    /** Compares every cell with the cell that has these axis values. */
    public B compare(String name, Map<String, ? extends @Nullable Object> with) {
        compare.put(name, with);
        keys.put("compare", compare);
        return self();
    }

    abstract B self();
}
