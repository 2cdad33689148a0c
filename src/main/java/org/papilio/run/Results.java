package org.papilio.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The results in a directory, as they were when it was opened: complete, or of a study that is still running or was stopped.
 * Trajectories are read when they are asked for.
 */
public final class Results {
    private static final Logger LOG = LoggerFactory.getLogger(Results.class);
    private static final int KEPT_TRAJECTORIES = 256;

    private final ResultDirectory directory;
    private final Manifest manifest;
    private final int planned;
    private final Map<String, StoredCell> cells;
    private final Map<String, Comparisons.Line> comparisons;
    private final Map<String, Double> durations;
    private final Map<String, StoredTrajectory> trajectories = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, StoredTrajectory> eldest) {
            return size() > KEPT_TRAJECTORIES;
        }
    };

    private Results(
            ResultDirectory directory,
            Manifest manifest,
            int planned,
            Map<String, StoredCell> cells,
            Map<String, Comparisons.Line> comparisons,
            Map<String, Double> durations) {
        this.directory = directory;
        this.manifest = manifest;
        this.planned = planned;
        this.cells = cells;
        this.comparisons = comparisons;
        this.durations = durations;
    }

    /**
     * Opens a result directory for reading, also while a run is writing to it.
     *
     * @throws UsageException if it holds no results
     * @throws EnvironmentException if a file cannot be read
     */
    public static Results open(Path root) {
        ResultDirectory directory = ResultDirectory.existing(root);
        Manifest manifest = Manifest.read(directory);
        Plan plan = Plan.read(directory);
        Map<String, StoredCell> cells = StoredCells.read(directory, plan);
        Map<String, Comparisons.Line> comparisons = new HashMap<>();
        StoredCells.forEachLine(directory.comparisons(), text -> {
            try {
                Comparisons.Line line = Comparisons.Line.read(text);
                if (cells.containsKey(line.cell())) {
                    comparisons.put(line.cell(), line);
                }
            } catch (JsonProcessingException | IllegalArgumentException e) {
                LOG.warn("{}: a line that is no comparison", directory.comparisons(), e);
            }
        });
        Map<String, Double> durations = new LinkedHashMap<>();
        Map<String, Double> stored = StoredCells.durations(directory);
        for (String cell : cells.keySet()) {
            Double seconds = stored.get(cell);
            if (seconds != null) {
                durations.put(cell, seconds);
            }
        }
        return new Results(directory, manifest, plan.entries().size(), cells, comparisons, durations);
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
        return planned;
    }

    /** Whether every cell is done and compared. */
    public boolean isComplete() {
        return manifest.complete() && cells.size() == planned;
    }

    /** The finished cells in the order of the study. */
    public List<CellResult> cells() {
        return cells.values().stream().map(StoredCell::result).toList();
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
        Comparisons.Line line = comparisons.get(cell);
        return line == null ? Map.of() : line.byName();
    }

    /** How long a cell took, in seconds; empty if a kill has lost it. */
    public OptionalDouble seconds(String cell) {
        Double seconds = durations.get(cell);
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

    Map<String, Double> durations() {
        return durations;
    }

    /** The finished cells as lines of JSON. */
    List<String> cellLines() {
        return cells.values().stream().map(StoredCell::line).toList();
    }

    /** The comparisons as lines of JSON. */
    List<String> comparisonLines() {
        List<String> lines = new ArrayList<>();
        for (String cell : cells.keySet()) {
            Comparisons.Line line = comparisons.get(cell);
            if (line != null) {
                lines.add(line.json());
            }
        }
        return lines;
    }

    private StoredCell stored(String id) {
        StoredCell cell = cells.get(id);
        if (cell == null) {
            throw new UsageException(directory.root() + ": no finished cell " + id
                    + "; its cells are listed by: papilio query " + directory.root() + " \"SELECT cell FROM cells\"");
        }
        return cell;
    }
}
