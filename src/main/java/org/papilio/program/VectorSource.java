package org.papilio.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Java source for a schedule: a class that consumes scratch memory ({@code double[]} or {@code float[]}, slot after slot, a block of lanes each) and a number of steps,
 * with a static method for each straight-line stage.
 */
final class VectorSource {

    private final Program program;
    private final LaneKind kind;
    private final int block;
    private final List<? extends Number> constants;
    private final StringBuilder text = new StringBuilder();

    private VectorSource(Program program, LaneKind kind, int block) {
        this.program = program;
        this.kind = kind;
        this.block = block;
        this.constants = kind.constants(program);
    }

    /**
     * The source of a class.
     *
     * @param name of the class, in this package; it has a constructor that takes the elementary functions of single numbers, by the
     *     ordinal of {@link Operation}
     * @param block how many lanes are run together, a multiple of a vector's
     */
    static String of(String name, Program program, Schedule schedule, LaneKind kind, int block) {
        return new VectorSource(program, kind, block).write(name, schedule);
    }

    private String write(String name, Schedule schedule) {
        List<Stage> all = new ArrayList<>(schedule.preparation());
        all.addAll(schedule.step());
        Set<Operation> functions = EnumSet.noneOf(Operation.class);
        int longest = 0;
        for (Stage stage : all) {
            if (stage instanceof Stage.Batch batch) {
                functions.add(batch.function());
                longest = Math.max(longest, batch.count() * block);
            }
        }
        line("package %s;", VectorSource.class.getPackageName());
        line("import jdk.incubator.vector.*;");
        line("import java.util.function.*;");
        line("final class %s implements ObjIntConsumer<%s[]> {", name, kind.element);
        for (LaneKind each : LaneKind.values()) {
            line(
                    "private static final VectorSpecies<%s> %s = %s.SPECIES_PREFERRED;",
                    each.box, each.species(), each.vector());
            line("private static final int %s = %s.length();", each.lanes(), each.species());
        }
        line("private final DoubleBinaryOperator[] f;");
        line("private final double[] wide = new double[%d];", kind == LaneKind.FLOAT ? longest : 0);
        line("%s(DoubleBinaryOperator[] f) { this.f = f; }", name);
        line("public void accept(%s[] s, int steps) {", kind.element);
        calls("p", schedule.preparation());
        line("for (int t = 0; t < steps; t++) {");
        calls("s", schedule.step());
        line("}");
        line("}");
        methods("p", schedule.preparation());
        methods("s", schedule.step());
        functions.forEach(function -> text.append(VectorFunctions.source(function, kind)));
        line("}");
        return text.toString();
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private void calls(String prefix, List<Stage> stages) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i) instanceof Stage.Batch batch) {
                int from = batch.slot() * block;
                int to = from + batch.count() * block;
                line("%s(s, %d, %d);", VectorFunctions.name(batch.function()), from, to);
            } else {
                line("%s%d(s);", prefix, i);
            }
        }
    }

    private void methods(String prefix, List<Stage> stages) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i) instanceof Stage.Straight straight) {
                method(prefix + i, straight.actions());
            }
        }
    }

    private void method(String name, List<Stage.Action> actions) {
        line("private static void %s(%s[] s) {", name, kind.element);
        constants(actions);
        line("for (int i = 0; i < %d; i += %s) {", block, kind.lanes());
        BitSet conditions = new BitSet();
        for (Stage.Action action : actions) {
            if (action instanceof Stage.Load load) {
                line(
                        "%s v%d = %s.fromArray(%s, s, i + %d);",
                        kind.vector(), load.value(), kind.vector(), kind.species(), load.slot() * block);
            } else if (action instanceof Stage.Store store) {
                line("%s.intoArray(s, i + %d);", name(store.value()), store.slot() * block);
            } else if (action instanceof Stage.Compute compute) {
                compute(compute.value(), conditions);
            }
        }
        line("}");
        line("}");
    }

    private void compute(int value, BitSet conditions) {
        if (program.operation(value) == Operation.SELECT && !conditions.get(program.a[value])) {
            int condition = program.a[value];
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

    /** A quotient; by a power of two the product with its inverse, which is the same bits. */
    private String quotient(int value, String a, String b) {
        if (program.b[value] < program.invariant) {
            double divisor = constants.get(program.b[value]).doubleValue();
            double inverse = 1 / divisor;
            boolean powerOfTwo = Math.abs(divisor) == Math.scalb(1.0, Math.getExponent(divisor));
            if (powerOfTwo && Math.abs(Math.getExponent(divisor)) < Float.MAX_EXPONENT) {
                return a + ".mul(" + kind.broadcast(kind.literal(inverse)) + ")";
            }
        }
        return a + ".div(" + b + ")";
    }

    private String name(int value) {
        return (value < program.invariant ? "c" : "v") + value;
    }

    private void constants(List<Stage.Action> actions) {
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
        used.stream()
                .filter(value -> value < program.invariant)
                .forEach(value ->
                        line("%s c%d = %s;", kind.vector(), value, kind.broadcast(kind.literal(constants.get(value)))));
    }
}
