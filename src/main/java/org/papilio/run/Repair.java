package org.papilio.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Recovers what is sound in a result directory whose files were damaged. What is dropped is computed again by the next run; until
 * then the results are not complete.
 */
public final class Repair {
    private final ResultDirectory directory;
    private final Disk disk = new Disk();
    private final List<String> dropped = new ArrayList<>();
    /** The checksums that the lines of cells give of their files; several if a cell has several lines. */
    private final Map<Path, Set<String>> arrays = new TreeMap<>();

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
        ResultDirectory directory = ResultDirectory.damaged(root);
        try (RunLock lock = RunLock.take(directory)) {
            Repair repair = new Repair(directory);
            repair.all();
            return new Outcome(repair.kept, List.copyOf(repair.dropped));
        }
    }

    private void all() {
        directory.folders().forEach(disk::deleteTemporaries);
        Optional<Manifest> manifest = Manifest.ifSound(directory);
        KnownFiles files =
                manifest.map(known -> KnownFiles.of(directory, known)).orElse(KnownFiles.none(directory));
        List<Path> unsound = files.all().stream()
                .filter(file -> !file.equals(directory.cells()) && !files.isSound(file))
                .toList();
        if (manifest.isEmpty()) {
            dropped.add(directory.manifest() + ": damaged or missing");
        }
        unsound.forEach(file -> dropped.add(file + ": damaged or missing"));
        if (files.has(directory.cells()) && !Files.exists(directory.cells())) {
            dropped.add(directory.cells() + ": missing");
            disk.delete(directory.checksums());
        }
        unsound.stream()
                // each line of these has a checksum, and the others are sound
                .filter(file -> !file.equals(directory.durations()))
                .filter(file -> !file.equals(directory.checksums()) || files.isSound(directory.cells()))
                .forEach(disk::delete);
        StoredCells.segments(directory)
                .forEach(path -> CellFile.segment(directory, path).ifPresent(this::segment));
        CellFile.folded(KnownFiles.none(directory)).ifPresent(this::folded);
        arrays.forEach(this::array);
        if (dropped.isEmpty() && !files.isSound(directory.cells())) {
            dropped.add(directory.cells() + ": damaged, but none of its lines");
        }
        if (!dropped.isEmpty()) {
            incomplete(manifest, files);
        }
    }

    /** Notes that the results are to be made anew: of the files without the manifest, which the next run writes anew. */
    private void incomplete(Optional<Manifest> manifest, KnownFiles files) {
        Map<String, String> sound = new TreeMap<>();
        Stream.concat(Stream.of(directory.plan(), directory.study()), Disk.list(directory.attachments(), "*").stream())
                .filter(Files::isRegularFile)
                .forEach(file -> sound.put(directory.name(file), files.checksum(file)));
        manifest.map(known -> known.incomplete(sound))
                .ifPresentOrElse(known -> known.write(directory, disk), () -> disk.delete(directory.manifest()));
        disk.delete(directory.comparisons());
        disk.delete(directory.verdict());
        disk.delete(directory.database());
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
            StoredCells.forEachDuration(KnownFiles.none(directory), seconds::put);
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
                header.array().ifPresent(checksum -> arrays.computeIfAbsent(
                                header.trajectory()
                                        ? directory.trajectory(header.cell())
                                        : directory.map(header.cell()),
                                file -> new TreeSet<>())
                        .add(checksum));
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

    /** A file of a cell that is damaged goes, and the next run computes the cell again. */
    private void array(Path file, Set<String> checksums) {
        if (!checksums.contains(KnownFiles.none(directory).checksum(file))) {
            dropped.add(file + ": damaged or missing");
            disk.delete(file);
        }
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
