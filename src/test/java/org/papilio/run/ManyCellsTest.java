package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells that are held as columns are those that are held one by one. */
class ManyCellsTest {
    private static final int ALWAYS = 0;

    @TempDir
    Path root;

    private static void assertSameResults(Path directory) {
        Results few = Results.open(directory);
        Results many = Results.open(directory, ALWAYS);
        assertEquals(few.cells(), many.cells());
        assertEquals(many.cells(), few.cells());
        assertEquals(few.isComplete(), many.isComplete());
        for (CellResult cell : few.cells()) {
            String id = cell.cell();
            assertEquals(cell, many.cell(id));
            assertEquals(Optional.of(cell), many.find(id));
            assertEquals(few.comparisons(id), many.comparisons(id));
            assertEquals(few.seconds(id), many.seconds(id));
            assertTrue(many.seconds(id).isPresent(), id);
            assertEquals(few.hasTrajectory(id), many.hasTrajectory(id));
        }
        assertEquals(Optional.empty(), many.find("published-0123456789ab"));
        assertEquals(StudyVerdict.of(few.cells()), StudyVerdict.of(many.cells()));
    }

    @Test
    void ofACompleteRun() {
        StudyRun.of(Examples.study(), root, Examples::fake).execute();
        assertFalse(Results.open(root, ALWAYS)
                .comparisons(Results.open(root).cells().get(1).cell())
                .isEmpty());
        assertSameResults(root);
    }

    @Test
    void ofSegmentsOfWhichSomeCellsAreMissing() throws IOException {
        StudyRun.of(Examples.study(), root, Examples::fake).execute();
        List<String> lines = new ArrayList<>();
        Results.open(root)
                .forEachChunk(
                        1000,
                        all -> all.forEach(line -> lines.add(new String(
                                Sealed.seal(line.sealed().line(), line.sealed().seconds()), StandardCharsets.UTF_8))));
        Path data = root.resolve("data");
        Files.delete(data.resolve("cells.jsonl"));
        Files.delete(data.resolve("cells.crc32c"));
        Files.write(data.resolve("segments/1.jsonl"), lines.subList(5, lines.size()));
        Examples.goOn(root);
        // Of two lines of a cell the last counts.
        Files.write(data.resolve("segments/2.jsonl"), lines.subList(7, 9));
        assertEquals(lines.size() - 5, Results.open(root, ALWAYS).cells().size());
        assertSameResults(root);
    }

    private static void assertKept(ValueColumn column, int rows, IntFunction<Object> values) {
        for (int row = 0; row < rows; row++) {
            column.set(row, "to be overwritten");
            column.set(row, values.apply(row));
        }
        for (int row = 0; row < rows; row++) {
            assertEquals(values.apply(row), column.get(row), "row " + row);
        }
    }

    @Test
    void columnsKeepWhatTheyAreGiven() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int rows = 70_000;
        long offset = random.nextLong();
        Map<String, IntFunction<Object>> columns = Map.of(
                "a constant", row -> 2.5,
                "few texts", row -> "text " + row % 7,
                "integers", row -> offset + row * 31L,
                "numbers", row -> offset + row / 3.0,
                "numbers and other things", row -> row % 1000 == 3 ? List.of(row) : Double.valueOf(offset + row / 3.0));
        columns.forEach((name, values) -> {
            try {
                assertKept(new ValueColumn(rows), rows, values);
            } catch (AssertionError e) {
                throw new AssertionError(name + ", seed " + seed, e);
            }
        });
    }

    @Test
    void textsThatAllDifferAreElsewhere() {
        ValueColumn column = new ValueColumn(70_000);
        for (int row = 0; row < 70_000; row++) {
            column.set(row, "text " + row);
        }
        assertSame(ValueColumn.ELSEWHERE, column.get(0));
        assertSame(ValueColumn.ELSEWHERE, column.get(69_999));
    }
}
