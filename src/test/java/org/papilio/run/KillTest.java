package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.study.Study;

/** A run that was killed and run again leaves the same bytes as an undisturbed one. */
class KillTest {
    @TempDir
    Path root;

    private static Study study() {
        return Examples.study(Examples.published(), Examples.ensemble(3));
    }

    private static StudyRun run(Study study, Path directory) {
        return StudyRun.of(study, directory, Examples::fake).threads(1).software(Examples.SOFTWARE);
    }

    private Map<String, String> undisturbed(Study study) {
        run(study, root.resolve("undisturbed")).execute();
        return Trees.results(root.resolve("undisturbed"));
    }

    /** Copies the directory after each change that a run makes to it. */
    private List<Path> statesOf(StudyRun run, Path directory) {
        List<Path> states = new ArrayList<>();
        Object lock = new Object();
        run.disk(new Disk(() -> {
                    synchronized (lock) {
                        Path state = root.resolve("state-" + states.size());
                        Trees.copy(directory, state);
                        states.add(state);
                    }
                }))
                .execute();
        return states;
    }

    private List<Path> statesOf(Study study, Path directory) {
        return statesOf(run(study, directory), directory);
    }

    @Test
    void afterEachChangeOfAFirstRun() {
        Map<String, String> expected = undisturbed(study());
        List<Path> states = statesOf(study(), root.resolve("run"));
        assertTrue(states.size() > 3 * 12 + 6, "states " + states.size());
        for (Path state : states) {
            run(study(), state).execute();
            assertEquals(expected, Trees.results(state), state.toString());
            Trees.delete(state);
        }
    }

    @Test
    void afterEachChangeOfARunOfAChangedStudy() {
        Study changed = Examples.study(Examples.ensemble(4), Examples.published());
        Map<String, String> expected = undisturbed(changed);
        run(study(), root.resolve("run")).execute();
        for (Path state : statesOf(changed, root.resolve("run"))) {
            Results open = Results.open(state);
            assertEquals(open.isComplete(), open.manifest().complete(), state.toString());
            run(changed, state).execute();
            assertEquals(expected, Trees.results(state), state.toString());
            Trees.delete(state);
        }
    }

    @Test
    void afterEachChangeOfAFreshRun() {
        Map<String, String> expected = undisturbed(study());
        Study before = Examples.study(Examples.ensemble(2));
        run(before, root.resolve("run")).execute();
        StudyRun run = run(study(), root.resolve("run")).fresh(true);
        for (Path state : statesOf(run, root.resolve("run"))) {
            run(study(), state).fresh(true).execute();
            assertEquals(expected, Trees.results(state), state.toString());
            Trees.delete(state);
        }
    }

    @Test
    void withASegmentTornAtEveryByteOfItsLastLines() throws IOException {
        Study study = Examples.study(Examples.ensemble(3));
        Map<String, String> expected = undisturbed(study);
        List<Path> states = statesOf(study, root.resolve("run"));
        Path full = states.stream()
                .filter(state -> Files.exists(state.resolve("data/segments/1.jsonl")))
                .reduce((a, b) -> Files.exists(b.resolve("data/cells.jsonl")) ? a : b)
                .orElseThrow();
        byte[] segment = Files.readAllBytes(full.resolve("data/segments/1.jsonl"));
        byte[] durations = Files.readAllBytes(full.resolve("data/durations.jsonl"));
        List<Integer> ends = new ArrayList<>();
        for (int k = 0; k < segment.length; k++) {
            if (segment[k] == '\n') {
                ends.add(k);
            }
        }
        assertEquals(6, ends.size());
        ResultDirectory directory = new ResultDirectory(full);
        for (int length = ends.get(2); length <= segment.length; length++) {
            Files.write(full.resolve("data/segments/1.jsonl"), Arrays.copyOf(segment, length));
            int whole = 0;
            for (int end : ends) {
                whole += length >= end ? 1 : 0;
            }
            assertEquals(whole, StoredCells.read(directory, Plan.read(directory)).size(), "torn at " + length);
            // A whole run takes longer than reading: at every byte around an end of a line, at some within.
            boolean nearEnd = ends.contains(length - 1) || ends.contains(length) || ends.contains(length + 1);
            if (nearEnd || length % 211 == 0) {
                Path torn = root.resolve("torn");
                Trees.copy(full, torn);
                Files.write(
                        torn.resolve("data/durations.jsonl"), Arrays.copyOf(durations, durations.length - length % 60));
                run(study, torn).execute();
                assertEquals(expected, Trees.results(torn), "torn at " + length);
                Trees.delete(torn);
            }
        }
    }

    @Test
    void withATailOfZeros() throws IOException {
        Study study = Examples.study(Examples.ensemble(3));
        Map<String, String> expected = undisturbed(study);
        Path state = statesOf(study, root.resolve("run")).stream()
                .filter(path -> Files.exists(path.resolve("data/segments/1.jsonl")))
                .findFirst()
                .orElseThrow();
        Path segment = state.resolve("data/segments/1.jsonl");
        byte[] bytes = Files.readAllBytes(segment);
        Files.write(segment, Arrays.copyOf(bytes, bytes.length + 4096));
        run(study, state).execute();
        assertEquals(expected, Trees.results(state));
    }

    /** Runs the study in a process of its own, slowly. */
    public static void main(String[] arguments) {
        StudyRun.of(study(), Path.of(arguments[0]), (part, cell) -> {
                    sleep();
                    return Examples.fake(part, cell);
                })
                .threads(2)
                .software(Examples.SOFTWARE)
                .execute();
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(30);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void byTheOperatingSystem(long seed) throws Exception {
        Map<String, String> expected = undisturbed(study());
        Path directory = root.resolve("killed");
        Random random = new Random(seed);
        int kills = 0;
        while (true) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xshare:auto",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KillTest.class.getName(),
                            directory.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Path lock = directory.resolve("data/.lock");
            while (process.isAlive() && !Files.exists(lock)) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            if (process.waitFor(kills < 3 ? 150 + random.nextInt(200) : 60_000, TimeUnit.MILLISECONDS)) {
                assertEquals(0, process.exitValue(), "seed " + seed);
                break;
            }
            process.destroyForcibly().waitFor();
            kills++;
        }
        assertEquals(expected, Trees.results(directory), "seed " + seed + ", kills " + kills);
    }
}
