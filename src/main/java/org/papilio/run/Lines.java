package org.papilio.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads the lines of a file as bytes, each with its place in the file. */
final class Lines implements Closeable {
    private final InputStream in;
    private byte[] buffer = new byte[1 << 18];
    private int begin;
    private int end;
    private boolean exhausted;
    private long offset;
    private int length;
    private int consumed;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false at the end of the file. */
    boolean next() throws IOException {
        offset += consumed;
        begin += consumed;
        int searched = 0;
        while (true) {
            for (int k = begin + searched; k < end; k++) {
                if (buffer[k] == '\n') {
                    length = k - begin;
                    consumed = length + 1;
                    return true;
                }
            }
            searched = end - begin;
            if (exhausted) {
                length = searched;
                consumed = searched;
                return searched > 0;
            }
            fill();
        }
    }

    private void fill() throws IOException {
        if (begin > 0) {
            System.arraycopy(buffer, begin, buffer, 0, end - begin);
            end -= begin;
            begin = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.multiplyExact(2, buffer.length));
        }
        int read = in.read(buffer, end, buffer.length - end);
        exhausted = read < 0;
        end += Math.max(0, read);
    }

    /** Where the line begins. */
    long offset() {
        return offset;
    }

    /** The line without its end. */
    byte[] line() {
        return Arrays.copyOfRange(buffer, begin, begin + length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
