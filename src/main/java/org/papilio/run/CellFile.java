package org.papilio.run;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file with the lines of cells: a segment, each line of which is {@linkplain Sealed sealed}, or {@code cells.jsonl}, whose
 * checksums are in a file beside it, one a line. It can be read while it is open, also when a run deletes it meanwhile.
 */
final class CellFile implements Closeable {
    private static final int FIRST_READ = 4096;

    /** Bytes of the lines that are checked by all processors at a time. */
    private static final int CHECKED_TOGETHER = 1 << 22;

    private final KnownFiles files;
    private final Path path;
    private final boolean segment;
    private final FileChannel channel;
    /** The file with the checksums of the lines; null of a segment, and where there is none. */
    private final @Nullable FileChannel checksums;

    private volatile int size = FIRST_READ;

    private CellFile(
            KnownFiles files, Path path, boolean segment, FileChannel channel, @Nullable FileChannel checksums) {
        this.files = files;
        this.path = path;
        this.segment = segment;
        this.channel = channel;
        this.checksums = checksums;
    }

    /** Opens a segment; empty if it is not there. */
    static Optional<CellFile> segment(ResultDirectory directory, Path path) {
        try {
            return Optional.ofNullable(channel(path))
                    .map(channel -> new CellFile(KnownFiles.none(directory), path, true, channel, null));
        } catch (IOException e) {
            throw Disk.cannotRead(path, e);
        }
    }

    /**
     * Opens the file of all cells with its checksums; empty if it is not there.
     *
     * @throws UsageException if it has to be there and is not
     */
    static Optional<CellFile> folded(KnownFiles files) {
        Path cells = files.directory().cells();
        Path sums = files.directory().checksums();
        try {
            while (true) {
                // A fold takes the checksums away before it replaces the lines: while they stay, so do those.
                String before = identity(sums);
                FileChannel checksums = channel(sums);
                FileChannel lines = channel(cells);
                if (identity(sums).equals(before)) {
                    if (lines == null && files.has(cells)) {
                        throw files.directory().damaged(cells, "it is missing");
                    }
                    return Optional.ofNullable(lines)
                            .map(channel -> new CellFile(files, cells, false, channel, checksums));
                }
                close(checksums);
                close(lines);
            }
        } catch (IOException e) {
            throw Disk.cannotRead(cells, e);
        }
    }

    private static @Nullable FileChannel channel(Path path) throws IOException {
        try {
            return FileChannel.open(path, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static String identity(Path path) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.fileKey() + " " + attributes.size() + " " + attributes.lastModifiedTime();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** Reads an open file from its beginning; the stream leaves it open. */
    private static InputStream stream(FileChannel channel) throws IOException {
        return new FilterInputStream(Channels.newInputStream(channel.position(0))) {
            @Override
            public void close() {
                // It is read again.
            }
        };
    }

    Path path() {
        return path;
    }

    boolean isSegment() {
        return segment;
    }

    /** Hears of the lines of a file in their order. */
    interface Visitor {
        /** A sound line: where it begins, what it says, and the line of the cell. */
        void sound(long offset, CellHeader header, Sealed line);

        /** Whether {@link #cell} is to be called, for which a line is read once and not twice. */
        default boolean readsCells() {
            return false;
        }

        /** What the line last handed to {@link #sound} says, without final parameters and what was recorded step by step. */
        default void cell(CellResult brief) {}

        /** A line that is damaged or not whole. */
        default void damaged(long offset, int bytes) {}

        /** Lines of which only the checksums are there; asked for when what is sound is read, wherever it is. */
        default void missing(int lines) {}
    }

    /**
     * Reads all lines.
     *
     * @return where the sound lines end: the length of the file, or the beginning of the damaged tail that a killed run leaves in
     *     a segment
     * @throws UsageException if it is damaged before its last sound line or, unless it is a segment, anywhere
     */
    long read(Visitor visitor) {
        checkChecksums();
        return read(visitor, true);
    }

    private void checkChecksums() {
        Path sums = files.directory().checksums();
        if (!segment && files.has(sums)) {
            if (checksums == null) {
                throw files.directory().damaged(sums, "it is missing");
            }
            try (InputStream in = files.checked(sums, stream(checksums))) {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw Disk.cannotRead(sums, e);
            }
        }
    }

    /** Reads what is sound, wherever it is. */
    void salvage(Visitor visitor) {
        read(visitor, false);
    }

    /**
     * A line that was read.
     *
     * @param checksum what the file beside says of it; empty if that says nothing of single lines
     */
    private record Raw(long offset, byte[] bytes, Optional<String> checksum) {}

    /** A line that was checked; without line or header it is damaged. */
    private record Checked(
            long offset, int bytes, Optional<Sealed> line, Optional<CellHeader> header, Optional<CellResult> brief) {}

    private Checked checked(Raw raw, Checksums checksums, boolean readsCell) {
        Optional<Sealed> line = segment ? Sealed.open(raw.bytes()) : checksums.check(raw);
        if (readsCell) {
            Optional<StoredCell> cell = line.flatMap(sound -> CellReader.brief(sound.line()));
            return new Checked(
                    raw.offset(), raw.bytes().length, line, cell.map(CellHeader::of), cell.map(StoredCell::result));
        }
        return new Checked(
                raw.offset(),
                raw.bytes().length,
                line,
                line.flatMap(sound -> CellHeader.read(sound.line())),
                Optional.empty());
    }

    /** The next lines, as many as are checked together; none at the end. */
    private static List<Raw> some(Lines lines, Checksums checksums) throws IOException {
        List<Raw> some = new ArrayList<>();
        int bytes = 0;
        while (bytes < CHECKED_TOGETHER && lines.next()) {
            byte[] line = lines.line();
            some.add(new Raw(lines.offset(), line, checksums.next()));
            bytes += line.length;
        }
        return some;
    }

    private long read(Visitor visitor, boolean strict) {
        try (Lines lines = new Lines(stream(channel))) {
            Checksums sums = new Checksums(checksums == null ? null : stream(checksums), strict);
            OptionalLong damage = OptionalLong.empty();
            int number = 0;
            for (List<Raw> some = some(lines, sums); !some.isEmpty(); some = some(lines, sums)) {
                number += some.size();
                for (Checked line : some.parallelStream()
                        .map(raw -> checked(raw, sums, visitor.readsCells()))
                        .toList()) {
                    if (line.header().isEmpty()) {
                        visitor.damaged(line.offset(), line.bytes());
                        damage = damage.isPresent() ? damage : OptionalLong.of(line.offset());
                    } else if (damage.isPresent() && strict) {
                        throw damaged(damage.getAsLong(), "sound lines follow");
                    } else {
                        visitor.sound(
                                line.offset(), line.header().get(), line.line().get());
                        line.brief().ifPresent(visitor::cell);
                    }
                }
            }
            if (strict && !segment && (damage.isPresent() || sums.isAhead())) {
                throw damaged(damage.orElse(lines.offset()), "its end is missing or damaged");
            }
            if (sums.count() > number) {
                visitor.missing(sums.count() - number);
            }
            return damage.orElse(lines.offset());
        } catch (IOException e) {
            throw Disk.cannotRead(path, e);
        }
    }

    private DamagedException damaged(long offset, String what) {
        return new DamagedException(path + ": damaged at byte " + offset + " (" + what
                + "); what is sound is recovered by: papilio repair "
                + files.directory().root());
    }

    /**
     * Reads the line at a place that {@link #read} gave.
     *
     * @return the line of the cell; NaN seconds if the file does not say
     */
    Sealed line(long offset) {
        byte[] bytes = bytes(offset);
        Optional<Sealed> line = segment ? Sealed.open(bytes) : Optional.of(new Sealed(bytes, Double.NaN));
        return line.orElseThrow(() -> damaged(offset, "it was sound before"));
    }

    private byte[] bytes(long offset) {
        try {
            while (true) {
                ByteBuffer buffer = ByteBuffer.allocate(size);
                int read = 0;
                while (read >= 0 && buffer.hasRemaining()) {
                    read = channel.read(buffer, offset + buffer.position());
                }
                byte[] bytes = buffer.array();
                for (int end = 0; end < buffer.position(); end++) {
                    if (bytes[end] == '\n') {
                        return Arrays.copyOf(bytes, end);
                    }
                }
                if (read < 0) {
                    return Arrays.copyOf(bytes, buffer.position());
                }
                size = Math.multiplyExact(2, bytes.length);
            }
        } catch (IOException e) {
            throw Disk.cannotRead(path, e);
        }
    }

    @Override
    public void close() {
        try {
            close(channel);
            close(checksums);
        } catch (IOException e) {
            throw Disk.cannotRead(path, e);
        }
    }

    private static void close(@Nullable FileChannel channel) throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    /** The checksums beside {@code cells.jsonl}. */
    private static final class Checksums {
        private final @Nullable BufferedReader reader;
        /** All of them, when a line that is lost or broken in two must not make the following ones strange. */
        private final @Nullable LongMap known;

        private int count;

        /** Without a file when a run was killed before it was written; the lines came into being as a whole and are believed. */
        Checksums(@Nullable InputStream file, boolean inOrder) throws IOException {
            BufferedReader opened =
                    file == null ? null : new BufferedReader(new InputStreamReader(file, StandardCharsets.ISO_8859_1));
            LongMap all = null;
            if (opened != null && !inOrder) {
                all = new LongMap(16);
                for (String line = opened.readLine(); line != null; line = opened.readLine()) {
                    all.put(number(line), 0);
                    count++;
                }
            }
            reader = opened;
            known = all;
        }

        /** How many there are, if they were all read. */
        int count() {
            return count;
        }

        private static long number(String checksum) {
            return checksum.matches("[0-9a-f]{8}") ? Long.parseLong(checksum, 16) : -1;
        }

        /** That of the next line; empty if there is no file, or all were read. */
        Optional<String> next() throws IOException {
            return known != null || reader == null
                    ? Optional.empty()
                    : Optional.of(Objects.requireNonNullElse(reader.readLine(), "none"));
        }

        Optional<Sealed> check(Raw raw) {
            String checksum = Sealed.checksum(raw.bytes(), raw.bytes().length);
            boolean sound = known != null
                    ? known.get(number(checksum)) >= 0
                    : raw.checksum().map(checksum::equals).orElse(true);
            return sound ? Optional.of(new Sealed(raw.bytes(), Double.NaN)) : Optional.empty();
        }

        boolean isAhead() throws IOException {
            return reader != null && reader.readLine() != null;
        }
    }
}
