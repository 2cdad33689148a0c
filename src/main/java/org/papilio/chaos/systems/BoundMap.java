package org.papilio.chaos.systems;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.papilio.number.Field;
import org.papilio.program.Definition;
import org.papilio.program.DiscreteMap;

/**
 * A map whose parameters have values.
 *
 * @param equations of the coordinates and then of the parameters
 * @param dimension how many coordinates there are
 * @param parameters the values
 */
record BoundMap(Definition equations, int dimension, List<BigDecimal> parameters) implements DiscreteMap {

    @Override
    public <T> List<T> apply(Field<T> field, List<T> x) {
        List<T> inputs = new ArrayList<>(x);
        parameters.forEach(value -> inputs.add(field.of(value)));
        return equations.apply(field, inputs);
    }
}
