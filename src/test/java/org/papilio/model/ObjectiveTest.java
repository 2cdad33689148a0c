package org.papilio.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;

/**
 * Outputs and losses against values computed with numpy (float64, matrix products, softmax with the maximum subtracted), for
 * the parameters theta_i = ((7 i) mod 11 - 5) / 4.
 */
class ObjectiveTest {

    private static <T> List<T> parameters(Precision<T> precision, int count) {
        List<T> parameters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parameters.add(precision.of((7 * i % 11 - 5) / 4.0));
        }
        return parameters;
    }

    private static List<Integer> layers(String text) {
        return Stream.of(text.split("-")).map(Integer::valueOf).toList();
    }

    private static Objective objective(String layers, Activation hidden, Activation output, Loss.Kind loss) {
        Network network = new Network(layers(layers), hidden, output);
        List<Integer> units = network.layers();
        String epsilon = loss == Loss.Kind.CROSS_ENTROPY ? "1e-7" : "0";
        return new Objective(
                network, Tasks.named("xor", units.get(units.size() - 1)), new Loss(loss, new BigDecimal(epsilon)));
    }

    @ParameterizedTest
    @CsvSource({
        "2-3-2, SIGMOID, SOFTMAX, 0.5928197171002368 0.40718028289976305",
        "2-3-2, TANH, TANH, 0.4748179866612273 -0.9513067155044526",
        "2-3-2, RELU, SOFTMAX, 0.665410558746814 0.33458944125318596",
        "2-3-2-1, SIGMOID, SIGMOID, 0.37178453138903583",
        "2-3-2-1, RELU, IDENTITY, -0.9375"
    })
    void outputsOfTheLastSample(String layers, Activation hidden, Activation output, String expected) {
        assertOutputs(objective(layers, hidden, output, Loss.Kind.SUM_SQUARED_ERROR), expected);
    }

    private static void assertOutputs(Objective objective, String expected) {
        double[] values = Arrays.stream(expected.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        for (String name : List.of("double", "double-double", "decimal(30)")) {
            double[] actual = outputs(Precisions.named(name), objective);
            for (int k = 0; k < values.length; k++) {
                assertEquals(values[k], actual[k], 4e-16, name);
            }
        }
    }

    private static <T> double[] outputs(Precision<T> precision, Objective objective) {
        return objective
                .outputs(precision, parameters(precision, objective.network().parameterCount()), 3)
                .stream()
                .mapToDouble(precision::toDouble)
                .toArray();
    }

    @Test
    void softmaxOfThreeClasses() {
        Task task = new Task("three", List.of(decimals(1, 1)), List.of(decimals(0, 1, 0)), true);
        Network network = new Network(List.of(2, 2, 3), Activation.TANH, Activation.SOFTMAX);
        Objective objective = new Objective(network, task, new Loss(Loss.Kind.CROSS_ENTROPY, BigDecimal.ZERO));
        List<Double> y = objective.outputs(Precisions.DOUBLE, parameters(Precisions.DOUBLE, 15), 0);
        assertEquals(0.23553153302750146, y.get(0), 1e-15);
        assertEquals(0.10002287405570016, y.get(1), 1e-15);
        assertEquals(0.6644455929167984, y.get(2), 1e-15);
        double loss = objective.loss(Precisions.DOUBLE, parameters(Precisions.DOUBLE, 15), List.of(0));
        assertEquals(-StrictMath.log(0.10002287405570016), loss, 1e-14);
    }

    @ParameterizedTest
    @CsvSource({
        "2-3-2, SIGMOID, SOFTMAX, SUM_SQUARED_ERROR, 1.0221940840839456",
        "2-3-2, SIGMOID, SOFTMAX, MEAN_SQUARED_ERROR, 0.2555485210209864",
        "2-3-2, SIGMOID, SOFTMAX, CROSS_ENTROPY, 0.7068620486738159",
        "2-3-2, TANH, SOFTMAX, CROSS_ENTROPY, 1.2744038724022937",
        "2-3-2-1, SIGMOID, SIGMOID, CROSS_ENTROPY, 0.7282354062907048",
        "2-3-2-1, SIGMOID, SIGMOID, SUM_SQUARED_ERROR, 0.5337855774651912",
        "2-3-2-1, TANH, IDENTITY, MEAN_SQUARED_ERROR, 1.4851835301925267"
    })
    void losses(String layers, Activation hidden, Activation output, Loss.Kind loss, double expected) {
        Objective objective = objective(layers, hidden, output, loss);
        int count = objective.network().parameterCount();
        assertEquals(
                expected,
                objective.loss(Precisions.DOUBLE, parameters(Precisions.DOUBLE, count), objective.allSamples()),
                1e-14);
    }

    @Test
    void refusesANetworkThatDoesNotFitTheTask() {
        Task xor = Tasks.named("xor", 2);
        Network network = new Network(List.of(3, 2), Activation.TANH, Activation.SOFTMAX);
        Loss loss = new Loss(Loss.Kind.CROSS_ENTROPY, BigDecimal.ZERO);
        assertThrows(IllegalArgumentException.class, () -> new Objective(network, xor, loss));
        assertThrows(IllegalArgumentException.class, () -> Tasks.named("xor", 3));
        assertThrows(IllegalArgumentException.class, () -> Tasks.named("and", 2));
    }

    @Test
    void parametersAreNamedInTheirOrder() {
        List<String> names = new Network(List.of(2, 3, 2), Activation.TANH, Activation.SOFTMAX).parameterNames();
        assertEquals(17, names.size());
        assertEquals("W1[0][1]", names.get(1));
        assertEquals("b1[0]", names.get(6));
        assertEquals("W2[2][1]", names.get(14));
        assertEquals("b2[1]", names.get(16));
    }

    private static List<BigDecimal> decimals(int... values) {
        return Arrays.stream(values).mapToObj(BigDecimal::valueOf).toList();
    }
}
