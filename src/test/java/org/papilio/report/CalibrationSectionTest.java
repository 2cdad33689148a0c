package org.papilio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papilio.Papilio;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.run.CellResult;
import org.papilio.run.Results;
import org.papilio.study.Study;
import org.papilio.train.Status;

class CalibrationSectionTest {
    private static List<CellResult> cells(String part, int steps, Map<Outcome, Integer> verdicts) {
        List<CellResult> cells = new ArrayList<>();
        verdicts.forEach((verdict, count) -> {
            for (int i = 0; i < count; i++) {
                cells.add(new CellResult(
                        part + cells.size(),
                        cells.size(),
                        part,
                        Map.of("map", "henon", "steps", steps),
                        Status.FINISHED,
                        "",
                        steps,
                        Double.NaN,
                        Double.NaN,
                        List.of(),
                        Map.of("verdict", verdict.label()),
                        List.of(),
                        List.of(),
                        List.of()));
            }
        });
        return cells;
    }

    @Test
    void countsAndSays() {
        List<CellResult> order = cells("order", 300, Map.of(Outcome.CONTRACTING, 98, Outcome.SUSTAINED_CHAOS, 2));
        order.addAll(cells("order", 100, Map.of(Outcome.CONTRACTING, 100)));
        List<CalibrationRow> rows = new ArrayList<>(CalibrationRow.of("order", false, order));
        rows.addAll(CalibrationRow.of("chaos", true, cells("chaos", 100, Map.of(Outcome.SUSTAINED_CHAOS, 50))));
        assertEquals(
                List.of(100, 300, 100),
                rows.stream().map(CalibrationRow::length).toList());
        assertEquals(2, rows.get(1).verdicts().get("sustained chaos"));
        List<String> answer = CalibrationProse.answer(rows);
        assertEquals(
                "False positives: of runs without chaos, 0 % (0 to 4 %) of 100 after 100 steps and 2 % (0.6 to 7 %) of 100"
                        + " after 300 steps are taken for sustained chaos.",
                answer.get(0));
        assertEquals("Where the rule errs (share taken for chaos): order: 2 % after 300.", answer.get(1));
        assertEquals("Every chaotic run is found at every length.", answer.get(3));
        assertEquals(3, CalibrationProse.table(rows, false).rows().size());
    }

    @Test
    void namesWhatIsMissing() {
        Study study = Study.named("study")
                .title("A study")
                .part("a", part -> part.set("map", "henon"))
                .part("b", part -> part.set("task", "xor")
                        .set("network", List.of(2, 2, 2))
                        .set("learning_rate", 1)
                        .set("steps", 10)
                        .set("seed", 1)
                        .set("initial", Map.of("draw", "normal", "scale", 1)))
                .section("calibration", Map.of("null", List.of("b", "c"), "chaotic", List.of("a")))
                .build(Papilio.vocabulary());
        assertEquals(
                List.of(
                        "report.calibration: null: the study has no part 'c'; it has a and b",
                        "report.calibration: the runs of part b have no verdict; add  measure: [amplification]"),
                Sections.problems(study));
    }

    /** The shipped calibration: at most 1 % false positives, at least 95 % power after 3000 steps. */
    @Tag("slow")
    @Test
    void calibrated(@TempDir Path folder) {
        Study study = Papilio.read(Path.of("studies/null.yaml"), List.of());
        Results results = Papilio.run(study, folder);
        Map<?, ?> options = study.report().get(0).options();
        for (Object truth : List.of("null", "chaotic")) {
            for (Object part : ((Map<?, ?>) options.get(truth)).keySet()) {
                boolean chaotic = truth.equals("chaotic");
                for (CalibrationRow row : CalibrationRow.of(part.toString(), chaotic, results.cells(part.toString()))) {
                    assertTrue(!chaotic || row.length() < 3000 || row.chaos().value() >= 0.95, row::toString);
                    assertTrue(chaotic || row.length() < 300 || row.chaos().value() <= 0.01, row::toString);
                }
            }
        }
    }
}
