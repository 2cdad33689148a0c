package org.papilio.cli;

import java.nio.file.Path;
import java.util.List;
import org.papilio.Papilio;
import org.papilio.run.Results;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code papilio merge}. */
@Command(
        name = "merge",
        description = {
            "Puts the shards of a study together and writes its report.",
            "",
            "The results are the same bytes as those of one run of the whole study."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = {
            "  for i in 1 2 3; do papilio run studies/xor-rounding.yaml --shard $i/3 --out shards/$i; done",
            "  papilio merge shards/1 shards/2 shards/3 --out reports/xor-rounding"
        })
final class MergeCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "The directories of all shards.")
    @SuppressWarnings("NullAway.Init")
    private List<Path> shards;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the whole results go.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Override
    public void run() {
        Results results = Papilio.merge(shards, out);
        Outcome.print(Papilio.report(results), spec.commandLine().getOut());
    }
}
