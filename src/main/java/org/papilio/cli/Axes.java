package org.papilio.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of an axis, for a person. */
final class Axes {

    private static final int SHOWN = 8;

    private Axes() {}

    /** The values separated by commas; of many, the first and the last. */
    static String text(List<Object> values) {
        if (values.size() <= SHOWN) {
            return values.stream().map(Axes::text).collect(Collectors.joining(", "));
        }
        return text(values.get(0)) + ", " + text(values.get(1)) + ", ..., " + text(values.get(values.size() - 1));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "none" : value.toString();
    }
}
