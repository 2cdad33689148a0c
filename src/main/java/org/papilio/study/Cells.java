package org.papilio.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cells of a study: part by part, within a part the product of the axes with the last one fastest. */
public final class Cells {
    private static final int ID_DIGITS = 12;
    /** The fields on which the full text of the initial condition depends: it has the biases that are left out. */
    private static final List<String> INITIAL = List.of("initial", "network");

    private Cells() {}

    /** All cells in order; the cell at position i has index i. */
    public static List<Cell> of(Study study) {
        List<Cell> cells = new ArrayList<>();
        for (Part part : study.parts()) {
            cells.addAll(of(part, cells.size()));
        }
        return Collections.unmodifiableList(cells);
    }

    /** The cells by their ids. */
    public static Map<String, Cell> byId(List<Cell> cells) {
        Map<String, Cell> byId = new LinkedHashMap<>();
        cells.forEach(cell -> byId.put(cell.id(), cell));
        return Collections.unmodifiableMap(byId);
    }

    /**
     * The cell of the same part whose axes have the comparison's values and otherwise those of the given cell.
     *
     * @return empty if that is the cell itself, or if there is none (a comparison of another part)
     */
    public static Optional<Cell> reference(List<Cell> cells, Cell cell, Part.Comparison comparison) {
        Optional<String> id = referenceId(cell, comparison);
        return id.flatMap(wanted ->
                cells.stream().filter(other -> other.id().equals(wanted)).findFirst());
    }

    /** The same for cells that are at hand {@linkplain #byId by id}, without a search. */
    public static Optional<Cell> reference(Map<String, Cell> byId, Cell cell, Part.Comparison comparison) {
        return referenceId(cell, comparison).map(byId::get);
    }

    private static Optional<String> referenceId(Cell cell, Part.Comparison comparison) {
        if (!cell.axes().keySet().containsAll(comparison.with().keySet())) {
            return Optional.empty();
        }
        String id = id(cell.part(), cell.system().with(comparison.with()).texts());
        return Optional.of(id).filter(other -> !other.equals(cell.id()));
    }

    /**
     * The cells of one part.
     *
     * @param firstIndex the position of its first cell in the study
     */
    private static List<Cell> of(Part part, int firstIndex) {
        List<Axis> axes = part.axes();
        List<Cell> cells = new ArrayList<>();
        Map<String, String> texts = part.system().texts();
        List<List<String>> axisTexts = axes.stream()
                .map(axis -> axis.values().stream().map(Canonical::text).toList())
                .toList();
        boolean initialVaries = axes.stream().anyMatch(axis -> INITIAL.contains(axis.field()));
        int count = axes.stream().mapToInt(axis -> axis.values().size()).reduce(1, Math::multiplyExact);
        for (int i = 0; i < count; i++) {
            Map<String, @Nullable Object> point = new LinkedHashMap<>();
            int outer = count;
            for (int k = 0; k < axes.size(); k++) {
                Axis axis = axes.get(k);
                outer /= axis.values().size();
                int position = i / outer % axis.values().size();
                point.put(axis.field(), axis.values().get(position));
                texts.put(axis.field(), axisTexts.get(k).get(position));
            }
            SystemSpec system = part.system().with(point);
            if (initialVaries) {
                texts.put("initial", Canonical.text(system.settings().get("initial")));
            }
            String id = id(part.name(), texts);
            cells.add(new Cell(id, firstIndex + i, part.name(), point, system));
        }
        return cells;
    }

    private static String id(String part, Map<String, String> texts) {
        return part + "-" + Canonical.sha256(Canonical.lines(part, texts)).substring(0, ID_DIGITS);
    }
}
