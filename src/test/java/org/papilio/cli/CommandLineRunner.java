package org.papilio.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** The real command line in this process; keeps what the last command printed. */
final class CommandLineRunner {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

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
