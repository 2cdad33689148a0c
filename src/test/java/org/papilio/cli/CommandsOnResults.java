package org.papilio.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Commands on the results of a small study, made anew for each test. */
abstract class CommandsOnResults {
    @TempDir
    Path folder;

    final CommandLineRunner line = new CommandLineRunner();
    Path study = Path.of("");
    Path results = Path.of("");

    private final String text;

    CommandsOnResults(String text) {
        this.text = text;
    }

    @BeforeEach
    void aStudyAndItsResults() throws IOException {
        results = line.results(folder, text);
        study = folder.resolve("study.yaml");
    }
}
