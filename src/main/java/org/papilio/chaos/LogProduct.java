package org.papilio.chaos;

import org.papilio.number.Elementary;

/** The logarithm of a long product of non-negative factors, with one logarithm for many factors. */
final class LogProduct {
    private double product = 1;
    private double logarithm;

    void multiply(double factor) {
        product *= factor;
        if (!(product > 0x1p-400 && product < 0x1p400)) {
            flush();
        }
    }

    /** The logarithm so far; starts anew from 1. */
    double take() {
        flush();
        double total = logarithm;
        logarithm = 0;
        return total;
    }

    private void flush() {
        logarithm += product == 0 ? Double.NEGATIVE_INFINITY : Elementary.log(product);
        product = 1;
    }
}
