package org.papilio.train;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papilio.model.Network;
import org.papilio.number.Precision;
import org.papilio.random.LegacyRandom;
import org.papilio.random.Seeds;

/** What varies along an axis of a {@linkplain Plane plane} through the space of trainings. */
public sealed interface PlaneCoordinate {

    /** The forms of {@link #parse}, for messages. */
    String FORMS =
            "a parameter such as W1[0][1], learning_rate, learning_rate of layer 2, initial_scale, or direction 1";

    /** A regular expression of these forms. */
    String PATTERN = "W[1-9][0-9]{0,3}\\[[0-9]{1,6}\\]\\[[0-9]{1,6}\\]|b[1-9][0-9]{0,3}\\[[0-9]{1,6}\\]|learning_rate"
            + "|learning_rate of layer [1-9][0-9]{0,3}|initial_scale|direction [0-9]{1,9}";

    /** One initial parameter: the coordinate takes its place. */
    record Parameter(int position) implements PlaneCoordinate {}

    /** All initial parameters are multiplied by the coordinate. */
    record InitialScale() implements PlaneCoordinate {}

    /** The coordinate times a {@linkplain #unit random unit vector} is added to the initial parameters. */
    record Direction(long seed) implements PlaneCoordinate {}

    /** The learning rate of all layers, or of one, counted from 1. */
    record LearningRate(OptionalInt layer) implements PlaneCoordinate {}

    /**
     * Reads a coordinate of one of the {@link #FORMS}.
     *
     * @throws IllegalArgumentException if it is none, or the network has no such parameter or layer
     */
    static PlaneCoordinate parse(String text, Network network) {
        int parameter = network.parameterNames().indexOf(text);
        if (parameter >= 0) {
            return new Parameter(parameter);
        }
        Matcher numbered = Pattern.compile("(direction|learning_rate of layer) ([0-9]{1,9})")
                .matcher(text);
        if (numbered.matches()) {
            int number = Integer.parseInt(numbered.group(2));
            if (numbered.group(1).equals("direction")) {
                return new Direction(number);
            }
            int layers = network.layers().size() - 1;
            if (number < 1 || number > layers) {
                throw new IllegalArgumentException("the network has layers 1 to " + layers + ", not layer " + number);
            }
            return new LearningRate(OptionalInt.of(number));
        }
        return switch (text) {
            case "learning_rate" -> new LearningRate(OptionalInt.empty());
            case "initial_scale" -> new InitialScale();
            default ->
                throw new IllegalArgumentException(
                        "'" + text + "' is no coordinate of this network: expected " + FORMS + " (parameters: "
                                + network.parameterNames().get(0) + " to "
                                + network.parameterNames().get(network.parameterCount() - 1) + ")");
        };
    }

    /** Puts a trajectory at a coordinate. */
    interface Change<T> {
        /** Changes the initial parameters and the learning rate of each layer, in place. */
        void apply(T at, List<T> parameters, List<T> rates);
    }

    /** What a coordinate changes, in a precision. */
    default <T> Change<T> in(Precision<T> precision, int parameterCount) {
        if (this instanceof Parameter parameter) {
            return (at, parameters, rates) -> parameters.set(parameter.position(), at);
        }
        if (this instanceof InitialScale) {
            return (at, parameters, rates) -> parameters.replaceAll(p -> precision.mul(p, at));
        }
        if (this instanceof Direction direction) {
            List<T> unit = unit(direction.seed(), parameterCount).stream()
                    .map(x -> precision.of(x.doubleValue()))
                    .toList();
            return (at, parameters, rates) -> {
                for (int i = 0; i < unit.size(); i++) {
                    parameters.set(i, precision.fma(at, unit.get(i), parameters.get(i)));
                }
            };
        }
        OptionalInt layer = ((LearningRate) this).layer();
        return (at, parameters, rates) -> {
            if (layer.isPresent()) {
                rates.set(layer.getAsInt() - 1, at);
            } else {
                rates.replaceAll(old -> at);
            }
        };
    }

    /** A normalised standard normal vector. */
    static List<Double> unit(long seed, int dimension) {
        LegacyRandom random = new LegacyRandom(Seeds.derive(seed, "random direction") >>> 32);
        double[] vector = new double[dimension];
        double square = 0;
        for (int i = 0; i < dimension; i++) {
            vector[i] = random.nextGaussian();
            square += vector[i] * vector[i];
        }
        double norm = Math.sqrt(square);
        return Arrays.stream(vector).map(v -> v / norm).boxed().toList();
    }
}
