package org.papilio.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.papilio.number.Field;
import org.papilio.number.Tangent;
import org.papilio.number.TangentField;
import org.papilio.program.Definition;

/**
 * A step with tangent vectors carried along, as expressions of a field.
 *
 * @param state F(x)
 * @param vectors w = DF(x) v for each v
 */
record CarriedTangents<T>(List<T> state, List<List<T>> vectors) {

    /**
     * Makes a step.
     *
     * @param step F, of the state and then its parameters; outputs beyond the state are left out
     * @param x the state, and then the vectors one after another, at least one
     * @param parameters of F
     * @param lifted a parameter as a tangent number
     */
    static <T> CarriedTangents<T> of(
            Field<T> field,
            Definition step,
            int dimension,
            List<T> x,
            List<T> parameters,
            BiFunction<TangentField<T>, T, Tangent<T>> lifted) {
        TangentField<T> dual = new TangentField<>(field, x.size() / dimension - 1);
        return of(
                dual,
                step.apply(dual, arguments(dual, x, parameters, parameter -> lifted.apply(dual, parameter))),
                dimension);
    }

    /** What a step takes: the state with the tangent vectors as its derivatives, and then the parameters. */
    static <T> List<Tangent<T>> arguments(
            TangentField<T> dual, List<T> x, List<T> parameters, Function<T, Tangent<T>> lifted) {
        int dimension = x.size() / (1 + dual.directions());
        List<Tangent<T>> arguments = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            List<T> derivatives = new ArrayList<>();
            for (int k = 1; k <= dual.directions(); k++) {
                derivatives.add(x.get(k * dimension + i));
            }
            arguments.add(dual.of(x.get(i), derivatives));
        }
        parameters.forEach(parameter -> arguments.add(lifted.apply(parameter)));
        return arguments;
    }

    /** What a step has given. */
    static <T> CarriedTangents<T> of(TangentField<T> dual, List<Tangent<T>> results, int dimension) {
        List<Tangent<T>> images = results.subList(0, dimension);
        List<List<T>> vectors = new ArrayList<>();
        for (int k = 0; k < dual.directions(); k++) {
            int direction = k;
            vectors.add(images.stream()
                    .map(image -> dual.derivative(image, direction))
                    .toList());
        }
        return new CarriedTangents<>(images.stream().map(Tangent::value).toList(), vectors);
    }
}
