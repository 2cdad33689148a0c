package org.papilio.chaos;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Field;
import org.papilio.number.Tangent;
import org.papilio.number.TangentField;
import org.papilio.program.Repeated;

/**
 * A step that carries a tangent vector along as {@link TangentGrowth} does, as a map that lanes can run: x' = F(x), w = DF(x) v, v' = w / |w|, or 0
 * where w is. Inputs: x, v and the parameters of F; outputs: x', v' and |w|.
 *
 * @param step F, of the state and then its parameters
 * @param dimension of the state
 */
record FollowedStep(Repeated step, int dimension) implements Repeated {

    @Override
    public int inputs() {
        return step.inputs() + dimension;
    }

    @Override
    public int outputs() {
        return 2 * dimension + 1;
    }

    @Override
    public int rounds() {
        return step.rounds();
    }

    @Override
    public int carried() {
        return 2 * step.carried();
    }

    @Override
    public <T> List<@Nullable T> round(Field<T> field, List<T> x, int round, List<@Nullable T> carried) {
        TangentField<T> dual = new TangentField<>(field, 1);
        List<@Nullable T> after = new ArrayList<>();
        for (@Nullable Tangent<T> sum : step.round(dual, arguments(dual, x), round, lifted(dual, carried))) {
            after.add(sum == null ? null : sum.value());
            after.add(sum == null ? null : dual.derivative(sum, 0));
        }
        return after;
    }

    @Override
    public <T> List<T> finish(Field<T> field, List<T> x, List<@Nullable T> carried) {
        TangentField<T> dual = new TangentField<>(field, 1);
        CarriedTangents<T> moved =
                CarriedTangents.of(dual, step.finish(dual, arguments(dual, x), lifted(dual, carried)), dimension);
        List<T> vector = moved.vectors().get(0);
        T length = Vectors.norm(field, vector);
        List<T> next = new ArrayList<>(moved.state());
        vector.forEach(element -> next.add(field.select(length, field.div(element, length), element)));
        next.add(length);
        return next;
    }

    private <T> List<Tangent<T>> arguments(TangentField<T> dual, List<T> x) {
        return CarriedTangents.arguments(
                dual, x.subList(0, 2 * dimension), x.subList(2 * dimension, x.size()), dual::constant);
    }

    private static <T> List<@Nullable Tangent<T>> lifted(TangentField<T> dual, List<@Nullable T> carried) {
        List<@Nullable Tangent<T>> sums = new ArrayList<>();
        for (int i = 0; i < carried.size(); i += 2) {
            T value = carried.get(i);
            T derivative = carried.get(i + 1);
            sums.add(value == null || derivative == null ? null : dual.of(value, List.of(derivative)));
        }
        return sums;
    }
}
