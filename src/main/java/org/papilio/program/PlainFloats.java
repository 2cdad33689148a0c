package org.papilio.program;

import java.util.Arrays;
import org.papilio.number.Elementary;

/** Plain lanes in float. */
final class PlainFloats extends PlainLanes<float[]> {

    PlainFloats(Lanes lanes, int width) {
        super(lanes, float[]::new, width);
    }

    @Override
    void fill(float[] row, Object constant) {
        Arrays.fill(row, (Float) constant);
    }

    @Override
    void write(float[] row, int element, double value) {
        row[element] = (float) value;
    }

    @Override
    double read(float[] row, int element) {
        return row[element];
    }

    @Override
    void evaluate(Operation operation, float[] r, float[] a, float[] b, float[] c) {
        switch (operation) {
            case ADD -> add(r, a, b);
            case SUB -> sub(r, a, b);
            case MUL -> mul(r, a, b);
            case DIV -> div(r, a, b);
            case NEG -> neg(r, a);
            case FMA -> fma(r, a, b, c);
            case MAX -> max(r, a, b);
            case MIN -> min(r, a, b);
            case SELECT -> select(r, a, b, c);
            case SQRT -> sqrt(r, a);
            default -> elementary(operation, r, a, b);
        }
    }

    private static void add(float[] r, float[] a, float[] b) {
        for (int i = 0; i < r.length; i++) {
            r[i] = a[i] + b[i];
        }
    }

    private static void sub(float[] r, float[] a, float[] b) {
        for (int i = 0; i < r.length; i++) {
            r[i] = a[i] - b[i];
        }
    }

    private static void mul(float[] r, float[] a, float[] b) {
        for (int i = 0; i < r.length; i++) {
            r[i] = a[i] * b[i];
        }
    }

    private static void div(float[] r, float[] a, float[] b) {
        for (int i = 0; i < r.length; i++) {
            r[i] = a[i] / b[i];
        }
    }

    private static void neg(float[] r, float[] a) {
        for (int i = 0; i < r.length; i++) {
            r[i] = -a[i];
        }
    }

    private static void fma(float[] r, float[] a, float[] b, float[] c) {
        for (int i = 0; i < r.length; i++) {
            r[i] = Math.fma(a[i], b[i], c[i]);
        }
    }

    private static void max(float[] r, float[] a, float[] b) {
        for (int i = 0; i < r.length; i++) {
            r[i] = Math.max(a[i], b[i]);
        }
    }

    private static void min(float[] r, float[] a, float[] b) {
        for (int i = 0; i < r.length; i++) {
            r[i] = Math.min(a[i], b[i]);
        }
    }

    private static void select(float[] r, float[] a, float[] b, float[] c) {
        for (int i = 0; i < r.length; i++) {
            r[i] = a[i] > 0 ? b[i] : c[i];
        }
    }

    private static void sqrt(float[] r, float[] a) {
        for (int i = 0; i < r.length; i++) {
            r[i] = Elementary.sqrt(a[i]);
        }
    }

    private static void elementary(Operation function, float[] r, float[] a, float[] b) {
        for (int i = 0; i < r.length; i++) {
            r[i] = switch (function) {
                case EXP -> Elementary.exp(a[i]);
                case LOG -> Elementary.log(a[i]);
                case TANH -> Elementary.tanh(a[i]);
                case SIN -> Elementary.sin(a[i]);
                case COS -> Elementary.cos(a[i]);
                case ATAN2 -> Elementary.atan2(a[i], b[i]);
                case SIGMOID -> Elementary.sigmoid(a[i]);
                default -> throw new IllegalArgumentException(function + " is no elementary function");
            };
        }
    }
}
