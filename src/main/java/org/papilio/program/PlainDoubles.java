package org.papilio.program;

import java.util.Arrays;
import java.util.List;
import org.papilio.number.Elementary;
import org.papilio.number.Precisions;

/**
 * A program in double over lanes in plain Java: every instruction is a loop over a row of lanes, which the JIT compiler turns
 * into vector code where it can. Not for use by several threads at once.
 */
final class PlainDoubles {
    private final Program program;
    private final RowPlan plan;
    private final double[][] rows;
    /** Copies of the inputs that are outputs, as they were before the step. */
    private final double[][] held;

    /**
     * Prepares for rows of so many lanes.
     *
     * @param plan of the program
     */
    PlainDoubles(Program program, RowPlan plan, int width) {
        this.program = program;
        this.plan = plan;
        this.rows = new double[plan.rows][];
        this.held = new double[program.outputs.length][];
        for (int r = program.inputs; r < plan.rows; r++) {
            rows[r] = new double[width];
        }
        List<Double> constants = program.in(Precisions.DOUBLE).constants();
        for (int i = 0; i < constants.size(); i++) {
            Arrays.fill(rows[plan.row[i]], constants.get(i));
        }
        for (int k = 0; k < held.length; k++) {
            if (program.operation(program.outputs[k]) == Operation.INPUT) {
                held[k] = new double[width];
            }
        }
    }

    /**
     * Makes steps.
     *
     * @param inputs a row for each input
     * @param targets the row that each output replaces after each step
     */
    void run(double[][] inputs, double[][] targets, int steps) {
        System.arraycopy(inputs, 0, rows, 0, inputs.length);
        for (int step = 0; step < steps; step++) {
            for (int i = program.invariant; i < program.code.length; i++) {
                evaluate(i);
            }
            for (int k = 0; k < held.length; k++) {
                if (held[k] != null) {
                    copy(result(k), held[k]);
                }
            }
            for (int k = 0; k < held.length; k++) {
                copy(held[k] == null ? result(k) : held[k], targets[k]);
            }
        }
    }

    private double[] result(int output) {
        return rows[plan.row[program.outputs[output]]];
    }

    private static void copy(double[] from, double[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    private void evaluate(int i) {
        double[] r = rows[plan.row[i]];
        double[] a = operand(program.a, i);
        double[] b = operand(program.b, i);
        double[] c = operand(program.c, i);
        switch (program.operation(i)) {
            case INPUT, CONSTANT -> {}
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
            default -> elementary(program.operation(i), r, a, b);
        }
    }

    /** The row of an operand; any row where the instruction does not have it. */
    private double[] operand(int[] operands, int i) {
        return operands[i] < 0 || program.operation(i) == Operation.INPUT ? rows[0] : rows[plan.row[operands[i]]];
    }

    private static void add(double[] r, double[] a, double[] b) {
        for (int i = 0; i < r.length; i++) {
            r[i] = a[i] + b[i];
        }
    }

    private static void sub(double[] r, double[] a, double[] b) {
        for (int i = 0; i < r.length; i++) {
            r[i] = a[i] - b[i];
        }
    }

    private static void mul(double[] r, double[] a, double[] b) {
        for (int i = 0; i < r.length; i++) {
            r[i] = a[i] * b[i];
        }
    }

    private static void div(double[] r, double[] a, double[] b) {
        for (int i = 0; i < r.length; i++) {
            r[i] = a[i] / b[i];
        }
    }

    private static void neg(double[] r, double[] a) {
        for (int i = 0; i < r.length; i++) {
            r[i] = -a[i];
        }
    }

    private static void fma(double[] r, double[] a, double[] b, double[] c) {
        for (int i = 0; i < r.length; i++) {
            r[i] = Math.fma(a[i], b[i], c[i]);
        }
    }

    private static void max(double[] r, double[] a, double[] b) {
        for (int i = 0; i < r.length; i++) {
            r[i] = Math.max(a[i], b[i]);
        }
    }

    private static void min(double[] r, double[] a, double[] b) {
        for (int i = 0; i < r.length; i++) {
            r[i] = Math.min(a[i], b[i]);
        }
    }

    private static void select(double[] r, double[] a, double[] b, double[] c) {
        for (int i = 0; i < r.length; i++) {
            r[i] = a[i] > 0 ? b[i] : c[i];
        }
    }

    private static void sqrt(double[] r, double[] a) {
        for (int i = 0; i < r.length; i++) {
            r[i] = Elementary.sqrt(a[i]);
        }
    }

    /** Elementary functions of the first {@code r.length} elements, one by one. */
    static void elementary(Operation function, double[] r, double[] a, double[] b) {
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
