package org.papilio.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.papilio.number.Field;
import org.papilio.number.Precisions;

/** Binds a definition to a field in the fastest way there is, with the same bits in each. */
public final class Steps {
    private Steps() {}

    /**
     * The definition in a field; the function is not for use by several threads at once.
     *
     * @param program the recorded definition; empty when it is too long to be recorded
     */
    @SuppressWarnings("unchecked")
    public static <T> UnaryOperator<List<T>> of(Definition definition, Optional<Program> program, Field<T> field) {
        if (program.isEmpty()) {
            return x -> definition.apply(field, x);
        }
        if (field == (Field<?>) Precisions.DOUBLE) {
            DoubleInterpreter interpreter = program.get().inDouble();
            return x -> (List<T>) boxed(interpreter, (List<Double>) x);
        }
        return program.get().in(field)::apply;
    }

    private static List<Double> boxed(DoubleInterpreter interpreter, List<Double> state) {
        double[] x = new double[state.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = state.get(i);
        }
        interpreter.apply(x, x);
        List<Double> next = new ArrayList<>(x.length);
        for (double value : x) {
            next.add(value);
        }
        return next;
    }
}
