package org.papilio.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.papilio.number.Precisions;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.Part;
import org.papilio.study.Study;
import org.papilio.train.TrainingMap;

/**
 * About what a study takes, from its cells alone: nothing is run.
 *
 * @param parts by the name of the part
 * @param seconds time on the given number of threads
 * @param memoryBytes memory of the process: a fixed part and what the results hold at the end
 * @param diskBytes what the results take in {@code data/}
 */
public record Estimate(Map<String, PartEstimate> parts, double seconds, long memoryBytes, long diskBytes) {

    private static final long BASE_MEMORY = 300_000_000;
    private static final int BYTES_PER_RECORD = 40;
    private static final int BYTES_PER_CELL = 1200;

    /**
     * About what a part takes.
     *
     * @param cells the number of its cells
     * @param seconds time of computing on one core
     */
    public record PartEstimate(int cells, double seconds) {}

    /** Estimates a study. */
    public static Estimate of(Study study, int threads) {
        TrainingComputation computation = new TrainingComputation();
        CostModel cost = new CostModel(computation);
        Map<String, Part> byName = new HashMap<>();
        Map<String, PartEstimate> parts = new LinkedHashMap<>();
        for (Part part : study.parts()) {
            byName.put(part.name(), part);
            parts.put(part.name(), new PartEstimate(0, 0));
        }
        List<Cell> cells = Cells.of(study);
        double total = 0;
        double longest = 0;
        long disk = 0;
        for (Cell cell : cells) {
            double seconds = cost.seconds(cell.system());
            PartEstimate part = parts.get(cell.part());
            parts.put(cell.part(), new PartEstimate(part.cells() + 1, part.seconds() + seconds));
            total += seconds;
            longest = Math.max(longest, seconds);
            disk += bytes(byName.get(cell.part()), cell);
        }
        return new Estimate(parts, Math.max(total / threads, longest), BASE_MEMORY + 3 * disk, disk);
    }

    private static long bytes(Part part, Cell cell) {
        TrainingMap map = TrainingComputation.map(cell.system());
        int parameters = map.parameterCount();
        long records = cell.system().steps() / part.every() + 1L;
        int digits = Precisions.named(cell.system().precision()).digits();
        long trajectory = part.record().equals("all") ? records * parameters * Math.max(8, digits + 6) : 0;
        return BYTES_PER_CELL + parameters * (digits + 6L) + records * BYTES_PER_RECORD + trajectory;
    }

    /** The number of cells. */
    public int cells() {
        return parts.values().stream().mapToInt(PartEstimate::cells).sum();
    }
}
