package org.papilio.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cells of a study: part by part, within a part the product of the axes with the last one fastest. */
public final class Cells {
    private Cells() {}

    /**
     * All cells in order; the cell at position i has index i. A cell is made whenever it is asked for, so that the list takes no
     * memory, however long it is.
     */
    public static List<Cell> of(Study study) {
        return new CellList(study);
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
        String id = CellList.id(
                cell.part(),
                cell.system().with(comparison.with()).texts(),
                cell.id().length() - cell.part().length() - 1);
        return Optional.of(id).filter(other -> !other.equals(cell.id()));
    }
}
