package org.papilio.verify;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.papilio.number.DoubleDouble;
import org.papilio.number.Precision;

/**
 * A digest of values to the last bit: the first 128 bits of the SHA-256 of numbers, arrays, lists, maps, optionals and records of
 * these. All NaNs are one, since Java does not say which NaN an operation gives; zeros keep their signs. Sentences are left out:
 * their numbers are in the values.
 */
final class Digest {
    private static final int BYTES = 16;

    /** Names of components and columns that hold sentences. */
    private static final Set<String> SENTENCES = Set.of("reason", "message", "verdict_reason", "boundary");

    private final MessageDigest sha;

    private Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The digest of a value as hexadecimal digits.
     *
     * @throws IllegalArgumentException if it is, or contains, an object of another type
     */
    static String of(Object value) {
        Digest digest = new Digest();
        digest.add(value);
        return HexFormat.of().formatHex(digest.sha.digest(), 0, BYTES);
    }

    private void add(@Nullable Object value) {
        if (value == null) {
            tag('n', 0);
        } else if (value instanceof Double number) {
            tag('d', Double.doubleToLongBits(number));
        } else if (value instanceof Float number) {
            tag('f', Float.floatToIntBits(number));
        } else if (value instanceof DoubleDouble pair) {
            tag('d', Double.doubleToLongBits(pair.hi()));
            tag('d', Double.doubleToLongBits(pair.lo()));
        } else if (value instanceof BigDecimal || value instanceof CharSequence || value instanceof Enum<?>) {
            text(value.toString());
        } else if (value instanceof Precision<?> precision) {
            text(precision.name());
        } else if (value instanceof Boolean truth) {
            tag('b', truth ? 1 : 0);
        } else if (value instanceof Number whole) {
            tag('i', whole.longValue());
        } else {
            compound(value);
        }
    }

    private void compound(Object value) {
        if (value.getClass().isArray()) {
            int length = Array.getLength(value);
            tag('[', length);
            for (int i = 0; i < length; i++) {
                add(Array.get(value, i));
            }
        } else if (value instanceof List<?> list) {
            tag('[', list.size());
            list.forEach(this::add);
        } else if (value instanceof Map<?, ?> map) {
            // the order of a map may change from one Java to the next; a column without a value is no column
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, item) -> {
                if (item != null && !SENTENCES.contains(String.valueOf(key))) {
                    sorted.put(String.valueOf(key), item);
                }
            });
            tag('{', sorted.size());
            sorted.forEach((key, item) -> {
                text(key);
                add(item);
            });
        } else if (value instanceof Record parts) {
            components(parts);
        } else {
            optional(value);
        }
    }

    private void optional(Object value) {
        if (value instanceof Optional<?> any) {
            add(any.orElse(null));
        } else if (value instanceof OptionalDouble any) {
            add(any.isPresent() ? any.getAsDouble() : null);
        } else if (value instanceof OptionalInt any) {
            add(any.isPresent() ? any.getAsInt() : null);
        } else if (value instanceof OptionalLong any) {
            add(any.isPresent() ? any.getAsLong() : null);
        } else {
            throw new IllegalArgumentException(
                    "no digest of a " + value.getClass().getName());
        }
    }

    private void components(Record parts) {
        List<RecordComponent> components = Arrays.stream(parts.getClass().getRecordComponents())
                .filter(component -> !SENTENCES.contains(component.getName()))
                .toList();
        tag('(', components.size());
        for (RecordComponent component : components) {
            try {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                add(accessor.invoke(parts));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(parts.getClass() + "." + component.getName(), e);
            }
        }
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        tag('s', bytes.length);
        sha.update(bytes);
    }

    private void tag(char type, long bits) {
        sha.update(ByteBuffer.allocate(1 + Long.BYTES)
                .put((byte) type)
                .putLong(bits)
                .flip());
    }
}
