package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papilio.cli.TestProcess;
import org.papilio.study.Cells;
import org.papilio.study.Study;

/** Runs that are stopped, and looked at, and gone on with. */
class StopTest {
    @TempDir
    Path root;

    private static StudyRun run(Study study, Path directory, CellComputation computation) {
        return StudyRun.of(study, directory, computation).threads(2).software(Examples.SOFTWARE);
    }

    @DisabledOnOs(OS.WINDOWS)
    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalLetsCellsEndAndSaysHowToGoOn(String signal, int status) throws Exception {
        Path study = Files.writeString(root.resolve("study.yaml"), TestProcess.LONG_STUDY);
        Path directory = root.resolve("out");
        Process process =
                TestProcess.start(root.resolve("err"), "run", study.toString(), "--out", directory.toString());
        try {
            while (StoredCells.segments(new ResultDirectory(directory)).isEmpty() && process.isAlive()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            RunStatus running = RunStatus.of(directory);
            assertTrue(
                    running.running().orElse("").startsWith("process " + process.pid() + ", started 20"),
                    running::toString);
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(root.resolve("err"));
        assertEquals(status, process.exitValue(), said);
        RunStatus stopped = RunStatus.of(directory);
        assertTrue(
                stopped.done() > 0 && stopped.missing() > 0 && stopped.running().isEmpty(), stopped::toString);
        assertTrue(
                said.contains("stopped: " + stopped.done() + " of " + stopped.planned()
                                + " cells are finished and kept")
                        && said.contains("the same command"),
                said);
    }

    @Test
    void failedCellsAreRunAgainAlone() {
        Study study = Examples.study();
        List<String> ids = Cells.of(study).stream().map(cell -> cell.id()).toList();
        Thread runner = Thread.currentThread();
        assertThrows(RunStoppedException.class, () -> run(study, root, (part, cell) -> {
                    if (cell.index() == 10) {
                        runner.interrupt();
                    }
                    if (cell.index() % 5 == 3) {
                        throw new IllegalStateException("boom");
                    }
                    return Examples.fake(part, cell);
                })
                .threads(1)
                .cost(cell -> 0)
                .execute());
        RunStatus before = RunStatus.of(root);
        assertEquals(2, before.failed(), before::toString);
        assertTrue(before.missing() > 0, before::toString);

        Examples.Counting counting = new Examples.Counting();
        Results results = run(study, root, counting).threads(1).onlyFailed(true).execute();
        assertEquals(List.of(ids.get(3), ids.get(8)), List.copyOf(counting.asked));
        assertFalse(results.isComplete());
        RunStatus after = RunStatus.of(root);
        assertEquals(0, after.failed());
        assertEquals(before.missing(), after.missing());
        assertEquals(before.done() + 2, after.done());

        run(study, root, Examples::fake).execute();
        run(study, root.resolve("undisturbed"), Examples::fake).execute();
        assertEquals(Trees.results(root.resolve("undisturbed/data")), Trees.results(root.resolve("data")));
        assertTrue(RunStatus.of(root).complete());
    }

    @Test
    void aFullDiskIsNamedAndWhatIsFinishedIsKept() throws IOException {
        Study study = Examples.study();
        int[] changes = {0};
        Disk full = new Disk(() -> {
            if (++changes[0] == 25) {
                throw Disk.cannotWrite(
                        root.resolve("data/segments/1.jsonl"), new IOException("No space left on device"));
            }
        });
        UsageException error = assertThrows(
                UsageException.class,
                () -> run(study, root, Examples::fake).threads(1).disk(full).execute());
        assertTrue(error.getMessage().contains("No space left on device"), error.getMessage());
        assertTrue(error.getMessage().matches("(?s).*\\([0-9]+ MB are free\\).*"), error.getMessage());
        RunStatus status = RunStatus.of(root);
        assertTrue(status.done() > 0 && status.missing() > 0 && status.failed() == 0, status::toString);
        run(study, root, Examples::fake).execute();
        run(study, root.resolve("undisturbed"), Examples::fake).execute();
        assertEquals(Trees.results(root.resolve("undisturbed/data")), Trees.results(root.resolve("data")));
    }

    @Test
    void aDiskThatBecomesReadOnlyIsNamed() {
        int[] changes = {0};
        Disk readOnly = new Disk(() -> {
            if (++changes[0] > 12) {
                throw Disk.cannotWrite(
                        root.resolve("data/cells.jsonl"), new FileNotFoundException("x (Read-only file system)"));
            }
        });
        UsageException error = assertThrows(UsageException.class, () -> run(Examples.study(), root, Examples::fake)
                .threads(1)
                .disk(readOnly)
                .execute());
        assertTrue(
                error.getMessage().contains("(Read-only file system); make " + root.resolve("data") + " writable"),
                error.getMessage());
        run(Examples.study(), root, Examples::fake).execute();
        assertTrue(RunStatus.of(root).complete());
    }

    @Test
    void tooLittleRoomIsSaidBeforeAnythingIsRun() {
        Examples.Counting counting = new Examples.Counting();
        UsageException error = assertThrows(
                UsageException.class,
                () -> run(Examples.study(), root, counting).bytes(cell -> 1e15).execute());
        assertTrue(error.getMessage().contains("needs about 44000000000 MB on disk"), error.getMessage());
        assertTrue(counting.asked.isEmpty());
        error = assertThrows(UsageException.class, () -> Room.checkMemory(2_000_000_000));
        assertTrue(error.getMessage().contains("2000000000 cells need about 200100 MB of memory"), error.getMessage());
        assertTrue(error.getMessage().contains("PAPILIO_JAVA_OPTS=-Xmx"), error.getMessage());
        assertEquals(Map.of(), Trees.files(root).isEmpty() ? Map.of() : withoutLock(Trees.files(root)));
    }

    private static Map<String, String> withoutLock(Map<String, String> files) {
        files.keySet().remove("data/.lock");
        return files;
    }
}
