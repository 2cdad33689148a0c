package org.papilio.run;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps finished cells: appends them to a segment of its own while the study runs, and folds the segments into the canonical
 * files in the end. A line is handed to the operating system at once, so that a killed process loses none, and forced to the
 * device every {@value #BATCH} cells or every second, so that a power failure loses no more than that.
 *
 * <p>One thread uses it at a time.
 */
final class Store implements AutoCloseable {
    private static final int BATCH = 64;
    private static final long BATCH_NANOS = 1_000_000_000L;

    private final ResultDirectory directory;
    private final Disk disk;
    private final Plan plan;
    private @Nullable FileOutputStream segment;
    private @Nullable FileOutputStream durations;
    private int unforced;
    private long lastForce = System.nanoTime();

    Store(ResultDirectory directory, Disk disk, Plan plan) {
        this.directory = directory;
        this.disk = disk;
        this.plan = plan;
    }

    /**
     * Adds a finished cell. Its trajectory, if it has one, must be in its place already.
     *
     * @throws EnvironmentException if it cannot be written
     */
    void append(StoredCell cell, double seconds) {
        try {
            if (durations == null) {
                durations = openForAppending(directory.durations());
            }
            write(durations, durationLine(cell.result().cell(), seconds));
        } catch (IOException e) {
            throw Disk.cannotWrite(directory.durations(), e);
        }
        try {
            if (segment == null) {
                segment = openForAppending(StoredCells.nextSegment(directory));
            }
            write(segment, cell.line());
        } catch (IOException e) {
            throw Disk.cannotWrite(directory.segments(), e);
        }
        unforced++;
        disk.changed();
        forceIfDue();
    }

    /** Forces what was appended to the device if the batch is full or a second old. */
    void forceIfDue() {
        if (unforced >= BATCH || (unforced > 0 && System.nanoTime() - lastForce >= BATCH_NANOS)) {
            force();
        }
    }

    /** Forces what was appended to the device. */
    void force() {
        if (segment == null || unforced == 0) {
            return;
        }
        try {
            segment.getFD().sync();
        } catch (IOException e) {
            throw Disk.cannotWrite(directory.segments(), e);
        }
        unforced = 0;
        lastForce = System.nanoTime();
    }

    /**
     * Brings the results into their final form once every cell of the plan is stored: the same bytes whatever happened on
     * the way. Killed in the middle, it can be done again: a file is deleted only when what it holds is elsewhere.
     *
     * @param cells every cell of the plan, in its order
     */
    void fold(Map<String, StoredCell> cells, List<Comparisons.Line> comparisons) {
        if (!plan.missing(cells).isEmpty()) {
            throw new IllegalStateException("cells are missing: " + plan.missing(cells));
        }
        close();
        lines(directory.cells(), cells.values().stream().map(StoredCell::line).toList());
        lines(
                directory.comparisons(),
                comparisons.stream().map(Comparisons.Line::json).toList());
        foldDurations();
        StoredCells.segments(directory).forEach(disk::delete);
        for (Path file : Disk.list(directory.trajectories(), "*.npy")) {
            StoredCell cell = cells.get(file.getFileName().toString().replaceFirst("\\.npy$", ""));
            if (cell == null || !cell.trajectory()) {
                disk.delete(file);
            }
        }
    }

    private void foldDurations() {
        Map<String, Double> seconds = StoredCells.durations(directory);
        List<String> ordered = new ArrayList<>();
        for (String cell : plan.entries().keySet()) {
            Double duration = seconds.get(cell);
            if (duration != null) {
                ordered.add(durationLine(cell, duration));
            }
        }
        lines(directory.durations(), ordered);
    }

    private void lines(Path file, List<String> lines) {
        disk.replace(file, out -> {
            for (String line : lines) {
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        });
    }

    private static String durationLine(String cell, double seconds) {
        return Json.line(json -> {
            json.writeStartObject();
            json.writeStringField("cell", cell);
            json.writeFieldName("seconds");
            Json.writeDouble(json, seconds);
            json.writeEndObject();
        });
    }

    /**
     * Opens a file at its end, which is made the beginning of a line if a kill has torn the last one. A plain stream, because
     * an interrupt closes a channel in the middle of a write.
     */
    private static FileOutputStream openForAppending(Path file) throws IOException {
        boolean torn = false;
        if (Files.exists(file)) {
            try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
                access.seek(Math.max(0, access.length() - 1));
                torn = access.length() > 0 && access.read() != '\n';
            }
        }
        FileOutputStream out = new FileOutputStream(file.toFile(), true);
        if (torn) {
            out.write('\n');
        }
        return out;
    }

    private static void write(FileOutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Forces what was appended and closes the files. */
    @Override
    public void close() {
        force();
        try {
            if (segment != null) {
                segment.close();
                segment = null;
            }
            if (durations != null) {
                durations.close();
                durations = null;
            }
        } catch (IOException e) {
            throw Disk.cannotWrite(directory.segments(), e);
        }
    }
}
