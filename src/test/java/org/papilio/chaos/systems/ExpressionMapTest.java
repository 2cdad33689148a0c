package org.papilio.chaos.systems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papilio.number.Precisions;

class ExpressionMapTest {

    private static double value(String expression, double x) {
        return ExpressionMap.parse("x: " + expression)
                .with(Map.of())
                .apply(Precisions.DOUBLE, List.of(x))
                .get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 + 2*3             | 7
            (1 + 2)*3           | 9
            2 - 3 - 4           | -5
            12/3/2              | 2
            -x^2                | -9
            (-x)^2              | 9
            2^3                 | 8
            x**2 + 1            | 10
            x^-1*6              | 2
            x^0                 | 1
            x^5                 | 243
            2*-x                | -6
            1.5e1 + .5          | 15.5
            max(x, 4) + min(x,4)| 7
            sqrt(x^2)           | 3
            abs(-x)             | 3
            log(exp(x))         | 3
            tanh(0) + sin(0) + cos(0) | 1
            sigmoid(0)          | 0.5
            """)
    void values(String expression, double expected) {
        assertEquals(expected, value(expression, 3), 1e-14);
    }

    @Test
    void isTheShippedMapWithItsBits() {
        ExpressionMap henon = ExpressionMap.parse("x' = 1 - a*x^2 + y\ny' = b*x");
        assertEquals(List.of("x", "y"), henon.coordinates());
        assertEquals(List.of("a", "b"), henon.parameters());
        Map<String, BigDecimal> values = Map.of("a", new BigDecimal("1.4"), "b", new BigDecimal("0.3"));
        List<Double> x = List.of(0.1, 0.1);
        List<Double> y = List.of(0.1, 0.1);
        KnownSystem known = KnownSystems.named("henon").orElseThrow();
        for (int i = 0; i < 100; i++) {
            x = henon.with(values).apply(Precisions.DOUBLE, x);
            y = known.map(Map.of()).apply(Precisions.DOUBLE, y);
        }
        assertEquals(y, x);
    }

    @Test
    void literalsAreExactDecimals() {
        BigDecimal image = ExpressionMap.parse("x: 0.1*x")
                .with(Map.of())
                .apply(Precisions.decimal(50), List.of(BigDecimal.ONE))
                .get(0);
        assertEquals(0, new BigDecimal("0.1").compareTo(image));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x: 1 +            | column 7: expected a number, a name or '(', found the end
            x: (1 + x         | column 10: expected ')', found the end
            x: 1 2            | column 6: expected an operator or ';', found '2'
            x 1               | column 3: expected ':' after 'x', found '1'
            x: x^0.5          | column 6: a power must be a whole number
            x: x^y            | column 6: a power must be a whole number
            x: x^999          | a power must be at most 64
            x: sni(x)         | column 4: unknown function 'sni' (did you mean 'sin'?)
            x: sin x          | the function 'sin' needs its argument in parentheses
            x: max(x)         | max takes 2 arguments, found 1
            x: sin(x, x)      | sin takes 1 argument, found 2
            x: 1; x: 2        | column 7: 'x' is defined twice
            sin: 1            | 'sin' is a function
            x: 1.2.3          | '1.2.3' is no number
            x: x & 1          | column 6: expected an operator or ';', found '&'
            3: x              | column 1: expected the name of a coordinate, found '3'
            x: a*x            | column 4: 'a' is neither a coordinate[x] nor has it a value
            ;                 | the map is empty
            """)
    void errorsNameThePlaceAndTheRemedy(String text, String message) {
        String actual = assertThrows(IllegalArgumentException.class, () -> ExpressionMap.parse(text)
                        .with(Map.of()))
                .getMessage();
        assertTrue(actual.contains(message), actual);
    }

    @Test
    void deepNestingIsRefused() {
        String text = "x: " + "(".repeat(100_000) + "x" + ")".repeat(100_000);
        assertThrows(IllegalArgumentException.class, () -> ExpressionMap.parse(text));
        assertThrows(IllegalArgumentException.class, () -> ExpressionMap.parse("x: " + "-".repeat(100_000) + "x"));
    }

    @Test
    void suggestions() {
        List<String> names = List.of("henon", "lorenz", "logistic");
        assertEquals(" (did you mean 'henon'?)", Suggestion.of("hennon", names));
        assertEquals("", Suggestion.of("zzzzzz", names));
    }
}
