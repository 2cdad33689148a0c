package org.papilio.chaos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.papilio.number.Field;
import org.papilio.program.Definition;

/**
 * A map with a tangent vector that is carried along and normalised at every step, as one map that lanes can run:
 * x' = F(x), v' = DF(x) v / |DF(x) v|, g' = g + ln |DF(x) v|, m' = max(m, g'). The growth g over t steps gives the finite-time exponent
 * g / t (G. Benettin et al., <i>Meccanica</i> 15 (1980) 9, for one vector); m is the largest growth on the way. A clock t' = t + 1 and the
 * growth q up to the middle, q' = g' while t' does not exceed it, tell whether differences still grow in the second half. Inputs: x, v, g,
 * m, q, t and the parameters of F; outputs: x', v', g', m', q', t'.
 *
 * @param step F, of the state and then its parameters
 * @param dimension of the state
 * @param middle the step that is the last of the first half
 */
public record GrowthMap(Definition step, int dimension, int middle) implements Definition {

    private static final int OTHERS = 4;

    /** How many elements the state has, parameters left out: x, v, g, m, q, t. */
    public int stateSize() {
        return 2 * dimension + OTHERS;
    }

    @Override
    public int inputs() {
        return stateSize() + step.inputs() - dimension;
    }

    @Override
    public int outputs() {
        return stateSize();
    }

    @Override
    public <T> List<T> apply(Field<T> field, List<T> x) {
        T zero = field.of(BigDecimal.ZERO);
        CarriedTangents<T> carried = CarriedTangents.of(
                field,
                step,
                dimension,
                x.subList(0, 2 * dimension),
                x.subList(stateSize(), x.size()),
                (dual, parameter) -> dual.of(parameter, List.of(zero)));
        List<T> vector = carried.vectors().get(0);
        T norm = Vectors.norm(field, vector);
        T growth = field.add(x.get(2 * dimension), field.log(norm));
        List<T> next = new ArrayList<>(carried.state());
        next.addAll(Vectors.divided(field, vector, norm));
        next.add(growth);
        next.add(field.max(x.get(2 * dimension + 1), growth));
        T time = field.add(x.get(2 * dimension + 3), field.of(BigDecimal.ONE));
        T left = field.sub(field.of(BigDecimal.valueOf(middle).add(new BigDecimal("0.5"))), time);
        next.add(field.select(left, growth, x.get(2 * dimension + 2)));
        next.add(time);
        return next;
    }
}
