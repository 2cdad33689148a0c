package org.papilio.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TasksTest {

    @Test
    void xorIsParityOfTwo() {
        for (int outputs = 1; outputs <= 2; outputs++) {
            Task xor = Tasks.named("xor", outputs);
            assertEquals(new Task("xor", xor.inputs(), xor.targets(), true), xor);
            assertEquals(xor.inputs(), Tasks.named("parity(2)", outputs).inputs());
            assertEquals(xor.targets(), Tasks.named("parity(2)", outputs).targets());
        }
        assertEquals(
                "[[0, 0], [1, 0], [0, 1], [1, 1]]",
                Tasks.named("xor", 1).inputs().toString());
        assertEquals(
                "[[1, 0], [0, 1], [0, 1], [1, 0]]",
                Tasks.named("xor", 2).targets().toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 12})
    void parityHasEveryCombinationOnceAndFlipsWithEachInput(int inputs) {
        Task parity = Tasks.named("parity(" + inputs + ")", 1);
        assertEquals(1 << inputs, new HashSet<>(parity.inputs()).size());
        for (int sample = 0; sample < parity.samples(); sample++) {
            BigDecimal ones = parity.inputs().get(sample).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            assertEquals(
                    ones.remainder(BigDecimal.valueOf(2)),
                    parity.targets().get(sample).get(0),
                    "sample " + sample);
        }
    }

    @Test
    void namesThatAreNone() {
        for (String name : List.of("parity(1)", "parity(13)", "parity(-2)", "parity(03)", "parity", "csv", "")) {
            assertThrows(IllegalArgumentException.class, () -> Tasks.named(name, 1), name);
        }
        assertThrows(IllegalArgumentException.class, () -> Tasks.named("two-spirals", 3));
    }

    /** The definition of the benchmark, evaluated anew with the platform's sine and cosine. */
    @Test
    void twoSpiralsAreThoseOfTheBenchmark() {
        Task spirals = Tasks.named("two-spirals", 1);
        assertEquals(194, spirals.samples());
        assertEquals("[0, 6.5]", spirals.inputs().get(0).toString());
        for (int sample = 0; sample < 194; sample++) {
            int i = sample / 2;
            int sign = sample % 2 == 0 ? 1 : -1;
            double radius = 6.5 * (104 - i) / 104;
            assertEquals(
                    sign * radius * StrictMath.sin(i * Math.PI / 16),
                    spirals.inputs().get(sample).get(0).doubleValue(),
                    1e-13);
            assertEquals(
                    sign * radius * StrictMath.cos(i * Math.PI / 16),
                    spirals.inputs().get(sample).get(1).doubleValue(),
                    1e-13);
            assertEquals(
                    sample % 2 == 0 ? 1 : 0,
                    spirals.targets().get(sample).get(0).intValueExact());
        }
    }

    /** x^2 + y^2 is the square of a radius that is an exact decimal: every one of the twenty decimals is right. */
    @Test
    void twoSpiralsAreExactToTwentyDecimals() {
        BigDecimal bound = new BigDecimal("2e-19");
        Task spirals = Tasks.named("two-spirals", 2);
        for (int sample = 0; sample < 194; sample++) {
            BigDecimal x = spirals.inputs().get(sample).get(0);
            BigDecimal y = spirals.inputs().get(sample).get(1);
            assertTrue(x.scale() <= 20 && y.scale() <= 20, "at most twenty decimals");
            BigDecimal radius = new BigDecimal("0.0625").multiply(BigDecimal.valueOf(104 - sample / 2));
            BigDecimal error = x.multiply(x)
                    .add(y.multiply(y))
                    .subtract(radius.multiply(radius))
                    .abs();
            assertTrue(error.compareTo(bound) < 0, "sample " + sample + ": " + error);
        }
    }
}
