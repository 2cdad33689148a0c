package org.papilio.run;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Maps, one a row, as columns: a million maps with the same keys take what their values take that differ. */
final class RowMaps {
    private final int rows;
    private final IntFunction<Map<String, ?>> elsewhere;
    private final Map<String, ValueColumn> columns = new HashMap<>();
    private final ValueColumn shapes;
    private @Nullable Shape last;

    /** The keys of a map in their order, with their columns, which are also there by key. */
    private record Shape(List<String> keys, List<ValueColumn> columns, Map<String, ValueColumn> byKey) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Shape shape && keys.equals(shape.keys);
        }

        @Override
        public int hashCode() {
            return keys.hashCode();
        }
    }

    /**
     * Columns of empty maps.
     *
     * @param elsewhere reads the map of a row anew, for values that are not kept
     */
    RowMaps(int rows, IntFunction<Map<String, ?>> elsewhere) {
        this.rows = rows;
        this.elsewhere = elsewhere;
        shapes = new ValueColumn(rows);
    }

    /** Sets the map of a row. Every row must be set. */
    void set(int row, Map<String, ?> map) {
        Shape shape = last;
        List<String> keys = map instanceof CompactMap<?> compact ? compact.keys() : List.copyOf(map.keySet());
        if (shape == null || !shape.keys.equals(keys)) {
            Map<String, ValueColumn> byKey = new LinkedHashMap<>();
            keys.forEach(key -> byKey.put(key, columns.computeIfAbsent(key, k -> new ValueColumn(rows))));
            shape = new Shape(keys, List.copyOf(byKey.values()), byKey);
            last = shape;
        }
        shapes.set(row, shape);
        Iterator<ValueColumn> column = shape.columns.iterator();
        map.forEach((key, value) -> column.next().set(row, value));
    }

    /** The map of a row, which takes next to no memory of its own. */
    <V extends @Nullable Object> Map<String, V> row(int row) {
        if (!(shapes.get(row) instanceof Shape shape)) {
            throw new IllegalStateException("no row " + row);
        }
        return new Row<>(row, shape);
    }

    private final class Row<V extends @Nullable Object> extends AbstractMap<String, V> {
        private final int row;
        private final Shape shape;

        Row(int row, Shape shape) {
            this.row = row;
            this.shape = shape;
        }

        @SuppressWarnings({"unchecked", "NullAway"})
        private V value(String key, ValueColumn column) {
            Object value = column.get(row);
            return (V) (value == ValueColumn.ELSEWHERE ? elsewhere.apply(row).get(key) : value);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return shape.byKey.containsKey(key);
        }

        @Override
        @SuppressWarnings("NullAway")
        public V get(@Nullable Object key) {
            ValueColumn column = shape.byKey.get(key);
            return column == null ? null : value((String) key, column);
        }

        @Override
        public void forEach(BiConsumer<? super String, ? super V> action) {
            for (int k = 0; k < shape.keys.size(); k++) {
                action.accept(shape.keys.get(k), value(shape.keys.get(k), shape.columns.get(k)));
            }
        }

        @Override
        public Set<Map.Entry<String, V>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public int size() {
                    return shape.keys.size();
                }

                @Override
                public Iterator<Map.Entry<String, V>> iterator() {
                    List<Map.Entry<String, V>> entries = new ArrayList<>();
                    Row.this.forEach((key, value) -> entries.add(new SimpleImmutableEntry<>(key, value)));
                    return entries.iterator();
                }
            };
        }
    }
}
