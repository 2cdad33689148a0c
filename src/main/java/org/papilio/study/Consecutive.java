package org.papilio.study;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** Integers that follow one another, each made when it is looked at: millions of them take no memory. */
final class Consecutive extends AbstractList<@Nullable Object> implements RandomAccess {
    private final long first;
    private final int size;
    private final boolean isLong;

    private Consecutive(long first, int size, boolean isLong) {
        this.first = first;
        this.size = size;
        this.isLong = isLong;
    }

    /** An equal list; empty if these are not at least two integers that follow one another, all Long or all Integer. */
    static Optional<List<@Nullable Object>> of(List<? extends @Nullable Object> values) {
        if (values.size() < 2 || !isInteger(values.get(0)) || !isInteger(values.get(values.size() - 1))) {
            return Optional.empty();
        }
        long first = number(values.get(0));
        Consecutive candidate = new Consecutive(first, values.size(), values.get(0) instanceof Long);
        // beyond the largest integer comes the smallest
        return number(values.get(values.size() - 1)) > first && candidate.equals(values)
                ? Optional.of(candidate)
                : Optional.empty();
    }

    private static boolean isInteger(@Nullable Object value) {
        return value instanceof Long || value instanceof Integer;
    }

    private static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }

    @Override
    public Object get(int i) {
        long value = first + Objects.checkIndex(i, size);
        if (isLong) {
            return value;
        }
        return (int) value;
    }

    @Override
    public int size() {
        return size;
    }
}
