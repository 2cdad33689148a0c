package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.hostile.Bounds;
import org.papilio.hostile.Mutator;

/** Whatever the bytes of a file are, it is read or the error says what is wrong with it. */
final class HostileFilesTest {
    private static final int MUTANTS = 2_000;

    @TempDir
    Path folder;

    /** Reads a file that may be damaged. */
    private interface Reading {
        void read(Path file) throws IOException, IdxFile.DamagedException;
    }

    private void fuzz(long seed, byte[] sound, Reading reading) throws Exception {
        Mutator mutator = new Mutator(seed);
        Path file = folder.resolve("mutant");
        Files.write(file, sound);
        reading.read(file);
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutator.bytes(sound);
            Files.write(file, mutant);
            boolean[] wrong = new boolean[1];
            Bounds.check("seed " + seed + ", mutant " + i, () -> {
                try {
                    reading.read(file);
                } catch (IOException | IdxFile.DamagedException e) {
                    assertFalse(String.valueOf(e.getMessage()).isBlank());
                    wrong[0] = true;
                }
            });
            refused += wrong[0] ? 1 : 0;
        }
        assertTrue(refused > MUTANTS / 10, refused + " of " + MUTANTS + " were refused");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void arrays(long seed) throws Exception {
        Npy array = Npy.of("<f8", List.of(3, 4));
        for (int i = 0; i < 12; i++) {
            array.putDouble(i, i);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        array.writeTo(out);
        fuzz(seed, out.toByteArray(), file -> {
            Npy read = Npy.read(file);
            int size = read.shape().stream().mapToInt(n -> n).reduce(1, (a, b) -> a * b);
            for (int i = 0; i < size && read.type().equals("<f8"); i++) {
                read.getDouble(i);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void images(boolean packed) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var target = packed ? new GZIPOutputStream(out) : out) {
            target.write(ByteBuffer.allocate(16 + 40)
                    .putInt(0x803)
                    .putInt(10)
                    .putInt(2)
                    .putInt(2)
                    .array());
        }
        fuzz(3, out.toByteArray(), file -> IdxFile.read(file, 3, 1_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (2147483647, 2147483647, 2147483647, 2147483647), }",
                "{'descr': '|S2147483648', 'fortran_order': False, 'shape': (1,), }",
                "{'descr': '|S999999999999', 'fortran_order': False, 'shape': (1,), }",
            })
    void headersThatPromiseTooMuch(String header) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.US_ASCII);
        Path file = folder.resolve("promise.npy");
        Files.write(
                file,
                ByteBuffer.allocate(10 + text.length)
                        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0})
                        .put(text)
                        .array());
        Bounds.check(header, () -> {
            try {
                Npy.read(file);
            } catch (IOException e) {
                return;
            }
            throw new AssertionError("was read");
        });
    }
}
