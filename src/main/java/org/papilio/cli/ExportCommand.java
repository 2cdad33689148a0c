package org.papilio.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.papilio.run.Export;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code papilio export}. */
@Command(
        name = "export",
        description = "Writes the finished cells to a file that pandas, polars or R opens.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  papilio export reports/xor-rounding --format parquet",
            "  papilio export reports/xor-rounding --format csv --out cells.csv"
        })
final class ExportCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "A directory with results.")
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Option(names = "--format", paramLabel = "FORMAT", required = true, description = "csv or parquet.")
    @SuppressWarnings("NullAway.Init")
    private String format;

    @Option(names = "--out", paramLabel = "FILE", description = "The file; DIR/cells.<format> if not given.")
    private @Nullable Path out;

    @Override
    public void run() {
        Path file = Export.write(directory, Export.Format.named(format), Optional.ofNullable(out));
        spec.commandLine().getOut().println(file);
    }
}
