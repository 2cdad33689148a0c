package org.papilio.run;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An unchangeable map with few keys, which it shares with all maps that have the same ones in the same order: of a million cells
 * the settings take a tenth of what maps of their own would.
 */
final class CompactMap<V extends @Nullable Object> extends AbstractMap<String, V> {
    /** Not more, so that values that are all different do not stay for ever. */
    private static final int MOST_SHARED = 10_000;

    private static final Map<Object, Object> SHARED = new ConcurrentHashMap<>();

    private final List<String> keys;
    private final @Nullable Object[] values;

    /**
     * A map.
     *
     * @param keys no two alike
     * @param values as many
     */
    CompactMap(List<String> keys, List<? extends V> values) {
        this.keys = share(List.copyOf(keys));
        this.values = values.toArray();
    }

    /** The keys in their order. */
    List<String> keys() {
        return keys;
    }

    /** An equal object, the same one each time as a rule. */
    @SuppressWarnings("unchecked")
    static <T> T share(T object) {
        if (SHARED.size() > MOST_SHARED) {
            SHARED.clear();
        }
        Object known = SHARED.putIfAbsent(object, object);
        return known == null ? object : (T) known;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key != null && keys.contains(key);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"})
    public V get(@Nullable Object key) {
        int k = key == null ? -1 : keys.indexOf(key);
        return k < 0 ? null : (V) values[k];
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"})
    public void forEach(BiConsumer<? super String, ? super V> action) {
        for (int k = 0; k < values.length; k++) {
            action.accept(keys.get(k), (V) values[k]);
        }
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return values.length;
            }

            @Override
            public Iterator<Map.Entry<String, V>> iterator() {
                return Arrays.asList(entries()).iterator();
            }
        };
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    private Map.Entry<String, V>[] entries() {
        Map.Entry<String, V>[] entries = new Map.Entry[values.length];
        for (int k = 0; k < values.length; k++) {
            entries[k] = new SimpleImmutableEntry<>(keys.get(k), (V) values[k]);
        }
        return entries;
    }
}
