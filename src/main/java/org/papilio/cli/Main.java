package org.papilio.cli;

import org.papilio.run.Software;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point of {@code ./papilio}. */
@Command(
        name = "papilio",
        header = "Settles butterfly-effect claims about neural-network training.",
        description = {
            "",
            "Runs grids of trainings in float, double, double-double and decimals of n digits, measures how differences"
                    + " grow, and writes the answer as a report.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  papilio run studies/xor-rounding.yaml",
            "  papilio run studies/xor-rounding.yaml --set system.learning_rate=1 --out reports/slow",
            "  papilio query reports/xor-rounding \"SELECT precision, avg(loss) FROM cells GROUP BY precision\"",
            "",
            "Shell completion: source <(papilio generate-completion)",
            "Exit status: 0 done, 1 the machine or Papilio failed, 2 what was asked for cannot be done as asked,",
            "130 stopped by Ctrl-C, 143 stopped by a plain kill (what is finished is kept)."
        },
        subcommands = {
            RunCommand.class,
            PlanCommand.class,
            StatusCommand.class,
            WatchCommand.class,
            RepairCommand.class,
            MergeCommand.class,
            ReportCommand.class,
            QueryCommand.class,
            ExportCommand.class,
            LyapunovCommand.class,
            ValidateCommand.class,
            VerifyCommand.class,
            BenchCommand.class,
            SeriesCommand.class,
            DataCommand.class,
            SchemaCommand.class,
            VersionCommand.class,
            AutoComplete.GenerateCompletion.class,
            HelpCommand.class
        })
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Runs the command line and exits with its status. */
    public static void main(String[] args) {
        System.exit(execute(commandLine(), args));
    }

    /** Executes a command; also what the machine lacks becomes a message and a status. */
    static int execute(CommandLine line, String... args) {
        try {
            return line.execute(args);
        } catch (OutOfMemoryError | LinkageError e) {
            return Failures.error(e, line.getErr());
        }
    }

    /** The command line, ready to be executed. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(new Failures());
        line.setParameterExceptionHandler(new Failures());
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** Version, commit and JDK. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            Software software = Software.current();
            return new String[] {
                "papilio " + software.version(),
                "commit " + software.commit() + (software.modified() ? " (modified)" : ""),
                "JDK " + System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vendor") + ")"
            };
        }
    }
}
