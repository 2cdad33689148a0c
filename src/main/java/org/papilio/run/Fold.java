package org.papilio.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.papilio.study.Part;
import org.papilio.study.References;
import org.papilio.study.Study;
import org.papilio.train.Status;

/**
 * Brings the results into their final form once every cell of the plan is stored: the same bytes whatever happened on the way.
 * One pass over the cells in the order of the plan, some thousand of them in memory at a time. Killed in the middle, it can be
 * done again: a file is deleted only when what it holds is elsewhere.
 */
final class Fold {
    private static final int CHUNK = 2048;

    private final ResultDirectory directory;
    private final Disk disk;
    private final Plan plan;
    private final StoredCells stored;
    /** Parts with comparisons; none in a shard, which need not have the cells to compare with. */
    private final Map<String, Part> compared = new HashMap<>();

    private final References references;

    private final VerdictVotes votes = new VerdictVotes();
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private final Map<String, String> files = new HashMap<>();

    Fold(ResultDirectory directory, Disk disk, Study study, Shard shard, Plan plan, StoredCells stored) {
        this.directory = directory;
        this.disk = disk;
        this.plan = plan;
        this.stored = stored;
        this.references = new References(study);
        if (shard.isWhole()) {
            study.parts().stream()
                    .filter(part -> !part.compare().isEmpty())
                    .forEach(part -> compared.put(part.name(), part));
        }
    }

    /** What is written of a cell. */
    private record Folded(
            byte[] line, String checksum, String duration, String comparison, Status status, VerdictVotes.Vote vote) {}

    /**
     * Writes the results but for the manifest.
     *
     * @param progress hears how many cells are done
     * @return how many cells ended in which way
     * @throws InterruptedException if the thread is interrupted; nothing is changed then
     */
    Map<Status, Integer> run(int threads, IntConsumer progress) throws InterruptedException {
        if (stored.count() != plan.size()) {
            throw new IllegalStateException(plan.size() - stored.count() + " cells are missing");
        }
        ForkJoinPool pool = new ForkJoinPool(threads);
        try (Disk.Replacement lines = disk.replacement(directory.cells());
                Disk.Replacement checksums = disk.replacement(directory.checksums());
                Disk.Replacement comparisons = disk.replacement(directory.comparisons());
                Disk.Replacement durations = disk.replacement(directory.durations())) {
            ForkJoinTask<List<Folded>> next = fold(pool, 0);
            for (int first = 0; first < plan.size(); first += CHUNK) {
                List<Folded> folded = joined(next);
                // while these are written, others are read
                next = fold(pool, first + CHUNK);
                for (Folded cell : folded) {
                    lines.write(out -> {
                        out.write(cell.line());
                        out.write('\n');
                    });
                    write(checksums, cell.checksum());
                    write(comparisons, cell.comparison());
                    write(durations, cell.duration());
                    counts.merge(cell.status(), 1, Integer::sum);
                    votes.add(cell.vote());
                }
                progress.accept(Math.min(plan.size(), first + CHUNK));
            }
            if (!lines.isThere()) {
                // Lines are believed without checksums, but not with those of others.
                disk.delete(directory.checksums());
                lines.commit();
            }
            made(directory.cells(), lines.checksum());
            made(directory.checksums(), checksums.commit());
            made(directory.comparisons(), comparisons.commit());
            made(directory.durations(), durations.commit());
        } finally {
            pool.shutdownNow();
        }
        StoredCells.segments(directory).forEach(disk::delete);
        deleteForeign(directory.trajectories(), stored::hasTrajectory);
        deleteForeign(directory.maps(), stored::hasRaster);
        byte[] verdict = (votes.verdict().json() + "\n").getBytes(StandardCharsets.UTF_8);
        made(directory.verdict(), disk.replace(directory.verdict(), out -> out.write(verdict)));
        return counts;
    }

    private void made(Path file, String checksum) {
        files.put(directory.name(file), checksum);
    }

    /** The checksums of the files that {@link #run} has made, as the manifest has them. */
    Map<String, String> files() {
        return files;
    }

    private static void write(Disk.Replacement file, String line) {
        if (!line.isEmpty()) {
            file.write(out -> out.write((line + "\n").getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** What is written of some cells; of none beyond the last. */
    private ForkJoinTask<List<Folded>> fold(ForkJoinPool pool, int begin) {
        return pool.submit(() -> IntStream.range(begin, Math.min(plan.size(), begin + CHUNK))
                .parallel()
                .mapToObj(this::folded)
                .toList());
    }

    private static List<Folded> joined(ForkJoinTask<List<Folded>> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Folded folded(int place) {
        Sealed line = stored.line(place);
        Part part = compared.get(plan.part(place).name());
        // what is not compared need not be read to the end
        CellResult cell =
                (part == null ? CellReader.brief(line.line()).orElseThrow() : CellReader.sound(line.line())).result();
        String comparison = part == null ? "" : comparison(part, place, cell);
        String duration = Double.isNaN(line.seconds())
                ? ""
                : new String(
                        Sealed.seal(
                                ("{\"cell\":" + Json.text(cell.cell()) + "}").getBytes(StandardCharsets.UTF_8),
                                line.seconds()),
                        StandardCharsets.UTF_8);
        return new Folded(
                line.line(),
                Sealed.checksum(line.line(), line.line().length),
                duration,
                comparison,
                cell.status(),
                VerdictVotes.Vote.of(cell));
    }

    private String comparison(Part part, int place, CellResult cell) {
        return Comparisons.of(part, place, cell, references, other -> CellReader.sound(
                                stored.line(other).line())
                        .result())
                .map(Comparisons.Line::json)
                .orElse("");
    }

    private interface Belongs {
        boolean to(int place);
    }

    /** Deletes the files of cells that the plan does not have, or that have none now. */
    private void deleteForeign(Path folder, Belongs belongs) {
        for (Path file : Disk.list(folder, "*.npy")) {
            int place = plan.find(file.getFileName().toString().replaceFirst("\\.npy$", ""));
            if (place < 0 || !belongs.to(place)) {
                disk.delete(file);
            }
        }
    }
}
