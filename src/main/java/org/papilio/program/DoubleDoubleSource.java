package org.papilio.program;

import java.util.BitSet;
import java.util.List;
import org.papilio.number.DoubleDouble;
import org.papilio.number.Precisions;
import org.papilio.program.PairLines.Pair;

/**
 * Source for double-double numbers. Straight-line code does without the tests of {@link DoubleDouble}; lanes in which a result
 * that leaves the stage, or decides in it, is infinite, NaN or from tiny numbers are computed anew, one by one. That is done by
 * takes functions of scratch memory and a position in it: the elementary functions, by the ordinal of {@link Operation}, and
 * after them the stages.
 */
final class DoubleDoubleSource extends StageSource {
    /** Below this quotients and roots are scaled. */
    private static final String TINY = "0x1p-960";

    private final List<DoubleDouble> constants;
    private final PairLines lines = new PairLines();

    /** By value: the names of its parts. */
    private final Pair[] pairs;

    /** The values compared with zero already, those known to be finite, and whether the current stage computes anything. */
    private final BitSet conditions = new BitSet();

    private final BitSet checked = new BitSet();
    private boolean computes;

    DoubleDoubleSource(Procedure procedure, int form, ConstantTable table, int block) {
        super(procedure, form, table, LaneKind.DOUBLE_DOUBLE, block);
        this.constants = program.in(Precisions.DOUBLE_DOUBLE).constants();
        this.pairs = new Pair[program.code.length];
    }

    @Override
    void constant(int value) {
        DoubleDouble number = constants.get(value);
        boolean single = number.lo() == 0 && !varies(value);
        pairs[value] = new Pair("c" + value, single ? "zero" : "l" + value);
        line("DoubleVector c%d = %s;", value, varies(value) ? varying(value, 0) : PairLines.constant(number.hi()));
        if (!single) {
            line("DoubleVector l%d = %s;", value, varies(value) ? varying(value, 1) : PairLines.constant(number.lo()));
        }
    }

    @Override
    void beginRound() {
        conditions.clear();
        checked.clear();
        computes = false;
        line("DoubleVector zero = %s;", PairLines.constant(0));
        line("DoubleVector bad = zero;");
    }

    @Override
    void endRound(int stage) {
        if (computes) {
            line("if (!bad.compare(VectorOperators.EQ, 0).allTrue()) {");
            line("for (int k = i; k < i + D_LANES; k++) {");
            line("f[%d].accept(s, call * %d + k);", Program.OPERATIONS.length + stage, block);
            line("}");
            line("}");
        }
    }

    private int place(int slot) {
        return slot * kind.parts * block;
    }

    @Override
    void load(int value, int slot) {
        pairs[value] = new Pair("v" + value, "w" + value);
        line("DoubleVector v%d = DoubleVector.fromArray(D, s, i + %d);", value, place(slot));
        line("DoubleVector w%d = DoubleVector.fromArray(D, s, i + %d);", value, place(slot) + block);
        checked.set(value);
    }

    @Override
    void store(int value, int slot) {
        check(value);
        line("%s.intoArray(s, i + %d);", pairs[value].hi(), place(slot));
        line("%s.intoArray(s, i + %d);", pairs[value].lo(), place(slot) + block);
    }

    /** Makes the vector {@code bad} NaN where the trailing part of a value is infinite or NaN. */
    private void check(int value) {
        if (value >= program.invariant && !checked.get(value)) {
            checked.set(value);
            line("bad = %s.fma(zero, bad);", pairs[value].lo());
        }
    }

    private void bad(String mask) {
        line("bad = bad.blend(Double.NaN, %s);", mask);
    }

    private void tinyIsBad(Pair x) {
        bad(x.hi() + ".abs().compare(VectorOperators.LT, " + TINY + ").and(" + x.hi()
                + ".compare(VectorOperators.NE, 0))");
    }

    @Override
    void compute(int value) {
        computes = true;
        pairs[value] = result(value);
        line("%s", lines.take());
    }

    private Pair result(int value) {
        Pair a = pairs[program.a[value]];
        Pair b = program.b[value] < 0 ? a : pairs[program.b[value]];
        Pair c = program.c[value] < 0 ? a : pairs[program.c[value]];
        return switch (program.operation(value)) {
            case ADD -> lines.add(a, b);
            case SUB -> lines.sub(a, b);
            case MUL -> lines.mul(a, b);
            case FMA -> lines.add(lines.mul(a, b), c);
            case NEG -> lines.neg(a);
            case DIV -> quotient(value, a, b);
            case SQRT -> {
                check(program.a[value]);
                tinyIsBad(a);
                yield lines.sqrt(a);
            }
            case MAX -> {
                comparable(value, a, b);
                yield lines.max(a, b);
            }
            case MIN -> {
                comparable(value, a, b);
                yield lines.min(a, b);
            }
            case SELECT -> lines.blend(c, b, condition(program.a[value]));
            default -> throw new IllegalArgumentException(program.operation(value) + " is no straight-line code");
        };
    }

    private Pair quotient(int value, Pair a, Pair b) {
        tinyIsBad(a);
        int divisor = program.b[value];
        double inverse = divisor < program.invariant && b.single()
                ? inverse(divisor, constants.get(divisor).hi())
                : Double.NaN;
        return Double.isNaN(inverse) ? lines.div(a, b) : lines.scale(a, PairLines.constant(inverse));
    }

    private void comparable(int value, Pair a, Pair b) {
        check(program.a[value]);
        check(program.b[value]);
        bad(a.hi() + ".compare(VectorOperators.NE, " + a.hi() + ").or(" + b.hi() + ".compare(VectorOperators.NE, "
                + b.hi() + "))");
    }

    private String condition(int value) {
        if (!conditions.get(value)) {
            conditions.set(value);
            check(value);
            line("VectorMask<Double> m%d = %s.compare(VectorOperators.GT, 0);", value, pairs[value].hi());
        }
        return "m" + value;
    }
}
