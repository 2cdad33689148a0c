package org.papilio.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

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
    private static final byte[] CHECKSUM = ",\"crc32c\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int HEX = 8;
    private static final int TAIL = CHECKSUM.length + HEX + 2;

    /** The line of a segment, without its end. */
    static byte[] seal(byte[] line, double seconds) {
        byte[] duration = Json.text(seconds).getBytes(StandardCharsets.US_ASCII);
        int covered = line.length - 1 + SECONDS.length + duration.length;
        ByteBuffer sealed = ByteBuffer.allocate(covered + TAIL);
        sealed.put(line, 0, line.length - 1).put(SECONDS).put(duration).put(CHECKSUM);
        sealed.put(checksum(sealed.array(), covered).getBytes(StandardCharsets.US_ASCII));
        return sealed.put((byte) '"').put((byte) '}').array();
    }

    /** Reads the line of a segment; empty if it is damaged. */
    static Optional<Sealed> open(byte[] sealed) {
        int covered = sealed.length - TAIL;
        if (covered < 2
                || !Arrays.equals(sealed, covered, covered + CHECKSUM.length, CHECKSUM, 0, CHECKSUM.length)
                || sealed[sealed.length - 2] != '"'
                || sealed[sealed.length - 1] != '}') {
            return Optional.empty();
        }
        String stored = new String(sealed, covered + CHECKSUM.length, HEX, StandardCharsets.US_ASCII);
        if (!stored.equals(checksum(sealed, covered))) {
            return Optional.empty();
        }
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
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
