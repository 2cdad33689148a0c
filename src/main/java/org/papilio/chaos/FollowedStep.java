package org.papilio.chaos;

import java.util.ArrayList;
import java.util.List;
import org.papilio.number.Field;
import org.papilio.number.TangentField;
import org.papilio.program.Definition;

/**
 * A step that carries a tangent vector along as {@link TangentGrowth} does, as a map that lanes can run: x' = F(x), w = DF(x) v, v' = w / |w|, or 0
 * where w is. Inputs: x, v and the parameters of F; outputs: x', v' and |w|.
 *
 * @param step F, of the state and then its parameters
 * @param dimension of the state
 */
record FollowedStep(Definition step, int dimension) implements Definition {

    @Override
    public int inputs() {
        return step.inputs() + dimension;
    }

    @Override
    public int outputs() {
        return 2 * dimension + 1;
    }

    @Override
    public <T> List<T> apply(Field<T> field, List<T> x) {
        CarriedTangent<T> carried = CarriedTangent.of(
                field, step, x.subList(0, 2 * dimension), x.subList(2 * dimension, x.size()), TangentField::constant);
        T length = carried.length();
        List<T> next = new ArrayList<>(carried.state());
        carried.vector().forEach(element -> next.add(field.select(length, field.div(element, length), element)));
        next.add(length);
        return next;
    }
}
