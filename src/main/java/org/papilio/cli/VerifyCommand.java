package org.papilio.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.papilio.run.UsageException;
import org.papilio.verify.Digests;
import org.papilio.verify.Verification;
import org.papilio.verify.Verification.Outcome;
import org.papilio.verify.Verification.Report;
import org.papilio.verify.Verification.Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code papilio verify}: whether this machine and this Java give the bits that all others give. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Computes something of everything that Papilio computes (every precision, kind of system, way of computing",
            "and measure) and holds digests of the results against known ones.",
            "Exit status 1 if one differs."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  papilio verify", "  papilio verify --only lanes/double", "  papilio verify --json --threads 1"})
public final class VerifyCommand implements Callable<Integer> {

    private final Supplier<Map<String, String>> knownDigests;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Only digests whose name contains this.")
    @SuppressWarnings("NullAway.Init")
    private String only;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many to compute at once (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = "--print",
            description =
                    "Print the digests of this machine as the file of known digests has them, and hold them against nothing.")
    private boolean print;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Against the digests that come with Papilio. */
    public VerifyCommand() {
        this(Digests::known);
    }

    VerifyCommand(Supplier<Map<String, String>> knownDigests) {
        this.knownDigests = knownDigests;
    }

    @Override
    public Integer call() {
        if (threads < 1) {
            throw new UsageException("--threads " + threads + ": at least one thread is needed");
        }
        PrintWriter out = spec.commandLine().getOut();
        Map<String, String> known = print ? Map.of() : knownDigests.get();
        Report report = Verification.run(known, only, threads, result -> {
            if (!print && !json) {
                out.println(line(result));
                out.flush();
            }
        });
        if (report.results().isEmpty()) {
            throw new UsageException("--only " + only + ": no digest has a name that contains this");
        }
        if (print) {
            out.print(Digests.text(report.results()));
        } else if (json) {
            out.println(JsonOutput.text(members(report)));
        } else {
            report.missing().forEach(name -> out.println("MISSING  " + name + ": nothing computes this known digest"));
            out.println(summary(report));
        }
        out.flush();
        return print || report.sound() ? 0 : 1;
    }

    private static String line(Result result) {
        return switch (result.outcome()) {
            case MATCHED -> "matched  " + result.title() + ": " + result.covers();
            case SKIPPED -> "skipped  " + result.title() + ": " + result.note();
            case UNKNOWN -> "UNKNOWN  " + result.title() + ": " + result.covers() + ", digest " + result.actual();
            case DIFFERS ->
                "DIFFERS  " + result.title() + ": " + result.covers() + ", expected " + result.expected() + ", got "
                        + (result.actual().isEmpty() ? result.note() : result.actual());
        };
    }

    private static String summary(Report report) {
        long skipped = report.count(Outcome.SKIPPED);
        long matched = report.count(Outcome.MATCHED);
        long others =
                report.results().size() - matched - skipped + report.missing().size();
        return matched + " matched, " + others + " did not"
                + (skipped == 0 ? "" : ", " + skipped + " skipped: these ways of computing are not to be had here");
    }

    private static Map<String, @Nullable Object> members(Report report) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("sound", report.sound());
        for (Outcome outcome : Outcome.values()) {
            members.put(word(outcome), report.count(outcome));
        }
        members.put("missing", report.missing());
        members.put(
                "digests", report.results().stream().map(VerifyCommand::members).toList());
        return members;
    }

    private static Map<String, Object> members(Result result) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", result.name());
        members.put("way", result.way());
        members.put("covers", result.covers());
        members.put("outcome", word(result.outcome()));
        members.put("expected", result.expected());
        members.put("actual", result.actual());
        members.put("note", result.note());
        return members;
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
