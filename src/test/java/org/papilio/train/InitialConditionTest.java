package org.papilio.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.papilio.model.Activation;
import org.papilio.model.Network;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;

class InitialConditionTest {

    private static final Network NETWORK = new Network(List.of(1, 1, 1), Activation.TANH, Activation.IDENTITY);
    private static final Precision<BigDecimal> DECIMAL = Precisions.decimal(50);

    private static InitialCondition given(
            String w1, Optional<Integer> roundTo, InitialCondition.Perturbation... moved) {
        return new InitialCondition(
                new InitialCondition.Given(Map.of("W1", List.of(new BigDecimal(w1)))),
                roundTo,
                List.of(moved).stream().findFirst());
    }

    private static String first(InitialCondition condition, Reading reading) {
        return DECIMAL.toString(condition.parameters(DECIMAL, NETWORK, reading).get(0));
    }

    @Test
    void literalsAreExactDecimalsOrBinary64Numbers() {
        assertEquals("0.0074", first(given("0.0074", Optional.empty()), Reading.DECIMAL));
        assertEquals(DECIMAL.toString(DECIMAL.of(0.0074)), first(given("0.0074", Optional.empty()), Reading.BINARY64));
    }

    @Test
    void roundsDecimalsExactlyAndBinary64AsNumpyDoes() {
        assertEquals("0.012", first(given("0.0125", Optional.of(3)), Reading.DECIMAL));
        // numpy.round(2.675, 2) is 2.68: 2.675 is below the tie, but 267.5 is not.
        assertEquals("2.68", first(given("2.675", Optional.of(2)), Reading.DECIMAL));
        assertEquals(DECIMAL.toString(DECIMAL.of(2.68)), first(given("2.675", Optional.of(2)), Reading.BINARY64));
    }

    @Test
    void arraysThatAreNotGivenAreZero() {
        assertEquals(
                List.of(0.5, 0.0, 0.0, 0.0),
                given("0.5", Optional.empty()).parameters(Precisions.DOUBLE, NETWORK, Reading.DECIMAL));
    }

    @Test
    void aShiftIsAddedInThePrecision() {
        InitialCondition.Shift tiny = new InitialCondition.Shift("W1[0][0]", new BigDecimal("1e-30"));
        assertEquals("0.500000000000000000000000000001", first(given("0.5", Optional.empty(), tiny), Reading.DECIMAL));
        assertEquals("0.500000000000000000000000000001", first(given("0.5", Optional.empty(), tiny), Reading.BINARY64));
    }

    @Test
    void ulpsAreThoseOfTheReading() {
        InitialCondition.Ulps two = new InitialCondition.Ulps("W1[0][0]", 2);
        double moved = Math.nextUp(Math.nextUp(0.3));
        assertEquals(
                moved,
                given("0.3", Optional.empty(), two)
                        .parameters(Precisions.DOUBLE, NETWORK, Reading.DECIMAL)
                        .get(0));
        assertEquals(DECIMAL.toString(DECIMAL.of(moved)), first(given("0.3", Optional.empty(), two), Reading.BINARY64));
    }

    @Test
    void aRandomDirectionHasTheGivenNorm() {
        InitialCondition.RandomDirection direction = new InitialCondition.RandomDirection(new BigDecimal("1e-20"), 4);
        List<BigDecimal> moved =
                given("0.5", Optional.empty(), direction).parameters(DECIMAL, NETWORK, Reading.DECIMAL);
        BigDecimal square = BigDecimal.ZERO;
        List<BigDecimal> from = given("0.5", Optional.empty()).parameters(DECIMAL, NETWORK, Reading.DECIMAL);
        for (int p = 0; p < moved.size(); p++) {
            square = square.add(moved.get(p).subtract(from.get(p)).pow(2));
        }
        assertEquals(1e-40, square.doubleValue(), 1e-60);
    }

    @Test
    void drawnParametersAreNumpysAndBiasesZeroUnlessDrawn() {
        Network network = new Network(List.of(2, 2), Activation.TANH, Activation.IDENTITY);
        InitialCondition.Drawn normal = new InitialCondition.Drawn(
                InitialCondition.Distribution.NORMAL, new BigDecimal("0.1"), InitialCondition.Biases.ZERO, 42);
        // numpy.random.seed(42); 0.1 * numpy.random.randn(4)
        List<Double> expected =
                List.of(0.04967141530112327, -0.013826430117118467, 0.06476885381006925, 0.15230298564080255, 0.0, 0.0);
        assertEquals(
                expected,
                new InitialCondition(normal, Optional.empty(), Optional.empty())
                        .parameters(Precisions.DOUBLE, network, Reading.BINARY64));
        InitialCondition.Drawn uniform = new InitialCondition.Drawn(
                InitialCondition.Distribution.UNIFORM, BigDecimal.ONE, InitialCondition.Biases.DRAWN, 42);
        // numpy.random.seed(42); numpy.random.uniform(-1, 1, 6)
        List<Double> all = new InitialCondition(uniform, Optional.empty(), Optional.empty())
                .parameters(Precisions.DOUBLE, network, Reading.BINARY64);
        assertEquals(-0.250919762305275, all.get(0));
        assertEquals(-0.6880109593275947, all.get(5));
    }

    @Test
    void biasesCanBeDrawnAfterAllWeights() {
        Network network = new Network(List.of(1, 2, 1), Activation.TANH, Activation.IDENTITY);
        // numpy.random.seed(42); numpy.random.randn(7), by the positions of W1, W2, b1, b2 in W1, b1, W2, b2
        List<Double> stream = List.of(
                0.4967141530112327,
                -0.13826430117118466,
                0.6476885381006925,
                1.5230298564080254,
                -0.23415337472333597,
                -0.23413695694918055,
                1.5792128155073915);
        List<Integer> order = List.of(0, 1, 4, 5, 2, 3, 6);
        InitialCondition.Drawn last = new InitialCondition.Drawn(
                InitialCondition.Distribution.NORMAL, BigDecimal.ONE, InitialCondition.Biases.DRAWN_LAST, 42);
        assertEquals(
                order.stream().map(stream::get).toList(),
                new InitialCondition(last, Optional.empty(), Optional.empty())
                        .parameters(Precisions.DOUBLE, network, Reading.BINARY64));
    }

    @Test
    void refusesUnknownArraysSizesAndParameters() {
        InitialCondition unknown = new InitialCondition(
                new InitialCondition.Given(Map.of("W9", List.of())), Optional.empty(), Optional.empty());
        assertThrows(
                IllegalArgumentException.class, () -> unknown.parameters(Precisions.DOUBLE, NETWORK, Reading.DECIMAL));
        InitialCondition.Shift nowhere = new InitialCondition.Shift("W1[7][7]", BigDecimal.ONE);
        assertThrows(IllegalArgumentException.class, () -> given("0.5", Optional.empty(), nowhere)
                .parameters(Precisions.DOUBLE, NETWORK, Reading.DECIMAL));
    }
}
