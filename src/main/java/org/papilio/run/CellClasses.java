package org.papilio.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.papilio.study.Axis;
import org.papilio.study.Cell;
import org.papilio.study.Part;
import org.papilio.study.Study;

/**
 * A quantity of every cell of a study, such as its cost, of which the cells have few values. Of a small study each cell is
 * asked; of a large one, where that would take longer than running it, a few on each axis are: an axis on which they are all
 * alike is taken to have no influence.
 */
final class CellClasses {
    private static final int ASKED = 20_000;
    private static final int ASKED_ON_AN_AXIS = 16;

    private final int cells;
    private final List<Group> groups = new ArrayList<>();
    private final LongList values = new LongList();

    /** The cells of a part: what leads from a position to the number of its value. */
    private final class Group {
        private final int first;
        private final int count;
        private final List<int[]> influences = new ArrayList<>();
        private int[] numbers;

        Group(Part part, int first, List<Cell> cells, ToDoubleFunction<Cell> quantity, Map<Double, Integer> known) {
            this.first = first;
            count = part.axes().stream().mapToInt(axis -> axis.values().size()).reduce(1, Math::multiplyExact);
            int stride = count;
            int combinations = 1;
            for (Axis axis : count == 0 ? List.<Axis>of() : part.axes()) {
                int length = axis.values().size();
                stride /= length;
                if (cells.size() <= ASKED || matters(cells, stride, length, quantity)) {
                    influences.add(new int[] {stride, length});
                    combinations *= length;
                }
            }
            numbers = new int[count == 0 ? 0 : combinations];
            for (int k = 0; k < numbers.length; k++) {
                int index = first;
                int rest = k;
                for (int i = influences.size() - 1; i >= 0; i--) {
                    index += influences.get(i)[0] * (rest % influences.get(i)[1]);
                    rest /= influences.get(i)[1];
                }
                double value = quantity.applyAsDouble(cells.get(index));
                numbers[k] = known.computeIfAbsent(value, v -> {
                    values.add(Double.doubleToRawLongBits(v));
                    return values.size() - 1;
                });
            }
        }

        private boolean matters(List<Cell> cells, int stride, int length, ToDoubleFunction<Cell> quantity) {
            double base = quantity.applyAsDouble(cells.get(first));
            return IntStream.range(1, Math.min(length, ASKED_ON_AN_AXIS))
                    .map(k -> (int) ((long) k * (length - 1) / (Math.min(length, ASKED_ON_AN_AXIS) - 1)))
                    .anyMatch(position -> quantity.applyAsDouble(cells.get(first + position * stride)) != base);
        }

        int number(int index) {
            int k = 0;
            for (int[] influence : influences) {
                k = k * influence[1] + (index - first) / influence[0] % influence[1];
            }
            return numbers[k];
        }
    }

    /**
     * Asks for the quantity.
     *
     * @param cells all cells of the study
     */
    CellClasses(Study study, List<Cell> cells, ToDoubleFunction<Cell> quantity) {
        this.cells = cells.size();
        Map<Double, Integer> known = new LinkedHashMap<>();
        int first = 0;
        for (Part part : study.parts()) {
            Group group = new Group(part, first, cells, quantity, known);
            groups.add(group);
            first += group.count;
        }
    }

    /** How many different values there are. */
    int size() {
        return values.size();
    }

    /** The number, from 0 on, of the value of the cell at a position of the study. */
    int number(int index) {
        for (Group group : groups) {
            if (index < group.first + group.count) {
                return group.number(index);
            }
        }
        throw new IndexOutOfBoundsException("no cell at " + index);
    }

    /** The value with a number. */
    double valueOf(int number) {
        return Double.longBitsToDouble(values.get(number));
    }

    /** The value of the cell at a position of the study. */
    double value(int index) {
        return valueOf(number(index));
    }

    /** The largest value; 0 of no cells. */
    double largest() {
        return IntStream.range(0, size()).mapToDouble(this::valueOf).max().orElse(0);
    }

    /** The sum over cells at positions from {@code from} to {@code to} (exclusive). */
    double sum(int from, int to) {
        return IntStream.range(from, to).mapToDouble(this::value).sum();
    }

    /** The positions of all cells, those with the largest value first, and of one value in their order. */
    int[] descending() {
        Integer[] byValue = IntStream.range(0, size()).boxed().toArray(Integer[]::new);
        Arrays.sort(byValue, (a, b) -> Double.compare(valueOf(b), valueOf(a)));
        int[] counts = new int[size()];
        for (int index = 0; index < cells; index++) {
            counts[number(index)]++;
        }
        int[] next = new int[size()];
        int place = 0;
        for (int number : byValue) {
            next[number] = place;
            place += counts[number];
        }
        int[] sorted = new int[cells];
        for (int index = 0; index < cells; index++) {
            sorted[next[number(index)]++] = index;
        }
        return sorted;
    }
}
