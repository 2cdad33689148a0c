package org.papilio.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An array in numpy's file format, version 1.0: little-endian floats ({@code <f4}), doubles ({@code <f8}) or byte strings of a
 * fixed length ({@code |S<k>}), in row-major order. Such a file opens with {@code numpy.load}.
 *
 * <p>Format: numpy, {@code numpy/lib/format.py} (NEP 1).
 */
final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final int FIRST_DIMENSION_DIGITS = 21;
    private static final Pattern HEADER = Pattern.compile(
            "\\{'descr': '([^']+)', 'fortran_order': False, 'shape': \\(((?:\\d{1,9}, ?)*(?:\\d{1,9})?)\\), \\}\\s*");
    private static final Pattern TYPE = Pattern.compile("<f4|<f8|\\|S([1-9]\\d{0,8})");

    private final String type;
    private final List<Integer> shape;
    private final ByteBuffer data;

    private Npy(String type, List<Integer> shape, ByteBuffer data) {
        this.type = type;
        this.shape = List.copyOf(shape);
        this.data = data;
    }

    /** An array of the shape, all zeros or empty strings, to be filled with the {@code put} methods. */
    static Npy of(String type, List<Integer> shape) {
        long bytes = bytes(type, shape);
        if (bytes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("an array of shape " + shape + " has " + bytes
                    + " bytes, more than a file here can hold; record fewer steps");
        }
        return new Npy(type, shape, ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    String type() {
        return type;
    }

    List<Integer> shape() {
        return shape;
    }

    /** How many bytes an element has. */
    int itemSize() {
        return itemSize(type);
    }

    void putFloat(int index, float value) {
        data.putFloat(4 * index, value);
    }

    void putDouble(int index, double value) {
        data.putDouble(8 * index, value);
    }

    /** Puts a string of ASCII characters no longer than {@link #itemSize}. */
    void putText(int index, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > itemSize()) {
            throw new IllegalArgumentException("'" + text + "' is longer than " + itemSize());
        }
        data.put(itemSize() * index, bytes);
    }

    float getFloat(int index) {
        return data.getFloat(4 * index);
    }

    double getDouble(int index) {
        return data.getDouble(8 * index);
    }

    String getText(int index) {
        byte[] bytes = new byte[itemSize()];
        data.get(bytes.length * index, bytes);
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(header());
        out.write(data.array());
    }

    private byte[] header() {
        String dimensions = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder("{'descr': '" + type + "', 'fortran_order': False, 'shape': ("
                + dimensions + (shape.size() == 1 ? "," : "") + "), }");
        // numpy leaves room for the first dimension to grow in place; the same here makes the same bytes.
        if (!shape.isEmpty()) {
            text.append(
                    " ".repeat(FIRST_DIMENSION_DIGITS - shape.get(0).toString().length()));
        }
        int fixed = MAGIC.length + 2;
        int unpadded = fixed + text.length() + 1;
        text.append(" ".repeat(Math.floorMod(-unpadded, ALIGNMENT))).append('\n');

        ByteBuffer header = ByteBuffer.allocate(fixed + text.length()).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).putShort((short) text.length()).put(text.toString().getBytes(StandardCharsets.US_ASCII));
        return header.array();
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read or is no such file
     */
    static Npy read(Path file) throws IOException {
        return of(Files.readAllBytes(file));
    }

    /**
     * Reads the file of a cell.
     *
     * @param checksum what the line of the cell says of it; empty if that was made before lines did
     * @throws UsageException if it is missing or damaged
     * @throws EnvironmentException if it cannot be read
     */
    static Npy read(ResultDirectory directory, Path file, Optional<String> checksum) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String actual = Sealed.checksum(bytes, bytes.length);
            if (!actual.equals(checksum.orElse(actual))) {
                throw directory.damaged(file, "its checksum is " + actual + ", not " + checksum.get());
            }
            return of(bytes);
        } catch (NoSuchFileException e) {
            throw directory.damaged(file, "it is missing");
        } catch (NoArrayException e) {
            throw directory.damaged(file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw Disk.cannotRead(file, e);
        }
    }

    /** Bytes that are no array. */
    private static final class NoArrayException extends IOException {
        private static final long serialVersionUID = 1L;

        NoArrayException(String what) {
            super(what);
        }
    }

    private static Npy of(byte[] file) throws NoArrayException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int fixed = MAGIC.length + 2;
        if (bytes.limit() < fixed || !Arrays.equals(MAGIC, Arrays.copyOf(bytes.array(), MAGIC.length))) {
            throw new NoArrayException("no .npy file of version 1.0");
        }
        int length = Short.toUnsignedInt(bytes.getShort(MAGIC.length));
        if (bytes.limit() < fixed + length) {
            throw new NoArrayException("its header is cut off");
        }
        Matcher header = HEADER.matcher(new String(bytes.array(), fixed, length, StandardCharsets.US_ASCII));
        if (!header.matches() || !TYPE.matcher(header.group(1)).matches()) {
            throw new NoArrayException("an .npy file of a kind that Papilio does not write");
        }
        String type = header.group(1);
        List<Integer> shape = Arrays.stream(header.group(2).split(",", -1))
                .map(String::strip)
                .filter(dimension -> !dimension.isEmpty())
                .map(Integer::valueOf)
                .toList();
        ByteBuffer data = bytes.position(fixed + length).slice().order(ByteOrder.LITTLE_ENDIAN);
        if (data.limit() != bytesOrMost(type, shape)) {
            throw new NoArrayException("its data is cut off");
        }
        return new Npy(type, shape, data);
    }

    /** The bytes of an array whose shape may be anything. */
    private static long bytesOrMost(String type, List<Integer> shape) {
        try {
            return bytes(type, shape);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    private static long bytes(String type, List<Integer> shape) {
        long bytes = itemSize(type);
        for (int dimension : shape) {
            bytes = Math.multiplyExact(bytes, dimension);
        }
        return bytes;
    }

    private static int itemSize(String type) {
        Matcher matcher = TYPE.matcher(type);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a type that Papilio does not write: " + type);
        }
        return type.equals("<f4") ? 4 : type.equals("<f8") ? 8 : Integer.parseInt(matcher.group(1));
    }
}
