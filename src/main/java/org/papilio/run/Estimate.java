package org.papilio.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.papilio.number.Precisions;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.Part;
import org.papilio.study.PlaneSpec;
import org.papilio.study.Study;

/**
 * About what a study takes, from its cells alone: nothing is run.
 *
 * @param parts in the order of the study
 * @param seconds time on the given number of threads
 * @param memoryBytes memory of the process: a fixed part and what the results hold at the end
 * @param diskBytes what the results take in {@code data/}
 */
public record Estimate(List<PartEstimate> parts, double seconds, long memoryBytes, long diskBytes) {

    private static final long BASE_MEMORY = 300_000_000;
    private static final int BYTES_PER_RECORD = 40;
    private static final int BYTES_PER_CELL = 1200;

    /**
     * About what a part takes.
     *
     * @param part the part
     * @param cells the number of its cells
     * @param seconds time of computing on one core
     */
    public record PartEstimate(Part part, int cells, double seconds) {}

    /** Estimates a study. */
    public static Estimate of(Study study, int threads) {
        Computations computation = new Computations();
        Map<String, List<Cell>> cells = Cells.of(study).stream().collect(Collectors.groupingBy(Cell::part));
        List<PartEstimate> parts = new ArrayList<>();
        double total = 0;
        double longest = 0;
        long disk = 0;
        for (Part part : study.parts()) {
            List<Cell> ofPart = cells.getOrDefault(part.name(), List.of());
            double seconds = 0;
            for (Cell cell : ofPart) {
                double one = computation.seconds(part, cell.system());
                seconds += one;
                longest = Math.max(longest, one);
                disk += bytes(computation, part, cell);
            }
            parts.add(new PartEstimate(part, ofPart.size(), seconds));
            total += seconds;
        }
        return new Estimate(parts, Math.max(total / threads, longest), BASE_MEMORY + 3 * disk, disk);
    }

    private static long bytes(Computations computation, Part part, Cell cell) {
        if (cell.system() instanceof PlaneSpec plane) {
            return BYTES_PER_CELL + PlaneComputation.bytes(part, plane);
        }
        int parameters = computation.parameters(cell.system());
        long records = computation.records(part, cell.system());
        int digits = Precisions.named(cell.system().precision()).digits();
        long trajectory = part.record().equals("all") ? records * parameters * Math.max(8, digits + 6) : 0;
        return BYTES_PER_CELL + parameters * (digits + 6L) + records * BYTES_PER_RECORD + trajectory;
    }

    /** The number of cells. */
    public int cells() {
        return parts.stream().mapToInt(PartEstimate::cells).sum();
    }
}
