package org.papilio.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The positions of the cells that others are compared with, by arithmetic on the positions of their axes: the same cells that
 * {@link Cells#reference(Map, Cell, Part.Comparison)} finds, without a cell being made.
 */
public final class References {
    private final List<Group> groups = new ArrayList<>();

    /** One part: its range of positions, and what each comparison sets. */
    private record Group(Part part, int first, int count, List<@Nullable List<Shift>> comparisons) {}

    /** The axis with the given distance between neighbours and length has the value at a position. */
    private record Shift(int stride, int length, int position) {}

    /** The references of a study. */
    public References(Study study) {
        int first = 0;
        for (Part part : study.parts()) {
            int count =
                    part.axes().stream().mapToInt(axis -> axis.values().size()).reduce(1, Math::multiplyExact);
            List<@Nullable List<Shift>> comparisons = new ArrayList<>();
            for (Part.Comparison comparison : count == 0 ? List.<Part.Comparison>of() : part.compare()) {
                comparisons.add(shifts(part, count, comparison));
            }
            groups.add(new Group(part, first, count, comparisons));
            first += count;
        }
    }

    private static @Nullable List<Shift> shifts(Part part, int count, Part.Comparison comparison) {
        List<Shift> shifts = new ArrayList<>();
        int stride = count;
        for (Axis axis : part.axes()) {
            stride /= axis.values().size();
            if (comparison.with().containsKey(axis.field())) {
                OptionalInt position = position(part, axis, comparison.with().get(axis.field()));
                if (position.isEmpty()) {
                    return null;
                }
                shifts.add(new Shift(stride, axis.values().size(), position.getAsInt()));
            }
        }
        return shifts.size() == comparison.with().size() ? shifts : null;
    }

    /** The position of a value on an axis, in whatever notation. */
    private static OptionalInt position(Part part, Axis axis, @Nullable Object value) {
        String text = Canonical.text(value);
        for (int k = 0; k < axis.values().size(); k++) {
            if (Canonical.text(axis.values().get(k)).equals(text)) {
                return OptionalInt.of(k);
            }
        }
        Map<String, String> wanted = texts(part, axis, value);
        for (int k = 0; k < axis.values().size(); k++) {
            if (texts(part, axis, axis.values().get(k)).equals(wanted)) {
                return OptionalInt.of(k);
            }
        }
        return OptionalInt.empty();
    }

    private static Map<String, String> texts(Part part, Axis axis, @Nullable Object value) {
        return part.system()
                .with(java.util.Collections.singletonMap(axis.field(), value))
                .texts();
    }

    /**
     * The position of the reference of a cell; the cell itself if it has the comparison's values.
     *
     * @param index the position of the cell
     * @param comparison the number of the comparison in its part
     * @return empty if there is no such cell
     */
    public OptionalInt of(int index, int comparison) {
        for (Group group : groups) {
            if (index < group.first() + group.count()) {
                List<Shift> shifts = group.comparisons().get(comparison);
                if (shifts == null) {
                    return OptionalInt.empty();
                }
                int reference = index;
                for (Shift shift : shifts) {
                    int own = (index - group.first()) / shift.stride() % shift.length();
                    reference += (shift.position() - own) * shift.stride();
                }
                return OptionalInt.of(reference);
            }
        }
        throw new IndexOutOfBoundsException("no cell at " + index);
    }
}
