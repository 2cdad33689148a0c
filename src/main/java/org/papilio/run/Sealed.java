package org.papilio.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * A line of a segment: the line of a cell with two more members, {@code seconds} (how long the cell took) and {@code crc32c},
 * the checksum (CRC-32C, RFC 3720) of all that stands before it on the line. It is JSON, for people and scripts, and the line
 * of the cell is got back byte by byte.
 *
 * @param line the line of the cell
 * @param seconds how long it took
 */
record Sealed(byte[] line, double seconds) {
    private static final byte[] SECONDS = ",\"seconds\":".getBytes(StandardCharsets.US_ASCII);
    /** The member with the checksum. */
    static final String MEMBER = "crc32c";

    private static final byte[] CHECKSUM = (",\"" + MEMBER + "\":\"").getBytes(StandardCharsets.US_ASCII);
    private static final int HEX = 8;
    private static final int TAIL = CHECKSUM.length + HEX + 2;

    /** The line of a segment, without its end. */
    static byte[] seal(byte[] line, double seconds) {
        return seal(line, SECONDS, Json.text(seconds).getBytes(StandardCharsets.US_ASCII));
    }

    /** A JSON object with some more text before its end and its checksum as one more member. */
    static byte[] seal(byte[] object, byte[]... more) {
        int covered = object.length
                - 1
                + Arrays.stream(more).mapToInt(text -> text.length).sum();
        ByteBuffer sealed = ByteBuffer.allocate(covered + TAIL).put(object, 0, object.length - 1);
        for (byte[] text : more) {
            sealed.put(text);
        }
        sealed.put(CHECKSUM).put(checksum(sealed.array(), covered).getBytes(StandardCharsets.US_ASCII));
        return sealed.put((byte) '"').put((byte) '}').array();
    }

    /** Whether a JSON object ends with its checksum. */
    static boolean isSound(byte[] sealed) {
        int covered = sealed.length - TAIL;
        return covered >= 1
                && Arrays.equals(sealed, covered, covered + CHECKSUM.length, CHECKSUM, 0, CHECKSUM.length)
                && sealed[sealed.length - 2] == '"'
                && sealed[sealed.length - 1] == '}'
                && new String(sealed, covered + CHECKSUM.length, HEX, StandardCharsets.US_ASCII)
                        .equals(checksum(sealed, covered));
    }

    /** Reads the line of a segment; empty if it is damaged. */
    static Optional<Sealed> open(byte[] sealed) {
        if (!isSound(sealed)) {
            return Optional.empty();
        }
        int covered = sealed.length - TAIL;
        int comma = covered - 1;
        while (comma > 0 && sealed[comma] != ',') {
            comma--;
        }
        if (!Arrays.equals(sealed, comma, Math.min(covered, comma + SECONDS.length), SECONDS, 0, SECONDS.length)) {
            return Optional.empty();
        }
        byte[] line = Arrays.copyOf(sealed, comma + 1);
        line[comma] = '}';
        int number = comma + SECONDS.length;
        try {
            return Optional.of(new Sealed(
                    line, Double.parseDouble(new String(sealed, number, covered - number, StandardCharsets.US_ASCII))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The checksum of the first bytes as eight hexadecimal digits. */
    static String checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return text(crc);
    }

    /** A checksum as eight hexadecimal digits. */
    static String text(Checksum crc) {
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
