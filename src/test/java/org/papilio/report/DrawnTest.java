package org.papilio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.papilio.run.CellResult;
import org.papilio.train.Status;

class DrawnTest {

    private static List<CellResult> cells(int count) {
        return IntStream.range(0, count)
                .mapToObj(k -> new CellResult(
                        String.format("main-%016x", k),
                        k,
                        "main",
                        Map.of("seed", (long) k),
                        Status.FINISHED,
                        "",
                        1,
                        k,
                        1,
                        List.of(),
                        Map.of(),
                        List.of(0),
                        List.of(1.0),
                        List.of(1.0)))
                .toList();
    }

    @Test
    void aSmallGroupIsLookedAtWhole() {
        List<CellResult> cells = cells(Drawn.WHOLE);
        Drawn drawn = Drawn.of(cells, 10);
        assertTrue(drawn.isWhole());
        assertEquals(cells, drawn.cells());
        assertEquals("", Drawn.start(List.of(drawn)));
    }

    @Test
    void theDrawIsFairAndTheSameWhateverTheOrder() {
        List<CellResult> cells = cells(100_000);
        List<CellResult> drawn = Drawn.of(cells, 10_000).cells();
        assertEquals(10_000, drawn.size());
        assertTrue(IntStream.range(1, drawn.size())
                .allMatch(k -> drawn.get(k - 1).index() < drawn.get(k).index()));
        List<CellResult> shuffled = new ArrayList<>(cells);
        Collections.reverse(shuffled);
        assertEquals(
                new HashSet<>(drawn), new HashSet<>(Drawn.of(shuffled, 10_000).cells()));
        // A tenth of each tenth: 1000 with a standard deviation of 28, of every residue of the index, too.
        for (int k = 0; k < 10; k++) {
            int tenth = k;
            long inTenth = drawn.stream()
                    .filter(cell -> cell.index() / 10_000 == tenth)
                    .count();
            long ofResidue =
                    drawn.stream().filter(cell -> cell.index() % 10 == tenth).count();
            assertEquals(1000, inTenth, 150);
            assertEquals(1000, ofResidue, 150);
        }
        assertTrue(Drawn.start(List.of(Drawn.of(cells, 10_000))).contains(Wording.number(10_000) + " were looked at"));
    }

    @Test
    void rowsOfRowsAreThoseOfTheListBelow() {
        List<Integer> all = IntStream.range(0, 1000).boxed().toList();
        List<Integer> even = Rows.of(all, k -> k % 2 == 0);
        assertEquals(IntStream.range(0, 167).map(k -> 6 * k).boxed().toList(), Rows.of(even, k -> k % 3 == 0));
    }
}
