package org.papilio.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.papilio.study.Cells;
import org.papilio.study.Study;
import org.papilio.train.Status;

/** Puts the results of the shards of a study together: the same bytes as those of a run of the whole study. */
public final class Merge {
    private final Map<ResultDirectory, Manifest> shards = new LinkedHashMap<>();
    private final Study study;
    private final ResultDirectory out;
    private final Disk disk = new Disk();

    private Merge(Study study, List<Path> roots, Path out) {
        this.study = study;
        this.out = new ResultDirectory(out);
        for (Path root : roots) {
            ResultDirectory directory = ResultDirectory.existing(root);
            if (shards.put(directory, Manifest.read(directory)) != null) {
                throw new UsageException(root + ": is named twice; name each shard once");
            }
        }
    }

    /**
     * Merges shards.
     *
     * @param study as the first directory has it
     * @param roots the directories of all shards, each complete
     * @param out a directory that is empty or new
     * @return the complete results
     * @throws UsageException if shards overlap, are missing or not complete, are of different studies or versions of Papilio, or
     *     the directory cannot be used
     * @throws EnvironmentException if a file cannot be read or written
     */
    public static Results run(Study study, List<Path> roots, Path out, int threads) {
        Merge merge = new Merge(study, roots, out);
        merge.check();
        merge.out.prepare();
        try (RunLock lock = RunLock.take(merge.out);
                StopOnExit stop = StopOnExit.install(Thread.currentThread())) {
            merge.write(threads);
        } catch (InterruptedException e) {
            RunStoppedException stopped = new RunStoppedException(0, 0);
            stopped.initCause(e);
            throw stopped;
        }
        return Results.open(out);
    }

    private void check() {
        Map<Integer, ResultDirectory> numbers = new TreeMap<>();
        Map.Entry<ResultDirectory, Manifest> first =
                shards.entrySet().iterator().next();
        Shard firstShard = Shard.parse(first.getValue().shard());
        shards.forEach((directory, manifest) -> {
            Shard shard = Shard.parse(manifest.shard());
            if (!manifest.hash().equals(first.getValue().hash())
                    || !text(directory).equals(text(first.getKey()))) {
                throw new UsageException(directory.root() + ": holds another study than "
                        + first.getKey().root() + "; a merge takes the shards of one study");
            }
            if (shard.count() != firstShard.count()) {
                throw new UsageException(directory.root() + ": is shard " + shard + ", and "
                        + first.getKey().root() + " is shard " + firstShard
                        + "; a merge takes shards of the same number of shards");
            }
            ResultDirectory other = numbers.put(shard.number(), directory);
            if (other != null) {
                throw new UsageException(
                        directory.root() + ": is shard " + shard + ", and so is " + other.root() + "; name each once");
            }
        });
        version();
        String missing = IntStream.rangeClosed(1, firstShard.count())
                .filter(number -> !numbers.containsKey(number))
                .mapToObj(number -> number + "/" + firstShard.count())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new UsageException(
                    "missing shards: " + missing + "; run them with --shard, and name their directories too");
        }
        shards.forEach((directory, manifest) -> {
            if (!manifest.complete()) {
                throw new UsageException(directory.root() + ": shard " + manifest.shard()
                        + " is not complete; finish it with: papilio run STUDY --shard " + manifest.shard() + " --out "
                        + directory.root());
            }
        });
        if (Files.exists(out.manifest())) {
            Manifest there = Manifest.read(out);
            if (there.complete() || !there.hash().equals(first.getValue().hash())) {
                throw new UsageException(out.root() + ": holds results already; name another directory with --out");
            }
        }
    }

    /** The version of Papilio that made all of them; a shard without cells has none. */
    private String version() {
        Map<String, Path> versions = new LinkedHashMap<>();
        shards.forEach((directory, manifest) -> manifest.runs().stream()
                .reduce((earlier, last) -> last)
                .ifPresent(run -> versions.putIfAbsent(run.software().version(), directory.root())));
        if (versions.size() > 1) {
            String each = versions.entrySet().stream()
                    .map(entry -> entry.getValue() + " by version " + entry.getKey())
                    .collect(Collectors.joining(", "));
            throw new UsageException("shards made by different versions of Papilio: " + each
                    + "; run those of one version again with the other");
        }
        return versions.keySet().stream().findFirst().orElse("");
    }

    private static String text(ResultDirectory directory) {
        try {
            return Files.readString(directory.study());
        } catch (IOException e) {
            throw Disk.cannotRead(directory.study(), e);
        }
    }

    private void write(int threads) throws InterruptedException {
        ResultDirectory first = shards.keySet().iterator().next();
        Plan plan = Plan.of(study, Cells.of(study), version(), null);
        List<Manifest.Run> runs = new ArrayList<>();
        shards.values().forEach(manifest -> runs.addAll(manifest.runs()));
        Manifest manifest = Manifest.of(study, Shard.WHOLE, plan, runs);
        manifest.write(out, disk);
        String planned = plan.write(out, disk);
        String text = text(first);
        Map<String, String> files = new TreeMap<>();
        files.put(out.name(out.plan()), planned);
        files.put(
                out.name(out.study()),
                disk.replace(out.study(), stream -> stream.write(text.getBytes(StandardCharsets.UTF_8))));
        manifest.withFiles(Map.copyOf(files)).write(out, disk);
        try (StoredCells stored = StoredCells.none(plan)) {
            shards.forEach((directory, shard) -> {
                KnownFiles known = KnownFiles.of(directory, shard);
                known.all().stream()
                        .filter(file -> !file.equals(directory.cells()))
                        .forEach(known::check);
                stored.addFolded(known, cell -> {
                    throw new UsageException(directory.root() + ": cell " + cell
                            + " is in another shard too, or not of this study; run the shard again with --fresh");
                });
                copyArrays(directory, directory.trajectories(), out.trajectories(), stored, plan);
                copyArrays(directory, directory.maps(), out.maps(), stored, plan);
                copy(
                        directory.attachments(),
                        out.attachments(),
                        (file, checksum) -> files.put(out.name(file), checksum));
            });
            if (stored.count() < plan.size()) {
                throw new UsageException((plan.size() - stored.count()) + " cells are in no shard, the first of them "
                        + IntStream.range(0, plan.size())
                                .filter(place -> !stored.has(place))
                                .mapToObj(plan::id)
                                .findFirst()
                                .orElse("")
                        + "; run the shards again with --fresh");
            }
            Fold fold = new Fold(out, disk, study, Shard.WHOLE, plan, stored);
            Map<Status, Integer> counts = fold.run(threads, cells -> {});
            manifest.withFiles(files).completed(counts, fold.files()).write(out, disk);
        }
    }

    private void copyArrays(ResultDirectory shard, Path from, Path to, StoredCells stored, Plan plan) {
        copy(from, to, (file, checksum) -> {
            String name = String.valueOf(file.getFileName());
            int place = plan.find(name.replaceFirst("\\.npy$", ""));
            if (place >= 0 && !stored.array(place).orElse(checksum).equals(checksum)) {
                throw shard.damaged(from.resolve(name), "its checksum is " + checksum);
            }
        });
    }

    private void copy(Path from, Path to, BiConsumer<Path, String> copied) {
        for (Path file : Disk.list(from, "*")) {
            disk.directory(to);
            Path copy = to.resolve(file.getFileName());
            copied.accept(copy, disk.replace(copy, stream -> Files.copy(file, stream)));
        }
    }
}
