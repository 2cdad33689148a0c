package org.papilio.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.papilio.run.Repair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code papilio repair}. */
@Command(
        name = "repair",
        description = {
            "Recovers what is sound of results whose files were damaged, and says what it drops.",
            "",
            "Every cell is stored with a checksum. Lines that do not agree with theirs are dropped; the next run computes"
                    + " those cells again, and nothing else."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  papilio repair reports/xor-rounding")
final class RepairCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "A directory with results.")
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Override
    public void run() {
        Repair.Outcome outcome = Repair.run(directory);
        PrintWriter output = spec.commandLine().getOut();
        outcome.dropped().forEach(dropped -> output.println("dropped " + dropped));
        output.println(outcome.kept()
                + (outcome.kept() == 1 ? " cell is sound" : " cells are sound")
                + (outcome.dropped().isEmpty()
                        ? ", nothing was damaged"
                        : "; what was dropped is computed again by: papilio run STUDY --out " + directory));
        output.flush();
    }
}
