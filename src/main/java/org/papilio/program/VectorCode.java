package org.papilio.program;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ObjIntConsumer;
import javax.tools.ToolProvider;
import org.papilio.number.DoubleDouble;
import org.papilio.number.Elementary;
import org.papilio.number.Precisions;

/** A program compiled to the Vector API: steps of a block of lanes in scratch memory. May be shared by threads. */
final class VectorCode {

    /** What a block may take of the first-level cache. */
    private static final int CACHE = 36 * 1024;

    /** The size of a vector in bytes. */
    private static final int VECTOR_BYTES =
            option("MaxVectorSize").map(Integer::parseInt).orElse(16);

    /** The largest number of vectors of a block: with fewer the loops are too short, with more the first-level cache is too small. */
    private static final int MOST_VECTORS = 8;

    private final LaneKind kind;
    private final int slots;
    private final int block;
    private final Procedure procedure;
    private final List<Schedule> schedules;
    private final ConstantTable table;
    private final Constructor<?> constructor;

    /**
     * Compiles a program.
     *
     * @param width the largest number of lanes of a block, a power of two
     * @throws IllegalStateException if it cannot be done, with the reason
     */
    VectorCode(Procedure procedure, LaneKind kind, int width) {
        Optional<String> obstacle = obstacle(procedure, kind);
        if (obstacle.isPresent()) {
            throw new IllegalStateException(obstacle.get());
        }
        this.kind = kind;
        this.procedure = procedure;
        boolean alone = procedure.calls().size() == 1;
        this.schedules = procedure.forms().stream()
                .map(form -> new Schedule(form, kind, procedure.replaced(form), alone))
                .toList();
        this.slots = schedules.stream().mapToInt(Schedule::slots).max().orElse(0);
        this.block = Math.min(width, block(slots, kind));
        this.table = new ConstantTable(procedure, kind);
        String name = "Lanes" + kind.box;
        Class<?> code = VectorCompiler.compile(name, VectorSource.of(name, procedure, schedules, table, kind, block));
        this.constructor = code.getDeclaredConstructors()[0];
    }

    private static int block(int slots, LaneKind kind) {
        int vectors = MOST_VECTORS;
        while (vectors > 1 && slots * kind.parts * vectors * VECTOR_BYTES > CACHE) {
            vectors /= 2;
        }
        return vectors * VECTOR_BYTES / kind.bytes;
    }

    /** Why a procedure cannot be compiled to the Vector API here, as far as is known beforehand. */
    static Optional<String> obstacle(Procedure procedure, LaneKind kind) {
        if (procedure.operations() > kind.longest()) {
            return Optional.of("it has " + procedure.operations() + " operations, more than " + kind.longest());
        }
        if (VectorModule.obstacle().isPresent()) {
            return VectorModule.obstacle();
        }
        if (ToolProvider.getSystemJavaCompiler() == null) {
            return Optional.of("this Java has no compiler (a JRE, not a JDK)");
        }
        return hasFusedMultiplyAdd() ? Optional.empty() : Optional.of("this processor has no fused multiply-add");
    }

    /** Whether fused multiply-add is an instruction; without, {@link Math#fma} is computed with BigDecimal. */
    private static boolean hasFusedMultiplyAdd() {
        return option("UseFMA").map(Boolean::parseBoolean).orElse(true);
    }

    /** An option of the Java virtual machine; empty if it does not have it. */
    private static Optional<String> option(String name) {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        try {
            return machine == null
                    ? Optional.empty()
                    : Optional.of(machine.getVMOption(name).getValue());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** How many lanes are run together. */
    int block() {
        return block;
    }

    /** Scratch memory for a block: slot after slot. */
    Object scratch() {
        int length = slots * kind.parts * block;
        return kind == LaneKind.FLOAT ? new float[length] : new double[length];
    }

    /** The code, for one thread: takes scratch memory and a number of steps. */
    @SuppressWarnings("unchecked")
    ObjIntConsumer<Object> instance() {
        try {
            return (ObjIntConsumer<Object>) constructor.newInstance(
                    kind == LaneKind.DOUBLE_DOUBLE ? pairFunctions() : functions(),
                    procedure.calls().stream().mapToInt(Procedure.Call::form).toArray(),
                    table.offsets(),
                    table.data());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private DoubleBinaryOperator[] functions() {
        DoubleBinaryOperator[] f = new DoubleBinaryOperator[Program.OPERATIONS.length];
        boolean wide = kind == LaneKind.DOUBLE;
        // the logarithm of floats is rounded from double
        f[Operation.LOG.ordinal()] = (x, none) -> Elementary.log(x);
        f[Operation.TANH.ordinal()] = (x, none) -> wide ? Elementary.tanh(x) : Elementary.tanh((float) x);
        f[Operation.EXP.ordinal()] = (x, none) -> wide ? Elementary.exp(x) : Elementary.exp((float) x);
        f[Operation.SIGMOID.ordinal()] = (x, none) -> wide ? Elementary.sigmoid(x) : Elementary.sigmoid((float) x);
        f[Operation.SIN.ordinal()] = (x, none) -> wide ? Elementary.sin(x) : Elementary.sin((float) x);
        f[Operation.COS.ordinal()] = (x, none) -> wide ? Elementary.cos(x) : Elementary.cos((float) x);
        f[Operation.ATAN2.ordinal()] = (y, x) -> wide ? Elementary.atan2(y, x) : Elementary.atan2((float) y, (float) x);
        return f;
    }

    /** The functions that double-double code calls, one number or lane at a time: the elementary functions, and then the stages. */
    private ObjIntConsumer<?>[] pairFunctions() {
        List<ObjIntConsumer<double[]>> functions = new ArrayList<>();
        for (Operation operation : Program.OPERATIONS) {
            functions.add((p, none) -> {
                DoubleDouble a = DoubleDouble.ofParts(p[0], p[1]);
                DoubleDouble b = DoubleDouble.ofParts(p[2], p[3]);
                DoubleDouble result = Interpreter.apply(operation, Precisions.DOUBLE_DOUBLE, a, b, b);
                p[0] = result.hi();
                p[1] = result.lo();
            });
        }
        for (int form = 0; form < schedules.size(); form++) {
            StageRedo redo = new StageRedo(procedure, form, block);
            for (Stage stage : schedules.get(form).stages()) {
                functions.add((s, lane) -> redo.run((Stage.Straight) stage, s, lane));
            }
        }
        return functions.toArray(new ObjIntConsumer<?>[0]);
    }
}
