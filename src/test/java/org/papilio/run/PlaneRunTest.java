package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papilio.Papilio;
import org.papilio.chaos.Verdict;
import org.papilio.number.Precisions;
import org.papilio.study.Cells;
import org.papilio.study.PlaneSpec;
import org.papilio.study.Study;
import org.papilio.study.StudyBuilder;
import org.papilio.train.Reading;

final class PlaneRunTest {
    private static final int SIZE = 20;

    @TempDir
    Path folder;

    private static StudyBuilder study() {
        return Study.named("maps")
                .title("A map")
                .set("task", "xor")
                .set("network", List.of(2, 2, 1))
                .set("activation", "tanh")
                .set("output", "sigmoid")
                .set("learning_rate", 5)
                .set("steps", 300)
                .set(
                        "initial",
                        Map.of("W1", List.of(List.of(1, -1), List.of(2, 1)), "W2", List.of(List.of(1), List.of(-1))))
                .map("x", "W1[0][0]")
                .map("y", "W1[1][1]")
                .map("size", SIZE)
                .map("checked", 10)
                .map("windows", List.of(List.of(-3, 3, -3, 3)))
                .measure("steps-to-solve", "final-loss", "solution", "ftle", "amplification", "verdict");
    }

    private Results run(Study study, String name, int threads) {
        Papilio.Options options = new Papilio.Options(threads, false, folder, ProgressListener.NONE, Optional.empty());
        return Papilio.run(study, folder.resolve(name), options);
    }

    @Test
    void aMapIsTheSameForAnyNumberOfThreads() throws Exception {
        Study study = study().build();
        Results one = run(study, "one", 1);
        Results two = run(study, "two", 2);
        String cell = one.cells().get(0).cell();
        Path first = folder.resolve("one/data/maps/" + cell + ".npy");
        assertArrayEquals(
                Files.readAllBytes(first), Files.readAllBytes(folder.resolve("two/data/maps/" + cell + ".npy")));
        assertEquals(one.cells(), two.cells());
        byte[] header = Files.readAllBytes(first);
        String text = new String(header, 0, 128, java.nio.charset.StandardCharsets.US_ASCII);
        assertTrue(text.contains("'<f4'") && text.contains("(7, " + SIZE + ", " + SIZE + ")"), text);
    }

    @Test
    void columnsCountTheCells() {
        CellResult cell = run(study().build(), "counts", 2).cells().get(0);
        PlaneRaster raster = PlaneRaster.read(new ResultDirectory(folder.resolve("counts")), cell, Optional.empty());
        long[] ends = new long[3];
        for (int[] row : raster.labels("end")) {
            for (int end : row) {
                ends[end]++;
            }
        }
        Map<String, Object> columns = cell.measurements();
        assertEquals(
                List.of(ends[0], ends[1], ends[2]),
                List.of(columns.get("unsolved"), columns.get("solved"), columns.get("diverged")));
        assertEquals((long) SIZE * SIZE, ends[0] + ends[1] + ends[2]);
        assertTrue(ends[1] > 0);
        assertEquals("double", columns.get("map_precision"));
        assertEquals("double-double", columns.get("check_precision"));
        assertEquals(true, columns.get("trusted"));
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                boolean solved = raster.value("end", row, column) == 1;
                assertEquals(solved, !Double.isNaN(raster.value("steps-to-solve", row, column)));
                assertEquals(solved, raster.value("final-loss", row, column) < 0.01);
                double verdict = raster.value("verdict", row, column);
                boolean grew = raster.value("amplification", row, column) >= 1;
                assertTrue(grew || verdict == Verdict.Outcome.CONTRACTING.ordinal());
            }
        }
    }

    /** Where neighbouring cells are nearer than double can tell apart, the map is made in a higher precision by itself. */
    @Test
    void precisionFollowsTheZoom() {
        Study deep = study().set("steps", 20)
                .map("size", 4)
                .map("checked", 2)
                .map("windows", List.of(List.of("0.3", "0.3000000000000000001", "1", "1.0000000000000000001")))
                .build();
        CellResult cell = run(deep, "deep", 2).cells().get(0);
        assertEquals("double-double", cell.measurements().get("map_precision"));
        assertEquals("decimal(50)", cell.measurements().get("check_precision"));
    }

    /** It depends on the study alone, never on a time measured: a slow machine makes the same map as a fast one. */
    @Test
    void aHigherPrecisionIsTriedByTheWorkItTakes() {
        PlaneSpec spec = (PlaneSpec) Cells.of(study().build()).get(0).system();
        List<String> quantities = List.of("final-loss");
        assertTrue(PlaneComputation.affordable(spec, quantities, Precisions.DOUBLE_DOUBLE, 300));
        assertTrue(PlaneComputation.affordable(spec.with(Map.of("size", 2048)), quantities, Precisions.DOUBLE, 300));
        assertFalse(PlaneComputation.affordable(
                spec.with(Map.of("size", 2048)), quantities, Precisions.DOUBLE_DOUBLE, 300));
        assertFalse(PlaneComputation.affordable(spec, quantities, Precisions.decimal(50), 300_000));
    }

    @Test
    void readsLiteralsAsTheStudySays() {
        Study binary = study().set("inputs", "binary64").build();
        PlaneSpec spec = (PlaneSpec) Cells.of(binary).get(0).system();
        assertEquals(Reading.BINARY64, PlaneComputation.plane(spec).reading());
    }

    @Test
    void aLostRasterIsComputedAgain() throws Exception {
        Study study = study().set("steps", 20).build();
        CellResult cell = run(study, "lost", 1).cells().get(0);
        Path file = folder.resolve("lost/data/maps/" + cell.cell() + ".npy");
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        run(study, "lost", 1);
        assertArrayEquals(bytes, Files.readAllBytes(file));
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        Results damaged = Results.open(folder.resolve("lost"));
        assertThrows(UsageException.class, () -> damaged.raster(cell));
    }

    @Test
    void aReportIsMade() throws Exception {
        Results results = run(study().set("steps", 50).build(), "report", 2);
        Papilio.report(results);
        String html = Files.readString(folder.resolve("report/report.html"));
        assertTrue(html.contains("of the plane is solved within 50 steps"));
        assertTrue(html.contains("Computed in double."));
        assertTrue(Files.size(folder.resolve("report/report.pdf")) > 10_000);
    }
}
