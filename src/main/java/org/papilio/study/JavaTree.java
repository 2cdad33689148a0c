package org.papilio.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns Java values into the {@link Node}s that the same values in a study file would give, so that both are read by one reader. */
final class JavaTree {
    static final Place NOWHERE = new Place("", 0, 0);

    private static final int ENOUGH_DIGITS = 17;

    private JavaTree() {}

    /**
     * The node of a value: a map, a list, a text, a number, a boolean or null. A double stands for the
     * decimal with the fewest digits that reads as it.
     *
     * @throws IllegalArgumentException for an object of another type
     */
    static Node of(@Nullable Object value, String path) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Node> entries = new LinkedHashMap<>();
            map.forEach(
                    (key, entry) -> entries.put(String.valueOf(key), of(entry, Node.child(path, String.valueOf(key)))));
            return new Node.Mapping(path, NOWHERE, NOWHERE, entries);
        }
        if (value instanceof Iterable<?> iterable) {
            List<Node> items = new ArrayList<>();
            for (Object item : iterable) {
                items.add(of(item, path + "[" + items.size() + "]"));
            }
            return new Node.Sequence(path, NOWHERE, NOWHERE, items);
        }
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return new Node.Scalar(path, NOWHERE, NOWHERE, plain(value), true);
        }
        if (value instanceof CharSequence text) {
            return new Node.Scalar(path, NOWHERE, NOWHERE, text.toString(), false);
        }
        throw new IllegalArgumentException(path + ": no study has a value of " + value.getClass());
    }

    private static String plain(@Nullable Object value) {
        if (value instanceof Double number && Double.isFinite(number)) {
            return rounded(number).toString();
        }
        return value == null ? "" : value.toString();
    }

    /** Rounded to the fewest digits that read as the number; Double.toString gives other digits on other JDKs. */
    private static BigDecimal rounded(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < ENOUGH_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == number) {
                return rounded;
            }
        }
        return exact.round(new MathContext(ENOUGH_DIGITS));
    }
}
