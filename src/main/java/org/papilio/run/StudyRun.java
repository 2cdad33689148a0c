package org.papilio.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.papilio.chaos.Verdict;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.CsvTasks;
import org.papilio.study.Part;
import org.papilio.study.Study;
import org.papilio.study.StudyHash;
import org.papilio.study.StudyWriter;
import org.papilio.train.Status;
import org.papilio.train.Trajectory;
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

    private final Study study;
    private final ResultDirectory directory;
    private final CellComputation computation;
    private int threads = Runtime.getRuntime().availableProcessors();
    private boolean fresh;
    private ProgressListener listener = ProgressListener.NONE;
    private List<Path> attachments = List.of();
    private ToDoubleFunction<Cell> cost = cell -> cell.system().steps();
    private Software software = Software.current();
    private Disk disk = new Disk();

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

    StudyRun software(Software newSoftware) {
        this.software = newSoftware;
        return this;
    }

    StudyRun disk(Disk newDisk) {
        this.disk = newDisk;
        return this;
    }

    /** A cell to be run. */
    private record Job(Part part, Cell cell, String recipe, double cost) {}

    /** A cell that was run. */
    private record Done(StoredCell cell, double seconds, double cost) {}

    /**
     * Runs what is not finished and brings the results into their final form. Interrupting the calling thread stops the run;
     * so does the end of the Java runtime (Ctrl-C), which waits for what is finished to be stored.
     *
     * @return the complete results; cells that failed are among them, with the reason as message
     * @throws UsageException if the directory cannot be used, the study has no cells, or an attachment cannot be read
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
        directory.prepare();
        try (RunLock lock = RunLock.take(directory);
                StopOnExit stop = StopOnExit.install(Thread.currentThread())) {
            LOG.debug("{}: {} and {} taken", directory.root(), lock, stop);
            run(cells, attached);
        }
        return Results.open(directory.root());
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
            directory.deleteResults(disk);
        }
        disk.deleteTemporaries(directory.data());
        disk.deleteTemporaries(directory.trajectories());
        disk.deleteTemporaries(directory.attachments());
        disk.deleteTemporaries(directory.maps());

        Plan plan = Plan.of(study, cells, software.version());
        Map<String, StoredCell> stored = StoredCells.read(directory, plan);
        stored.values().removeIf(cell -> !isUsable(cell));
        List<Job> jobs = jobs(cells, plan, stored);

        Optional<Manifest> before =
                Files.exists(directory.manifest()) && !fresh ? Optional.of(Manifest.read(directory)) : Optional.empty();
        Manifest manifest = Manifest.of(
                study, cells, StudyHash.of(study), before.map(Manifest::runs).orElse(List.of()));
        boolean unchanged = jobs.isEmpty()
                && before.equals(Optional.of(manifest.completed(results(stored).values())));
        if (!unchanged) {
            manifest.write(directory, disk);
            disk.delete(directory.comparisons());
            disk.delete(directory.verdict());
        }
        plan.write(directory, disk);
        if (!attached.isEmpty()) {
            disk.directory(directory.attachments());
        }
        attached.forEach((file, bytes) -> disk.replace(file, out -> out.write(bytes)));
        Study kept = CsvTasks.moved(study, file -> directory
                .data()
                .relativize(directory.dataFile(file))
                .toString()
                .replace('\\', '/'));
        disk.replace(directory.study(), out -> out.write(StudyWriter.write(kept).getBytes(StandardCharsets.UTF_8)));

        listener.started(cells.size(), stored.size());
        try (Store store = new Store(directory, disk, plan)) {
            if (!jobs.isEmpty()) {
                manifest = runJobs(jobs, store, stored, manifest);
            }
            Map<String, StoredCell> ordered = new LinkedHashMap<>();
            plan.entries().keySet().forEach(id -> Optional.ofNullable(stored.get(id))
                    .ifPresent(c -> ordered.put(id, c)));
            store.fold(ordered, Comparisons.of(study.parts(), cells, results(ordered)));
            String verdict =
                    StudyVerdict.of(List.copyOf(results(ordered).values())).json() + "\n";
            disk.replace(directory.verdict(), out -> out.write(verdict.getBytes(StandardCharsets.UTF_8)));
            manifest.completed(results(ordered).values()).write(directory, disk);
        }
        listener.finished();
    }

    /** Whether a stored cell need not be run again: it did not fail, and its trajectory or raster is there. */
    private boolean isUsable(StoredCell cell) {
        return cell.result().status() != Status.FAILED
                && (!cell.trajectory()
                        || Files.isRegularFile(
                                directory.trajectory(cell.result().cell())))
                && (!cell.result().measurements().containsKey(PlaneComputation.QUANTITIES)
                        || Files.isRegularFile(directory.map(cell.result().cell())));
    }

    /** The cells to be run, the longest first. */
    private List<Job> jobs(List<Cell> cells, Plan plan, Map<String, StoredCell> stored) {
        Map<String, Part> parts = new HashMap<>();
        study.parts().forEach(part -> parts.put(part.name(), part));
        List<Cell> ordered = new ArrayList<>(cells);
        ordered.removeIf(cell -> stored.containsKey(cell.id()));
        List<Job> jobs = new ArrayList<>();
        for (Cell cell : ordered) {
            Part part = Objects.requireNonNull(parts.get(cell.part()), cell.part());
            Plan.Entry entry = Objects.requireNonNull(plan.entries().get(cell.id()), cell.id());
            jobs.add(new Job(part, cell, entry.recipe(), cost.applyAsDouble(cell)));
        }
        jobs.sort(Comparator.comparingDouble(Job::cost).reversed());
        return jobs;
    }

    private Manifest runJobs(List<Job> jobs, Store store, Map<String, StoredCell> stored, Manifest manifest) {
        Progress progress = new Progress(manifest, jobs);
        progress.write();
        try {
            Runner.run(
                    jobs,
                    threads,
                    this::compute,
                    done -> {
                        store.append(done.cell(), done.seconds());
                        stored.put(done.cell().result().cell(), done.cell());
                        progress.add(done);
                        listener.cellDone(done.cell().result());
                        listener.progressed(progress.share());
                    },
                    store::forceIfDue);
        } catch (InterruptedException e) {
            store.force();
            progress.end();
            RunStoppedException stopped =
                    new RunStoppedException(stored.size(), manifest.cells().getOrDefault("planned", 0));
            stopped.initCause(e);
            throw stopped;
        }
        return progress.end();
    }

    private Done compute(Job job) {
        long start = System.nanoTime();
        StoredCell stored;
        try {
            CellComputation.Computed computed = computation.compute(job.part(), job.cell());
            CellResult result = computed.result();
            if (!result.cell().equals(job.cell().id())
                    || result.index() != job.cell().index()) {
                throw new IllegalStateException("the computation returned cell " + result.cell());
            }
            Optional<Trajectory<?>> trajectory =
                    result.status() == Status.FAILED ? Optional.empty() : computed.trajectory();
            trajectory.ifPresent(t -> Trajectories.write(disk, directory.trajectory(result.cell()), t));
            computed.raster().ifPresent(raster -> {
                disk.directory(directory.maps());
                raster.write(disk, directory.map(result.cell()));
            });
            stored = StoredCell.of(result, job.recipe(), trajectory.isPresent());
        } catch (EnvironmentException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("cell {} failed", job.cell().id(), e);
            stored = StoredCell.of(failed(job.cell(), e), job.recipe(), false);
        }
        return new Done(stored, seconds(start), job.cost());
    }

    private static CellResult failed(Cell cell, RuntimeException e) {
        String message = e.getMessage() == null ? "" : ": " + e.getMessage();
        return new CellResult(
                cell.id(),
                cell.index(),
                cell.part(),
                cell.system().settings(),
                Status.FAILED,
                "internal error: " + e.getClass().getSimpleName() + message,
                0,
                Double.NaN,
                Double.NaN,
                List.of(),
                Map.of("verdict", Verdict.Outcome.UNDECIDED.label()),
                List.of(),
                List.of(),
                List.of());
    }

    private static Map<String, CellResult> results(Map<String, StoredCell> stored) {
        Map<String, CellResult> results = new LinkedHashMap<>();
        stored.forEach((id, cell) -> results.put(id, cell.result()));
        return results;
    }

    private static double seconds(long start) {
        return Math.rint((System.nanoTime() - start) / 1e3) / 1e6;
    }

    /** What the manifest says about this process. */
    private final class Progress {
        private final Manifest manifest;
        private final long start = System.nanoTime();
        private final String started = now();
        private int cells;
        private double cellSeconds;
        private final double totalCost;
        private double cost;

        Progress(Manifest manifest, List<Job> jobs) {
            this.manifest = manifest;
            this.totalCost = jobs.stream().mapToDouble(Job::cost).sum();
        }

        void add(Done done) {
            cells++;
            cellSeconds += done.seconds();
            cost += done.cost();
        }

        double share() {
            return totalCost > 0 ? Math.min(1, cost / totalCost) : 1;
        }

        Manifest write() {
            return write("");
        }

        Manifest end() {
            return write(now());
        }

        private Manifest write(String finished) {
            List<Manifest.Run> runs = new ArrayList<>(manifest.runs());
            runs.add(new Manifest.Run(
                    software,
                    Machine.current(),
                    threads,
                    started,
                    finished,
                    cells,
                    seconds(start),
                    Math.rint(cellSeconds * 1e6) / 1e6,
                    Machine.peakMemory()));
            Manifest updated = manifest.withRuns(runs);
            updated.write(directory, disk);
            return updated;
        }

        private static String now() {
            return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        }
    }
}
