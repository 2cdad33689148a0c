package org.papilio.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A program over lanes in plain Java: every instruction is a loop over a row of lanes, which the JIT compiler turns into vector
 * code where it can. Not for use by several threads at once.
 *
 * @param <R> a row, an array
 */
abstract class PlainLanes<R> {
    private final Program program;
    private final RowPlan plan;
    private final int elements;
    private final List<R> rows = new ArrayList<>();

    /** The row that each output replaces after each step; those of the state are inputs. */
    private final List<R> targets = new ArrayList<>();

    /** Copies of the inputs that are outputs, as they were before the step. */
    private final List<@Nullable R> held = new ArrayList<>();

    /**
     * Prepares rows.
     *
     * @param row makes one
     * @param elements of a row
     */
    PlainLanes(Lanes lanes, IntFunction<R> row, int elements) {
        this.program = lanes.program();
        this.plan = lanes.plan();
        this.elements = elements;
        for (int r = 0; r < plan.rows; r++) {
            rows.add(row.apply(elements));
        }
        for (int k = 0; k < program.outputs.length; k++) {
            targets.add(k < lanes.dimension() ? rows.get(k) : row.apply(elements));
            held.add(program.operation(program.outputs[k]) == Operation.INPUT ? row.apply(elements) : null);
        }
    }

    /** Fills the rows of expressions of constants. */
    final void fill(List<?> constants) {
        for (int i = 0; i < constants.size(); i++) {
            fill(rows.get(plan.row[i]), constants.get(i));
        }
    }

    /** Makes steps. */
    final void run(int steps) {
        for (int step = 0; step < steps; step++) {
            for (int i = program.invariant; i < program.code.length; i++) {
                if (program.operation(i) != Operation.INPUT) {
                    evaluate(
                            program.operation(i),
                            rows.get(plan.row[i]),
                            operand(program.a[i]),
                            operand(program.b[i]),
                            operand(program.c[i]));
                }
            }
            for (int k = 0; k < targets.size(); k++) {
                R copy = held.get(k);
                if (copy != null) {
                    copy(result(k), copy);
                }
            }
            for (int k = 0; k < targets.size(); k++) {
                R copy = held.get(k);
                copy(copy == null ? result(k) : copy, targets.get(k));
            }
        }
    }

    private R result(int output) {
        return rows.get(plan.row[program.outputs[output]]);
    }

    /** The row of an operand; any row where the instruction does not have it. */
    private R operand(int value) {
        return rows.get(value < 0 ? 0 : plan.row[value]);
    }

    @SuppressWarnings("SuspiciousSystemArraycopy") // rows are arrays
    private void copy(R from, R to) {
        System.arraycopy(from, 0, to, 0, elements);
    }

    /** The row of an input, an array. */
    final R input(int i) {
        return rows.get(i);
    }

    /** The row of an output, an array. */
    final R output(int i) {
        return targets.get(i);
    }

    final void setInput(int i, int element, double value) {
        write(rows.get(i), element, value);
    }

    final double input(int i, int element) {
        return read(rows.get(i), element);
    }

    final double output(int i, int element) {
        return read(targets.get(i), element);
    }

    abstract void fill(R row, Object constant);

    abstract void write(R row, int element, double value);

    abstract double read(R row, int element);

    abstract void evaluate(Operation operation, R r, R a, R b, R c);
}
