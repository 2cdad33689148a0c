package org.papilio.program;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.papilio.number.Field;

/**
 * A field whose elements are the instructions of a program: running a definition on it writes the program down. An
 * instruction that is already there is shared (same operation, same operands), and these identities, exact for every
 * value in every precision, are applied: x * 1, x / 1, x - 0, -(-x), fma(x, 1, c) = x + c. Operands are never swapped:
 * the last bit of a product of double-doubles may depend on their order.
 */
final class Recorder implements Field<Recorder.Node> {

    /** An instruction by its position in the list. */
    record Node(int index) {}

    /** One instruction; operands that an operation does not have are -1. */
    record Instruction(Operation operation, int a, int b, int c) {}

    /** Thrown when a definition is too long to be recorded. */
    static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLongException(int limit) {
            super("more than " + limit + " operations", null, false, false);
        }
    }

    private final int limit;
    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<Instruction, Node> known = new HashMap<>();
    private final List<BigDecimal> constants = new ArrayList<>();
    private final Map<BigDecimal, Integer> constantIndex = new HashMap<>();

    Recorder(int limit) {
        this.limit = limit;
    }

    Node input(int position) {
        return record(Operation.INPUT, position, -1, -1);
    }

    List<Instruction> instructions() {
        return instructions;
    }

    List<BigDecimal> constants() {
        return constants;
    }

    private Node record(Operation operation, int a, int b, int c) {
        return known.computeIfAbsent(new Instruction(operation, a, b, c), instruction -> {
            if (instructions.size() >= limit) {
                throw new TooLongException(limit);
            }
            instructions.add(instruction);
            return new Node(instructions.size() - 1);
        });
    }

    private Node unary(Operation operation, Node a) {
        return record(operation, a.index, -1, -1);
    }

    private Node binary(Operation operation, Node a, Node b) {
        return record(operation, a.index, b.index, -1);
    }

    private boolean isConstant(Node node, BigDecimal value) {
        Instruction instruction = instructions.get(node.index);
        return instruction.operation == Operation.CONSTANT
                && constants.get(instruction.a).compareTo(value) == 0;
    }

    @Override
    public Node of(BigDecimal value) {
        BigDecimal key = value.stripTrailingZeros();
        int index = constantIndex.computeIfAbsent(key, k -> {
            constants.add(k);
            return constants.size() - 1;
        });
        return record(Operation.CONSTANT, index, -1, -1);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the value is infinite or NaN: a definition has finite constants
     */
    @Override
    public Node of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a definition cannot have the constant " + value);
        }
        return of(new BigDecimal(value));
    }

    @Override
    public Node add(Node a, Node b) {
        return binary(Operation.ADD, a, b);
    }

    @Override
    public Node sub(Node a, Node b) {
        return isConstant(b, BigDecimal.ZERO) ? a : binary(Operation.SUB, a, b);
    }

    @Override
    public Node mul(Node a, Node b) {
        if (isConstant(a, BigDecimal.ONE)) {
            return b;
        }
        return isConstant(b, BigDecimal.ONE) ? a : binary(Operation.MUL, a, b);
    }

    @Override
    public Node div(Node a, Node b) {
        return isConstant(b, BigDecimal.ONE) ? a : binary(Operation.DIV, a, b);
    }

    @Override
    public Node neg(Node a) {
        Instruction instruction = instructions.get(a.index);
        return instruction.operation == Operation.NEG ? new Node(instruction.a) : unary(Operation.NEG, a);
    }

    @Override
    public Node fma(Node a, Node b, Node c) {
        if (isConstant(a, BigDecimal.ONE)) {
            return add(b, c);
        }
        if (isConstant(b, BigDecimal.ONE)) {
            return add(a, c);
        }
        return record(Operation.FMA, a.index, b.index, c.index);
    }

    @Override
    public Node max(Node a, Node b) {
        return binary(Operation.MAX, a, b);
    }

    @Override
    public Node min(Node a, Node b) {
        return binary(Operation.MIN, a, b);
    }

    @Override
    public Node select(Node condition, Node whenPositive, Node otherwise) {
        return record(Operation.SELECT, condition.index, whenPositive.index, otherwise.index);
    }

    @Override
    public Node sqrt(Node a) {
        return unary(Operation.SQRT, a);
    }

    @Override
    public Node exp(Node a) {
        return unary(Operation.EXP, a);
    }

    @Override
    public Node log(Node a) {
        return unary(Operation.LOG, a);
    }

    @Override
    public Node tanh(Node a) {
        return unary(Operation.TANH, a);
    }

    @Override
    public Node sin(Node a) {
        return unary(Operation.SIN, a);
    }

    @Override
    public Node cos(Node a) {
        return unary(Operation.COS, a);
    }

    @Override
    public Node atan2(Node y, Node x) {
        return binary(Operation.ATAN2, y, x);
    }

    @Override
    public Node sigmoid(Node a) {
        return unary(Operation.SIGMOID, a);
    }
}
