package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papilio.study.Study;

/** Power failures and bad disks: files cut off at every byte, and bytes changed everywhere. */
class DamageTest {
    private static final long SEED = 7;
    private static final Study STUDY = Examples.study(Examples.ensemble(3));

    @TempDir
    Path root;

    private Path running;
    private Path complete;
    private Map<String, String> expected;

    /** A directory as a kill leaves it after the last cell, and a complete one. */
    @BeforeEach
    void run() {
        complete = root.resolve("complete");
        running = root.resolve("running");
        run(complete, new Disk(() -> {
            if (lines(complete.resolve("data/segments/1.jsonl")) == 6 && !Files.exists(running)) {
                Trees.copy(complete, running);
            }
        }));
        expected = Trees.results(complete);
        assertEquals(6, lines(running.resolve("data/segments/1.jsonl")));
    }

    private static List<String> run(Path directory, Disk disk) {
        List<String> notices = new ArrayList<>();
        StudyRun.of(STUDY, directory, Examples::fake)
                .threads(1)
                .software(Examples.SOFTWARE)
                .disk(disk)
                .listener(new ProgressListener() {
                    @Override
                    public void notice(String message) {
                        notices.add(message);
                    }
                })
                .execute();
        return notices;
    }

    private static long lines(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file, StandardCharsets.ISO_8859_1).size()
                    : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] ends(byte[] bytes) {
        return IntStream.range(0, bytes.length).filter(k -> bytes[k] == '\n').toArray();
    }

    @Test
    void aSegmentCutOffAtAnyByteGoesOnFromItsLastWholeLine() throws IOException {
        Path segment = running.resolve("data/segments/1.jsonl");
        byte[] bytes = Files.readAllBytes(segment);
        int[] ends = ends(bytes);
        KnownFiles directory = KnownFiles.none(new ResultDirectory(running));
        Plan plan = Plan.read(directory);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(segment, Arrays.copyOf(bytes, length));
            int cut = length;
            long whole = Arrays.stream(ends).filter(end -> end <= cut).count();
            List<StoredCells.Tail> tails = new ArrayList<>();
            try (StoredCells stored = StoredCells.of(directory, plan, tails::add)) {
                assertEquals(whole, stored.count(), "cut off at " + length);
            }
            int begin = whole == 0 ? 0 : ends[(int) whole - 1] + 1;
            assertEquals(
                    begin < length ? List.of(new StoredCells.Tail(segment, begin, length - begin)) : List.of(), tails);
            if (length % 613 == 0) {
                Path again = root.resolve("again");
                Trees.copy(running, again);
                List<String> notices = run(again, new Disk());
                assertEquals(begin < length ? 1 : 0, notices.size(), notices::toString);
                assertEquals(expected, Trees.results(again), "cut off at " + length);
                Trees.delete(again);
            }
        }
    }

    @Test
    void aDamagedRangeOfASegmentIsATailOrNamedAndRepaired() throws IOException {
        damage(running, "data/segments/1.jsonl", true);
    }

    @Test
    void aDamagedRangeOfTheResultsIsNamedAndRepaired() throws IOException {
        damage(complete, "data/cells.jsonl", false);
    }

    /** Changes bytes at every place of a file, all of its lines being read each time, and repairs it at some. */
    private void damage(Path directory, String name, boolean segment) throws IOException {
        Path file = directory.resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        int[] ends = ends(bytes);
        Random random = new Random(SEED);
        Plan plan = Plan.read(KnownFiles.none(new ResultDirectory(directory)));
        for (int place = 0; place < bytes.length; place += 1 + random.nextInt(3)) {
            byte[] damaged = bytes.clone();
            int length = Math.min(bytes.length - place, 1 << random.nextInt(12));
            for (int k = 0; k < length; k++) {
                damaged[place + k] ^= (byte) (1 + random.nextInt(255));
            }
            Files.write(file, damaged);
            String what = "seed " + SEED + ", " + length + " bytes from " + place;
            int from = place;
            int first = (int) Arrays.stream(ends).filter(end -> end < from).count();
            int begin = first == 0 ? 0 : ends[first - 1] + 1;
            int last = place + length - 1;
            boolean tail = segment && last >= (ends.length == 1 ? 0 : ends[ends.length - 2]);
            if (tail) {
                try (StoredCells stored = StoredCells.of(KnownFiles.none(new ResultDirectory(directory)), plan)) {
                    // The end of the last line can be missed: its checksum is there.
                    assertTrue(stored.count() >= first, what);
                }
            } else {
                UsageException error = assertThrows(
                        UsageException.class,
                        () -> StoredCells.of(KnownFiles.none(new ResultDirectory(directory)), plan),
                        what);
                assertTrue(
                        error.getMessage().startsWith(file + ": damaged at byte " + begin + " "), error.getMessage());
                assertTrue(error.getMessage().endsWith("papilio repair " + directory), error.getMessage());
            }
            if (place % 211 == 0) {
                repair(directory, tail, what);
            }
        }
    }

    private void repair(Path directory, boolean tail, String what) {
        Path copy = root.resolve("copy");
        Trees.copy(directory, copy);
        if (!tail) {
            assertThrows(UsageException.class, () -> run(copy, new Disk()), what);
            assertThrows(UsageException.class, () -> Results.open(copy).cells(), what);
        }
        Repair.Outcome outcome = Repair.run(copy);
        assertTrue(outcome.kept() < 6 || outcome.dropped().isEmpty(), what);
        assertFalse(!tail && outcome.dropped().isEmpty(), what);
        RunStatus status = RunStatus.of(copy);
        assertEquals(outcome.kept(), status.done(), what);
        assertFalse(status.complete() && !outcome.dropped().isEmpty(), what);
        run(copy, new Disk());
        assertEquals(expected, Trees.results(copy), what);
        Trees.delete(copy);
    }

    @Test
    void resultsCutOffAtTheEndOfALineAreNamed() throws IOException {
        Path file = complete.resolve("data/cells.jsonl");
        byte[] bytes = Files.readAllBytes(file);
        int end = ends(bytes)[3] + 1;
        Files.write(file, Arrays.copyOf(bytes, end));
        UsageException error = assertThrows(UsageException.class, () -> run(complete, new Disk()));
        assertTrue(error.getMessage().contains("damaged at byte " + end), error.getMessage());
        // Not one of the lines is damaged: what is missing is run again all the same.
        assertEquals(4, Repair.run(complete).kept());
        run(complete, new Disk());
        assertEquals(expected, Trees.results(complete));
    }

    @Test
    void resultsWithoutChecksumsAreBelievedAndGetThem() throws IOException {
        Path manifest = complete.resolve("data/manifest.json");
        ObjectNode older = (ObjectNode) Json.MAPPER.readTree(Files.readString(manifest));
        older.put("format", "papilio-results/1").remove(List.of("files", Sealed.MEMBER));
        Files.writeString(manifest, Json.MAPPER.writeValueAsString(older) + "\n");
        assertEquals(6, RunStatus.of(complete).done());
        Files.delete(complete.resolve("data/cells.crc32c"));
        assertEquals(6, Results.open(complete).cells().size());
        run(complete, new Disk());
        assertEquals(expected, Trees.results(complete));
        assertEquals(
                Manifest.FORMAT, Manifest.read(new ResultDirectory(complete)).format());
    }

    @Test
    void nothingDamagedIsLeftAlone() {
        Map<String, String> before = Trees.files(complete);
        assertEquals(new Repair.Outcome(6, List.of()), Repair.run(complete));
        before.keySet().remove("data/.lock");
        Map<String, String> after = Trees.files(complete);
        after.keySet().remove("data/.lock");
        assertEquals(before, after);
    }
}
