package org.papilio.program;

import org.papilio.number.Elementary;

/**
 * A program and its derivative in several directions in double, over plain arrays: the bits of {@link Interpreter} over
 * a {@link org.papilio.number.TangentField} over the double field, without an object for each number. Not for use by
 * several threads at once.
 */
public final class DoubleTangentInterpreter {

    private final Program program;
    private final int directions;
    private final boolean[] constant;
    private final double[] value;
    /** The derivatives of slot i start at {@code i * directions}. */
    private final double[] slope;

    DoubleTangentInterpreter(Program program, int directions) {
        if (directions < 1) {
            throw new IllegalArgumentException("a tangent needs at least one direction, got " + directions);
        }
        int n = program.code.length;
        this.program = program;
        this.directions = directions;
        this.value = new double[n];
        this.slope = new double[n * directions];
        this.constant = new boolean[n];
        for (int i = 0; i < n; i++) {
            // only the branches of a choice carry derivatives, not its condition
            boolean select = Program.OPERATIONS[program.code[i]] == Operation.SELECT;
            constant[i] = i < program.invariant || (select && constant[program.b[i]] && constant[program.c[i]]);
        }
        for (int i = 0; i < program.invariant; i++) {
            evaluate(i, new double[0], new double[0][]);
        }
    }

    /**
     * Applies the program and its derivative.
     *
     * @param x the arguments
     * @param v the tangent vectors, {@code [direction][argument]}
     * @param y where the results go; may be the same array as x
     * @param w where the images of the tangent vectors go, {@code [direction][result]}; may be the same array as v
     */
    public void apply(double[] x, double[][] v, double[] y, double[][] w) {
        for (int i = program.invariant; i < program.code.length; i++) {
            evaluate(i, x, v);
        }
        for (int i = 0; i < program.outputs.length; i++) {
            int output = program.outputs[i];
            y[i] = value[output];
            for (int k = 0; k < directions; k++) {
                w[k][i] = slope[output * directions + k];
            }
        }
    }

    private void evaluate(int i, double[] x, double[][] v) {
        int a = program.a[i];
        int b = program.b[i];
        double[] s = value;
        switch (Program.OPERATIONS[program.code[i]]) {
            case INPUT -> {
                s[i] = x[a];
                for (int k = 0; k < directions; k++) {
                    slope[i * directions + k] = v[k][a];
                }
            }
            case CONSTANT -> s[i] = program.constants[a].doubleValue();
            case ADD -> {
                s[i] = s[a] + s[b];
                add(i, a, b);
            }
            case SUB -> {
                s[i] = s[a] - s[b];
                sub(i, a, b);
            }
            case MUL -> {
                s[i] = s[a] * s[b];
                mul(i, a, b);
            }
            case DIV -> {
                s[i] = s[a] / s[b];
                div(i, a, b);
            }
            case NEG -> {
                s[i] = -s[a];
                neg(i, a);
            }
            case FMA -> {
                s[i] = Math.fma(s[a], s[b], s[program.c[i]]);
                fma(i, a, b, program.c[i]);
            }
            case MAX -> {
                s[i] = Math.max(s[a], s[b]);
                copy(i, s[a] - s[b] > 0 ? a : b);
            }
            case MIN -> {
                s[i] = Math.min(s[a], s[b]);
                copy(i, s[b] - s[a] > 0 ? a : b);
            }
            case SELECT -> {
                int chosen = s[a] > 0 ? b : program.c[i];
                s[i] = s[chosen];
                copy(i, chosen);
            }
            case SQRT -> {
                s[i] = Math.sqrt(s[a]);
                scale(i, 0.5 / s[i], a);
            }
            case EXP -> {
                s[i] = Elementary.exp(s[a]);
                scale(i, s[i], a);
            }
            case LOG -> {
                s[i] = Elementary.log(s[a]);
                divide(i, a, s[a]);
            }
            case TANH -> {
                s[i] = Elementary.tanh(s[a]);
                scale(i, (1 - s[i]) * (1 + s[i]), a);
            }
            case SIN -> {
                s[i] = Elementary.sin(s[a]);
                scale(i, constant[i] ? 0 : Elementary.cos(s[a]), a);
            }
            case COS -> {
                s[i] = Elementary.cos(s[a]);
                scale(i, constant[i] ? 0 : -Elementary.sin(s[a]), a);
            }
            case ATAN2 -> {
                s[i] = Elementary.atan2(s[a], s[b]);
                atan2(i, a, b);
            }
            case SIGMOID -> {
                s[i] = Elementary.sigmoid(s[a]);
                scale(i, s[i] * (1 - s[i]), a);
            }
        }
    }

    private void add(int i, int a, int b) {
        if (constant[a] || constant[b]) {
            copy(i, constant[a] ? b : a);
            return;
        }
        double[] d = slope;
        for (int k = 0; k < directions; k++) {
            d[i * directions + k] = d[a * directions + k] + d[b * directions + k];
        }
    }

    private void sub(int i, int a, int b) {
        if (constant[b]) {
            copy(i, a);
        } else if (constant[a]) {
            neg(i, b);
        } else {
            double[] d = slope;
            for (int k = 0; k < directions; k++) {
                d[i * directions + k] = d[a * directions + k] - d[b * directions + k];
            }
        }
    }

    private void mul(int i, int a, int b) {
        if (constant[a]) {
            scale(i, value[a], b);
        } else if (constant[b]) {
            scale(i, value[b], a);
        } else {
            double[] d = slope;
            for (int k = 0; k < directions; k++) {
                d[i * directions + k] = Math.fma(value[a], d[b * directions + k], d[a * directions + k] * value[b]);
            }
        }
    }

    private void div(int i, int a, int b) {
        if (constant[b]) {
            divide(i, a, value[b]);
            return;
        }
        double[] d = slope;
        double minus = -value[i];
        for (int k = 0; k < directions; k++) {
            double slopeB = d[b * directions + k];
            double numerator = constant[a] ? minus * slopeB : Math.fma(minus, slopeB, d[a * directions + k]);
            d[i * directions + k] = numerator / value[b];
        }
    }

    private void fma(int i, int a, int b, int c) {
        if (constant[a] && constant[b]) {
            copy(i, c);
            return;
        }
        if (constant[c]) {
            mul(i, a, b);
            return;
        }
        double[] d = slope;
        for (int k = 0; k < directions; k++) {
            double rest = d[c * directions + k];
            if (!constant[a]) {
                rest = Math.fma(d[a * directions + k], value[b], rest);
            }
            if (!constant[b]) {
                rest = Math.fma(value[a], d[b * directions + k], rest);
            }
            d[i * directions + k] = rest;
        }
    }

    private void atan2(int i, int y, int x) {
        if (constant[i]) {
            return;
        }
        double square = Math.fma(value[x], value[x], value[y] * value[y]);
        double alongY = value[x] / square;
        double alongX = -(value[y] / square);
        double[] d = slope;
        for (int k = 0; k < directions; k++) {
            d[i * directions + k] = Math.fma(alongY, d[y * directions + k], alongX * d[x * directions + k]);
        }
    }

    private void neg(int i, int a) {
        if (constant[a]) {
            return;
        }
        double[] d = slope;
        for (int k = 0; k < directions; k++) {
            d[i * directions + k] = -d[a * directions + k];
        }
    }

    private void copy(int i, int a) {
        System.arraycopy(slope, a * directions, slope, i * directions, directions);
    }

    private void scale(int i, double factor, int a) {
        if (constant[a]) {
            return;
        }
        double[] d = slope;
        for (int k = 0; k < directions; k++) {
            d[i * directions + k] = factor * d[a * directions + k];
        }
    }

    private void divide(int i, int a, double divisor) {
        if (constant[a]) {
            return;
        }
        double[] d = slope;
        for (int k = 0; k < directions; k++) {
            d[i * directions + k] = d[a * directions + k] / divisor;
        }
    }
}
