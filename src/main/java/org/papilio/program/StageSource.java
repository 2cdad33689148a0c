package org.papilio.program;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Java source for the straight-line stages of one form of a procedure. */
abstract class StageSource {
    final Program program;
    final LaneKind kind;
    final int block;
    private final int form;
    private final ConstantTable table;
    private final StringBuilder text = new StringBuilder();

    StageSource(Procedure procedure, int form, ConstantTable table, LaneKind kind, int block) {
        this.program = procedure.forms().get(form);
        this.form = form;
        this.table = table;
        this.kind = kind;
        this.block = block;
    }

    /** Declares the vectors of a constant. */
    abstract void constant(int value);

    abstract void load(int value, int slot);

    abstract void compute(int value);

    abstract void store(int value, int slot);

    /** What comes before the first action of each round of a stage's loop. */
    abstract void beginRound();

    /** What comes after the last one. */
    abstract void endRound(int stage);

    /** A method that runs a stage, {@code s} and its number, which counts the stages of all forms. */
    final String method(int stage, List<Stage.Action> actions) {
        text.setLength(0);
        line("private void s%d(%s[] s, int call) {", stage, kind.element);
        line("int d = offsets[call];");
        constantsOf(actions).stream().forEach(this::constant);
        line("for (int i = 0; i < %d; i += %s) {", block, kind.lanes());
        beginRound();
        for (Stage.Action action : actions) {
            if (action instanceof Stage.Load load) {
                load(load.value(), load.slot());
            } else if (action instanceof Stage.Store store) {
                store(store.value(), store.slot());
            } else if (action instanceof Stage.Compute compute) {
                compute(compute.value());
            }
        }
        endRound(stage);
        line("}");
        line("}");
        return text.toString();
    }

    final void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private BitSet constantsOf(List<Stage.Action> actions) {
        BitSet used = new BitSet();
        for (Stage.Action action : actions) {
            if (action instanceof Stage.Store store) {
                used.set(store.value());
            } else if (action instanceof Stage.Compute compute) {
                for (int operand : program.operands(compute.value())) {
                    used.set(operand);
                }
            }
        }
        used.clear(program.invariant, Math.max(program.invariant, used.length()));
        return used;
    }

    /** Whether a constant differs between calls. */
    final boolean varies(int value) {
        return table.place(form, value) >= 0;
    }

    /** A vector of a part of a constant that differs between calls. */
    final String varying(int value, int part) {
        return kind.broadcast(String.format(Locale.ROOT, "data[d + %d]", table.place(form, value) + part));
    }

    /** The inverse of a divisor that is a constant power of two: then a quotient is a product, in the same bits; otherwise NaN. */
    final double inverse(int divisor, double value) {
        boolean powerOfTwo = Math.abs(value) == Math.scalb(1.0, Math.getExponent(value));
        boolean usable = divisor < program.invariant && !varies(divisor) && powerOfTwo;
        return usable && Math.abs(Math.getExponent(value)) < Float.MAX_EXPONENT ? 1 / value : Double.NaN;
    }

    final String name(int value) {
        return (value < program.invariant ? "c" : "v") + value;
    }
}
