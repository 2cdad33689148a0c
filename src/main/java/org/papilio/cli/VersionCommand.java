package org.papilio.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code papilio version}. */
@Command(
        name = "version",
        description = "Prints the version, the commit it was built from and the JDK that runs it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  papilio version")
final class VersionCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        for (String line : new Main.Version().getVersion()) {
            spec.commandLine().getOut().println(line);
        }
    }
}
