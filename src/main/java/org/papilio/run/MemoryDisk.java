package org.papilio.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the files that are written until they are taken. One thread uses it at a time. */
final class MemoryDisk extends Disk {
    private final Map<Path, byte[]> files = new HashMap<>();
    private long bytes;

    @Override
    String replace(Path target, Content content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            content.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] whole = out.toByteArray();
        bytes += whole.length;
        files.put(target, whole);
        return Sealed.checksum(whole, whole.length);
    }

    @Override
    void directory(Path directory) {
        // Files are kept by their whole paths.
    }

    /** How many bytes have been written. */
    long bytes() {
        return bytes;
    }

    /** Takes a file; null if it was not written. */
    byte @Nullable [] take(Path file) {
        return files.remove(file);
    }
}
