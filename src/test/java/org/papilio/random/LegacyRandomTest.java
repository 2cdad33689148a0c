package org.papilio.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class LegacyRandomTest {

    @Test
    void valuesAreNumpys() throws IOException {
        List<String> lines;
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("numpy-legacy.txt"))) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        int normals = 0;
        int differing = 0;
        for (String line : lines) {
            if (line.startsWith("#")) {
                continue;
            }
            String[] words = line.split(" ");
            double value = draw(Long.parseLong(words[0]), words[1], Integer.parseInt(words[2]));
            double expected = Double.parseDouble(words[3]);
            if (words[1].equals("normal") || words[1].equals("mixed")) {
                assertEquals(expected, value, 3 * Math.ulp(expected), line);
                normals++;
                differing += value == expected ? 0 : 1;
            } else {
                assertEquals(expected, value, line);
            }
        }
        assertTrue(normals > 100 && differing <= 1, differing + " of " + normals + " normals differ");
    }

    private static double draw(long seed, String kind, int index) {
        LegacyRandom random = new LegacyRandom(seed);
        DoubleSupplier next =
                switch (kind) {
                    case "double" -> random::nextDouble;
                    case "uniform" -> () -> random.uniform(-0.5, 2.5);
                    default -> random::nextGaussian;
                };
        double value = 0;
        for (int i = 0; i <= index; i++) {
            value = kind.equals("mixed") && i % 2 == 1 ? random.nextDouble() : next.getAsDouble();
        }
        return value;
    }

    /** numpy.random.RandomState(seed); normal(); permutation(n); normal(), with numpy 2.4.6. */
    @Test
    void permutationsAreNumpys() {
        LegacyRandom random = new LegacyRandom(1);
        random.nextGaussian();
        assertArrayEquals(new int[] {2, 3, 4, 8, 1, 6, 0, 7, 5, 9}, random.permutation(10));
        assertEquals(-0.6117564136500754, random.nextGaussian(), "a normal kept before stays kept");

        int[] large = new LegacyRandom(5).permutation(60_000);
        assertArrayEquals(new int[] {22141, 38496, 30738, 15418, 13266}, Arrays.copyOf(large, 5));
        long weighted = 0;
        for (int i = 0; i < large.length; i++) {
            weighted += (long) i * large[i];
        }
        assertEquals(53_987_109_159_214L, weighted);
    }

    @Test
    void permutationsOfOneAndNoneDrawNothing() {
        LegacyRandom random = new LegacyRandom(7);
        assertArrayEquals(new int[] {0}, random.permutation(1));
        assertArrayEquals(new int[0], random.permutation(0));
        assertEquals(new LegacyRandom(7).nextDouble(), random.nextDouble());
    }

    @Test
    void seedsAre32BitsLong() {
        assertThrows(IllegalArgumentException.class, () -> new LegacyRandom(-1));
        assertThrows(IllegalArgumentException.class, () -> new LegacyRandom(1L << 32));
    }
}
