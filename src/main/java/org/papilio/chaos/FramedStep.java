package org.papilio.chaos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.papilio.number.Field;
import org.papilio.number.TangentField;
import org.papilio.program.Definition;

/**
 * A step that carries an orthonormal frame along as {@link TangentOrbit} does in binary64, as a map that lanes can run: x' = F(x),
 * V' R = DF(x) V by modified Gram-Schmidt. Inputs: x, the vectors of V one after another, the parameters of F, and a bound.
 * Outputs: x', V', a margin, and the factors, the diagonal of R.
 *
 * <p>The margin is positive if x' lies within the bound, all numbers are finite, and no vector is annihilated: only then are the
 * outputs those of a step that a {@link LyapunovSpectrum} makes.
 *
 * @param step F, of the state and then its parameters
 * @param dimension of the state
 * @param vectors of the frame; with none the margin is that of x' alone
 */
record FramedStep(Definition step, int dimension, int vectors) implements Definition {

    /** How many elements the state has: x, V. */
    int stateSize() {
        return dimension * (1 + vectors);
    }

    @Override
    public int inputs() {
        return step.inputs() + vectors * dimension + 1;
    }

    @Override
    public int outputs() {
        return stateSize() + 1 + vectors;
    }

    @Override
    public <T> List<T> apply(Field<T> field, List<T> x) {
        List<T> parameters = x.subList(stateSize(), x.size() - 1);
        T bound = x.get(x.size() - 1);
        if (vectors == 0) {
            List<T> arguments = new ArrayList<>(x.subList(0, dimension));
            arguments.addAll(parameters);
            List<T> next = new ArrayList<>(step.apply(field, arguments));
            next.add(inside(field, next, bound));
            return next;
        }
        CarriedTangents<T> carried = CarriedTangents.of(
                field, step, dimension, x.subList(0, stateSize()), parameters, TangentField::constant);
        T margin = inside(field, carried.state(), bound);
        List<List<T>> frame = new ArrayList<>(carried.vectors());
        List<T> before = frame.stream().map(v -> Vectors.norm(field, v)).toList();
        T threshold = field.of(Frames.annihilated(dimension));
        List<T> next = new ArrayList<>(carried.state());
        List<T> factors = new ArrayList<>();
        for (int k = 0; k < vectors; k++) {
            T length = Vectors.norm(field, frame.get(k));
            List<T> unit = Vectors.divided(field, frame.get(k), length);
            margin = field.min(margin, field.sub(length, field.mul(threshold, before.get(k))));
            factors.add(length);
            next.addAll(unit);
            for (int j = k + 1; j < vectors; j++) {
                frame.set(j, Vectors.subtracted(field, frame.get(j), unit));
            }
        }
        next.add(margin);
        next.addAll(factors);
        return next;
    }

    /** The bound less the largest magnitude of a coordinate. */
    private static <T> T inside(Field<T> field, List<T> state, T bound) {
        T largest = field.of(BigDecimal.ZERO);
        for (T x : state) {
            largest = field.max(largest, field.max(x, field.neg(x)));
        }
        return field.sub(bound, largest);
    }
}
