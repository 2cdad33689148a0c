package org.papilio.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrecisionsTest {

    @Test
    void namesSelect() {
        assertSame(Precisions.FLOAT, Precisions.named("float"));
        assertSame(Precisions.DOUBLE, Precisions.named("double"));
        assertSame(Precisions.DOUBLE_DOUBLE, Precisions.named("double-double"));
        assertEquals("decimal(50)", Precisions.named("decimal(50)").name());
        assertEquals(34, Precisions.named("decimal(34)").digits());
    }

    @ParameterizedTest
    @CsvSource({
        "dobule, double",
        "doubel-double, double-double",
        "Double, double",
        "decimal, decimal(34)",
        "decimal50, decimal(50)",
        "float32, float",
        "decimal(), decimal(34)"
    })
    void misspeltNamesGetASuggestion(String name, String suggestion) {
        String message = assertThrows(IllegalArgumentException.class, () -> Precisions.named(name))
                .getMessage();
        assertTrue(message.contains("(did you mean '" + suggestion + "'?)"), message);
        assertTrue(message.contains("float, double, double-double and decimal(n)"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quadruple", "", "x"})
    void strangeNamesGetNone(String name) {
        String message = assertThrows(IllegalArgumentException.class, () -> Precisions.named(name))
                .getMessage();
        assertFalse(message.contains("did you mean"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"decimal(1)", "decimal(0)", "decimal(1001)", "decimal(999999999999999999999)"})
    void digitsOutOfRangeAreNamed(String name) {
        String message = assertThrows(IllegalArgumentException.class, () -> Precisions.named(name))
                .getMessage();
        assertTrue(message.contains("from 2 to 1000"), message);
    }

    static Stream<String> numpy() {
        return ElementaryReferenceTest.lines("numpy-round.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("numpy")
    void roundingIsNumpys(String line) {
        String[] words = line.split(" ");
        int decimals = Integer.parseInt(words[1]);
        double x = Double.parseDouble(words[2]);
        double expected = Double.parseDouble(words[3]);
        double rounded = words[0].equals("double")
                ? Precisions.DOUBLE.round(x, decimals)
                : Precisions.FLOAT.round((float) x, decimals);
        assertEquals(expected, rounded);
    }
}
