package org.papilio.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Recovers what is sound in a result directory whose files were damaged. What is dropped is computed again by the next run; until
 * then the results are not complete.
 */
public final class Repair {
    private final ResultDirectory directory;
    private final Disk disk = new Disk();
    private final List<String> dropped = new ArrayList<>();
    private int kept;

    private Repair(ResultDirectory directory) {
        this.directory = directory;
    }

    /**
     * What a repair has done.
     *
     * @param kept how many lines of cells are sound
     * @param dropped what was dropped, and from where; empty if nothing was damaged
     */
    public record Outcome(int kept, List<String> dropped) {}

    /**
     * Repairs a directory.
     *
     * @throws UsageException if it holds no results, or a run is using it
     * @throws EnvironmentException if a file cannot be read or written
     */
    public static Outcome run(Path root) {
        ResultDirectory directory = ResultDirectory.existing(root);
        try (RunLock lock = RunLock.take(directory)) {
            Repair repair = new Repair(directory);
            repair.all(Manifest.read(directory));
            return new Outcome(repair.kept, List.copyOf(repair.dropped));
        }
    }

    private void all(Manifest manifest) {
        directory.folders().forEach(disk::deleteTemporaries);
        StoredCells.segments(directory)
                .forEach(path -> CellFile.segment(directory, path).ifPresent(this::segment));
        CellFile.folded(directory).ifPresent(this::folded);
        if (manifest.complete() && !dropped.isEmpty()) {
            manifest.incomplete().write(directory, disk);
            disk.delete(directory.comparisons());
            disk.delete(directory.verdict());
        }
    }

    private void segment(CellFile segment) {
        try (segment) {
            if (isDamaged(segment)) {
                disk.replace(
                        segment.path(),
                        out -> segment.salvage((offset, header, line) -> write(out, line.line(), line.seconds())));
            }
        }
    }

    /** The lines that are sound go to a segment of their own, so that the next run finds them and puts all in order. */
    private void folded(CellFile file) {
        try (file) {
            if (!isDamaged(file)) {
                return;
            }
            Map<String, Double> seconds = new HashMap<>();
            StoredCells.forEachDuration(directory, seconds::put);
            disk.replace(
                    StoredCells.nextSegment(directory),
                    out -> file.salvage((offset, header, line) ->
                            write(out, line.line(), seconds.getOrDefault(header.cell(), Double.NaN))));
        }
        disk.delete(file.path());
        disk.delete(directory.checksums());
    }

    private boolean isDamaged(CellFile file) {
        int before = dropped.size();
        file.salvage(new CellFile.Visitor() {
            @Override
            public void sound(long offset, CellHeader header, Sealed line) {
                kept++;
            }

            @Override
            public void damaged(long offset, int bytes) {
                dropped.add(file.path() + ": " + bytes + " bytes from byte " + offset + " on");
            }

            @Override
            public void missing(int lines) {
                dropped.add(file.path() + ": " + lines + " lines that are missing");
            }
        });
        return dropped.size() > before;
    }

    private static void write(OutputStream out, byte[] line, double seconds) {
        try {
            out.write(Sealed.seal(line, seconds));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
