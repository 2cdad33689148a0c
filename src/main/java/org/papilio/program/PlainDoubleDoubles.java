package org.papilio.program;

import java.util.Arrays;
import org.papilio.number.DoubleDouble;
import org.papilio.number.Precisions;

/** Plain lanes in double-double: a row is the leading parts of all lanes, then the trailing parts. */
final class PlainDoubleDoubles extends PlainLanes<double[]> {
    private final int width;

    PlainDoubleDoubles(Lanes lanes, int width) {
        super(lanes, double[]::new, 2 * width);
        this.width = width;
    }

    @Override
    void fill(double[] row, Object constant) {
        DoubleDouble number = (DoubleDouble) constant;
        Arrays.fill(row, 0, width, number.hi());
        Arrays.fill(row, width, 2 * width, number.lo());
    }

    @Override
    void write(double[] row, int element, double value) {
        row[element] = value;
    }

    @Override
    double read(double[] row, int element) {
        return row[element];
    }

    private DoubleDouble get(double[] row, int lane) {
        return DoubleDouble.ofParts(row[lane], row[width + lane]);
    }

    private void put(double[] row, int lane, DoubleDouble number) {
        row[lane] = number.hi();
        row[width + lane] = number.lo();
    }

    @Override
    void evaluate(Operation operation, double[] r, double[] a, double[] b, double[] c) {
        switch (operation) {
            case ADD -> add(r, a, b);
            case SUB -> sub(r, a, b);
            case MUL -> mul(r, a, b);
            case FMA -> fma(r, a, b, c);
            default -> other(operation, r, a, b, c);
        }
    }

    private void add(double[] r, double[] a, double[] b) {
        for (int i = 0; i < width; i++) {
            put(r, i, get(a, i).add(get(b, i)));
        }
    }

    private void sub(double[] r, double[] a, double[] b) {
        for (int i = 0; i < width; i++) {
            put(r, i, get(a, i).sub(get(b, i)));
        }
    }

    private void mul(double[] r, double[] a, double[] b) {
        for (int i = 0; i < width; i++) {
            put(r, i, get(a, i).mul(get(b, i)));
        }
    }

    private void fma(double[] r, double[] a, double[] b, double[] c) {
        for (int i = 0; i < width; i++) {
            put(r, i, get(a, i).mul(get(b, i)).add(get(c, i)));
        }
    }

    private void other(Operation operation, double[] r, double[] a, double[] b, double[] c) {
        for (int i = 0; i < width; i++) {
            put(r, i, Interpreter.apply(operation, Precisions.DOUBLE_DOUBLE, get(a, i), get(b, i), get(c, i)));
        }
    }
}
