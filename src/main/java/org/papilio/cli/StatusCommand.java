package org.papilio.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.papilio.run.RunStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code papilio status}. */
@Command(
        name = "status",
        description = "Says how many cells of a run are done, failed and missing, also while it is going on.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  papilio status reports/xor-rounding", "  papilio status reports/xor-rounding --json"})
final class StatusCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "A directory with results.")
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public void run() {
        RunStatus status = RunStatus.of(directory);
        PrintWriter output = spec.commandLine().getOut();
        if (json) {
            output.println(JsonOutput.text(members(status)));
        } else {
            print(status, output);
        }
        output.flush();
    }

    static Map<String, @Nullable Object> members(RunStatus status) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("study", status.study());
        members.put("shard", status.shard());
        members.put("planned", status.planned());
        members.put("done", status.done());
        members.put("failed", status.failed());
        members.put("missing", status.missing());
        members.put("verdicts", status.verdicts());
        members.put("complete", status.complete());
        members.put("running", status.running().orElse(null));
        members.put("notes", status.notes());
        return members;
    }

    private void print(RunStatus status, PrintWriter output) {
        String shard = status.shard().equals("1/1") ? "" : ", shard " + status.shard();
        output.println(status.study() + shard);
        row(output, "done", status.done(), status.planned());
        row(output, "failed", status.failed(), status.planned());
        row(output, "missing", status.missing(), status.planned());
        output.println("  of      " + String.format(Locale.ROOT, "%,12d", status.planned()));
        if (!status.verdicts().isEmpty()) {
            output.println("verdicts: " + verdicts(status));
        }
        status.notes().forEach(output::println);
        String state = status.complete() ? "complete" : "not complete";
        output.println(status.running().map(run -> "running (" + run + ")").orElse(state));
        if (status.running().isEmpty() && status.missing() > 0) {
            output.println("go on with: papilio run STUDY" + (shard.isEmpty() ? "" : " --shard " + status.shard())
                    + " --out " + directory);
        } else if (status.running().isEmpty() && status.failed() > 0) {
            output.println("run those that failed again with: papilio run STUDY --only-failed --out " + directory);
        }
    }

    /** For example {@code 12 contracting, 3 sustained chaos}. */
    static String verdicts(RunStatus status) {
        return status.verdicts().entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static void row(PrintWriter output, String name, int count, int planned) {
        output.printf(
                Locale.ROOT, "  %-8s%,12d  %5.1f %%%n", name, count, planned == 0 ? 0.0 : 100.0 * count / planned);
    }
}
