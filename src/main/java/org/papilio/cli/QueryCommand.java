package org.papilio.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.papilio.run.Query;
import org.papilio.run.TableFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code papilio query}. */
@Command(
        name = "query",
        description = {
            "Answers SQL (DuckDB's) over stored results, also while a run is going on.",
            "",
            "Views: cells (one row a finished cell: the axes, status, steps, loss, accuracy, final_parameters,"
                    + " measurements, distance_<name> and digits_<name> of each comparison), steps (one row a recorded"
                    + " step) and durations."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  papilio query reports/xor-rounding \"DESCRIBE cells\"",
            "  papilio query reports/xor-rounding \"SELECT round_initial, digits_referee FROM cells WHERE precision ="
                    + " 'double'\" --format csv"
        })
final class QueryCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "A directory with results.")
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Parameters(index = "1", paramLabel = "SQL", description = "The query.")
    @SuppressWarnings("NullAway.Init")
    private String sql;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv or json; ${DEFAULT-VALUE} if not given.")
    @SuppressWarnings("NullAway.Init")
    private String format;

    @Override
    public Integer call() throws IOException {
        TableFormat tableFormat = TableFormat.named(format);
        PrintWriter output = spec.commandLine().getOut();
        tableFormat.write(Query.run(directory, sql), output);
        output.flush();
        return 0;
    }
}
