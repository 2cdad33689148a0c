package org.papilio.program;

import java.util.BitSet;
import java.util.List;

/** Source for numbers in float and double. The constructor takes the elementary functions of single numbers, by the ordinal of {@link Operation}. */
final class NumberSource extends VectorSource {
    private final List<?> constants;

    /** The values that are compared with zero already. */
    private final BitSet conditions = new BitSet();

    NumberSource(Program program, LaneKind kind, int block) {
        super(program, kind, block);
        this.constants = kind.constants(program);
    }

    private double constant(int value) {
        return ((Number) constants.get(value)).doubleValue();
    }

    @Override
    void fields(String name, int longestBatch) {
        line("private final DoubleBinaryOperator[] f;");
        line("private final double[] wide = new double[%d];", kind == LaneKind.FLOAT ? longestBatch : 0);
        line("%s(DoubleBinaryOperator[] f) { this.f = f; }", name);
    }

    @Override
    void constants(BitSet values) {
        values.stream()
                .forEach(value ->
                        line("%s c%d = %s;", kind.vector(), value, kind.broadcast(kind.literal(constant(value)))));
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
        double inverse = program.b[value] < program.invariant ? inversePowerOfTwo(constant(program.b[value])) : Double.NaN;
        return Double.isNaN(inverse)
                ? a + ".div(" + b + ")"
                : a + ".mul(" + kind.broadcast(kind.literal(inverse)) + ")";
    }

    @Override
    String function(Operation function) {
        return VectorFunctions.source(function, kind);
    }
}
