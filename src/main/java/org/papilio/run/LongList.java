package org.papilio.run;

import java.util.Arrays;

/** A growing array of numbers. */
final class LongList {
    private long[] values = new long[1024];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    long get(int k) {
        return values[k];
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }

    /** The values as integers. */
    int[] toInts() {
        return Arrays.stream(values, 0, size).mapToInt(Math::toIntExact).toArray();
    }
}
