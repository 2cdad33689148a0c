package org.papilio.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.papilio.Papilio;
import org.papilio.run.Cluster;
import org.papilio.run.Results;
import org.papilio.run.Room;
import org.papilio.run.Shard;
import org.papilio.run.spark.SparkEngine;
import org.papilio.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "local",
            description =
                    "Who computes the cells: local, threads of this process; or spark, a cluster of Apache Spark. The results"
                            + " are the same.")
    @SuppressWarnings("NullAway.Init")
    private Engine engine;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description =
                    "With --engine spark, where the cluster is: spark://HOST:7077, yarn, k8s://HOST:PORT; what spark-submit"
                            + " was told if not given.")
    private @Nullable String master;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How progress is told on standard error: text, or json: an object a line.")
    @SuppressWarnings("NullAway.Init")
    private LogFormat format;

    /** Who computes the cells; constants are named as on the command line. */
    enum Engine {
        LOCAL,
        SPARK
    }

    @Override
    public Integer call() {
        Study study = arguments.study();
        int threads = arguments.threads();
        Path directory = out == null ? Directories.standard(study.name()) : out;
        Shard part = Shard.parse(shard);
        Optional<Cluster.Provider> cluster = cluster();
        PrintWriter err = spec.commandLine().getErr();
        Results results;
        try (ConsoleProgress progress = new ConsoleProgress(study.name(), err, format)) {
            Papilio.Options options = new Papilio.Options(
                            threads, fresh, arguments.folder(), progress, Optional.ofNullable(data))
                    .onlyFailed(onlyFailed)
                    .shard(part);
            results =
                    Papilio.run(study, directory, cluster.map(options::cluster).orElse(options));
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

    private Optional<Cluster.Provider> cluster() {
        if (engine == Engine.SPARK) {
            return Optional.of(SparkEngine.of(Optional.ofNullable(master)));
        }
        if (master != null) {
            throw new ParameterException(spec.commandLine(), "--master " + master + " is for --engine spark");
        }
        return Optional.empty();
    }
}
