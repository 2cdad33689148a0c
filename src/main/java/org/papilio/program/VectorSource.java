package org.papilio.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Java source for a schedule: a class that consumes scratch memory ({@code double[]} or {@code float[]}, slot after slot, in each the parts
 * of its number, a block of lanes each) and a number of steps, with a method for each straight-line stage.
 */
abstract class VectorSource {
    final Program program;
    final LaneKind kind;
    final int block;
    private final StringBuilder text = new StringBuilder();

    VectorSource(Program program, LaneKind kind, int block) {
        this.program = program;
        this.kind = kind;
        this.block = block;
    }

    /**
     * The source of a class.
     *
     * @param name of the class, in this package; its constructor takes what {@link VectorCode} hands to it
     * @param block how many lanes are run together, a multiple of a vector's
     */
    static String of(String name, Program program, Schedule schedule, LaneKind kind, int block) {
        VectorSource source = kind == LaneKind.DOUBLE_DOUBLE
                ? new DoubleDoubleSource(program, block)
                : new NumberSource(program, kind, block);
        return source.write(name, schedule);
    }

    /** Fields and constructor. */
    abstract void fields(String name, int longestBatch);

    /** Declares the vectors of constants. */
    abstract void constants(BitSet values);

    abstract void load(int value, int slot);

    abstract void compute(int value);

    abstract void store(int value, int slot);

    /** What comes before the first action of each round of a stage's loop. */
    abstract void beginRound();

    /** What comes after the last one; {@code stage} counts the stages from the first of the preparation. */
    abstract void endRound(int stage);

    /** The methods of an elementary function. */
    abstract String function(Operation function);

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
        for (LaneKind each : List.of(LaneKind.DOUBLE, LaneKind.FLOAT)) {
            line(
                    "private static final VectorSpecies<%s> %s = %s.SPECIES_PREFERRED;",
                    each.box, each.species(), each.vector());
            line("private static final int %s = %s.length();", each.lanes(), each.species());
        }
        fields(name, longest);
        line("public void accept(%s[] s, int steps) {", kind.element);
        calls(0, schedule.preparation());
        line("for (int t = 0; t < steps; t++) {");
        calls(schedule.preparation().size(), schedule.step());
        line("}");
        line("}");
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Stage.Straight straight) {
                method(i, straight.actions());
            }
        }
        functions.forEach(function -> text.append(function(function)));
        line("}");
        return text.toString();
    }

    final void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private void calls(int first, List<Stage> stages) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i) instanceof Stage.Batch batch) {
                int slot = kind.parts * block;
                int from = batch.slot() * slot;
                line("%s(s, %d, %d);", VectorFunctions.name(batch.function()), from, from + batch.count() * slot);
            } else {
                line("s%d(s);", first + i);
            }
        }
    }

    private void method(int stage, List<Stage.Action> actions) {
        line("private void s%d(%s[] s) {", stage, kind.element);
        constants(constantsOf(actions));
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

    /** The inverse of a constant divisor that is a power of two: then a quotient is a product, in the same bits; otherwise NaN. */
    static double inversePowerOfTwo(double divisor) {
        boolean powerOfTwo = Math.abs(divisor) == Math.scalb(1.0, Math.getExponent(divisor));
        return powerOfTwo && Math.abs(Math.getExponent(divisor)) < Float.MAX_EXPONENT ? 1 / divisor : Double.NaN;
    }

    final String name(int value) {
        return (value < program.invariant ? "c" : "v") + value;
    }
}
