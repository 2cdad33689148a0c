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
import org.papilio.study.Axis;
import org.papilio.study.Part;
import org.papilio.study.Study;

/** A run that was killed and run again leaves the same bytes as an undisturbed one. */
class KillTest {
    @TempDir
    Path root;

    private static Study study() {
        Part published = Examples.published();
        List<Axis> axes =
                List.of(Examples.axis("round_initial", null, 3), Examples.axis("precision", "float", "decimal(34)"));
        Part small = new Part(
                published.name(), published.system(), axes, "all", 1, published.measure(), published.compare());
        return Examples.study(small, Examples.ensemble(2));
    }

    private static Study longerStudy() {
        return Examples.study(Examples.published(), Examples.ensemble(5));
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
        assertTrue(states.size() > 2 * 4 + 8 + 6, "states " + states.size());
        for (Path state : states) {
            run(study(), state).execute();
            assertEquals(expected, Trees.results(state), state.toString());
            Trees.delete(state);
        }
    }

    @Test
    void afterEachChangeOfARunOfAChangedStudy() {
        Study changed = Examples.study(Examples.ensemble(3), Examples.published());
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
    void afterEachChangeOfAFreshRun() throws IOException {
        Map<String, String> expected = undisturbed(study());
        Study before = Examples.study(Examples.ensemble(1));
        run(before, root.resolve("run")).execute();
        Files.writeString(root.resolve("run/notes.txt"), "mine");
        StudyRun run = run(study(), root.resolve("run")).fresh(true);
        for (Path state : statesOf(run, root.resolve("run"))) {
            run(study(), state).fresh(true).execute();
            assertEquals("mine", Files.readString(state.resolve("notes.txt")));
            Files.delete(state.resolve("notes.txt"));
            assertEquals(expected, Trees.results(state), state.toString());
            Trees.delete(state);
        }
    }

    @Test
    void withASegmentTornAtEveryByteOfItsLastLines() throws IOException {
        Study study = Examples.study(Examples.ensemble(2));
        Map<String, String> expected = undisturbed(study);
        List<Path> states = statesOf(study, root.resolve("run"));
        Path full = states.stream()
                .filter(state -> Files.exists(state.resolve("data/segments/1.jsonl")))
                .reduce((a, b) -> Files.exists(b.resolve("data/cells.jsonl")) ? a : b)
                .orElseThrow();
        byte[] segment = Files.readAllBytes(full.resolve("data/segments/1.jsonl"));
        List<Integer> ends = new ArrayList<>();
        for (int k = 0; k < segment.length; k++) {
            if (segment[k] == '\n') {
                ends.add(k);
            }
        }
        assertEquals(4, ends.size());
        ResultDirectory directory = new ResultDirectory(full);
        for (int length = ends.get(1); length <= segment.length; length++) {
            Files.write(full.resolve("data/segments/1.jsonl"), Arrays.copyOf(segment, length));
            int whole = 0;
            for (int end : ends) {
                whole += length >= end ? 1 : 0;
            }
            try (StoredCells stored =
                    StoredCells.of(KnownFiles.none(directory), Plan.read(KnownFiles.none(directory)))) {
                assertEquals(whole, stored.count(), "torn at " + length);
            }
            // A whole run takes longer than reading: at every byte around an end of a line, at some within.
            boolean nearEnd = ends.contains(length - 1) || ends.contains(length) || ends.contains(length + 1);
            if (nearEnd || length % 601 == 0) {
                Path torn = root.resolve("torn");
                Trees.copy(full, torn);
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
        StudyRun.of(longerStudy(), Path.of(arguments[0]), (part, cell) -> {
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

    @Test
    void byTheOperatingSystem() throws Exception {
        long seed = 20;
        Map<String, String> expected = undisturbed(longerStudy());
        Path directory = root.resolve("killed");
        Random random = new Random(seed);
        int kills = 0;
        while (true) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            KillTest.class.getName(),
                            directory.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Path lock = directory.resolve("data/.lock");
            while (process.isAlive() && !isHeldBy(process, lock)) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            if (process.waitFor(kills < 3 ? 20 + random.nextInt(100) : 60_000, TimeUnit.MILLISECONDS)) {
                assertEquals(0, process.exitValue(), "seed " + seed);
                break;
            }
            process.destroyForcibly().waitFor();
            kills++;
        }
        assertEquals(expected, Trees.results(directory), "seed " + seed + ", kills " + kills);
    }

    private static boolean isHeldBy(Process process, Path lock) throws IOException {
        return Files.exists(lock) && Files.readString(lock).startsWith("process " + process.pid() + ",");
    }
}
