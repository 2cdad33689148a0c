package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.Part;
import org.papilio.study.Study;
import org.papilio.train.Status;

class StudyRunTest {
    @TempDir
    Path root;

    private static StudyRun run(Study study, Path directory, CellComputation computation) {
        return StudyRun.of(study, directory, computation).threads(2).software(Examples.SOFTWARE);
    }

    private static Set<String> ids(Study study) {
        Set<String> ids = new HashSet<>();
        Cells.of(study).forEach(cell -> ids.add(cell.id()));
        return ids;
    }

    @Test
    void leavesTheStatedFiles() throws Exception {
        Results results = run(Examples.study(), root, Examples::fake).execute();
        Set<String> names = Trees.files(root).keySet();
        assertTrue(names.containsAll(List.of(
                "data/cells.jsonl",
                "data/cells.crc32c",
                "data/comparisons.jsonl",
                "data/durations.jsonl",
                "data/manifest.json",
                "data/plan.jsonl",
                "data/study.yaml",
                "data/verdict.json")));
        assertEquals(
                12,
                names.stream()
                        .filter(name -> name.matches("data/trajectories/published-.*\\.npy"))
                        .count());
        assertEquals(8 + 12 + 1, names.size(), names::toString);
        assertTrue(results.isComplete());
        assertEquals(22, results.planned());

        List<String> lines = Files.readAllLines(root.resolve("data/cells.jsonl"));
        List<Cell> cells = Cells.of(Examples.study());
        assertEquals(22, lines.size());
        for (int k = 0; k < lines.size(); k++) {
            assertTrue(
                    lines.get(k).startsWith("{\"cell\":\"" + cells.get(k).id() + "\",\"index\":" + k + ",\"part\":"));
        }
        assertEquals(
                22, Files.readAllLines(root.resolve("data/durations.jsonl")).size());
        assertFalse(String.join("", lines).contains("seconds"));
    }

    @Test
    void manifestSaysWhatWasRun() {
        Manifest manifest =
                run(Examples.study(), root, Examples::fake).execute().manifest();
        assertEquals("example", manifest.study());
        assertTrue(manifest.complete());
        assertEquals(List.of("round_initial", "precision", "seed"), manifest.axes());
        assertEquals(List.of("unrounded", "referee"), manifest.comparisons());
        assertEquals(List.of("1..5"), manifest.seeds());
        assertEquals(
                Map.of("planned", 22, "finished", 20, "diverged", 2, "converged", 0, "failed", 0), manifest.cells());
        assertEquals(1, manifest.runs().size());
        Manifest.Run process = manifest.runs().get(0);
        assertEquals(Examples.SOFTWARE, process.software());
        assertEquals(22, process.cells());
        assertEquals(2, process.threads());
        assertFalse(process.finished().isEmpty());
        assertTrue(process.peakMemory() > 1_000_000);
        assertTrue(process.machine().cores() >= 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void anyNumberOfThreadsGivesTheSameBytes(int threads) {
        run(Examples.study(), root.resolve("one"), Examples::fake).threads(1).execute();
        run(Examples.study(), root.resolve("many"), (part, cell) -> {
                    Thread.yield();
                    return Examples.fake(part, cell);
                })
                .threads(threads)
                .cost(cell -> -cell.index())
                .execute();
        assertEquals(Trees.results(root.resolve("one")), Trees.results(root.resolve("many")));
    }

    @Test
    void finishedCellsAreNotRunAgain() {
        run(Examples.study(), root, Examples::fake).execute();
        Map<String, String> before = Trees.files(root);
        Examples.Counting counting = new Examples.Counting();
        run(Examples.study(), root, counting).execute();
        assertTrue(counting.asked.isEmpty());
        Map<String, String> after = Trees.files(root);
        assertNotEquals(null, before.remove("data/.lock"));
        after.remove("data/.lock");
        assertEquals(before, after, "not even the manifest changes");
    }

    @Test
    void failedCellsAreRunAgain() {
        Study study = Examples.study();
        String bad = Cells.of(study).get(3).id();
        Results first = run(study, root, (part, cell) -> {
                    if (cell.id().equals(bad)) {
                        throw new IllegalStateException("boom");
                    }
                    return Examples.fake(part, cell);
                })
                .execute();
        assertEquals(Status.FAILED, first.cell(bad).status());
        assertEquals(
                "internal error: IllegalStateException: boom", first.cell(bad).message());
        assertEquals(
                "double-double",
                first.cell(Cells.of(study).get(2).id()).settings().get("precision"));
        assertEquals(22, first.cells().size());
        assertFalse(first.hasTrajectory(bad));
        assertEquals(1, first.manifest().cells().get("failed"));
        assertTrue(first.comparisons(Cells.of(study).get(0).id())
                .get("referee")
                .distance()
                .isEmpty());

        Examples.Counting counting = new Examples.Counting();
        Results second = run(study, root, counting).execute();
        assertEquals(List.of(bad), List.copyOf(counting.asked));
        assertEquals(Status.FINISHED, second.cell(bad).status());
        assertEquals(2, second.manifest().runs().size());
        run(study, root.resolve("undisturbed"), Examples::fake).execute();
        assertEquals(Trees.results(root.resolve("undisturbed/data")), Trees.results(root.resolve("data")));
    }

    @Test
    void onlyChangedCellsOfAChangedStudyAreRun() {
        Study before = Examples.study(Examples.published(), Examples.ensemble(5));
        Study after = Examples.study(Examples.ensemble(7));
        run(before, root.resolve("a"), Examples::fake).execute();
        Examples.Counting counting = new Examples.Counting();
        Results results = run(after, root.resolve("a"), counting).execute();
        Set<String> expected = ids(after);
        expected.removeAll(ids(before));
        assertEquals(4, expected.size());
        assertEquals(expected, new HashSet<>(counting.asked));
        assertEquals(14, results.cells().size());
        assertEquals(2, results.manifest().runs().size());
        run(after, root.resolve("b"), Examples::fake).execute();
        assertEquals(
                Trees.results(root.resolve("b")),
                Trees.results(root.resolve("a")),
                "also the trajectories are dropped");
    }

    @Test
    void cellsOfADroppedPartComeBackWithoutTheirOldFiles() {
        Study whole = Examples.study();
        Study half = Examples.study(Examples.ensemble(5));
        run(whole, root, Examples::fake).execute();
        run(half, root, Examples::fake).execute();
        Examples.Counting counting = new Examples.Counting();
        run(whole, root, counting).execute();
        assertEquals(12, counting.asked.size());
    }

    @Test
    void whatAPartRecordsAndTheVersionAreWorthARun() {
        Part part = Examples.published();
        Part sparse = new Part(part.name(), part.system(), part.axes(), "final", 1, part.measure(), part.compare());
        run(Examples.study(part), root, Examples::fake).execute();
        Examples.Counting counting = new Examples.Counting();
        Results results = run(Examples.study(sparse), root, counting).execute();
        assertEquals(12, counting.asked.size());
        assertFalse(results.hasTrajectory(results.cells().get(0).cell()));
        assertFalse(Trees.files(root).keySet().stream().anyMatch(name -> name.endsWith(".npy")));

        run(Examples.study(sparse), root, counting)
                .software(new Software("1.2.4", "abc", false))
                .execute();
        assertEquals(24, counting.asked.size());
        run(Examples.study(sparse), root, counting)
                .software(new Software("1.2.4", "def", true))
                .execute();
        assertEquals(24, counting.asked.size(), "another commit of the same version is not");
    }

    @Test
    void aLostTrajectoryIsMadeAgain() throws Exception {
        Results results = run(Examples.study(), root, Examples::fake).execute();
        Map<String, String> before = Trees.results(root);
        String cell = results.cells("published").get(5).cell();
        Files.delete(results.directory().trajectory(cell));
        Examples.Counting counting = new Examples.Counting();
        run(Examples.study(), root, counting).execute();
        assertEquals(List.of(cell), List.copyOf(counting.asked));
        assertEquals(before, Trees.results(root));
    }

    @Test
    void listenerHearsEverything() {
        List<String> heard = new ArrayList<>();
        ProgressListener listener = new ProgressListener() {
            @Override
            public void started(int total, int done) {
                heard.add("started " + total + " " + done);
            }

            @Override
            public void cellDone(String cell, boolean failed) {
                heard.add("cell");
                assertEquals("main-test", Thread.currentThread().getName());
            }

            @Override
            public void finished() {
                heard.add("finished");
            }
        };
        String name = Thread.currentThread().getName();
        Thread.currentThread().setName("main-test");
        try {
            run(Examples.study(Examples.ensemble(1)), root, Examples::fake)
                    .listener(listener)
                    .execute();
            run(Examples.study(Examples.ensemble(2)), root, Examples::fake)
                    .listener(listener)
                    .execute();
        } finally {
            Thread.currentThread().setName(name);
        }
        assertEquals(
                List.of("started 2 0", "cell", "cell", "finished", "started 4 2", "cell", "cell", "finished"), heard);
    }

    @Test
    void longCellsGoFirst() {
        Examples.Counting counting = new Examples.Counting();
        Study study = Examples.study();
        run(study, root, counting).threads(1).cost(cell -> cell.index() % 7).execute();
        List<Cell> expected = new ArrayList<>(Cells.of(study));
        expected.sort((a, b) -> a.index() % 7 != b.index() % 7 ? b.index() % 7 - a.index() % 7 : a.index() - b.index());
        assertEquals(expected.stream().map(Cell::id).toList(), List.copyOf(counting.asked));
    }

    @Test
    void anErrorEndsTheRunAndKeepsWhatIsFinished() {
        String bad = Cells.of(Examples.study()).get(20).id();
        assertThrows(OutOfMemoryError.class, () -> run(Examples.study(), root, (part, cell) -> {
                    if (cell.id().equals(bad)) {
                        throw new OutOfMemoryError("simulated");
                    }
                    return Examples.fake(part, cell);
                })
                .threads(1)
                .cost(cell -> 0)
                .execute());
        assertEquals(20, Results.open(root).cells().size());
        assertFalse(Results.open(root).isComplete());
        Examples.Counting counting = new Examples.Counting();
        assertTrue(run(Examples.study(), root, counting).execute().isComplete());
        assertEquals(2, counting.asked.size());
    }

    @Test
    void anInterruptStopsAndKeepsWhatIsFinished() {
        Thread runner = Thread.currentThread();
        ProgressListener listener = new ProgressListener() {
            private int cells;

            @Override
            public void cellDone(String cell, boolean failed) {
                if (++cells == 7) {
                    runner.interrupt();
                }
            }
        };
        RunStoppedException stopped =
                assertThrows(RunStoppedException.class, () -> run(Examples.study(), root, Examples::fake)
                        .listener(listener)
                        .execute());
        assertFalse(Thread.interrupted());
        // Cells that were running are finished first.
        int finished = stopped.finished();
        assertTrue(finished >= 7 && finished < 22, "finished " + finished);
        assertEquals(22, stopped.total());
        assertFalse(Results.open(root).manifest().runs().get(0).finished().isEmpty());
        Examples.Counting counting = new Examples.Counting();
        Results results = run(Examples.study(), root, counting).execute();
        assertEquals(22 - finished, counting.asked.size());
        assertEquals(
                List.of(finished, 22 - finished),
                results.manifest().runs().stream().map(Manifest.Run::cells).toList());
    }

    @Test
    void aComputationThatReturnsAnotherCellFails() {
        Cell other = Cells.of(Examples.study()).get(0);
        Results results = run(Examples.study(), root, (part, cell) -> Examples.fake(part, other))
                .execute();
        assertEquals(21, results.manifest().cells().get("failed"));
    }

    @Test
    void differentCellsHaveDifferentResults() {
        List<CellResult> cells =
                run(Examples.study(), root, Examples::fake).execute().cells();
        assertNotEquals(cells.get(0).finalParameters(), cells.get(1).finalParameters());
        assertNotEquals(cells.get(0).finalParameters(), cells.get(4).finalParameters());
    }
}
