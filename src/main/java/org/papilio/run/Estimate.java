package org.papilio.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.papilio.number.Precisions;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.Part;
import org.papilio.study.PlaneSpec;
import org.papilio.study.Study;
import org.papilio.study.SystemSpec;

/**
 * About what a study takes, from its cells alone: nothing is run.
 *
 * @param parts in the order of the study
 * @param seconds time on the given number of threads
 * @param memoryBytes memory of the process: a fixed part, what is known of each cell, and the cells that are being run
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
        Map<String, Part> byName = study.parts().stream().collect(Collectors.toMap(Part::name, part -> part));
        List<Cell> cells = Cells.of(study);
        CellClasses costs = new CellClasses(
                study,
                cells,
                cell -> computation.seconds(Objects.requireNonNull(byName.get(cell.part())), cell.system()));
        CellClasses bytes = new CellClasses(
                study,
                cells,
                cell -> bytes(computation, Objects.requireNonNull(byName.get(cell.part())), cell.system()));
        List<PartEstimate> parts = new ArrayList<>();
        int first = 0;
        for (Part part : study.parts()) {
            int count =
                    part.axes().stream().mapToInt(axis -> axis.values().size()).reduce(1, Math::multiplyExact);
            parts.add(new PartEstimate(part, count, costs.sum(first, first + count)));
            first += count;
        }
        double total = parts.stream().mapToDouble(PartEstimate::seconds).sum();
        long disk = (long) bytes.sum(0, cells.size());
        return new Estimate(
                parts,
                Math.max(total / threads, costs.largest()),
                Math.round(BASE_MEMORY + Room.memory(cells.size()) + threads * 3 * bytes.largest()),
                disk);
    }

    /** About how many bytes a cell takes in the directory. */
    public static long bytes(SystemComputation computation, Part part, SystemSpec system) {
        if (system instanceof PlaneSpec plane) {
            return BYTES_PER_CELL + PlaneComputation.bytes(part, plane);
        }
        int parameters = computation.parameters(system);
        long records = computation.records(part, system);
        int digits = Precisions.named(system.precision()).digits();
        long trajectory = part.record().equals("all") ? records * parameters * Math.max(8, digits + 6) : 0;
        return BYTES_PER_CELL + parameters * (digits + 6L) + records * BYTES_PER_RECORD + trajectory;
    }

    /** The number of cells. */
    public int cells() {
        return parts.stream().mapToInt(PartEstimate::cells).sum();
    }
}
