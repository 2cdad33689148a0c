package org.papilio.chaos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.papilio.number.Field;
import org.papilio.number.Tangent;
import org.papilio.number.TangentField;
import org.papilio.program.Definition;

/**
 * A step with a tangent vector carried along, as expressions of a field.
 *
 * @param state F(x)
 * @param vector w = DF(x) v
 * @param length |w|, the root of the fma chain of squares that starts from 0
 */
record CarriedTangent<T>(List<T> state, List<T> vector, T length) {

    /**
     * Makes a step.
     *
     * @param step F, of the state and then its parameters; outputs beyond the state are left out
     * @param x the state, and then v
     * @param parameters of F
     * @param lifted a parameter as a tangent number
     */
    static <T> CarriedTangent<T> of(
            Field<T> field,
            Definition step,
            List<T> x,
            List<T> parameters,
            BiFunction<TangentField<T>, T, Tangent<T>> lifted) {
        TangentField<T> dual = new TangentField<>(field, 1);
        return of(
                field,
                dual,
                step.apply(dual, arguments(dual, x, parameters, parameter -> lifted.apply(dual, parameter))),
                x.size() / 2);
    }

    /** What a step takes: the state with the tangent vector as its derivative, and then the parameters. */
    static <T> List<Tangent<T>> arguments(
            TangentField<T> dual, List<T> x, List<T> parameters, Function<T, Tangent<T>> lifted) {
        int dimension = x.size() / 2;
        List<Tangent<T>> arguments = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            arguments.add(dual.of(x.get(i), List.of(x.get(dimension + i))));
        }
        parameters.forEach(parameter -> arguments.add(lifted.apply(parameter)));
        return arguments;
    }

    /** What a step has given. */
    static <T> CarriedTangent<T> of(Field<T> field, TangentField<T> dual, List<Tangent<T>> results, int dimension) {
        List<Tangent<T>> images = results.subList(0, dimension);
        List<T> vector = images.stream().map(image -> dual.derivative(image, 0)).toList();
        T square = field.of(BigDecimal.ZERO);
        for (T element : vector) {
            square = field.fma(element, element, square);
        }
        return new CarriedTangent<>(images.stream().map(Tangent::value).toList(), vector, field.sqrt(square));
    }
}
