package org.papilio.cli;

import java.nio.file.Path;
import org.papilio.Papilio;
import org.papilio.run.Results;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code papilio report}. */
@Command(
        name = "report",
        description = "Writes report.html, report.pdf and figures/ anew from stored results; nothing is run.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  papilio report reports/xor-rounding")
final class ReportCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "A directory with results.")
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Override
    public void run() {
        Outcome.print(
                Papilio.report(Results.open(directory)), spec.commandLine().getOut());
    }
}
