package org.papilio.chaos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.papilio.number.Field;
import org.papilio.number.Tangent;
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
        TangentField<T> dual = new TangentField<>(field, 1);
        List<Tangent<T>> arguments = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            arguments.add(dual.of(x.get(i), List.of(x.get(dimension + i))));
        }
        x.subList(2 * dimension, x.size()).forEach(parameter -> arguments.add(dual.constant(parameter)));
        List<Tangent<T>> images = step.apply(dual, arguments).subList(0, dimension);
        List<T> carried =
                images.stream().map(image -> dual.derivative(image, 0)).toList();
        T square = field.of(BigDecimal.ZERO);
        for (T element : carried) {
            square = field.fma(element, element, square);
        }
        T length = field.sqrt(square);
        List<T> next = new ArrayList<>();
        images.forEach(image -> next.add(image.value()));
        carried.forEach(element -> next.add(field.select(length, field.div(element, length), element)));
        next.add(length);
        return next;
    }
}
