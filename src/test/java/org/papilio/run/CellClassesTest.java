package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.papilio.study.Axis;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.Part;
import org.papilio.study.References;
import org.papilio.study.Study;

/** What makes long studies take little memory. */
class CellClassesTest {
    private static Study large() {
        Part part = new Part(
                "large",
                Examples.system(),
                List.of(
                        new Axis(
                                "seed",
                                LongStream.range(0, 9000)
                                        .mapToObj(n -> (Object) n)
                                        .toList()),
                        Examples.axis("precision", "float", "double", "decimal(50)"),
                        Examples.axis("steps", 4, 9)),
                "final",
                1,
                List.of(),
                List.of(new Part.Comparison("referee", Map.of("precision", "decimal(50)"))));
        return Examples.study(Examples.published(), part);
    }

    @Test
    void aFewCellsTellWhatAllCost() {
        Study study = large();
        List<Cell> cells = Cells.of(study);
        assertEquals(12 + 54_000, cells.size());
        ToDoubleFunction<Cell> cost =
                cell -> cell.system().steps() * (cell.system().precision().equals("double") ? 1.0 : 20);
        int[] asked = {0};
        CellClasses costs = new CellClasses(study, cells, cell -> {
            asked[0]++;
            return cost.applyAsDouble(cell);
        });
        assertTrue(asked[0] < 100, "asked " + asked[0]);
        Random random = new Random(5);
        for (int k = 0; k < 2000; k++) {
            int index = k < 12 ? k : random.nextInt(cells.size());
            assertEquals(cost.applyAsDouble(cells.get(index)), costs.value(index), 0.0);
        }
        int[] sorted = costs.descending();
        assertEquals(cells.size(), sorted.length);
        for (int k = 1; k < sorted.length; k++) {
            double before = costs.value(sorted[k - 1]);
            double after = costs.value(sorted[k]);
            assertTrue(before > after || (before == after && sorted[k - 1] < sorted[k]));
        }
    }

    @Test
    void referencesAreThoseThatASearchFinds() {
        Study study = Examples.study(Examples.published(), Examples.ensemble(4));
        List<Cell> cells = Cells.of(study);
        Map<String, Cell> byId = Cells.byId(cells);
        References references = new References(study);
        for (Cell cell : cells) {
            Part part = study.parts().stream()
                    .filter(p -> p.name().equals(cell.part()))
                    .findFirst()
                    .orElseThrow();
            for (int k = 0; k < part.compare().size(); k++) {
                int expected = Cells.reference(byId, cell, part.compare().get(k))
                        .map(Cell::index)
                        .orElse(cell.index());
                assertEquals(expected, references.of(cell.index(), k).orElseThrow());
            }
        }
    }

    @Test
    void idsOfLargePartsAreLongerAndFound() {
        Part part = new Part(
                "many",
                Examples.system(),
                List.of(
                        new Axis(
                                "seed",
                                LongStream.range(0, 1001)
                                        .mapToObj(n -> (Object) n)
                                        .toList()),
                        new Axis(
                                "steps",
                                LongStream.range(1, 101)
                                        .mapToObj(n -> (Object) Math.toIntExact(n))
                                        .toList())),
                "final",
                1,
                List.of(),
                List.of());
        Study study = Examples.study(Examples.ensemble(2), part);
        List<Cell> cells = Cells.of(study);
        assertTrue(cells.get(0).id().matches("ensemble-[0-9a-f]{12}"));
        assertTrue(cells.get(4).id().matches("many-[0-9a-f]{16}"));
        Plan plan = Plan.of(study, cells, "1", null);
        for (int index : new int[] {0, 3, 4, 50_000, 100_103}) {
            assertEquals(cells.get(index).id(), plan.id(index));
            assertEquals(index, plan.find(cells.get(index).id()));
        }
        assertEquals(-1, plan.find("many-0123456789abcdef"));
        assertEquals(-1, plan.find("many"));
        assertEquals(-1, plan.find("ensemble-zzzzzzzzzzzz"));
    }

    @Test
    void aMapOfNumbersIsAMap() {
        Random random = new Random(3);
        Map<Long, Integer> expected = new java.util.HashMap<>();
        LongMap map = new LongMap(1);
        for (int k = 0; k < 50_000; k++) {
            long key = random.nextInt(3) == 0 ? random.nextInt(1000) : random.nextLong() & 0xFFFFFFFFFFFFL;
            int value = random.nextInt(1 << 30);
            expected.put(key, value);
            map.put(key, value);
        }
        assertEquals(expected.size(), map.size());
        expected.forEach((key, value) -> assertEquals(value, map.get(key)));
        assertEquals(-1, map.get(-5));
        Map<Long, Integer> entries = new java.util.HashMap<>();
        map.forEach(entries::put);
        assertEquals(expected, entries);
    }
}
