package org.papilio.run;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An IDX file of unsigned bytes, plain or gzip: two zero bytes, the type 8, the number of dimensions, each dimension as a
 * big-endian 32-bit number, then the elements, the last dimension fastest (Y. LeCun, C. Cortes, C. J. C. Burges, The MNIST
 * database of handwritten digits).
 *
 * @param dimensions each at least 1
 * @param elements as many as the product of the dimensions
 */
record IdxFile(List<Integer> dimensions, byte[] elements) {
    private static final int UNSIGNED_BYTE = 8;
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};

    /** What is wrong with a file, without its name. */
    static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1L;

        DamagedException(String message) {
            super(message);
        }
    }

    /**
     * Reads a file. Takes no more memory than {@code mostElements}, whatever the file says of itself.
     *
     * @param dimensionCount the number of dimensions it has to have
     * @throws DamagedException if it is no such file, is cut short, has something behind its end, or fails the check of gzip
     * @throws IOException if it cannot be read
     */
    static IdxFile read(Path file, int dimensionCount, int mostElements) throws IOException, DamagedException {
        try (InputStream plain = new BufferedInputStream(Files.newInputStream(file))) {
            plain.mark(GZIP.length);
            boolean packed = Arrays.equals(plain.readNBytes(GZIP.length), GZIP);
            plain.reset();
            return read(packed ? new GZIPInputStream(plain) : plain, dimensionCount, mostElements);
        } catch (EOFException e) {
            throw new DamagedException("is cut short: the packed data ends before its end");
        } catch (ZipException e) {
            throw new DamagedException("is damaged: gzip says \"" + e.getMessage() + "\"");
        }
    }

    private static IdxFile read(InputStream in, int dimensionCount, int mostElements)
            throws IOException, DamagedException {
        byte[] header = in.readNBytes(4 + 4 * dimensionCount);
        byte[] magic = {0, 0, UNSIGNED_BYTE, (byte) dimensionCount};
        if (header.length < 4 || !Arrays.equals(header, 0, 4, magic, 0, 4)) {
            throw new DamagedException("is no IDX file of " + dimensionCount
                    + (dimensionCount == 1 ? " dimension" : " dimensions") + ": it begins with "
                    + hex(Arrays.copyOf(header, Math.min(4, header.length))) + ", not with " + hex(magic));
        }
        if (header.length < 4 + 4 * dimensionCount) {
            throw new DamagedException("is cut short: it ends within its dimensions");
        }
        ByteBuffer numbers = ByteBuffer.wrap(header, 4, 4 * dimensionCount);
        List<Integer> dimensions = IntStream.range(0, dimensionCount)
                .map(i -> numbers.getInt())
                .boxed()
                .toList();
        int size = size(dimensions, mostElements);
        byte[] elements = in.readNBytes(size);
        if (elements.length < size) {
            throw new DamagedException("is cut short: its dimensions " + text(dimensions) + " need " + size
                    + " bytes of data, it has " + elements.length);
        }
        if (in.read() >= 0) {
            throw new DamagedException("is too long: there is more than its dimensions " + text(dimensions) + " say");
        }
        return new IdxFile(dimensions, elements);
    }

    private static int size(List<Integer> dimensions, int most) throws DamagedException {
        long size = 1;
        for (int dimension : dimensions) {
            if (dimension < 1) {
                throw new DamagedException(
                        "has the dimensions " + text(dimensions) + ": each has to be from 1 to " + Integer.MAX_VALUE);
            }
            size *= dimension;
            if (size > most) {
                throw new DamagedException(
                        "has the dimensions " + text(dimensions) + ": more than the " + most + " bytes that are read");
            }
        }
        return (int) size;
    }

    private static String text(List<Integer> dimensions) {
        return String.join(
                " x ", dimensions.stream().map(Integer::toUnsignedString).toList());
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length == 0 ? "nothing" : "");
        for (byte b : bytes) {
            text.append(text.length() == 0 ? "" : " ").append(Character.forDigit((b >> 4) & 0xF, 16));
            text.append(Character.forDigit(b & 0xF, 16));
        }
        return text.toString();
    }
}
