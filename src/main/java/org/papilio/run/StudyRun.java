package org.papilio.run;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;
import org.papilio.model.ImageData;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.CsvTasks;
import org.papilio.study.Study;
import org.papilio.study.StudyWriter;
import org.papilio.train.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a study into a result directory. What an earlier run of it has finished is kept: a cell is run again only if its
 * system, what its part records and measures, or the version of Papilio changed, or if it failed. Cells that the study no
 * longer has are dropped when the run is complete.
 *
 * <p>The results are the same bytes for any number of threads, and after any number of interruptions and kills: cells are
 * pure functions, a cell counts when its whole line is stored, and the final files are made from the stored lines in the
 * order of the study.
 *
 * <pre>{@code
 * Results results = StudyRun.of(study, directory, computation).threads(2).execute();
 * }</pre>
 */
public final class StudyRun {
    private static final Logger LOG = LoggerFactory.getLogger(StudyRun.class);

    /** How long cells may take to end when the run is stopped. */
    private static final long PATIENCE_MILLIS = 3000;

    private final Study study;
    private final ResultDirectory directory;
    private final CellComputation computation;
    private int threads = Runtime.getRuntime().availableProcessors();
    private boolean fresh;
    private ProgressListener listener = ProgressListener.NONE;
    private List<Path> attachments = List.of();
    private ToDoubleFunction<Cell> cost = cell -> cell.system().steps();
    private ToDoubleFunction<Cell> bytes = cell -> 0;
    private Shard shard = Shard.WHOLE;
    private boolean onlyFailed;
    private Software software = Software.current();
    private Disk disk = new Disk();
    private Optional<Cluster.Provider> cluster = Optional.empty();
    private Optional<ImageData> images = Optional.empty();

    private StudyRun(Study study, Path directory, CellComputation computation) {
        this.study = study;
        this.directory = new ResultDirectory(directory);
        this.computation = computation;
    }

    /** A run of a study into a directory, which need not be there. */
    public static StudyRun of(Study study, Path directory, CellComputation computation) {
        return new StudyRun(study, directory, computation);
    }

    /** How many cells are run at the same time; one for each processor if not said. */
    public StudyRun threads(int count) {
        if (count < 1) {
            throw new UsageException("--threads " + count + ": at least one thread is needed");
        }
        this.threads = count;
        return this;
    }

    /** Whether to start over: deletes what Papilio wrote into the directory before, and nothing else. */
    public StudyRun fresh(boolean startOver) {
        this.fresh = startOver;
        return this;
    }

    /** Files that the study refers to: copied into {@code data/}, so that the report needs nothing else. */
    public StudyRun attachments(List<Path> files) {
        attachments = List.copyOf(files);
        return this;
    }

    /** Who hears how it goes on. */
    public StudyRun listener(ProgressListener newListener) {
        this.listener = newListener;
        return this;
    }

    /**
     * About how long a cell takes, in any unit. The longest are run first, so that all threads finish together; results do
     * not depend on it.
     */
    public StudyRun cost(ToDoubleFunction<Cell> newCost) {
        this.cost = newCost;
        return this;
    }

    /** About how many bytes a cell takes in the directory: a run for which there is no room is not begun. */
    public StudyRun bytes(ToDoubleFunction<Cell> newBytes) {
        this.bytes = newBytes;
        return this;
    }

    /** Which share of the cells is run; all if not said. */
    public StudyRun shard(Shard newShard) {
        this.shard = newShard;
        return this;
    }

    /** Whether the cells that failed are run again, and nothing else. */
    public StudyRun onlyFailed(boolean newOnlyFailed) {
        this.onlyFailed = newOnlyFailed;
        return this;
    }

    /**
     * Has cells computed by a cluster, with {@link Computations}, and not by threads of this process. The cluster is opened when
     * there are cells to be computed.
     *
     * @param data the images that the study learns from
     */
    public StudyRun cluster(Cluster.Provider provider, Optional<ImageData> data) {
        cluster = Optional.of(provider);
        images = data;
        return this;
    }

    StudyRun software(Software newSoftware) {
        this.software = newSoftware;
        return this;
    }

    StudyRun disk(Disk newDisk) {
        this.disk = newDisk;
        return this;
    }

    /**
     * Runs what is not finished and brings the results into their final form. Interrupting the calling thread stops the run;
     * so does the end of the Java runtime (Ctrl-C), which waits for what is finished to be stored.
     *
     * @return the results, complete unless {@link #onlyFailed} has left cells missing; cells that failed are among them, with
     *     the reason as message
     * @throws UsageException if the directory cannot be used or is damaged, the study has no cells, there is no room for it, or
     *     an attachment cannot be read
     * @throws EnvironmentException if a file cannot be written or read on the way
     * @throws RunStoppedException if the run was stopped
     */
    public Results execute() {
        List<Cell> cells = Cells.of(study);
        if (cells.isEmpty()) {
            throw new UsageException(
                    "study " + study.name() + " has no cells; give each axis of its grid at least one value");
        }
        Map<Path, byte[]> attached = new LinkedHashMap<>();
        attachments.forEach(file -> attached.put(directory.attachment(file), contents(file)));
        CsvTasks.files(study).values().forEach(file -> attached.put(directory.dataFile(file), file.content()));
        Room.checkMemory(cells.size());
        directory.prepare();
        try (RunLock lock = RunLock.take(directory);
                StopOnExit stop = StopOnExit.install(Thread.currentThread())) {
            LOG.debug("{}: {} and {} taken", directory.root(), lock, stop);
            run(cells, attached);
        }
        Results results = Results.open(directory.root());
        prepareQueries(results);
        return results;
    }

    private void prepareQueries(Results results) {
        try {
            if (Database.isMissing(results)) {
                listener.preparing();
            }
            Database.prepare(results);
        } catch (SQLException | UsageException e) {
            listener.notice("queries will take longer: " + e.getMessage());
        }
    }

    private static byte[] contents(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UsageException(
                    file + ": the study refers to this file, and it cannot be read (" + Disk.reason(e) + ")", e);
        }
    }

    private void run(List<Cell> cells, Map<Path, byte[]> attached) {
        if (fresh) {
            startOver();
        }
        directory.folders().forEach(disk::deleteTemporaries);
        CellClasses costs = new CellClasses(study, cells, cost);
        Plan plan = Plan.of(study, cells, software.version(), shard.positions(costs));
        Optional<Manifest> before =
                Files.exists(directory.manifest()) && !fresh ? Optional.of(Manifest.read(directory)) : Optional.empty();
        before.ifPresent(this::checkShard);
        KnownFiles known =
                before.map(manifest -> KnownFiles.of(directory, manifest)).orElse(KnownFiles.none(directory));
        known.check(directory.durations());
        try (StoredCells stored = StoredCells.of(known, plan, this::cutOff)) {
            run(cells, plan, costs, stored, before, attached);
        } catch (EnvironmentException e) {
            // An interrupt closes the file that is being read.
            if (e.getCause() instanceof ClosedByInterruptException) {
                throw stopped(0, plan.size(), e);
            }
            throw e;
        }
    }

    private void startOver() {
        try {
            Manifest.ifSound(directory)
                    .ifPresent(known -> known.incomplete(Map.of()).write(directory, disk));
        } catch (UsageException e) {
            LOG.debug("of another version", e);
        }
        directory.deleteResults(disk);
    }

    private void run(
            List<Cell> cells,
            Plan plan,
            CellClasses costs,
            StoredCells stored,
            Optional<Manifest> before,
            Map<Path, byte[]> attached) {
        int[] places = places(cells, plan, costs, stored);
        Manifest manifest =
                Manifest.of(study, shard, plan, before.map(Manifest::runs).orElse(List.of()));
        String text = StudyWriter.write(CsvTasks.moved(study, directory::relative));
        if (places.length == 0
                && before.filter(known -> isDone(known, manifest, text)).isPresent()) {
            listener.started(plan.size(), plan.size());
            listener.finished();
            return;
        }
        Room.checkDisk(directory.root(), new CellClasses(study, cells, bytes), plan, places);
        manifest.write(directory, disk);
        disk.delete(directory.comparisons());
        disk.delete(directory.verdict());
        disk.delete(directory.database());
        Map<String, String> files = new TreeMap<>();
        files.put(directory.name(directory.plan()), plan.write(directory, disk));
        if (!attached.isEmpty()) {
            disk.directory(directory.attachments());
        }
        attached.forEach(
                (file, content) -> files.put(directory.name(file), disk.replace(file, out -> out.write(content))));
        files.put(
                directory.name(directory.study()),
                disk.replace(directory.study(), out -> out.write(text.getBytes(StandardCharsets.UTF_8))));

        Manifest begun = manifest.withFiles(files);
        begun.write(directory, disk);

        listener.started(plan.size(), stored.count());
        RunRecord record = new RunRecord(begun, directory, disk, software);
        RunShare share = new RunShare(plan.size(), threads);
        try {
            if (places.length > 0) {
                AtomicBoolean stopping = new AtomicBoolean();
                try (Workers workers = workers(stopping);
                        Store store = new Store(directory, disk, stored)) {
                    record.on(workers.cores());
                    record.begin();
                    Batches batches = new Batches(study, cells, plan, places, costs, workers, computation::together);
                    compute(batches, workers, stopping, store, record, share);
                }
            }
            if (stored.count() == plan.size()) {
                share.computed();
                Fold fold = new Fold(directory, disk, study, shard, plan, stored);
                Map<Status, Integer> counts =
                        fold.run(threads, done -> listener.folded(done, share.ordering((double) done / plan.size())));
                record.end().completed(counts, fold.files()).write(directory, disk);
            } else {
                record.end();
            }
        } catch (InterruptedException e) {
            record.end();
            throw stopped(stored.count(), plan.size(), e);
        }
        listener.finished();
    }

    private RunStoppedException stopped(int finished, int total, Exception cause) {
        RunStoppedException stopped = new RunStoppedException(finished, total);
        stopped.initCause(cause);
        listener.stopped(stopped);
        return stopped;
    }

    /** Whether the results are complete, in their final form, of this very study, and none of what is made of the cells is damaged. */
    private boolean isDone(Manifest known, Manifest manifest, String text) {
        if (!known.complete()
                || !known.isOfSameRun(manifest)
                || !StoredCells.segments(directory).isEmpty()) {
            return false;
        }
        KnownFiles files = KnownFiles.of(directory, known);
        // The cells themselves have been read.
        List<Path> damaged = files.all().stream()
                .filter(file -> !file.equals(directory.cells()) && !files.isSound(file))
                .toList();
        damaged.forEach(file -> listener.notice(file + ": damaged or missing; made anew"));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return damaged.isEmpty() && files.checksum(directory.study()).equals(Sealed.checksum(bytes, bytes.length));
    }

    private void checkShard(Manifest known) {
        if (!shard.isWhole() && !known.shard().equals(shard.toString())) {
            String what = known.shard().equals(Shard.WHOLE.toString()) ? "all cells" : "shard " + known.shard();
            throw new UsageException(directory.root() + ": holds " + what + " of study " + known.study()
                    + "; a shard has a directory of its own: name another with --out, or start over with --fresh");
        }
    }

    private void cutOff(StoredCells.Tail tail) {
        disk.truncate(tail.segment(), tail.offset());
        listener.notice(tail.segment() + ": the last " + tail.bytes() + " bytes, from byte " + tail.offset()
                + " on, were not written whole; cut off, their cells are run again");
    }

    /** The cells to be run, as places of the plan, the most expensive first. */
    private int[] places(List<Cell> cells, Plan plan, CellClasses costs, StoredCells stored) {
        LongList places = new LongList();
        for (int index : costs.descending()) {
            int place = plan.place(index);
            if (place < 0 || (onlyFailed && !stored.isFailed(place))) {
                continue;
            }
            if (!stored.has(place) || stored.isFailed(place) || hasLostFile(plan.id(place), place, stored)) {
                stored.forget(place);
                places.add(place);
            }
        }
        return places.toInts();
    }

    private boolean hasLostFile(String cell, int place, StoredCells stored) {
        return (stored.hasTrajectory(place) && !Files.isRegularFile(directory.trajectory(cell)))
                || (stored.hasRaster(place) && !Files.isRegularFile(directory.map(cell)));
    }

    private Workers workers(AtomicBoolean stopping) throws InterruptedException {
        if (cluster.isPresent()) {
            Cluster opened = cluster.get().open(new RemoteStudy(study, images), listener);
            return new RemoteWorkers(opened, directory, disk, stopping);
        }
        return Workers.threads(threads, new CellWork(computation, directory, disk, stopping::get));
    }

    private void compute(
            Batches batches, Workers workers, AtomicBoolean stopping, Store store, RunRecord record, RunShare share)
            throws InterruptedException {
        Runner<Batches.Batch, CellWork.Done> runner = new Runner<>(batches, workers::count, workers::compute, stopping);
        runner.run(
                done -> {
                    store.append(done.cells());
                    batches.finished(done.batch(), done.cells().size(), done.seconds());
                    record.on(workers.cores());
                    record.add(done.cells().size(), done.seconds());
                    done.cells()
                            .forEach(cell -> listener.cellDone(
                                    cell.header().cell(), cell.header().failed()));
                    listener.progressed(() -> share.computing(batches.share()));
                },
                store::forceIfDue,
                PATIENCE_MILLIS);
    }
}
