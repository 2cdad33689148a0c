package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papilio.Papilio;
import org.papilio.chaos.LyapunovService;
import org.papilio.report.Reports;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.Study;
import org.papilio.train.Status;

/** Cells that iterate a map. */
class MapComputationTest {
    @TempDir
    private Path folder;

    private static CellResult compute(Study study, int cell) {
        Cell one = Cells.of(study).get(cell);
        return new Computations().compute(study.parts().get(0), one).result();
    }

    @Test
    void measuresWhatTheCommandMeasures() {
        Study study = Study.named("henon")
                .title("Henon")
                .set("map", "henon")
                .set("steps", 5000)
                .axis("a", "1.2", "1.4")
                .axis("seed", "none", 7)
                .record("final")
                .build();
        LyapunovService.Measured expected = LyapunovService.measure(
                "henon",
                new LyapunovService.Request(
                        Map.of("a", new BigDecimal("1.4")), OptionalLong.of(5000), OptionalLong.of(7)));
        CellResult result = compute(study, 3);
        assertEquals(expected.exponents().get(0), result.measurements().get("lambda1"));
        assertEquals(expected.intervals().get(1).lower(), result.measurements().get("lambda2_low"));
        assertEquals(
                expected.kaplanYorkeDimension().orElseThrow(),
                result.measurements().get("kaplan_yorke_dimension"));
        assertEquals(
                expected.verdict().tailExponent().orElseThrow(),
                result.measurements().get("tail_exponent"));
        assertEquals("sustained chaos", result.measurements().get("verdict"));
        assertEquals(7000, result.steps());
        assertTrue(Double.isNaN(result.loss()));
        assertTrue(result.recorded().isEmpty());
    }

    @Test
    void anOrbitThatLeavesAllBoundsHasDiverged() {
        Study study = Study.named("away")
                .title("Away")
                .set("map", "x: a*x")
                .set("steps", 1000)
                .set("diverged_above", 100)
                .axis("a", 2)
                .axis("precision", "double", "decimal(30)")
                .record("all")
                .every(3)
                .build();
        for (int cell = 0; cell < 2; cell++) {
            CellResult result = compute(study, cell);
            assertEquals(Status.DIVERGED, result.status());
            assertEquals("diverged at step 10: x is 102.4, beyond 100", result.message());
            assertEquals(List.of(0, 3, 6, 9, 10), result.recorded());
            assertEquals(
                    Map.of("verdict", "diverged", "verdict_reason", "the trajectory left all bounds at step 10"),
                    result.measurements());
        }
    }

    /** A user's own map from the study to the report, with a referee, on one thread and on several. */
    @Test
    void fromTheStudyToTheReport() throws Exception {
        Path file = folder.resolve("own.yaml");
        Files.writeString(file, """
            title: A user's own map
            system: {map: "x: 1 - a*x^2 + y; y: b*x", b: 0.3, transient: 0, steps: 200}
            grid:
              a: [0.3, 1.2, 1.4, 3]
              precision: [double, decimal(50)]
            compare:
              referee: {precision: decimal(50)}
            report:
              - overview
              - distances
              - distributions
              - orbit-diagram: {axis: a, theory: [{label: doubling, at: 0.3675}, {label: all, from: 0.2, to: 0.36, coordinate: "(-(1 - 0.3) + sqrt((1 - 0.3)^2 + 4*a))/(2*a)"}]}
            """);
        Study study = Papilio.read(file, List.of());
        Results results = Papilio.run(study, folder.resolve("one"), options(1));
        Papilio.run(study, folder.resolve("many"), options(4));
        for (String name : List.of("cells.jsonl", "comparisons.jsonl")) {
            assertEquals(
                    Files.readString(folder.resolve("one/data/" + name)),
                    Files.readString(folder.resolve("many/data/" + name)));
        }
        CellResult chaotic = results.cells().get(4);
        assertTrue(results.comparisons(chaotic.cell()).get("referee").distance().orElseThrow() > 1e-3);
        double[] distances =
                Distances.byStep(results, chaotic.cell(), results.cells().get(5).cell());
        assertEquals(201, distances.length);
        assertTrue(distances[0] < 1e-15 && distances[20] < 1e-8, "the beginning agrees");
        Table table = Query.run(
                folder.resolve("one"),
                "SELECT typeof(a), loss, accuracy, lambda1 FROM cells WHERE status = 'finished'");
        assertEquals("DOUBLE", table.rows().get(0).get(0));
        assertEquals(null, table.rows().get(0).get(1));
        assertEquals(null, table.rows().get(0).get(2));
        Reports.Written written = Papilio.report(results);
        String html = Files.readString(written.html());
        assertFalse(html.contains("not possible"), "every section can be made");
        assertTrue(html.contains("orbit-diagram"), "the figure is there");
        assertTrue(
                String.join(" ", written.answer()).contains("The period doubles at a = 0.3675000000"),
                written.answer()::toString);
    }

    /** Columns of SQL differ by more than case; parameters of maps need not. */
    @Test
    void parametersThatDifferByCase() {
        Study study = Study.named("cases")
                .title("Two maps")
                .set("steps", 100)
                .part("small", part -> part.set("map", "x: k*x").axis("k", "0.5"))
                .part("large", part -> part.set("map", "x: K*x").axis("K", "0.25"))
                .build();
        Papilio.run(study, folder.resolve("cases"), options(1));
        Table table = Query.run(folder.resolve("cases"), "SELECT k, \"K_setting\" FROM cells ORDER BY \"index\"");
        assertEquals(0.5, table.rows().get(0).get(0));
        assertEquals(null, table.rows().get(0).get(1));
        assertEquals(0.25, table.rows().get(1).get(1));
    }

    private static Papilio.Options options(int threads) {
        return new Papilio.Options(threads, false, Path.of(""), ProgressListener.NONE);
    }
}
