package org.papilio.run;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.papilio.number.Field;
import org.papilio.program.Definition;

/** Counts the operations that a definition makes when it is run as it is written, nothing shared; constants count nothing. */
final class OperationCount implements Field<OperationCount.Unit> {

    /** Stands for every number. */
    enum Unit {
        NUMBER
    }

    private int operations;
    private int elementary;

    private OperationCount() {}

    static OperationCount of(Definition definition) {
        OperationCount count = new OperationCount();
        List<Unit> results = definition.apply(count, Collections.nCopies(definition.inputs(), Unit.NUMBER));
        if (results.size() != definition.outputs()) {
            throw new IllegalArgumentException("the definition gives " + results.size() + " numbers");
        }
        return count;
    }

    /** All operations. */
    int operations() {
        return operations;
    }

    /** Those that are exp, log, tanh, sin, cos, atan2 or the logistic function. */
    int elementary() {
        return elementary;
    }

    private Unit plain() {
        operations++;
        return Unit.NUMBER;
    }

    private Unit function() {
        elementary++;
        return plain();
    }

    @Override
    public Unit of(BigDecimal value) {
        return Unit.NUMBER;
    }

    @Override
    public Unit of(double value) {
        return Unit.NUMBER;
    }

    @Override
    public Unit add(Unit a, Unit b) {
        return plain();
    }

    @Override
    public Unit sub(Unit a, Unit b) {
        return plain();
    }

    @Override
    public Unit mul(Unit a, Unit b) {
        return plain();
    }

    @Override
    public Unit div(Unit a, Unit b) {
        return plain();
    }

    @Override
    public Unit neg(Unit a) {
        return plain();
    }

    @Override
    public Unit fma(Unit a, Unit b, Unit c) {
        return plain();
    }

    @Override
    public Unit max(Unit a, Unit b) {
        return plain();
    }

    @Override
    public Unit min(Unit a, Unit b) {
        return plain();
    }

    @Override
    public Unit select(Unit condition, Unit whenPositive, Unit otherwise) {
        return plain();
    }

    @Override
    public Unit sqrt(Unit a) {
        return plain();
    }

    @Override
    public Unit exp(Unit a) {
        return function();
    }

    @Override
    public Unit log(Unit a) {
        return function();
    }

    @Override
    public Unit tanh(Unit a) {
        return function();
    }

    @Override
    public Unit sin(Unit a) {
        return function();
    }

    @Override
    public Unit cos(Unit a) {
        return function();
    }

    @Override
    public Unit atan2(Unit y, Unit x) {
        return function();
    }

    @Override
    public Unit sigmoid(Unit a) {
        return function();
    }
}
