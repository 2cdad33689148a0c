package org.papilio.run;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * The files of {@code data/} with the checksums that the manifest gives. What is read of them is checked as it is read, so that
 * nothing is read for its checksum alone. A file without a checksum is believed: those of a run that goes on, the lines of which have
 * checksums of their own, and those of older versions of Papilio.
 *
 * @param directory where they are
 * @param checksums CRC-32C (RFC 3720) as eight hexadecimal digits, by the path below {@code data/}
 */
record KnownFiles(ResultDirectory directory, Map<String, String> checksums) {
    static KnownFiles of(ResultDirectory directory, Manifest manifest) {
        return new KnownFiles(directory, manifest.files());
    }

    /** No checksum is known. */
    static KnownFiles none(ResultDirectory directory) {
        return new KnownFiles(directory, Map.of());
    }

    boolean has(Path file) {
        return checksums.containsKey(directory.name(file));
    }

    /** The files, in the order of the manifest. */
    List<Path> all() {
        return checksums.keySet().stream().map(directory.data()::resolve).toList();
    }

    /**
     * Opens a file. Whoever reads it to its end has read what was written.
     *
     * @return a stream that throws a {@link UsageException} at its end if the file is damaged
     * @throws NoSuchFileException if a file without a checksum is not there
     * @throws UsageException if one with a checksum is not there
     */
    InputStream open(Path file) throws IOException {
        try {
            return checked(file, Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            if (has(file)) {
                throw directory.damaged(file, "it is missing");
            }
            throw e;
        }
    }

    /** The same of a file that is open. */
    InputStream checked(Path file, InputStream in) {
        String expected = checksums.get(directory.name(file));
        return expected == null ? in : new Checked(in, file, expected);
    }

    /** The checksum of a file: the one that is known, and of any other its own; empty of a file that is not there. */
    String checksum(Path file) {
        String known = checksums.get(directory.name(file));
        if (known != null) {
            return known;
        }
        CRC32C crc = new CRC32C();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
            in.transferTo(OutputStream.nullOutputStream());
            return Sealed.text(crc);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw Disk.cannotRead(file, e);
        }
    }

    /**
     * Reads a file if its checksum is known.
     *
     * @throws UsageException if it is damaged
     */
    void check(Path file) {
        if (has(file)) {
            try (InputStream in = open(file)) {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw Disk.cannotRead(file, e);
            }
        }
    }

    /** Whether a file is what was written. */
    boolean isSound(Path file) {
        try {
            check(file);
            return true;
        } catch (DamagedException e) {
            return false;
        }
    }

    private final class Checked extends FilterInputStream {
        private final CRC32C crc = new CRC32C();
        private final Path file;
        private final String expected;

        Checked(InputStream in, Path file, String expected) {
            super(in);
            this.file = file;
            this.expected = expected;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read >= 0) {
                crc.update(bytes, offset, read);
            } else if (!Sealed.text(crc).equals(expected)) {
                throw directory.damaged(file, "its checksum is " + Sealed.text(crc) + ", not " + expected);
            }
            return read;
        }

        @Override
        public long skip(long n) {
            throw new UnsupportedOperationException("what is skipped is not checked");
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
