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
        return switch (Program.OPERATIONS[program.code[i]]) {
            case INPUT -> x.get(program.a[i]);
            case CONSTANT -> field.of(program.constants[program.a[i]]);
            case ADD -> field.add(a(i), b(i));
            case SUB -> field.sub(a(i), b(i));
            case MUL -> field.mul(a(i), b(i));
            case DIV -> field.div(a(i), b(i));
            case NEG -> field.neg(a(i));
            case FMA -> field.fma(a(i), b(i), c(i));
            case MAX -> field.max(a(i), b(i));
            case MIN -> field.min(a(i), b(i));
            case SELECT -> field.select(a(i), b(i), c(i));
            case SQRT -> field.sqrt(a(i));
            case EXP -> field.exp(a(i));
            case LOG -> field.log(a(i));
            case TANH -> field.tanh(a(i));
            case SIN -> field.sin(a(i));
            case COS -> field.cos(a(i));
            case ATAN2 -> field.atan2(a(i), b(i));
            case SIGMOID -> field.sigmoid(a(i));
        };
    }

    private T a(int i) {
        return slots.get(program.a[i]);
    }

    private T b(int i) {
        return slots.get(program.b[i]);
    }

    private T c(int i) {
        return slots.get(program.c[i]);
    }
}
