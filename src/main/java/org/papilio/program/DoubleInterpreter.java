package org.papilio.program;

import org.papilio.number.Elementary;

/**
 * A program in double over plain arrays, with the bits of {@link Interpreter} over the double field and without an object
 * for each number. Not for use by several threads at once.
 */
public final class DoubleInterpreter {

    private final Program program;
    private final double[] slots;

    DoubleInterpreter(Program program) {
        this.program = program;
        this.slots = new double[program.code.length];
        run(0, program.invariant, new double[0]);
    }

    /**
     * Applies the program.
     *
     * @param x the arguments
     * @param y where the results go; may be the same array as x
     */
    public void apply(double[] x, double[] y) {
        run(program.invariant, program.code.length, x);
        for (int i = 0; i < program.outputs.length; i++) {
            y[i] = slots[program.outputs[i]];
        }
    }

    private void run(int from, int to, double[] x) {
        double[] s = slots;
        int[] a = program.a;
        int[] b = program.b;
        int[] c = program.c;
        for (int i = from; i < to; i++) {
            s[i] = switch (Program.OPERATIONS[program.code[i]]) {
                case INPUT -> x[a[i]];
                case CONSTANT -> program.constants[a[i]].doubleValue();
                case ADD -> s[a[i]] + s[b[i]];
                case SUB -> s[a[i]] - s[b[i]];
                case MUL -> s[a[i]] * s[b[i]];
                case DIV -> s[a[i]] / s[b[i]];
                case NEG -> -s[a[i]];
                case FMA -> Math.fma(s[a[i]], s[b[i]], s[c[i]]);
                case MAX -> Math.max(s[a[i]], s[b[i]]);
                case MIN -> Math.min(s[a[i]], s[b[i]]);
                case SELECT -> s[a[i]] > 0 ? s[b[i]] : s[c[i]];
                case SQRT -> Math.sqrt(s[a[i]]);
                case EXP -> Elementary.exp(s[a[i]]);
                case LOG -> Elementary.log(s[a[i]]);
                case TANH -> Elementary.tanh(s[a[i]]);
                case SIN -> Elementary.sin(s[a[i]]);
                case COS -> Elementary.cos(s[a[i]]);
                case ATAN2 -> Elementary.atan2(s[a[i]], s[b[i]]);
                case SIGMOID -> Elementary.sigmoid(s[a[i]]);
            };
        }
    }
}
