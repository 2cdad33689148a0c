package org.papilio.train;

import java.math.BigDecimal;
import java.util.List;
import org.papilio.model.DivisionCircuit;
import org.papilio.number.Field;
import org.papilio.program.Definition;

/**
 * A training step of a division circuit as a function of its parameters and of the sample: a map driven from outside, whose
 * derivative by the parameters is taken with the sample held.
 *
 * @param circuit the circuit
 * @param rate the learning rate
 */
public record DivisionMap(DivisionCircuit circuit, BigDecimal rate) implements Definition {

    /** w0 (row-major), w1, and the two inputs of the sample. */
    @Override
    public int inputs() {
        return DivisionCircuit.PARAMETERS + 2;
    }

    @Override
    public int outputs() {
        return DivisionCircuit.PARAMETERS;
    }

    @Override
    public <T> List<T> apply(Field<T> field, List<T> x) {
        int n = DivisionCircuit.PARAMETERS;
        return circuit.step(field, x.subList(0, n), x.get(n), x.get(n + 1), rate);
    }

    /** What a step divides each parameter's product by, as a function of the same arguments. */
    public Definition divisors() {
        return new Definition() {
            @Override
            public int inputs() {
                return DivisionMap.this.inputs();
            }

            @Override
            public int outputs() {
                return DivisionMap.this.outputs();
            }

            @Override
            public <T> List<T> apply(Field<T> field, List<T> x) {
                int n = DivisionCircuit.PARAMETERS;
                return circuit.divisors(field, x.subList(0, n), x.get(n), x.get(n + 1));
            }
        };
    }
}
