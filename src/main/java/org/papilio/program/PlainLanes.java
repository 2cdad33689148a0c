package org.papilio.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A procedure over lanes in plain Java: every instruction is a loop over a row of lanes, which the JIT compiler turns into vector
 * code where it can. Not for use by several threads at once.
 *
 * @param <R> a row, an array
 */
abstract class PlainLanes<R> {
    private final Procedure procedure;
    private final LaneKind kind;
    private final IntFunction<R> row;
    private final int elements;

    /** The rows of the inputs, those that are carried first, and of the observations. */
    private final List<R> inputs = new ArrayList<>();

    private final List<R> observations = new ArrayList<>();
    private final List<Form> forms = new ArrayList<>();

    /** By call: the values of the expressions of constants that differ between calls. */
    private final List<List<Object>> values = new ArrayList<>();

    /**
     * Prepares rows.
     *
     * @param row makes one
     * @param elements of a row
     */
    PlainLanes(Lanes lanes, IntFunction<R> row, int elements) {
        this.procedure = lanes.procedure();
        this.kind = lanes.kind();
        this.row = row;
        this.elements = elements;
        for (int i = 0; i < procedure.carried() + procedure.inputs(); i++) {
            inputs.add(row.apply(elements));
        }
        for (int i = procedure.dimension(); i < procedure.outputs(); i++) {
            observations.add(row.apply(elements));
        }
    }

    /** Makes the rows of constants and of intermediate results. */
    final void prepare() {
        for (int form = 0; form < procedure.forms().size(); form++) {
            forms.add(new Form(procedure.forms().get(form), procedure.varying(form, kind)));
        }
        for (Procedure.Call call : procedure.calls()) {
            List<?> constants = kind.constants(call.program());
            List<Object> varying = new ArrayList<>();
            for (int i : forms.get(call.form()).varying) {
                varying.add(constants.get(i));
            }
            values.add(varying);
        }
    }

    /** Makes steps. */
    final void run(int steps) {
        for (int step = 0; step < steps; step++) {
            for (int call = 0; call < values.size(); call++) {
                forms.get(procedure.calls().get(call).form()).run(values.get(call));
            }
        }
    }

    /** The rows of a program. */
    private final class Form {
        private final Program program;
        private final int[] varying;
        private final int[] plan;
        private final List<R> rows = new ArrayList<>(inputs);
        private final List<R> targets = new ArrayList<>();

        /** Copies of the inputs that are outputs in another place, as they were before. */
        private final List<@Nullable R> held = new ArrayList<>();

        Form(Program program, int[] varying) {
            RowPlan rowPlan = new RowPlan(program);
            this.program = program;
            this.varying = varying;
            this.plan = rowPlan.row;
            while (rows.size() < rowPlan.rows) {
                rows.add(row.apply(elements));
            }
            List<?> constants = kind.constants(program);
            for (int i = 0; i < constants.size(); i++) {
                fill(rows.get(plan[i]), constants.get(i));
            }
            int replaced = procedure.replaced(program);
            for (int k = 0; k < program.outputs.length; k++) {
                targets.add(k < replaced ? inputs.get(k) : observations.get(k - replaced));
                boolean moved = program.operation(program.outputs[k]) == Operation.INPUT && result(k) != targets.get(k);
                held.add(moved ? row.apply(elements) : null);
            }
        }

        void run(List<Object> values) {
            for (int i = 0; i < varying.length; i++) {
                fill(rows.get(plan[varying[i]]), values.get(i));
            }
            for (int i = program.invariant; i < program.code.length; i++) {
                if (program.operation(i) != Operation.INPUT) {
                    evaluate(
                            program.operation(i),
                            rows.get(plan[i]),
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

        private R result(int output) {
            return rows.get(plan[program.outputs[output]]);
        }

        /** The row of an operand; any row where the instruction does not have it. */
        private R operand(int value) {
            return rows.get(value < 0 ? 0 : plan[value]);
        }
    }

    @SuppressWarnings("SuspiciousSystemArraycopy") // rows are arrays
    private void copy(R from, R to) {
        if (from != to) {
            System.arraycopy(from, 0, to, 0, elements);
        }
    }

    /** The row of an input, an array. */
    final R input(int i) {
        return inputs.get(procedure.carried() + i);
    }

    /** The row of an output, an array. */
    final R output(int i) {
        return i < procedure.dimension() ? input(i) : observations.get(i - procedure.dimension());
    }

    final void setInput(int i, int element, double value) {
        write(input(i), element, value);
    }

    final double input(int i, int element) {
        return read(input(i), element);
    }

    final double output(int i, int element) {
        return read(output(i), element);
    }

    abstract void fill(R row, Object constant);

    abstract void write(R row, int element, double value);

    abstract double read(R row, int element);

    abstract void evaluate(Operation operation, R r, R a, R b, R c);
}
