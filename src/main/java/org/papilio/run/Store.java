package org.papilio.run;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends finished cells to a segment of this process. Lines are handed to the operating system at once, so that a killed
 * process loses none, and forced to the device every second, so that a power failure loses no more than that.
 *
 * <p>One thread uses it at a time.
 */
final class Store implements AutoCloseable {
    private static final long FORCED_EVERY_NANOS = 1_000_000_000L;

    private final ResultDirectory directory;
    private final Disk disk;
    private final StoredCells stored;
    private @Nullable FileOutputStream segment;
    private int file;
    private long length;
    private boolean forced = true;
    private long lastForce = System.nanoTime();

    Store(ResultDirectory directory, Disk disk, StoredCells stored) {
        this.directory = directory;
        this.disk = disk;
        this.stored = stored;
    }

    /**
     * A finished cell.
     *
     * @param sealed its line in a segment
     */
    record Finished(CellHeader header, byte[] sealed, double seconds) {

        static Finished of(StoredCell cell, double seconds) {
            byte[] line = cell.line().getBytes(StandardCharsets.UTF_8);
            return new Finished(CellHeader.of(cell), Sealed.seal(line, seconds), seconds);
        }
    }

    /**
     * Adds finished cells. Their trajectories and rasters, if they have any, must be in their places already.
     *
     * @throws EnvironmentException if they cannot be written
     */
    void append(List<Finished> cells) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 12);
        long[] offsets = new long[cells.size()];
        for (int k = 0; k < offsets.length; k++) {
            offsets[k] = lines.size();
            lines.writeBytes(cells.get(k).sealed());
            lines.write('\n');
        }
        try {
            FileOutputStream out = segment == null ? begin() : segment;
            lines.writeTo(out);
        } catch (IOException e) {
            throw Disk.cannotWrite(directory.segments(), e);
        }
        for (int k = 0; k < offsets.length; k++) {
            stored.put(cells.get(k).header(), file, length + offsets[k]);
        }
        length += lines.size();
        forced = false;
        disk.changed();
        forceIfDue();
    }

    private FileOutputStream begin() throws IOException {
        Path path = StoredCells.nextSegment(directory);
        // A plain stream, because an interrupt closes a channel in the middle of a write.
        FileOutputStream out = new FileOutputStream(path.toFile(), true);
        segment = out;
        file = stored.add(CellFile.segment(directory, path).orElseThrow());
        Disk.forceDirectory(path);
        return out;
    }

    /** Forces what was appended to the device if that was last done a second ago. */
    void forceIfDue() {
        if (System.nanoTime() - lastForce >= FORCED_EVERY_NANOS) {
            force();
        }
    }

    /** Forces what was appended to the device. */
    void force() {
        try {
            if (segment != null && !forced) {
                segment.getFD().sync();
            }
        } catch (IOException e) {
            throw Disk.cannotWrite(directory.segments(), e);
        }
        forced = true;
        lastForce = System.nanoTime();
    }

    /** Forces what was appended and closes the segment. */
    @Override
    public void close() {
        force();
        try {
            if (segment != null) {
                segment.close();
                segment = null;
            }
        } catch (IOException e) {
            throw Disk.cannotWrite(directory.segments(), e);
        }
    }
}
