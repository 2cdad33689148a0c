package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papilio.study.Cells;
import org.papilio.study.Study;
import org.papilio.study.StudyBuilder;
import org.papilio.study.Vocabulary;

/** The verdict that every cell has. */
class StabilityTest {
    private static final Vocabulary VOCABULARY = Vocabulary.standard().withMeasures(Measures.names());

    @TempDir
    private Path folder;

    private static StudyBuilder xor(int steps) {
        return Study.named("xor")
                .title("XOR")
                .set("task", "xor")
                .set("network", List.of(2, 2, 1))
                .set("output", "sigmoid")
                .set("loss", "sum-squared-error")
                .set("initial", Map.of("draw", "uniform", "scale", "1", "biases", "drawn"))
                .set("learning_rate", "5")
                .set("seed", 1)
                .set("steps", steps);
    }

    private static List<CellResult> run(Study study) {
        TrainingComputation computation = new TrainingComputation();
        return Cells.of(study).stream()
                .map(cell -> computation.compute(study.parts().get(0), cell).result())
                .toList();
    }

    private static Map<String, Object> only(Study study) {
        return run(study).get(0).measurements();
    }

    @Test
    void everyCellHasTheColumnsWithoutAsking() {
        Map<String, Object> columns = only(xor(400).build(VOCABULARY));
        assertEquals(
                List.of(
                        "verdict",
                        "verdict_reason",
                        "tail_exponent",
                        "tail_exponent_low",
                        "tail_exponent_high",
                        "growth_digits",
                        "growth_step"),
                List.copyOf(columns.keySet()));
        double low = (double) columns.get("tail_exponent_low");
        double high = (double) columns.get("tail_exponent_high");
        double tail = (double) columns.get("tail_exponent");
        assertTrue(low < tail && tail < high, columns::toString);
    }

    @Test
    void aRunOfOneStepIsUndecidedAndHasNoExponent() {
        Map<String, Object> columns = only(xor(1).measure("ftle").build(VOCABULARY));
        assertEquals("undecided", columns.get("verdict"));
        assertFalse(columns.containsKey("tail_exponent"));
        assertFalse(columns.containsKey("ftle_1"));
    }

    @Test
    void aRunThatDivergesIsDivergedWithItsStep() {
        CellResult cell = run(xor(400).set("diverged_above", "1.05")
                        .set("learning_rate", "20")
                        .build(VOCABULARY))
                .get(0);
        assertEquals("diverged", cell.measurements().get("verdict"));
        assertTrue(
                String.valueOf(cell.measurements().get("verdict_reason")).endsWith("step " + cell.steps()),
                cell.measurements()::toString);
    }

    @Test
    void aNetworkThatSitsOnASaddleIsNotChaotic() {
        Map<String, Object> zero = Map.of(
                "W1",
                List.of(List.of(0, 0), List.of(0, 0)),
                "b1",
                List.of(0, 0),
                "W2",
                List.of(List.of(0), List.of(0)),
                "b2",
                List.of(0));
        Map<String, Object> columns =
                only(xor(3000).set("seed", "none").set("initial", zero).build(VOCABULARY));
        assertTrue(List.of("undecided", "contracting").contains(columns.get("verdict")), columns::toString);
    }

    @Test
    void ftleAreTheGrowthOfTheTenths() {
        Map<String, Object> columns = only(xor(500).measure("ftle").build(VOCABULARY));
        double second = 0;
        for (int tenth = 6; tenth <= Measures.WINDOWS; tenth++) {
            second += (double) columns.get(Measures.window(tenth)) / 5;
        }
        assertEquals((double) columns.get("tail_exponent"), second, 1e-3 * Math.abs(second) + 1e-5);
    }

    @Test
    void theVerdictOfOneDifferenceIsMostlyThatOfTheWorst() {
        StudyBuilder cells = xor(1500).axis("seed", "1..15").axis("learning_rate", "1", "8", "20");
        List<CellResult> one = run(cells.build(VOCABULARY));
        List<CellResult> worst = run(cells.measure("amplification").build(VOCABULARY));
        int same = 0;
        for (int i = 0; i < one.size(); i++) {
            Map<String, Object> a = one.get(i).measurements();
            Map<String, Object> b = worst.get(i).measurements();
            same += a.get("verdict").equals(b.get("verdict")) ? 1 : 0;
            assertEquals(
                    a.get("verdict").equals("sustained chaos"),
                    b.get("verdict").equals("sustained chaos"),
                    a + " " + b);
            assertTrue((double) b.get("amplification_digits") > (double) b.get("growth_digits") - 1e-9, b::toString);
            assertEquals(a.get("growth_digits"), b.get("growth_digits"));
        }
        assertTrue(same >= 0.85 * one.size(), same + " of " + one.size());
    }

    @Test
    void theSameBytesWithAnyNumberOfThreads() throws Exception {
        Study study = xor(120).axis("seed", "1..6")
                .axis("precision", "double", "decimal(20)")
                .measure("ftle")
                .build(VOCABULARY);
        for (int threads : List.of(1, 3)) {
            StudyRun.of(study, folder.resolve("t" + threads), new TrainingComputation())
                    .threads(threads)
                    .execute();
        }
        for (String file : List.of("cells.jsonl", "verdict.json")) {
            assertEquals(
                    Files.readString(folder.resolve("t1/data").resolve(file)),
                    Files.readString(folder.resolve("t3/data").resolve(file)));
        }
        Table table = Query.run(
                folder.resolve("t1"),
                "SELECT count(*) FROM cells WHERE verdict = 'undecided' OR growth_digits >= 0 AND tail_exponent_low"
                        + " <= tail_exponent AND ftle_1 IS NOT NULL");
        assertEquals("[[12]]", table.rows().toString());
    }

    @Test
    void cellsThatDifferOnlyInArithmeticAreOneRun() {
        Study study = xor(40).axis("seed", "1..3")
                .axis("round_initial", "none", 3)
                .axis("precision", "float", "decimal(20)", "double")
                .build(VOCABULARY);
        List<CellResult> cells = run(study);
        assertEquals(18, cells.size());
        StudyVerdict verdict = StudyVerdict.of(cells);
        assertEquals(6, verdict.all().runs());
        assertEquals(3, verdict.all().independent());
        assertEquals(verdict.all(), verdict.parts().get("main"));
        assertEquals(0, StudyVerdict.of(List.of()).all().runs());
        assertTrue(StudyVerdict.of(List.of()).json().contains("\"share\" : null"));
    }

    @Test
    void aCellThatFailedIsUndecided() {
        Study study = xor(40).build(VOCABULARY);
        Results results = StudyRun.of(study, folder.resolve("failed"), (part, cell) -> {
                    throw new IllegalStateException("on purpose");
                })
                .execute();
        assertEquals("undecided", results.cells().get(0).measurements().get("verdict"));
    }
}
