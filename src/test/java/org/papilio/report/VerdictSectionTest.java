package org.papilio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.chaos.VerdictTally;
import org.papilio.run.CellResult;
import org.papilio.run.Measures;
import org.papilio.run.StudyVerdict;
import org.papilio.train.Status;

/** Verdicts on studies and exponents over an axis, in words. */
class VerdictSectionTest {

    private static CellResult cell(int seed, String part, Outcome outcome, double early, double late, int solvedAt) {
        Map<String, Object> measurements = new LinkedHashMap<>();
        measurements.put("verdict", outcome.label());
        measurements.put("tail_exponent", late);
        measurements.put("tail_exponent_low", late - 0.001);
        for (int tenth = 1; tenth <= Measures.WINDOWS; tenth++) {
            measurements.put(Measures.window(tenth), tenth == 1 ? early : late);
        }
        boolean solved = solvedAt >= 0;
        return new CellResult(
                part + seed,
                seed,
                part,
                Map.of("seed", seed, "part", part),
                Status.FINISHED,
                "",
                1000,
                0.1,
                solved ? 1 : 0.5,
                List.of("1"),
                measurements,
                solved ? List.of(0, solvedAt, 1000) : List.of(0, 1000),
                solved ? List.of(1.0, 1.0, 1.0) : List.of(1.0, 1.0),
                solved ? List.of(0.5, 1.0, 1.0) : List.of(0.5, 0.5));
    }

    private static List<CellResult> cells(String part, int number, Outcome outcome, double early, double late) {
        List<CellResult> cells = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            cells.add(cell(cells.size() + 1000 * outcome.ordinal(), part, outcome, early, late, 100 + i));
        }
        return cells;
    }

    @Test
    void theFirstLineSaysTheVerdictWithItsInterval() {
        List<CellResult> cells = new ArrayList<>(cells("a", 90, Outcome.CONTRACTING, 0, -0.1));
        cells.addAll(cells("b", 10, Outcome.SUSTAINED_CHAOS, 0.2, 0.2));
        assertEquals(
                List.of(
                        "verdict: contracting, 90 % (83 to 94 %) of 100 runs",
                        "  part a: contracting, 100 % (96 to 100 %) of 90 runs",
                        "  part b: sustained chaos, 100 % (72 to 100 %) of 10 runs"),
                VerdictSection.summary(StudyVerdict.of(cells)));
        String sentence = VerdictSection.sentence(
                new VerdictTally(Map.of(Outcome.CONTRACTING, 90, Outcome.SUSTAINED_CHAOS, 10), 100));
        assertEquals("Verdict: contracting, for 90 % (83 to 94 %) of 100 runs; 10 % sustained chaos.", sentence);
    }

    @Test
    void aMixtureIsUndecidedAndSaysOfWhat() {
        String sentence = VerdictSection.sentence(
                new VerdictTally(Map.of(Outcome.CONTRACTING, 50, Outcome.SUSTAINED_CHAOS, 50), 100));
        assertTrue(sentence.startsWith("Verdict: undecided, because"), sentence);
        assertTrue(sentence.contains("50 % (40 to 60 %) contracting and 50 % (40 to 60 %) sustained chaos"), sentence);
        assertTrue(VerdictSection.sentence(new VerdictTally(Map.of(), 0)).contains("no run"));
        assertEquals(
                "Verdict: diverged, the verdict on the only run.",
                VerdictSection.sentence(new VerdictTally(Map.of(Outcome.DIVERGED, 1), 1)));
    }

    @Test
    void aTableNamesTheIndependentRuns() {
        Map<String, VerdictTally> groups = new LinkedHashMap<>();
        groups.put("all", new VerdictTally(Map.of(Outcome.CONTRACTING, 20), 10));
        Table table = TallyWords.table("Verdicts.", "Runs", groups);
        assertEquals(4, table.columns().size());
        assertTrue(table.note().plain().contains("10 of all"), table.note().plain());
    }

    @Test
    void longLinesAreBrokenBetweenWords() {
        String line = "word ".repeat(40).strip();
        List<String> lines = Summary.wrapped(line);
        assertTrue(lines.stream().allMatch(part -> part.length() <= Summary.WIDTH), lines::toString);
        assertEquals(line, String.join(" ", lines.stream().map(String::strip).toList()));
        assertEquals(List.of("short"), Summary.wrapped("short"));
        String unbreakable = "x".repeat(120);
        assertEquals(List.of(unbreakable), Summary.wrapped(unbreakable));
    }

    private static ExponentGroup group(String rate, int calm, int early, int lasting) {
        List<CellResult> cells = new ArrayList<>(cells("m", calm, Outcome.CONTRACTING, -0.01, -0.001));
        cells.addAll(cells("m", early, Outcome.TRANSIENT_AMPLIFICATION, 0.1, -0.001));
        cells.addAll(cells("m", lasting, Outcome.SUSTAINED_CHAOS, 0.1, 0.1));
        return new ExponentGroup(rate, cells);
    }

    @Test
    void chaosBeginsWhereMoreThanFivePerCentShowIt() {
        List<ExponentGroup> groups = List.of(group("1", 100, 0, 0), group("8", 60, 40, 0), group("20", 0, 60, 40));
        String onset = ExponentProse.onset(groups, "learning rate", "batch full");
        assertTrue(
                onset.startsWith("With batch full, early chaos is in more than 5 % of the runs from learning rate 8"),
                onset);
        assertTrue(onset.contains("sustained chaos is in more than 5 % of the runs from learning rate 20 on"), onset);
        assertTrue(onset.endsWith("The median tail exponent is below 0 at every learning rate."), onset);
        String claim = ExponentProse.claim(groups, "learning rate", "5");
        assertTrue(claim.contains("Below learning rate 5, 0 % (0 to 4 %) of 100 runs"), claim);
        assertTrue(claim.contains("from learning rate 5 on, 70 %"), claim);
    }

    @Test
    void fadingIsWhatTheRunsDo() {
        String fades = ExponentProse.fading(List.of(group("8", 60, 40, 0)));
        assertTrue(fades.startsWith("Early chaos fades"), fades);
        String lasts = ExponentProse.fading(List.of(group("20", 0, 5, 95)));
        assertTrue(lasts.startsWith("Early chaos lasts"), lasts);
        assertTrue(ExponentProse.fading(List.of(group("1", 10, 0, 0))).contains("nothing to fade"));
        assertTrue(ExponentProse.fall(List.of(group("8", 0, 40, 0))).contains("by 0.10 (0.10 to 0.10) nats"));
        assertEquals("", ExponentProse.fall(List.of(group("1", 10, 0, 0))));
    }

    @Test
    void speedIsComparedAtTheSameValue() {
        String speed = ExponentProse.speed(List.of(group("8", 60, 40, 0), group("9", 10, 0, 0)), "learning rate");
        assertTrue(speed.contains("more steps to solve the task at 0 and fewer at 1 of the 1 value"), speed);
        assertFalse(speed.contains("no learning rate has enough"), speed);
        String none = ExponentProse.speed(List.of(group("9", 10, 0, 0)), "learning rate");
        assertTrue(none.startsWith("No learning rate has enough"), none);
    }
}
