package org.papilio.chaos;

import java.util.Arrays;

/** Numbers that follow one another. */
final class Numbers {
    private double[] values = new double[16];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    double[] values() {
        return Arrays.copyOf(values, size);
    }
}
