package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papilio.study.Study;

/** Results that are read while runs change them: all that was finished, and nothing but what belongs together. */
class ReadWhileRunningTest {
    private static final int MOST_SEEDS = 5;

    @TempDir
    Path root;

    private final Map<String, CellResult> cells = new HashMap<>();
    private final Map<String, Map<String, Comparison>> comparisons = new HashMap<>();
    private Path directory = Path.of("");

    private static StudyRun run(int seeds, Path directory) {
        return StudyRun.of(study(seeds), directory, Examples::fake).threads(1).software(Examples.SOFTWARE);
    }

    private static Study study(int seeds) {
        return Examples.study(Examples.ensemble(seeds));
    }

    @BeforeEach
    void truth() {
        directory = root.resolve("read");
        Results all = run(MOST_SEEDS, root.resolve("truth")).execute();
        all.cells().forEach(cell -> {
            cells.put(cell.cell(), cell);
            comparisons.put(cell.cell(), all.comparisons(cell.cell()));
        });
    }

    /** Looks in every way; returns how many cells the study has. */
    private int look(int least) {
        RunStatus status = RunStatus.of(directory);
        assertEquals(status.planned(), status.done() + status.missing(), status::toString);
        assertTrue(status.done() >= Math.min(least, status.planned()), status + ", at least " + least);
        Results results = Results.open(directory);
        List<CellResult> read = results.cells();
        assertTrue(read.size() >= Math.min(least, results.planned()), read.size() + ", at least " + least);
        assertTrue(read.size() <= results.planned(), () -> read.size() + " of " + results.planned());
        for (CellResult cell : read) {
            assertEquals(cells.get(cell.cell()), cell);
        }
        if (results.isComplete()) {
            for (CellResult cell : read) {
                assertEquals(comparisons.get(cell.cell()), results.comparisons(cell.cell()));
            }
        }
        return results.planned();
    }

    /** A look after each change that a run makes, be it in the middle of putting the results in place. */
    @Test
    void afterEveryChange() {
        run(1, directory).execute();
        for (int seeds : new int[] {3, 2, 4}) {
            int least = Math.min(look(0), 2 * seeds);
            int[] looks = {0};
            Disk disk = new Disk(() -> {
                if (!Manifest.read(new ResultDirectory(directory)).isBeginning()) {
                    look(least);
                    looks[0]++;
                }
            });
            run(seeds, directory).disk(disk).execute();
            assertTrue(looks[0] > 10, looks[0] + " looks");
            assertEquals(2 * seeds, look(2 * seeds));
        }
    }

    @Test
    void atAnyTime() throws Exception {
        run(1, directory).execute();
        CompletableFuture<Void> runs = CompletableFuture.runAsync(() -> {
            for (int round = 0; round < 4; round++) {
                for (int seeds = 2; seeds <= MOST_SEEDS; seeds++) {
                    run(seeds, directory).execute();
                }
                for (int seeds = MOST_SEEDS - 1; seeds >= 2; seeds--) {
                    run(seeds, directory).execute();
                }
            }
        });
        int looks = 0;
        List<String> refused = new ArrayList<>();
        while (!runs.isDone()) {
            try {
                look(2);
                looks++;
            } catch (UsageException e) {
                refused.add(String.valueOf(e.getMessage()));
            }
        }
        runs.get();
        assertTrue(looks > 0, "not one look");
        refused.forEach(message -> assertTrue(message.contains("ask again"), message));
        assertEquals(4, look(4));
    }

    /** A fold replaces the file of all cells and deletes segments: those who have them open still read what was there. */
    @Test
    void whatIsOpenStays() throws Exception {
        run(2, directory).execute();
        ResultDirectory here = new ResultDirectory(directory);
        List<byte[]> lines = new ArrayList<>();
        Results.open(directory)
                .forEachChunk(
                        100, all -> all.forEach(line -> lines.add(line.sealed().line())));
        Path path = here.segments().resolve("7.jsonl");
        StringBuilder sealed = new StringBuilder();
        lines.forEach(line -> sealed.append(text(Sealed.seal(line, 1))).append('\n'));
        Files.writeString(path, sealed);
        try (CellFile segment = CellFile.segment(here, path).orElseThrow();
                CellFile folded = CellFile.folded(KnownFiles.of(here, Manifest.read(here)))
                        .orElseThrow()) {
            run(1, directory).execute();
            assertFalse(Files.exists(path));
            for (CellFile file : List.of(segment, folded)) {
                List<String> read = new ArrayList<>();
                file.read((offset, header, line) -> read.add(text(line.line())));
                assertEquals(lines.stream().map(ReadWhileRunningTest::text).toList(), read);
            }
        }
    }

    private static String text(byte[] line) {
        return new String(line, java.nio.charset.StandardCharsets.UTF_8);
    }
}
