package org.papilio.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.papilio.Papilio;
import org.papilio.run.Results;
import org.papilio.run.Room;
import org.papilio.run.Shard;
import org.papilio.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code papilio run}. */
@Command(
        name = "run",
        description = {
            "Runs a study and writes its report.",
            "",
            "Cells that an earlier run into the same directory has finished are not run again; a run that was"
                    + " interrupted or killed goes on where it was."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  papilio run studies/xor-rounding.yaml",
            "  papilio run studies/xor-rounding.yaml --set system.learning_rate=1 --out reports/slow",
            "  papilio run studies/xor-rounding.yaml --set parts.ensemble.grid.seed=1..1000 --threads 8",
            "  papilio run studies/xor-rounding.yaml --shard 2/5 --out shards/2"
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private StudyArguments arguments;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the results and the report go; reports/<study name> if not given.")
    private @Nullable Path out;

    @Option(names = "--fresh", description = "Starts over instead of keeping the cells that are finished.")
    private boolean fresh;

    @Option(names = "--only-failed", description = "Runs again the cells that failed, and nothing else.")
    private boolean onlyFailed;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            defaultValue = "1/1",
            description =
                    "Runs the I-th of N shares of the cells, which take about the same time, into a directory of its"
                            + " own; put them together with papilio merge.")
    @SuppressWarnings("NullAway.Init")
    private String shard;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${env:PAPILIO_DATA}",
            description =
                    "Where the data is that a study on MNIST needs; the environment variable PAPILIO_DATA if not given"
                            + " (see: papilio data mnist).")
    private @Nullable Path data;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How progress is told on standard error: text, or json: an object a line.")
    @SuppressWarnings("NullAway.Init")
    private LogFormat format;

    @Override
    public Integer call() {
        Study study = arguments.study();
        int threads = arguments.threads();
        Path directory = out == null ? Directories.standard(study.name()) : out;
        Shard part = Shard.parse(shard);
        PrintWriter err = spec.commandLine().getErr();
        Results results;
        try (ConsoleProgress progress = new ConsoleProgress(study.name(), err, format)) {
            results = Papilio.run(
                    study,
                    directory,
                    new Papilio.Options(threads, fresh, arguments.folder(), progress, Optional.ofNullable(data))
                            .onlyFailed(onlyFailed)
                            .shard(part));
        }
        PrintWriter output = spec.commandLine().getOut();
        Optional<String> tooLarge = Room.tooLittleToHold(results.planned(), "a report", directory);
        if (part.isWhole() && tooLarge.isPresent()) {
            output.println("the results are in " + results.directory().data() + "; they have no report yet");
            output.println(tooLarge.get());
        } else if (part.isWhole()) {
            Outcome.print(Papilio.report(results), output);
        } else {
            output.println(
                    "shard " + part + " is complete; when all are: papilio merge " + directory + " ... --out DIR");
        }
        output.flush();
        return 0;
    }
}
