package org.papilio.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.papilio.number.DoubleDouble;

class DigestTest {

    record Pair(Object first, String reason) {}

    @Test
    void allNansAreOne() {
        double other = Double.longBitsToDouble(0xFFF8_0000_0000_1234L);
        assertEquals(Digest.of(Double.NaN), Digest.of(other));
        assertEquals(Digest.of(Float.NaN), Digest.of(Float.intBitsToFloat(0xFFC0_0123)));
        assertEquals(Digest.of(new double[] {Double.NaN}), Digest.of(new double[] {other}));
    }

    /** Each of these is another value than all others. */
    @Test
    void everyBitCounts() {
        List<Object> values = List.of(
                0.0,
                -0.0,
                1.0,
                Math.nextUp(1.0),
                1.0f,
                1,
                true,
                "1.0",
                new BigDecimal("1.0"),
                List.of(),
                List.of(1.0, 2.0),
                List.of(List.of(1.0), 2.0),
                Map.of("a", 1.0),
                Optional.empty(),
                OptionalInt.of(2),
                DoubleDouble.of(1.0),
                new Pair(1.0, ""));
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean sameText = values.get(i).toString().equals("1.0")
                        && values.get(i) instanceof BigDecimal
                        && values.get(j) instanceof String;
                if (!sameText) {
                    assertNotEquals(
                            Digest.of(values.get(i)), Digest.of(values.get(j)), values.get(i) + " " + values.get(j));
                }
            }
        }
        assertEquals(32, Digest.of(values).length());
    }

    @Test
    void theOrderOfAMapAndTheKindOfAListDoNot() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", 1.0);
        one.put("b", 2.0);
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", 2.0);
        other.put("a", 1.0);
        assertEquals(Digest.of(one), Digest.of(other));
        assertEquals(Digest.of(List.of(1.0, 2.0)), Digest.of(Arrays.asList(1.0, 2.0)));
        assertEquals(Digest.of(List.of(1.0, 2.0)), Digest.of(new double[] {1.0, 2.0}));
    }

    @Test
    void aColumnWithoutAValueIsNone() {
        Map<String, @Nullable Object> empty = new LinkedHashMap<>();
        empty.put("a", 1.0);
        empty.put("b", null);
        assertEquals(Digest.of(Map.of("a", 1.0)), Digest.of(empty));
    }

    @Test
    void sentencesAreLeftOut() {
        assertEquals(Digest.of(new Pair(1.0, "so")), Digest.of(new Pair(1.0, "otherwise")));
        assertEquals(
                Digest.of(Map.of("verdict", "chaos")), Digest.of(Map.of("verdict", "chaos", "verdict_reason", "why")));
    }

    /** What has no bits of its own must not be hashed by its name or address. */
    @Test
    void unknownObjectsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Digest.of(List.of(new Object())));
    }
}
