package org.papilio.study;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The cells of a study, each made when it is asked for. */
final class CellList extends AbstractList<Cell> implements RandomAccess {
    private static final int ID_DIGITS = 12;

    /** Of parts with more than {@value #MANY} cells: with 12 digits two of ten million would share an id in one of six studies. */
    private static final int LONG_ID_DIGITS = 16;

    private static final int MANY = 100_000;

    private static final int LONG_AXIS = 10_000;

    /** The fields on which the full text of the initial condition depends: it has the biases that are left out. */
    private static final List<String> INITIAL = List.of("initial", "network");

    private final List<Grid> grids = new ArrayList<>();
    private final int size;

    CellList(Study study) {
        int first = 0;
        for (Part part : study.parts()) {
            Grid grid = new Grid(part, first);
            grids.add(grid);
            first = Math.addExact(first, grid.count);
        }
        size = first;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Cell get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index + " of " + size + " cells");
        }
        int k = 0;
        while (index >= grids.get(k).first + grids.get(k).count) {
            k++;
        }
        return grids.get(k).cell(index);
    }

    static String id(String part, Map<String, String> texts, int digits) {
        return part + "-" + Canonical.sha256(Canonical.lines(part, texts)).substring(0, digits);
    }

    /** The cells of one part: the product of its axes, the last one fastest. */
    private static final class Grid {
        private final Part part;
        private final int first;
        private final int count;
        private final Map<String, String> texts;
        /** The text of each value of the short axes; that of the values of a long one is made when it is asked for. */
        private final List<List<String>> axisTexts;

        private final boolean initialVaries;

        Grid(Part part, int first) {
            this.part = part;
            this.first = first;
            count = part.axes().stream().mapToInt(axis -> axis.values().size()).reduce(1, Math::multiplyExact);
            texts = part.system().texts();
            axisTexts = part.axes().stream()
                    .map(axis -> axis.values().size() > LONG_AXIS
                            ? List.<String>of()
                            : axis.values().stream().map(Canonical::text).toList())
                    .toList();
            initialVaries = part.axes().stream().anyMatch(axis -> INITIAL.contains(axis.field()));
        }

        Cell cell(int index) {
            Map<String, @Nullable Object> point = new LinkedHashMap<>();
            Map<String, String> own = new LinkedHashMap<>(texts);
            int outer = count;
            for (int k = 0; k < part.axes().size(); k++) {
                Axis axis = part.axes().get(k);
                outer /= axis.values().size();
                int position = (index - first) / outer % axis.values().size();
                point.put(axis.field(), axis.values().get(position));
                List<String> known = axisTexts.get(k);
                own.put(
                        axis.field(),
                        known.isEmpty() ? Canonical.text(axis.values().get(position)) : known.get(position));
            }
            SystemSpec system = part.system().with(point);
            if (initialVaries) {
                own.put("initial", Canonical.text(system.settings().get("initial")));
            }
            String id = id(part.name(), own, count > MANY ? LONG_ID_DIGITS : ID_DIGITS);
            return new Cell(id, index, part.name(), point, system);
        }
    }
}
