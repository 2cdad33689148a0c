package org.papilio.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The results in a directory: complete, or of a study that is still running or was stopped. Cells are read when they are first
 * asked for, as they are then; trajectories whenever they are.
 */
public final class Results {
    private static final int KEPT_TRAJECTORIES = 256;
    private static final int CHUNK = 4096;

    private final ResultDirectory directory;
    private final Manifest manifest;
    private @Nullable Map<String, StoredCell> cells;
    private @Nullable Map<String, Double> durations;
    private @Nullable Map<String, Comparisons.Line> comparisons;
    private final Map<String, StoredTrajectory> trajectories = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StoredTrajectory> eldest) {
            return size() > KEPT_TRAJECTORIES;
        }
    };

    private Results(ResultDirectory directory, Manifest manifest) {
        this.directory = directory;
        this.manifest = manifest;
    }

    /**
     * Opens a result directory for reading, also while a run is writing to it.
     *
     * @throws UsageException if it holds no results
     * @throws EnvironmentException if a file cannot be read
     */
    public static Results open(Path root) {
        ResultDirectory directory = ResultDirectory.existing(root);
        return new Results(directory, Manifest.read(directory));
    }

    private synchronized Map<String, StoredCell> stored() {
        if (cells == null) {
            Room.tooLittleToHold(planned(), "to hold all", directory.root()).ifPresent(message -> {
                throw new UsageException(message);
            });
            Map<String, StoredCell> read = new LinkedHashMap<>();
            Map<String, Double> seconds = new LinkedHashMap<>();
            forEachLine((cell, line) -> {
                read.put(cell.result().cell(), cell);
                if (!Double.isNaN(line.seconds())) {
                    seconds.put(cell.result().cell(), line.seconds());
                }
            });
            cells = read;
            durations = seconds;
        }
        return cells;
    }

    /** A finished cell and its line. */
    record Line(String cell, Sealed sealed) {}

    /** Hears of a finished cell and its line. */
    interface CellVisitor {
        void accept(StoredCell cell, Sealed line);
    }

    /** Hands over the finished cells in the order of the study; only some of them are in memory at a time. */
    void forEachLine(CellVisitor visitor) {
        forEachChunk(CHUNK, lines -> {
            List<StoredCell> cells = lines.parallelStream()
                    .map(line -> CellReader.sound(line.sealed().line()))
                    .toList();
            for (int k = 0; k < cells.size(); k++) {
                visitor.accept(cells.get(k), lines.get(k).sealed());
            }
        });
    }

    /** Hands over the lines of the finished cells in the order of the study, so many at a time. */
    void forEachChunk(int size, Consumer<List<Line>> visitor) {
        Plan plan = Plan.read(directory);
        try (StoredCells stored = StoredCells.of(directory, plan)) {
            int[] places = IntStream.range(0, plan.size()).filter(stored::has).toArray();
            for (int first = 0; first < places.length; first += size) {
                visitor.accept(IntStream.range(first, Math.min(places.length, first + size))
                        .mapToObj(k -> new Line(plan.id(places[k]), stored.line(places[k])))
                        .toList());
            }
        }
    }

    private synchronized Map<String, Comparisons.Line> compared() {
        if (comparisons == null) {
            Set<String> known = stored().keySet();
            Map<String, Comparisons.Line> read = new HashMap<>();
            StoredCells.forEachLine(directory.comparisons(), text -> {
                try {
                    Comparisons.Line line = Comparisons.Line.read(text);
                    if (known.contains(line.cell())) {
                        read.put(line.cell(), line);
                    }
                } catch (JsonProcessingException | IllegalArgumentException e) {
                    throw new UsageException(
                            directory.comparisons() + ": damaged; made anew by: papilio repair " + directory.root(), e);
                }
            });
            comparisons = read;
        }
        return comparisons;
    }

    /** Where the results are. */
    public ResultDirectory directory() {
        return directory;
    }

    /** What was run, by which version, on which machine. */
    public Manifest manifest() {
        return manifest;
    }

    /** The study file as it was run. */
    public Path studyFile() {
        return directory.study();
    }

    /** How many cells the study has. */
    public int planned() {
        return manifest.planned();
    }

    /** Whether every cell is done and compared. */
    public boolean isComplete() {
        return manifest.complete() && stored().size() == planned();
    }

    /** The finished cells in the order of the study. */
    public List<CellResult> cells() {
        return stored().values().stream().map(StoredCell::result).toList();
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
        return stored(id).result();
    }

    /** The comparisons of a cell by the names that the study gives them; none before the results are complete. */
    public Map<String, Comparison> comparisons(String cell) {
        Comparisons.Line line = compared().get(cell);
        return line == null ? Map.of() : line.byName();
    }

    /** How long a cell took, in seconds; empty if a kill has lost it. */
    public OptionalDouble seconds(String cell) {
        Double seconds = durations().get(cell);
        return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }

    /** Whether the parameters of a finished cell were kept at its recorded steps. */
    public boolean hasTrajectory(String cell) {
        return stored(cell).trajectory();
    }

    /**
     * What a map shows of each of its cells.
     *
     * @throws EnvironmentException if its file cannot be read or is damaged
     */
    public PlaneRaster raster(CellResult cell) {
        return PlaneRaster.read(directory.root(), cell);
    }

    /**
     * The parameters of a cell at its recorded steps.
     *
     * @throws UsageException if there is no such cell, or it has no trajectory
     * @throws EnvironmentException if the file cannot be read or is damaged
     */
    public StoredTrajectory trajectory(String cell) {
        stored(cell);
        synchronized (trajectories) {
            return trajectories.computeIfAbsent(cell, id -> Trajectories.read(directory.root(), id));
        }
    }

    synchronized Map<String, Double> durations() {
        stored();
        return durations == null ? Map.of() : durations;
    }

    private StoredCell stored(String id) {
        StoredCell cell = stored().get(id);
        if (cell == null) {
            throw new UsageException(directory.root() + ": no finished cell " + id
                    + "; its cells are listed by: papilio query " + directory.root() + " \"SELECT cell FROM cells\"");
        }
        return cell;
    }
}
