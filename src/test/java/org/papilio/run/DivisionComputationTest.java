package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papilio.Papilio;
import org.papilio.report.Reports;
import org.papilio.stats.Interval;
import org.papilio.stats.Quantiles;
import org.papilio.stats.Wilson;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.Study;
import org.papilio.train.Status;

/** Cells that train a division circuit, against an independent computation with numpy and against themselves. */
class DivisionComputationTest {
    @TempDir
    private Path folder;

    private static Study complex(int steps, Object... seeds) {
        return Study.named("complex")
                .title("Complex")
                .set("circuit", "complex")
                .set("learning_rate", "0.1")
                .set("steps", steps)
                .set("w00", "-0.12716087")
                .set("w01", "0.34977234")
                .set("w10", "0.85436489")
                .set("w11", "0.65970844")
                .axis("seed", seeds)
                .every(1000)
                .record("final")
                .build();
    }

    private static List<CellResult> compute(Study study) {
        Computations computations = new Computations();
        List<Cell> cells = Cells.of(study);
        return cells.parallelStream()
                .map(cell -> computations.compute(study.parts().get(0), cell).result())
                .toList();
    }

    /** form, seed, fate, scale. */
    private static List<String[]> numpy(String form) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(DivisionComputationTest.class.getResourceAsStream("division-fates-numpy.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(form))
                    .map(line -> line.split(" "))
                    .toList();
        }
    }

    private static String fate(CellResult cell) {
        return Objects.toString(cell.measurements().get("fate"));
    }

    private static double number(CellResult cell, String name) {
        return ((Number) Objects.requireNonNull(cell.measurements().get(name), name)).doubleValue();
    }

    /** |w0| = s times a permuted identity, w1 = +-(1, -1), within 1e-5. */
    private static void assertDivides(CellResult cell) {
        double s = Math.abs(number(cell, "scale"));
        boolean swapped = fate(cell).startsWith("swapped");
        double[] exact = swapped ? new double[] {0, s, s, 0, -1, 1} : new double[] {s, 0, 0, s, 1, -1};
        for (int p = 0; p < exact.length; p++) {
            double weight = Double.parseDouble(cell.finalParameters().get(p));
            assertEquals(exact[p], p < 4 ? Math.abs(weight) : weight, 1e-5, cell.finalParameters()::toString);
        }
    }

    @Test
    void everyEndOfTheComplexCircuitIsThatOfNumpy() throws IOException {
        List<CellResult> cells = compute(complex(200_000, 1, 2, 6));
        List<String[]> numpy = numpy("COMPLEX");
        for (CellResult cell : cells) {
            String[] theirs =
                    numpy.get(Integer.parseInt(Objects.toString(cell.settings().get("seed"))) - 1);
            assertEquals(theirs[2], fate(cell).replace(" circuit", ""));
            assertTrue(number(cell, "growth_digits") < 5);
        }
        assertDivides(cells.get(0));
        assertDivides(cells.get(1));
        assertEquals(Double.parseDouble(numpy.get(0)[3]), number(cells.get(0), "scale"), 1e-9);
        assertEquals(Double.parseDouble(numpy.get(1)[3]), number(cells.get(1), "scale"), 1e-9);
        assertTrue(cells.get(0).loss() < 1e-15);
        assertEquals(0.5, number(cells.get(2), "phase"), 1e-12);
        assertEquals("transient amplification", cells.get(2).measurements().get("verdict"));
    }

    /** The same seeds have the same fate wherever a double run can decide it, and the shares and scales agree. */
    @Test
    @Tag("slow")
    void twoHundredSeedsEndAsWithNumpy() throws IOException {
        List<CellResult> cells =
                compute(complex(200_000, IntStream.rangeClosed(1, 200).boxed().toArray()));
        List<String[]> numpy = numpy("COMPLEX");
        int decided = 0;
        int divides = 0;
        for (int i = 0; i < 200; i++) {
            boolean same = fate(cells.get(i)).replace(" circuit", "").equals(numpy.get(i)[2]);
            if (number(cells.get(i), "growth_digits") < 13) {
                decided++;
                assertTrue(same, "seed " + (i + 1));
            }
            if (fate(cells.get(i)).endsWith("circuit")) {
                divides++;
                assertDivides(cells.get(i));
            }
        }
        assertTrue(decided > 150, "decided " + decided);
        int theirs =
                (int) numpy.stream().filter(row -> !row[2].equals("silent")).count();
        assertOverlap(Wilson.of(theirs, 200, 0.95), Wilson.of(divides, 200, 0.95));
        double ours = Quantiles.median(cells.stream()
                .filter(cell -> cell.measurements().containsKey("scale"))
                .mapToDouble(cell -> Math.abs(number(cell, "scale")))
                .toArray());
        double median = Quantiles.median(numpy.stream()
                .mapToDouble(row -> Math.abs(Double.parseDouble(row[3])))
                .filter(Double::isFinite)
                .toArray());
        assertEquals(median, ours, 0.02);
    }

    private static void assertOverlap(Interval a, Interval b) {
        assertTrue(a.lower() <= b.upper() && b.lower() <= a.upper(), a + " and " + b);
    }

    @Test
    void theRealCircuitEndsAsOftenAsWithNumpy() throws IOException {
        Study study = Study.named("real")
                .title("Real")
                .set("circuit", "real")
                .set("learning_rate", "0.001")
                .set("steps", 1000)
                .set("diverged_above", "1e300")
                .set("w00", "-0.18845444")
                .set("w01", "-0.56031414")
                .set("w10", "-0.48188658")
                .set("w11", "0.6470921")
                .set("v0", "0.80395641")
                .set("v1", "0.80365676")
                .axis("seed", IntStream.rangeClosed(1, 200).boxed().toArray())
                .every(100)
                .record("final")
                .build();
        List<CellResult> cells = compute(study);
        List<String[]> numpy = numpy("REAL");
        for (String fate : List.of("overflow", "large")) {
            int ours =
                    (int) cells.stream().filter(cell -> fate(cell).equals(fate)).count();
            int theirs = (int) numpy.stream().filter(row -> row[2].equals(fate)).count();
            assertOverlap(Wilson.of(theirs, 200, 0.95), Wilson.of(ours, 200, 0.95));
        }
        assertTrue(cells.stream().noneMatch(cell -> fate(cell).endsWith("circuit")));
        long same = IntStream.range(0, 200)
                .filter(i -> numpy.get(i)[2].equals(fate(cells.get(i)))
                        || (numpy.get(i)[2].equals("small")
                                && !List.of("overflow", "large").contains(fate(cells.get(i)))))
                .count();
        assertTrue(same >= 190, same + " of 200 seeds end as with numpy");
        CellResult gone = cells.stream()
                .filter(cell -> fate(cell).equals("overflow"))
                .findFirst()
                .orElseThrow();
        assertEquals(Status.DIVERGED, gone.status());
        assertEquals("diverged", gone.measurements().get("verdict"));
    }

    /** A shifted twin: the rule tears the two apart at a step that divides by different powers of ten. */
    @Test
    void theRuleTearsNeighboursApart() {
        Study study = Study.named("twin")
                .title("Twin")
                .set("circuit", "complex")
                .set("learning_rate", "0.1")
                .set("steps", 3000)
                .set("w00", "-0.12716087")
                .set("w01", "0.34977234")
                .set("w10", "0.85436489")
                .set("w11", "0.65970844")
                .axis("seed", 1, 2, 3, 4)
                .axis("shift", "0", "1e-3")
                .every(100)
                .record("final")
                .build();
        int torn = 0;
        for (CellResult cell : compute(study)) {
            boolean shifted = !Objects.toString(cell.settings().get("shift")).equals("0");
            Map<String, Object> columns = cell.measurements();
            assertFalse(!shifted && columns.containsKey("split_at"), "only a shifted run has a twin");
            if (columns.containsKey("split_at")) {
                torn++;
                assertTrue(number(cell, "split_before") < number(cell, "split_after"));
                assertTrue(number(cell, "split_after") > 0.05, "0.1 times a jump from 10 to 1");
            }
        }
        assertTrue(torn >= 2, "torn " + torn);
    }

    /** From the study to the report: several precisions, a referee, drawn weights; the same bytes on any number of threads. */
    @Test
    void fromTheStudyToTheReport() throws Exception {
        Path file = folder.resolve("division.yaml");
        Files.writeString(file, """
            title: Division
            system: {circuit: complex, learning_rate: 0.1, steps: 60}
            parts:
              drawn:
                grid: {seed: 1..3, precision: [float, double, double-double, decimal(40)]}
                compare: {referee: {precision: decimal(40)}}
                record: all
                every: 10
              shifted: {grid: {seed: 1..3, shift: [0, 1e-6, 1e-2]}}
              moved: {grid: {seed: [1, 2], ulps: [0, 1]}}
              real: {system: {circuit: real}, grid: {seed: 1..4}}
            report:
              - overview
              - distances
              - loss
              - division:
                  parts: {drawn: drawn weights}
                  typical: drawn
                  published_scale: 1.005
                  claims: [{claim: Somebody, part: drawn, fates: circuit, from: 1, to: 1}, {claim: Another, part: drawn, fates: other, count: 3, of: 4}]
              - division: {parts: {real: drawn weights}}
              - division-sensitivity: {part: shifted, runs: drawn, ulps: moved, referee: moved}
              - provenance
            """);
        Study study = Papilio.read(file, List.of());
        Results results = Papilio.run(study, folder.resolve("one"), options(1));
        Papilio.run(study, folder.resolve("many"), options(4));
        for (String name : List.of("cells.jsonl", "comparisons.jsonl")) {
            assertEquals(
                    Files.readString(folder.resolve("one/data/" + name)),
                    Files.readString(folder.resolve("many/data/" + name)));
        }
        List<CellResult> first = results.cells().subList(0, 4);
        assertEquals(List.of(0, 10, 20, 30, 40, 50, 60), first.get(0).recorded());
        double[] digits = first.stream()
                .limit(3)
                .mapToDouble(cell -> results.comparisons(cell.cell())
                        .get("referee")
                        .distance()
                        .orElseThrow())
                .toArray();
        assertTrue(digits[0] > digits[1] && digits[1] > digits[2], Arrays.toString(digits));
        Table table = Query.run(
                folder.resolve("one"), "SELECT typeof(shift), typeof(ulps), accuracy, fate FROM cells LIMIT 1");
        assertEquals("DOUBLE", table.rows().get(0).get(0));
        assertEquals("INTEGER", table.rows().get(0).get(1));
        Reports.Written written = Papilio.report(results);
        String html = Files.readString(written.html());
        assertFalse(html.contains("not possible"), "every section can be made");
        assertTrue(html.contains("division-typical-complex") && html.contains("division-sensitivity"));
        String answer = String.join(" ", written.answer());
        assertTrue(answer.contains("Somebody (100 %): measured 0 of 12"), answer);
    }

    private static Papilio.Options options(int threads) {
        return new Papilio.Options(threads, false, Path.of(""), ProgressListener.NONE);
    }
}
