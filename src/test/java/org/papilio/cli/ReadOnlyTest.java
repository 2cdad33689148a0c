package org.papilio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A result directory in which nothing can be written: commands that read answer, the others say what to do, status 2. */
final class ReadOnlyTest extends CommandsOnResults {
    private static final String STUDY = """
            title: Two rates
            system: {task: xor, network: [2, 2, 2], learning_rate: 1, steps: 3, initial: {draw: normal, scale: 1}, seed: 1}
            grid: {learning_rate: [1, 2]}
            report: [loss]
            """;

    ReadOnlyTest() {
        super(STUDY);
    }

    @AfterEach
    void allowWriting() throws IOException {
        setWritable(true);
    }

    private void setWritable(boolean writable) throws IOException {
        try (Stream<Path> paths = Files.walk(results)) {
            paths.forEach(path -> path.toFile().setWritable(writable));
        }
    }

    private void answers(String... command) {
        assertEquals(0, line.papilio(command), () -> List.of(command) + ": " + line.err);
    }

    private void refuses(String... command) {
        assertEquals(2, line.papilio(command), () -> List.of(command) + ": " + line.err);
        String err = line.err.toString();
        assertEquals(1, err.strip().lines().count(), err);
        assertTrue(err.startsWith("papilio: ") && err.contains(results.toString()), err);
        assertTrue(err.contains("make ") && err.contains(" writable"), err);
    }

    private void answersWhatOnlyReads() {
        answers("status", results.toString());
        answers("watch", results.toString());
        answers("query", results.toString(), "SELECT count(*) FROM cells");
        answers(
                "export",
                results.toString(),
                "--format",
                "csv",
                "--out",
                folder.resolve("cells.csv").toString());
    }

    @Test
    void withoutPermission() throws IOException {
        setWritable(false);
        assumeFalse(Files.isWritable(results), "permissions are ignored for this user");
        answersWhatOnlyReads();
        refuses("run", study.toString(), "--out", results.toString());
        refuses("repair", results.toString());
        refuses("report", results.toString());
    }

    @Test
    void withAFolderInPlaceOfTheLock() throws IOException {
        Files.delete(results.resolve("data/.lock"));
        Files.createDirectory(results.resolve("data/.lock"));
        answersWhatOnlyReads();
        refuses("run", study.toString(), "--out", results.toString());
        refuses("repair", results.toString());
        answers("report", results.toString());
    }

    @Test
    void withAFileInPlaceOfTheFolderOfFigures() throws IOException {
        try (Stream<Path> figures = Files.list(results.resolve("figures"))) {
            for (Path figure : figures.toList()) {
                Files.delete(figure);
            }
        }
        Files.delete(results.resolve("figures"));
        Files.writeString(results.resolve("figures"), "");
        refuses("report", results.toString());
        answersWhatOnlyReads();
    }

    @Test
    void withAFolderInPlaceOfAReport() throws IOException {
        Files.delete(results.resolve("report.html"));
        Files.createDirectories(results.resolve("report.html/x"));
        refuses("report", results.toString());
    }
}
