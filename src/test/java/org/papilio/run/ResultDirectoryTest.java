package org.papilio.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papilio.study.Study;

class ResultDirectoryTest {
    @TempDir
    Path root;

    private static StudyRun run(Path directory) {
        return run(Examples.study(), directory);
    }

    private static StudyRun run(Study study, Path directory) {
        return StudyRun.of(study, directory, Examples::fake).threads(1).software(Examples.SOFTWARE);
    }

    private static void assertRefused(Path directory, String... words) {
        for (boolean fresh : List.of(false, true)) {
            UsageException refused = assertThrows(
                    UsageException.class, () -> run(directory).fresh(fresh).execute());
            for (String word : words) {
                assertTrue(refused.getMessage().contains(word), refused.getMessage());
            }
            assertTrue(refused.getMessage().startsWith(directory.toString()), refused.getMessage());
            assertFalse(refused.getMessage().contains("\n"));
        }
    }

    @Test
    void parentsAreMade() {
        assertTrue(run(root.resolve("a/b/c")).execute().isComplete());
    }

    @Test
    void aFileIsRefused() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "mine");
        assertRefused(file, "is a file", "--out");
        assertRefused(file.resolve("below"), "cannot be written", "--out");
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void foreignContentIsRefusedAndLeftAlone() throws IOException {
        Path home = Files.createDirectories(root.resolve("home/data/segments"));
        Files.writeString(home.resolve("1.jsonl"), "mine");
        Files.writeString(root.resolve("home/data/cells.jsonl"), "mine");
        Files.writeString(root.resolve("home/report.html"), "mine");
        Map<String, String> before = Trees.files(root.resolve("home"));
        assertRefused(root.resolve("home"), "not results of Papilio", "--out");
        Files.writeString(root.resolve("home/data/manifest.json"), "{\"name\": \"a web application\"}");
        assertRefused(root.resolve("home"), "not results of Papilio", "--out");
        Files.delete(root.resolve("home/data/manifest.json"));
        assertEquals(before, Trees.files(root.resolve("home")));
    }

    @Test
    void freshDeletesWhatPapilioWroteAndNothingElse() throws IOException {
        run(root).execute();
        Files.createDirectories(root.resolve("figures/own"));
        List<String> own = List.of(
                "notes.txt",
                "figures/notes.txt",
                "figures/own/x.png",
                "data/notes.txt",
                "data/trajectories/notes.txt",
                "cells.csv",
                "report.docx");
        List<String> ours = List.of("report.html", "report.pdf", "figures/loss.png", "figures/loss.svg");
        for (String name : own) {
            Files.writeString(root.resolve(name), "mine");
        }
        for (String name : ours) {
            Files.writeString(root.resolve(name), "Papilio's");
        }
        Study small = Examples.study(Examples.ensemble(1));
        Results results = run(small, root).fresh(true).execute();
        assertEquals(2, results.cells().size());
        assertEquals(1, results.manifest().runs().size());
        for (String name : own) {
            assertEquals("mine", Files.readString(root.resolve(name)));
        }
        for (String name : ours) {
            assertFalse(Files.exists(root.resolve(name)), name);
        }
        assertTrue(Disk.list(root.resolve("data/trajectories"), "*.npy").isEmpty());
    }

    @Test
    void freshWorksOnNothing() {
        assertTrue(run(root.resolve("new")).fresh(true).execute().isComplete());
    }

    @Test
    void twoRunsKeepOutOfEachOthersWay() {
        new ResultDirectory(root).prepare();
        RunLock lock = RunLock.take(new ResultDirectory(root));
        assertRefused(
                root,
                "in use by another run (process " + ProcessHandle.current().pid() + ", started 20",
                "--out");
        lock.close();
        assertTrue(run(root).execute().isComplete());
    }

    @Test
    void whoLooksWhetherThereIsARunDoesNotKeepItOut() throws Exception {
        ResultDirectory directory = new ResultDirectory(root);
        directory.prepare();
        RunLock.take(directory).close();
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> looker = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                RunLock.holder(directory);
            }
        });
        try {
            for (int i = 0; i < 300; i++) {
                RunLock.take(directory).close();
            }
        } finally {
            enough.set(true);
            looker.get();
        }
    }

    @Test
    void aStudyWithoutCellsIsRefusedBeforeAnythingIsWritten() {
        UsageException refused = assertThrows(UsageException.class, () -> run(Examples.study(), root.resolve("x"))
                .threads(0));
        assertTrue(refused.getMessage().contains("--threads 0"));
        refused = assertThrows(UsageException.class, () -> run(Examples.study(Examples.ensemble(0)), root.resolve("x"))
                .execute());
        assertTrue(refused.getMessage().contains("no cells"));
        assertFalse(Files.exists(root.resolve("x")));
    }

    @Test
    void openingNothingSaysWhatToDo() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "");
        for (Path path : List.of(root.resolve("missing"), root, file)) {
            UsageException refused = assertThrows(UsageException.class, () -> Results.open(path));
            assertTrue(refused.getMessage().contains("papilio run STUDY --out " + path), refused.getMessage());
        }
    }

    @Test
    void anotherLayoutIsNotRead() throws IOException {
        run(root).execute();
        Path manifest = root.resolve("data/manifest.json");
        ObjectNode other = (ObjectNode) Json.MAPPER.readTree(Files.readString(manifest));
        other.put("format", "papilio-results/99").remove(Sealed.MEMBER);
        Files.writeString(manifest, new String(Sealed.seal(Json.MAPPER.writeValueAsBytes(other)), UTF_8) + "\n");
        UsageException refused = assertThrows(UsageException.class, () -> Results.open(root));
        assertTrue(refused.getMessage().contains("papilio-results/99"), refused.getMessage());
        assertThrows(UsageException.class, () -> run(root).execute());
        assertTrue(run(root).fresh(true).execute().isComplete());
    }
}
