package org.papilio.program;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.papilio.number.Field;

/**
 * A definition written down as a list of operations: common subexpressions shared, operations that no output needs left
 * out, the elementary functions kept as whole operations. Interpreting it gives the bits of the definition in every
 * field.
 *
 * <p>A central-difference training step gains most: of the 34 losses of a 2-3-2 network on XOR, each perturbed in one
 * parameter, only what the perturbation reaches is computed anew.
 */
public final class Program implements Definition {
    /** Beyond this many operations recording takes longer than it saves. */
    public static final int LONGEST = 200_000;

    static final Operation[] OPERATIONS = Operation.values();

    final int inputs;
    final byte[] code;
    final int[] a;
    final int[] b;
    final int[] c;
    final BigDecimal[] constants;
    final int[] outputs;
    /** Instructions below this position depend on constants alone. */
    final int invariant;

    private Program(int inputs, byte[] code, int[][] operands, BigDecimal[] constants, int[] outputs, int invariant) {
        this.inputs = inputs;
        this.code = code;
        this.a = operands[0];
        this.b = operands[1];
        this.c = operands[2];
        this.constants = constants;
        this.outputs = outputs;
        this.invariant = invariant;
    }

    /**
     * Records a definition of up to {@value #LONGEST} distinct operations.
     *
     * @return the program, or empty when the definition is longer
     */
    public static Optional<Program> record(Definition definition) {
        return record(definition, LONGEST);
    }

    /**
     * Records a definition.
     *
     * @param limit the largest number of distinct operations to record
     * @return the program, or empty when the definition is longer than the limit
     */
    public static Optional<Program> record(Definition definition, int limit) {
        Recorder recorder = new Recorder(limit);
        try {
            List<Recorder.Node> arguments = new ArrayList<>();
            for (int i = 0; i < definition.inputs(); i++) {
                arguments.add(recorder.input(i));
            }
            List<Recorder.Node> results = definition.apply(recorder, arguments);
            return Optional.of(assemble(definition.inputs(), recorder, results));
        } catch (Recorder.TooLongException e) {
            return Optional.empty();
        }
    }

    private static Program assemble(int inputs, Recorder recorder, List<Recorder.Node> results) {
        List<Recorder.Instruction> recorded = recorder.instructions();
        int n = recorded.size();
        boolean[] needed = new boolean[n];
        for (Recorder.Node result : results) {
            needed[result.index()] = true;
        }
        boolean[] varies = new boolean[n];
        for (int i = n - 1; i >= 0; i--) {
            if (needed[i]) {
                forEachOperand(recorded.get(i), operand -> needed[operand] = true);
            }
        }
        for (int i = 0; i < n; i++) {
            int position = i;
            varies[i] = recorded.get(i).operation() == Operation.INPUT;
            forEachOperand(recorded.get(i), operand -> varies[position] |= varies[operand]);
        }
        int[] slot = new int[n];
        Arrays.fill(slot, -1);
        int count = 0;
        for (int i = 0; i < n; i++) {
            if (needed[i] && !varies[i]) {
                slot[i] = count++;
            }
        }
        int invariant = count;
        for (int i = 0; i < n; i++) {
            if (needed[i] && varies[i]) {
                slot[i] = count++;
            }
        }
        byte[] code = new byte[count];
        int[][] operands = new int[3][count];
        for (int i = 0; i < n; i++) {
            int s = slot[i];
            if (s < 0) {
                continue;
            }
            Recorder.Instruction instruction = recorded.get(i);
            code[s] = (byte) instruction.operation().ordinal();
            boolean leaf = isLeaf(instruction.operation());
            operands[0][s] = leaf ? instruction.a() : slot[instruction.a()];
            operands[1][s] = instruction.b() < 0 ? -1 : slot[instruction.b()];
            operands[2][s] = instruction.c() < 0 ? -1 : slot[instruction.c()];
        }
        int[] outputs =
                results.stream().mapToInt(result -> slot[result.index()]).toArray();
        return new Program(inputs, code, operands, recorder.constants().toArray(new BigDecimal[0]), outputs, invariant);
    }

    private static boolean isLeaf(Operation operation) {
        return operation == Operation.INPUT || operation == Operation.CONSTANT;
    }

    /** Whether another program makes the same operations in the same order, perhaps of other constants. */
    boolean differsInConstantsAlone(Program other) {
        return inputs == other.inputs
                && invariant == other.invariant
                && Arrays.equals(code, other.code)
                && Arrays.equals(a, other.a)
                && Arrays.equals(b, other.b)
                && Arrays.equals(c, other.c)
                && Arrays.equals(outputs, other.outputs);
    }

    /** What instruction i does. */
    Operation operation(int i) {
        return OPERATIONS[code[i]];
    }

    /** The instructions whose results instruction i takes, in order. */
    int[] operands(int i) {
        if (isLeaf(operation(i))) {
            return new int[0];
        }
        if (b[i] < 0) {
            return new int[] {a[i]};
        }
        return c[i] < 0 ? new int[] {a[i], b[i]} : new int[] {a[i], b[i], c[i]};
    }

    private static void forEachOperand(Recorder.Instruction instruction, IntConsumer action) {
        if (isLeaf(instruction.operation())) {
            return;
        }
        action.accept(instruction.a());
        if (instruction.b() >= 0) {
            action.accept(instruction.b());
        }
        if (instruction.c() >= 0) {
            action.accept(instruction.c());
        }
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return outputs.length;
    }

    /** The number of operations made at each application, without inputs, constants and expressions of constants. */
    public int operations() {
        int count = 0;
        for (int i = invariant; i < code.length; i++) {
            if (operation(i) != Operation.INPUT) {
                count++;
            }
        }
        return count;
    }

    /** How many of {@link #operations()} are elementary functions (exp, log, tanh, sin, cos, atan2, sigmoid). */
    public int elementaryOperations() {
        int count = 0;
        for (int i = invariant; i < code.length; i++) {
            if (operation(i).isElementary()) {
                count++;
            }
        }
        return count;
    }

    @Override
    public <T> List<T> apply(Field<T> field, List<T> x) {
        return in(field).apply(x);
    }

    /** This program bound to a field, ready to be applied many times; not for use by several threads at once. */
    public <T> Interpreter<T> in(Field<T> field) {
        return new Interpreter<>(this, field);
    }

    /** The same for double, without an object for each number. */
    public DoubleInterpreter inDouble() {
        return new DoubleInterpreter(this);
    }

    /** The same for double with derivatives in so many directions. */
    public DoubleTangentInterpreter inDoubleTangents(int directions) {
        return new DoubleTangentInterpreter(this, directions);
    }
}
