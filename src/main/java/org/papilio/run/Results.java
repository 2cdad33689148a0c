package org.papilio.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The results in a directory: complete, or of a study that is still running or was stopped. Cells are read when they are first
 * asked for, as they are then; trajectories whenever they are.
 */
public final class Results {
    private static final int KEPT_TRAJECTORIES = 256;

    /** From so many cells on they are held as columns. */
    private static final int MANY = 50_000;

    private final ResultDirectory directory;
    private final Manifest manifest;
    private final KnownFiles files;
    private final int many;
    private @Nullable Held held;
    private @Nullable ComparisonColumns comparisons;
    private final Map<String, StoredTrajectory> trajectories = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StoredTrajectory> eldest) {
            return size() > KEPT_TRAJECTORIES;
        }
    };

    private Results(ResultDirectory directory, Manifest manifest, int many) {
        this.directory = directory;
        this.manifest = manifest;
        this.files = KnownFiles.of(directory, manifest);
        this.many = many;
    }

    /**
     * Opens a result directory for reading, also while a run is writing to it.
     *
     * @throws UsageException if it holds no results, or they are damaged; what is read later is checked then
     * @throws EnvironmentException if a file cannot be read
     */
    public static Results open(Path root) {
        return open(root, MANY);
    }

    static Results open(Path root, int many) {
        return Undisturbed.read(root, manifest -> open(root, manifest, many));
    }

    private static Results open(Path root, Manifest manifest, int many) {
        Results results = new Results(new ResultDirectory(root), manifest, many);
        results.files.check(results.directory.study());
        results.files.check(results.directory.verdict());
        return results;
    }

    /**
     * Opens a directory and reads something of it; again if a run changes the results meanwhile.
     *
     * @throws UsageException if it holds no results, or they are damaged
     * @throws EnvironmentException if a file cannot be read
     */
    static <T> T read(Path root, Function<Results, T> reading) {
        return Undisturbed.read(root, manifest -> reading.apply(open(root, manifest, MANY)));
    }

    /**
     * Reads what belongs together with what was read before.
     *
     * @throws UsageException if a run has changed the results since they were opened
     */
    private <T> T together(Supplier<T> reading) {
        T read = sound(reading);
        if (Undisturbed.isChanged(directory, manifest)) {
            throw Undisturbed.changed(directory.root());
        }
        return read;
    }

    /** Reads something that is known to be whole; what is not may have been changed since the results were opened. */
    private <T> T sound(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DamagedException e) {
            throw Undisturbed.isChanged(directory, manifest) ? Undisturbed.changed(directory.root()) : e;
        }
    }

    /**
     * The finished cells as they were when they were first asked for.
     *
     * @param places their places in the plan, ascending
     * @param cells one for each of them
     * @param seconds how long each took; empty where that is read when it is asked for
     */
    private record Held(Plan plan, StoredCells stored, int[] places, List<CellResult> cells, double[] seconds) {
        static Held of(KnownFiles files, int many) {
            Plan plan = Plan.read(files);
            if (plan.size() < many) {
                return few(files, plan);
            }
            // Most stays in the files, which are open until nothing refers to them.
            CellColumns columns = new CellColumns(files, plan);
            return new Held(plan, columns.stored(), columns.places(), columns, new double[0]);
        }

        private static Held few(KnownFiles files, Plan plan) {
            try (StoredCells stored = StoredCells.of(files, plan)) {
                int[] places = stored.places();
                List<CellResult> cells = new ArrayList<>();
                stored.forEach(places, line -> CellReader.sound(line).result(), cells::add);
                double[] seconds = Arrays.stream(places)
                        .mapToDouble(place -> stored.line(place).seconds())
                        .toArray();
                return new Held(plan, stored, places, Collections.unmodifiableList(cells), seconds);
            }
        }

        /** Which of them a cell is; negative if it is none. */
        int row(String id) {
            int place = plan.find(id);
            return place < 0 ? place : Arrays.binarySearch(places, place);
        }

        double seconds(int row) {
            return seconds.length > 0 ? seconds[row] : stored.line(places[row]).seconds();
        }
    }

    private synchronized Held held() {
        Held known = held;
        if (known == null) {
            Room.tooLittleToHold(planned(), "to hold all", directory.root()).ifPresent(message -> {
                throw new UsageException(message);
            });
            known = together(() -> Held.of(files, many));
            held = known;
        }
        return known;
    }

    /** A finished cell and its line. */
    record Line(String cell, Sealed sealed) {}

    /**
     * Hands over all finished cells, none of which is kept, without final parameters and what was recorded step by step. One that a
     * run has made again before it was complete comes more than once.
     */
    void forEachBrief(Consumer<CellResult> action) {
        StoredCells.reading(files, Plan.read(files), (place, cell) -> action.accept(cell))
                .close();
    }

    /** Hands over the lines of the finished cells in the order of the study, so many at a time. */
    void forEachChunk(int size, Consumer<List<Line>> visitor) {
        Plan plan = Plan.read(files);
        try (StoredCells stored = StoredCells.of(files, plan)) {
            int[] places = stored.places();
            for (int first = 0; first < places.length; first += size) {
                visitor.accept(IntStream.range(first, Math.min(places.length, first + size))
                        .mapToObj(k -> new Line(plan.id(places[k]), stored.line(places[k])))
                        .toList());
            }
        }
    }

    /** Hands over the lines of the comparisons; none before the results are complete. */
    void forEachComparison(Consumer<String> action) {
        if (manifest.complete()) {
            StoredCells.forEachLine(files, directory.comparisons(), action);
        }
    }

    private synchronized ComparisonColumns compared() {
        ComparisonColumns known = comparisons;
        if (known == null) {
            known = together(() -> ComparisonColumns.read(this, held().plan()));
            comparisons = known;
        }
        return known;
    }

    /** Where the results are. */
    public ResultDirectory directory() {
        return directory;
    }

    /** The checksums of its files. */
    KnownFiles files() {
        return files;
    }

    /** What was run, by which version, on which machine. */
    public Manifest manifest() {
        return manifest;
    }

    /**
     * The study file as it was run.
     *
     * @throws UsageException if it, or a file that it refers to, is damaged
     */
    public Path studyFile() {
        return sound(() -> {
            files.all().stream().filter(directory::belongsToStudy).forEach(files::check);
            if (!Files.isRegularFile(directory.study())) {
                throw directory.damaged(directory.study(), "it is missing");
            }
            return directory.study();
        });
    }

    /** How many cells the study has. */
    public int planned() {
        return manifest.planned();
    }

    /** Whether every cell is done and compared. */
    public boolean isComplete() {
        return manifest.complete() && held().cells().size() == planned();
    }

    /**
     * The finished cells in the order of the study. Of 50 000 and more, final parameters and what was recorded step by step are read
     * from the file whenever they are looked at, and a cell is made whenever it is asked for: equal, but not the same object.
     */
    public List<CellResult> cells() {
        return held().cells();
    }

    /** The finished cells of one part in the order of the study. */
    public List<CellResult> cells(String part) {
        return cells().stream().filter(cell -> cell.part().equals(part)).toList();
    }

    /**
     * A finished cell by its id.
     *
     * @throws UsageException if there is none
     */
    public CellResult cell(String id) {
        return held().cells().get(row(id));
    }

    /** A finished cell by its id; empty if there is none. */
    public Optional<CellResult> find(String id) {
        int row = held().row(id);
        return row < 0 ? Optional.empty() : Optional.of(held().cells().get(row));
    }

    /** The comparisons of a cell by the names that the study gives them; none before the results are complete. */
    public Map<String, Comparison> comparisons(String cell) {
        int row = held().row(cell);
        return row < 0 ? Map.of() : compared().of(held().places()[row]);
    }

    /** How long a cell took, in seconds; empty if a kill has lost it. */
    public OptionalDouble seconds(String cell) {
        int row = held().row(cell);
        double seconds = row < 0 ? Double.NaN : sound(() -> held().seconds(row));
        return Double.isNaN(seconds) ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }

    /** Whether the parameters of a finished cell were kept at its recorded steps. */
    public boolean hasTrajectory(String cell) {
        return held().stored().hasTrajectory(held().places()[row(cell)]);
    }

    /**
     * What a map shows of each of its cells.
     *
     * @throws UsageException if its file is missing or damaged
     * @throws EnvironmentException if it cannot be read
     */
    public PlaneRaster raster(CellResult cell) {
        int place = held().places()[row(cell.cell())];
        return sound(() -> PlaneRaster.read(directory, cell, held().stored().array(place)));
    }

    /**
     * The parameters of a cell at its recorded steps.
     *
     * @throws UsageException if there is no such cell, it has no trajectory, or the file is missing or damaged
     * @throws EnvironmentException if the file cannot be read
     */
    public StoredTrajectory trajectory(String cell) {
        StoredCells stored = held().stored();
        int place = held().places()[row(cell)];
        if (!stored.hasTrajectory(place)) {
            throw new UsageException(
                    directory.trajectory(cell)
                            + ": no trajectory of this cell; its part of the study needs `record: all`, and the study to be run");
        }
        synchronized (trajectories) {
            return trajectories.computeIfAbsent(
                    cell, id -> sound(() -> Trajectories.read(directory, id, stored.array(place))));
        }
    }

    private int row(String id) {
        int row = held().row(id);
        if (row < 0) {
            throw new UsageException(directory.root() + ": no finished cell " + id
                    + "; its cells are listed by: papilio query " + directory.root() + " \"SELECT cell FROM cells\"");
        }
        return row;
    }
}
