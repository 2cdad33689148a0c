package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.train.Status;

class StoredCellTest {
    private static CellResult result(
            double loss, Map<String, @Nullable Object> settings, Map<String, Object> measurements) {
        return new CellResult(
                "main-1",
                3,
                "main",
                settings,
                Status.DIVERGED,
                "step 2: \"x\"\n\u2028",
                2,
                loss,
                Double.NaN,
                List.of("0.1", "-1E-400"),
                measurements,
                List.of(0, 2),
                List.of(loss, 2.0),
                List.of(Double.NaN, Double.NEGATIVE_INFINITY));
    }

    private static StoredCell read(String line) throws JsonProcessingException {
        return CellReader.read(line.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void lineIsAsStated() {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        settings.put("learning_rate", new BigDecimal("5.0"));
        settings.put("round_initial", null);
        settings.put("seed", 7L);
        settings.put("order", List.of("W1", "b1"));
        Map<String, Object> measurements = new LinkedHashMap<>();
        measurements.put("a", 2.0);
        measurements.put("b", 2L);
        measurements.put("c", true);
        measurements.put("d", Double.NaN);
        measurements.put("e", "2");
        assertEquals(
                "{\"cell\":\"main-1\",\"index\":3,\"part\":\"main\",\"settings\":{\"learning_rate\":\"5\",\"round_initial\":null,"
                        + "\"seed\":7,\"order\":[\"W1\",\"b1\"]},\"status\":\"diverged\",\"message\":\"step 2: \\\"x\\\"\\n\u2028\","
                        + "\"steps\":2,\"loss\":1E-300,\"accuracy\":\"NaN\",\"final_parameters\":[\"0.1\",\"-1E-400\"],"
                        + "\"measurements\":{\"a\":2.0,\"b\":2,\"c\":true,\"d\":\"NaN\",\"e\":\"2\"},\"recorded\":[0,2],"
                        + "\"step_loss\":[1E-300,2.0],\"step_accuracy\":[\"NaN\",\"-Infinity\"],\"trajectory\":true,"
                        + "\"recipe\":\"abc\"}",
                new StoredCell(result(1e-300, settings, measurements), "abc", true, Optional.empty()).line());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void readsBackExactly(long seed) throws JsonProcessingException {
        Random random = new Random(seed);
        List<Double> special = new ArrayList<>(List.of(
                0.0,
                -0.0,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                Double.MIN_NORMAL,
                1e21,
                1e22,
                1e23,
                2e-3,
                0.1,
                100.0,
                9007199254740993.0,
                2.2250738585072011e-308));
        for (int k = 0; k < 500; k++) {
            double value = k < special.size() ? special.get(k) : Double.longBitsToDouble(random.nextLong());
            StoredCell stored = new StoredCell(
                    result(value, Map.of("seed", random.nextLong()), Map.of("x", value, "n", random.nextLong())),
                    "r",
                    false,
                    k % 2 == 0 ? Optional.empty() : Optional.of("0123abcd"));
            StoredCell back = read(stored.line());
            assertEquals(stored, back, "seed " + seed + ", value " + value);
            assertEquals(value, back.result().loss(), 0.0);
            assertEquals(1 / value, 1 / back.result().loss(), 0.0, "the sign of zero");
            assertEquals(back, new StoredCell(back.result(), "r", false, back.array()));
        }
    }

    @Test
    void movesToAnotherIndex() throws JsonProcessingException {
        StoredCell stored = new StoredCell(result(1, Map.of(), Map.of()), "r", true, Optional.of("0123abcd"));
        byte[] line = stored.line().getBytes(StandardCharsets.UTF_8);
        StoredCell moved = CellReader.read(StoredCell.at(line, 12));
        assertArrayEquals(line, StoredCell.at(line, 3));
        assertEquals(12, moved.result().index());
        assertEquals(stored.line().replace("\"index\":3", "\"index\":12"), moved.line());
    }

    @Test
    void otherLinesAreNoCells() {
        assertThrows(JsonProcessingException.class, () -> read("{\"cell\":"));
        assertThrows(IllegalArgumentException.class, () -> read("{}"));
        assertThrows(IllegalArgumentException.class, () -> read("12"));
        String line = new StoredCell(result(1, Map.of(), Map.of()), "r", true, Optional.of("0123abcd")).line();
        assertThrows(IllegalArgumentException.class, () -> read(line + line));
        assertTrue(line.contains("diverged"));
        assertThrows(IllegalArgumentException.class, () -> read(line.replace("diverged", "lost")));
    }

    @Test
    void theHeaderIsThatOfTheLine() {
        StoredCell stored = new StoredCell(
                result(1, Map.of("part", "x"), Map.of("status", "y")), "r", true, Optional.of("0123abcd"));
        byte[] line = stored.line().getBytes(StandardCharsets.UTF_8);
        assertEquals(Optional.of(CellHeader.of(stored)), CellHeader.read(line));
        assertEquals(Optional.empty(), CellHeader.read(Arrays.copyOf(line, line.length - 1)));
        assertEquals(Optional.empty(), CellHeader.read("{}".getBytes(StandardCharsets.UTF_8)));
        assertEquals(Optional.empty(), CellHeader.read("12".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aSealedLineIsJsonAndGivesTheLineBackUnlessAnyByteIsDamaged() throws JsonProcessingException {
        byte[] line = new StoredCell(result(1, Map.of(), Map.of()), "r", true, Optional.of("0123abcd"))
                .line()
                .getBytes(StandardCharsets.UTF_8);
        byte[] sealed = Sealed.seal(line, 0.25);
        String text = new String(sealed, StandardCharsets.UTF_8);
        assertTrue(text.matches("(?s).*,\"seconds\":0.25,\"crc32c\":\"[0-9a-f]{8}\"}"), text);
        assertEquals(17 + 2, Json.read(text).size());
        Sealed open = Sealed.open(sealed).orElseThrow();
        assertArrayEquals(line, open.line());
        assertEquals(0.25, open.seconds());
        for (int k = 0; k < sealed.length; k++) {
            for (int bit = 1; bit < 256; bit *= 2) {
                sealed[k] ^= (byte) bit;
                assertEquals(Optional.empty(), Sealed.open(sealed), "byte " + k);
                sealed[k] ^= (byte) bit;
            }
            assertEquals(Optional.empty(), Sealed.open(Arrays.copyOf(sealed, k)), "length " + k);
        }
    }
}
