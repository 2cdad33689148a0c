package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against files that numpy 2.4.6 wrote: {@code numpy.save(name, numpy.array(values, dtype))} with the values and types of the
 * tests.
 */
class NpyTest {
    @TempDir
    Path directory;

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(NpyTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    private static byte[] written(Npy array) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        array.writeTo(out);
        return out.toByteArray();
    }

    private Npy read(byte[] bytes) throws IOException {
        Path file = directory.resolve("x.npy");
        Files.write(file, bytes);
        return Npy.read(file);
    }

    @Test
    void floats() throws IOException {
        float[] values = {0.1f, -2.5f, 3e38f, Float.NaN, Float.POSITIVE_INFINITY, -0.0f};
        Npy array = Npy.of("<f4", List.of(3, 2));
        for (int k = 0; k < values.length; k++) {
            array.putFloat(k, values[k]);
        }
        assertArrayEquals(golden("float.npy"), written(array));
        Npy back = read(golden("float.npy"));
        for (int k = 0; k < values.length; k++) {
            assertEquals(Float.floatToRawIntBits(values[k]), Float.floatToRawIntBits(back.getFloat(k)));
        }
    }

    @Test
    void doubles() throws IOException {
        double[] values = {0.1, -2.5e-308, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY, 1.0 / 3};
        Npy array = Npy.of("<f8", List.of(2, 3));
        for (int k = 0; k < values.length; k++) {
            array.putDouble(k, values[k]);
        }
        assertArrayEquals(golden("double.npy"), written(array));
        Npy back = read(golden("double.npy"));
        assertEquals(List.of(2, 3), back.shape());
        for (int k = 0; k < values.length; k++) {
            assertEquals(Double.doubleToRawLongBits(values[k]), Double.doubleToRawLongBits(back.getDouble(k)));
        }
    }

    @Test
    void pairs() throws IOException {
        double[] values = {0.1, -5.55e-18, 1, 0x1p-60, 3, 4, 5, 6};
        Npy array = Npy.of("<f8", List.of(2, 2, 2));
        for (int k = 0; k < values.length; k++) {
            array.putDouble(k, values[k]);
        }
        assertArrayEquals(golden("pair.npy"), written(array));
        assertEquals(List.of(2, 2, 2), read(golden("pair.npy")).shape());
    }

    @Test
    void texts() throws IOException {
        String[] values = {"0.1", "-12.25E-7", "1E+100", "0"};
        Npy array = Npy.of("|S9", List.of(2, 2));
        for (int k = 0; k < values.length; k++) {
            array.putText(k, values[k]);
        }
        assertArrayEquals(golden("text.npy"), written(array));
        Npy back = read(golden("text.npy"));
        for (int k = 0; k < values.length; k++) {
            assertEquals(values[k], back.getText(k));
        }
        assertThrows(IllegalArgumentException.class, () -> array.putText(0, "longer than nine"));
    }

    @Test
    void shapes() throws IOException {
        assertArrayEquals(golden("empty.npy"), written(Npy.of("<f8", List.of(0, 17))));
        assertArrayEquals(golden("long.npy"), written(Npy.of("<f4", List.of(12345678, 0))));
        Npy vector = Npy.of("<f8", List.of(2));
        vector.putDouble(0, 1.5);
        vector.putDouble(1, 2.5);
        assertArrayEquals(golden("vector.npy"), written(vector));
        assertEquals(List.of(2), read(golden("vector.npy")).shape());
        assertEquals(List.of(0, 17), read(golden("empty.npy")).shape());
    }

    @Test
    void headerIsAligned() throws IOException {
        for (int rows = 0; rows < 200; rows++) {
            for (String type : List.of("<f4", "<f8", "|S7", "|S123")) {
                Npy array = Npy.of(type, List.of(rows, 17));
                assertEquals(0, (written(array).length - rows * 17 * array.itemSize()) % 64, type + " " + rows);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"float.npy", "double.npy", "pair.npy", "text.npy", "vector.npy"})
    void everyCutIsNoticed(String name) throws IOException {
        byte[] whole = golden(name);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(IOException.class, () -> read(cut), name + " cut to " + length);
        }
    }

    @Test
    void otherKindsAreRefused() throws IOException {
        byte[] bigEndian = golden("double.npy");
        bigEndian[indexOf(bigEndian, (byte) '<')] = '>';
        assertThrows(IOException.class, () -> read(bigEndian));
        assertThrows(IllegalArgumentException.class, () -> Npy.of("<i8", List.of(1)));
        assertThrows(IllegalArgumentException.class, () -> Npy.of("<f8", List.of(1 << 20, 1 << 20)));
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        for (int k = 0; k < bytes.length; k++) {
            if (bytes[k] == wanted) {
                return k;
            }
        }
        throw new AssertionError("not there");
    }
}
