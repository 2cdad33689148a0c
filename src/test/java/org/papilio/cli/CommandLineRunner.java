package org.papilio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** The real command line in this process; keeps what the last command printed. */
final class CommandLineRunner {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    /** Runs a study in a folder; returns where its results are. */
    Path results(Path folder, String study) throws IOException {
        Path file = Files.writeString(folder.resolve("study.yaml"), study);
        Path results = folder.resolve("results");
        assertEquals(0, papilio("run", file.toString(), "--out", results.toString()), err.toString());
        return results;
    }

    /** Executes a command; returns its exit status. */
    int papilio(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
