package org.papilio.program;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Java source for a procedure: a class that consumes scratch memory ({@code double[]} or {@code float[]}, slot after slot, in each the parts
 * of its number, a block of lanes each) and a number of steps, with a method for each straight-line stage.
 */
final class VectorSource {
    private final LaneKind kind;
    private final int block;
    private final StringBuilder text = new StringBuilder();

    private VectorSource(LaneKind kind, int block) {
        this.kind = kind;
        this.block = block;
    }

    /**
     * The source of a class.
     *
     * @param name of the class, in this package; its constructor takes what {@link VectorCode} hands to it
     * @param schedules one for each form of the procedure
     * @param block how many lanes are run together, a multiple of a vector's
     */
    static String of(
            String name, Procedure procedure, List<Schedule> schedules, ConstantTable table, LaneKind kind, int block) {
        return new VectorSource(kind, block).write(name, procedure, schedules, table);
    }

    private String write(String name, Procedure procedure, List<Schedule> schedules, ConstantTable table) {
        Set<Operation> functions = EnumSet.noneOf(Operation.class);
        int longest = 0;
        for (Schedule schedule : schedules) {
            for (Stage stage : schedule.stages()) {
                if (stage instanceof Stage.Batch batch) {
                    functions.add(batch.function());
                    longest = Math.max(longest, batch.count() * block);
                }
            }
        }
        head(name, longest);
        line("public void accept(%s[] s, int steps) {", kind.element);
        List<String> steps = new ArrayList<>();
        int first = 0;
        for (int form = 0; form < schedules.size(); form++) {
            Schedule schedule = schedules.get(form);
            calls(schedule.preparation(), first, "0");
            steps.add(String.format(Locale.ROOT, "case %d -> form%d(s, call);", form, form));
            first += schedule.stages().size();
        }
        line("for (int t = 0; t < steps; t++) {");
        line("for (int call = 0; call < forms.length; call++) {");
        line("switch (forms[call]) {");
        steps.forEach(step -> line("%s", step));
        line("default -> throw new IllegalStateException();");
        line("}");
        line("}");
        line("}");
        line("}");
        first = 0;
        for (int form = 0; form < schedules.size(); form++) {
            Schedule schedule = schedules.get(form);
            line("private void form%d(%s[] s, int call) {", form, kind.element);
            calls(schedule.step(), first + schedule.preparation().size(), "call");
            line("}");
            StageSource source = kind == LaneKind.DOUBLE_DOUBLE
                    ? new DoubleDoubleSource(procedure, form, table, block)
                    : new NumberSource(procedure, form, table, kind, block);
            for (Stage stage : schedule.stages()) {
                if (stage instanceof Stage.Straight straight) {
                    text.append(source.method(first, straight.actions()));
                }
                first++;
            }
        }
        functions.forEach(function -> text.append(
                kind == LaneKind.DOUBLE_DOUBLE
                        ? DoubleDoubleFunctions.source(function, block)
                        : VectorFunctions.source(function, kind)));
        line("}");
        return text.toString();
    }

    private void head(String name, int longestBatch) {
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
        String functions = kind == LaneKind.DOUBLE_DOUBLE ? "ObjIntConsumer<double[]>[]" : "DoubleBinaryOperator[]";
        line("private final %s f;", functions);
        line("private final int[] forms;");
        line("private final int[] offsets;");
        line("private final %s[] data;", kind.element);
        line("private final double[] wide = new double[%d];", kind == LaneKind.FLOAT ? longestBatch : 0);
        line("%s(%s f, int[] forms, int[] offsets, %s[] data) {", name, functions, kind.element);
        line("this.f = f;");
        line("this.forms = forms;");
        line("this.offsets = offsets;");
        line("this.data = data;");
        line("}");
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private void calls(List<Stage> stages, int first, String call) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i) instanceof Stage.Batch batch) {
                int slot = kind.parts * block;
                int from = batch.slot() * slot;
                line("%s(s, %d, %d);", VectorFunctions.name(batch.function()), from, from + batch.count() * slot);
            } else {
                line("s%d(s, %s);", first + i, call);
            }
        }
    }
}
