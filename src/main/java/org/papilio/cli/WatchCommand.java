package org.papilio.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.papilio.run.RunStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code papilio watch}. */
@Command(
        name = "watch",
        description = {
            "Follows a run from another terminal or machine: progress, rate, failures and the verdicts so far.",
            "",
            "Ends when the run does. It looks at most half of the time: the more cells there are, the more rarely."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  papilio watch reports/xor-rounding",
            "  papilio watch reports/xor-rounding --every 60 --log-format json >> progress.jsonl"
        })
final class WatchCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "A directory with results.")
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "Looks so often, from 0.1 to 86400; ${DEFAULT-VALUE} if not given.")
    private double every;

    @Option(
            names = "--log-format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, or json: an object a line.")
    @SuppressWarnings("NullAway.Init")
    private LogFormat format;

    @Override
    public void run() {
        if (!(every >= 0.1 && every <= 86_400)) {
            throw new ParameterException(
                    spec.commandLine(), "--every has to be from 0.1 to 86400 seconds, got " + every);
        }
        PrintWriter output = spec.commandLine().getOut();
        Rate rate = new Rate();
        while (true) {
            long begun = System.nanoTime();
            RunStatus status = RunStatus.of(directory);
            rate.add(status, begun);
            output.println(format == LogFormat.JSON ? json(status, rate) : text(status, rate));
            output.flush();
            if (status.running().isEmpty()) {
                if (format == LogFormat.TEXT) {
                    output.println(end(status));
                }
                return;
            }
            double looked = (System.nanoTime() - begun) / 1e9;
            try {
                TimeUnit.NANOSECONDS.sleep((long) (1e9 * Math.max(every, looked)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Cells a second since the first look. */
    private static final class Rate {
        private int first = -1;
        private int last;
        private int left;
        private long begun;
        private double seconds;

        void add(RunStatus status, long now) {
            last = status.done() + status.failed();
            left = status.missing();
            if (first < 0) {
                first = last;
                begun = now;
            }
            seconds = (now - begun) / 1e9;
        }

        boolean isKnown() {
            return seconds > 0 && last > first;
        }

        double cells() {
            return (last - first) / seconds;
        }

        double secondsLeft() {
            return left / cells();
        }
    }

    private static String text(RunStatus status, Rate rate) {
        int finished = status.done() + status.failed();
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %,d of %,d cells, %.1f %%",
                status.study(),
                finished,
                status.planned(),
                100.0 * finished / Math.max(1, status.planned())));
        if (rate.isKnown() && status.missing() > 0) {
            line.append(String.format(
                    Locale.ROOT, ", %.1f cells/s, about %s left", rate.cells(), Durations.text(rate.secondsLeft())));
        }
        if (status.failed() > 0) {
            line.append(String.format(Locale.ROOT, ", %,d failed", status.failed()));
        }
        if (!status.verdicts().isEmpty()) {
            line.append("; ").append(StatusCommand.verdicts(status));
        }
        return line.toString();
    }

    private static String json(RunStatus status, Rate rate) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(StatusCommand.members(status));
        members.put("cells_per_second", rate.isKnown() ? JsonOutput.number(rate.cells()) : null);
        members.put("seconds_left", rate.isKnown() ? JsonOutput.number(rate.secondsLeft()) : null);
        return JsonOutput.line(members);
    }

    private String end(RunStatus status) {
        return status.complete()
                ? "complete"
                : "no process is running it: papilio status " + directory + " says how to go on";
    }
}
