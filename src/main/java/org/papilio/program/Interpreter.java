package org.papilio.program;

import java.util.ArrayList;
import java.util.List;
import org.papilio.number.Field;

/**
 * A program bound to a field: expressions of constants are evaluated once, on construction. Not for use by several
 * threads at once.
 */
public final class Interpreter<T> {

    private final Program program;
    private final Field<T> field;
    private final List<T> slots;

    Interpreter(Program program, Field<T> field) {
        this.program = program;
        this.field = field;
        this.slots = new ArrayList<>(program.code.length);
        for (int i = 0; i < program.invariant; i++) {
            slots.add(evaluate(i, List.of()));
        }
    }

    /**
     * Applies the program.
     *
     * @throws IllegalArgumentException if the number of arguments is not that of the program's inputs
     */
    public List<T> apply(List<T> x) {
        if (x.size() != program.inputs) {
            throw new IllegalArgumentException("expected " + program.inputs + " arguments, got " + x.size());
        }
        slots.subList(program.invariant, slots.size()).clear();
        for (int i = program.invariant; i < program.code.length; i++) {
            slots.add(evaluate(i, x));
        }
        List<T> results = new ArrayList<>(program.outputs.length);
        for (int output : program.outputs) {
            results.add(slots.get(output));
        }
        return results;
    }

    /** The values of the expressions of constants, those of the instructions below {@link Program#invariant}. */
    List<T> constants() {
        return List.copyOf(slots.subList(0, program.invariant));
    }

    private T evaluate(int i, List<T> x) {
        return switch (program.operation(i)) {
            case INPUT -> x.get(program.a[i]);
            case CONSTANT -> field.of(program.constants[program.a[i]]);
            default -> {
                T a = slots.get(program.a[i]);
                T b = program.b[i] < 0 ? a : slots.get(program.b[i]);
                yield apply(program.operation(i), field, a, b, program.c[i] < 0 ? a : slots.get(program.c[i]));
            }
        };
    }

    /** An operation in a field; operands that it does not have may be anything. */
    static <T> T apply(Operation operation, Field<T> field, T a, T b, T c) {
        return switch (operation) {
            case INPUT, CONSTANT -> throw new IllegalArgumentException(operation + " has no operands");
            case ADD -> field.add(a, b);
            case SUB -> field.sub(a, b);
            case MUL -> field.mul(a, b);
            case DIV -> field.div(a, b);
            case NEG -> field.neg(a);
            case FMA -> field.fma(a, b, c);
            case MAX -> field.max(a, b);
            case MIN -> field.min(a, b);
            case SELECT -> field.select(a, b, c);
            case SQRT -> field.sqrt(a);
            case EXP -> field.exp(a);
            case LOG -> field.log(a);
            case TANH -> field.tanh(a);
            case SIN -> field.sin(a);
            case COS -> field.cos(a);
            case ATAN2 -> field.atan2(a, b);
            case SIGMOID -> field.sigmoid(a);
        };
    }
}
