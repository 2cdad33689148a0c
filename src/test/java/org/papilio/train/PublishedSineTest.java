package org.papilio.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.papilio.model.Activation;
import org.papilio.model.Loss;
import org.papilio.model.Network;
import org.papilio.model.Objective;
import org.papilio.model.Tasks;
import org.papilio.number.Digits;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;

/** The published sine regression: the printed numbers of a lecture notebook (source in sine-regression.json). */
class PublishedSineTest {
    private static final Objective OBJECTIVE = new Objective(
            new Network(List.of(1, 8, 1), Activation.SIGMOID, Activation.IDENTITY),
            Tasks.named("sine", 1),
            new Loss(Loss.Kind.RESIDUAL_SUM_OF_SQUARES, BigDecimal.ZERO));

    private static BigDecimal binary(String literal) {
        return Reading.BINARY64.read(new BigDecimal(literal));
    }

    private static <T> List<T> initial(Precision<T> precision) {
        InitialCondition.Drawn drawn = new InitialCondition.Drawn(
                InitialCondition.Distribution.NORMAL, BigDecimal.ONE, InitialCondition.Biases.DRAWN_LAST, 1234);
        return new InitialCondition(drawn, Optional.empty(), Optional.empty())
                .parameters(precision, OBJECTIVE.network(), Reading.BINARY64);
    }

    private static Trajectory<Double> train(Optimiser optimiser) {
        TrainingMap map = new TrainingMap(
                OBJECTIVE, new Gradient.Backpropagation(), List.of(), List.of(OBJECTIVE.allSamples()), optimiser);
        return new Trainer(map)
                .run(
                        Precisions.DOUBLE,
                        initial(Precisions.DOUBLE),
                        new Limits(2000, BigDecimal.ZERO, new BigDecimal("1e30")),
                        new Recording(1, false));
    }

    private static JsonNode run(int index) throws IOException {
        try (InputStream stream = PublishedSineTest.class.getResourceAsStream("sine-regression.json")) {
            return new ObjectMapper().readTree(stream).path("runs").get(index);
        }
    }

    private static int agreeing(double ours, String published) {
        return Digits.agreeing(new BigDecimal(ours), new BigDecimal(published));
    }

    /** Bits of numpy 2.4.6, in the order of the network: W1, b1, W2, b2. */
    @Test
    void theInitialWeightsAreNumpys() throws IOException {
        List<Double> expected = new ArrayList<>();
        try (InputStream stream = Objective.class.getResourceAsStream("sine-numpy.txt")) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            for (String name : List.of("W1", "b1", "W2", "b2")) {
                text.lines()
                        .filter(line -> line.startsWith(name + " "))
                        .forEach(line -> expected.add(Double.valueOf(line.split(" ")[2])));
            }
        }
        assertEquals(expected, initial(Precisions.DOUBLE));
    }

    @Test
    void everyPrintedLossOfGradientDescentAgreesToThirteenDigits() throws IOException {
        Trajectory<Double> trajectory = train(new Optimiser.GradientDescent(binary("0.01")));
        JsonNode losses = run(0).path("loss");
        assertEquals(22, losses.size());
        for (JsonNode loss : losses) {
            int step = loss.path("step").asInt();
            String value = loss.path("value").asText();
            int digits = agreeing(trajectory.loss().get(step), value);
            assertTrue(digits >= 13, "step " + step + ": " + digits + " digits of " + value);
        }
    }

    @Test
    void theInitialGradientAgreesInEveryPrintedDigit() throws IOException {
        List<Double> gradient =
                OBJECTIVE.gradient(Precisions.DOUBLE, initial(Precisions.DOUBLE), OBJECTIVE.allSamples());
        List<String> published = new ArrayList<>();
        run(0).path("initial_gradient").forEach(array -> flatten(array, published));
        assertEquals(25, published.size());
        for (int i = 0; i < published.size(); i++) {
            BigDecimal printed = new BigDecimal(published.get(i));
            int needed = Math.min(13, printed.precision());
            int digits = agreeing(gradient.get(i), published.get(i));
            assertTrue(digits >= needed, "derivative " + i + ": " + digits + " digits of " + printed);
        }
    }

    private static void flatten(JsonNode node, List<String> numbers) {
        if (node.isArray()) {
            node.forEach(element -> flatten(element, numbers));
        } else {
            numbers.add(node.asText());
        }
    }

    /** A change of one unit in the last place moves the final loss by some 1e-6, so that more digits would be chance. */
    @Test
    void theFinalLossOfAdamAgreesAsFarAsItCan() throws IOException {
        Trajectory<Double> trajectory =
                train(new Optimiser.Adam(binary("0.05"), binary("0.9"), binary("0.999"), binary("1e-6")));
        String published = run(1).path("loss").get(1).path("value").asText();
        assertEquals(Double.parseDouble(published), trajectory.loss().get(2000), 1e-5);
    }

    /** Central differences of the loss with h = 1e-15 in 50 digits are right to h^2 and to 1e-50 / h. */
    @Test
    void theGradientIsThatOfTheLoss() {
        Precision<BigDecimal> p = Precisions.decimal(50);
        List<BigDecimal> at = initial(p);
        List<BigDecimal> gradient = OBJECTIVE.gradient(p, at, OBJECTIVE.allSamples());
        BigDecimal h = new BigDecimal("1e-15");
        for (int i = 0; i < at.size(); i++) {
            BigDecimal difference = loss(p, at, i, h).subtract(loss(p, at, i, h.negate()));
            BigDecimal slope = difference.divide(h.add(h), MathContext.DECIMAL128);
            assertEquals(0, slope.subtract(gradient.get(i)).doubleValue(), 1e-26, "derivative " + i);
        }
    }

    private static BigDecimal loss(Precision<BigDecimal> p, List<BigDecimal> at, int i, BigDecimal by) {
        List<BigDecimal> moved = new ArrayList<>(at);
        moved.set(i, p.add(moved.get(i), by));
        return OBJECTIVE.loss(p, moved, OBJECTIVE.allSamples());
    }
}
