package org.papilio.program;

import java.util.BitSet;
import java.util.List;

/** Source for numbers in float and double. */
final class NumberSource extends StageSource {
    private final List<?> constants;

    /** The values that are compared with zero already. */
    private final BitSet conditions = new BitSet();

    NumberSource(Procedure procedure, int form, ConstantTable table, LaneKind kind, int block) {
        super(procedure, form, table, kind, block);
        this.constants = kind.constants(program);
    }

    @Override
    void constant(int value) {
        String vector = varies(value) ? varying(value, 0) : kind.broadcast(kind.literal(number(value)));
        line("%s c%d = %s;", kind.vector(), value, vector);
    }

    private double number(int constant) {
        return ((Number) constants.get(constant)).doubleValue();
    }

    @Override
    void beginRound() {
        conditions.clear();
    }

    @Override
    void endRound(int stage) {}

    @Override
    void load(int value, int slot) {
        line(
                "%s v%d = %s.fromArray(%s, s, i + %d);",
                kind.vector(), value, kind.vector(), kind.species(), slot * block);
    }

    @Override
    void store(int value, int slot) {
        line("%s.intoArray(s, i + %d);", name(value), slot * block);
    }

    @Override
    void compute(int value) {
        int condition = program.a[value];
        if (program.operation(value) == Operation.SELECT && !conditions.get(condition)) {
            conditions.set(condition);
            line(
                    "VectorMask<%s> m%d = %s.compare(VectorOperators.GT, (%s) 0);",
                    kind.box, condition, name(condition), kind.element);
        }
        line("%s v%d = %s;", kind.vector(), value, expression(value));
    }

    private String expression(int value) {
        String a = name(program.a[value]);
        String b = name(program.b[value]);
        String c = name(program.c[value]);
        return switch (program.operation(value)) {
            case ADD -> a + ".add(" + b + ")";
            case SUB -> a + ".sub(" + b + ")";
            case MUL -> a + ".mul(" + b + ")";
            case DIV -> quotient(value, a, b);
            case NEG -> a + ".neg()";
            case FMA -> a + ".fma(" + b + ", " + c + ")";
            case MAX -> a + ".max(" + b + ")";
            case MIN -> a + ".min(" + b + ")";
            case SELECT -> c + ".blend(" + b + ", m" + program.a[value] + ")";
            case SQRT -> a + ".sqrt()";
            default -> throw new IllegalArgumentException(program.operation(value) + " is no straight-line code");
        };
    }

    private String quotient(int value, String a, String b) {
        int divisor = program.b[value];
        double inverse = divisor < program.invariant ? inverse(divisor, number(divisor)) : Double.NaN;
        return Double.isNaN(inverse)
                ? a + ".div(" + b + ")"
                : a + ".mul(" + kind.broadcast(kind.literal(inverse)) + ")";
    }
}
