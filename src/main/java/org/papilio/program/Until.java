package org.papilio.program;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.papilio.number.Field;

/**
 * A map that stands still once it has arrived: x' = F(x) and t' = t + 1 until g(x) &gt; 0 or t has reached a limit, then x' = x and t' = t. The
 * inputs are the n elements of x, t, the limit, and the parameters that F and g share; the outputs are x', t', whether x was final (positive
 * if so), and all that g gives.
 *
 * @param step F, of the state followed by the parameters; more outputs than the state are left out
 * @param dimension n
 * @param stop g, of the same inputs as F; the first output decides, the others are observations
 */
record Until(Definition step, int dimension, Definition stop) implements Definition {

    Until {
        if (step.inputs() != stop.inputs()) {
            throw new IllegalArgumentException("the step takes " + step.inputs() + " inputs, what stops it "
                    + stop.inputs() + ": they must be the same");
        }
    }

    @Override
    public int inputs() {
        return step.inputs() + 2;
    }

    @Override
    public int outputs() {
        return dimension + 2 + stop.outputs();
    }

    @Override
    public <T> List<T> apply(Field<T> field, List<T> x) {
        T one = field.of(BigDecimal.ONE);
        T time = x.get(dimension);
        T limit = x.get(dimension + 1);
        List<T> arguments = new ArrayList<>(x);
        arguments.subList(dimension, dimension + 2).clear();
        List<T> observed = stop.apply(field, arguments);
        // half a step, so that the limit itself is reached
        T over = field.add(field.sub(time, limit), field.of(new BigDecimal("0.5")));
        T arrived = field.select(observed.get(0), one, over);
        List<T> next = step.apply(field, arguments);
        List<T> results = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            results.add(field.select(arrived, x.get(i), next.get(i)));
        }
        results.add(field.select(arrived, time, field.add(time, one)));
        results.add(arrived);
        results.addAll(observed);
        return results;
    }
}
