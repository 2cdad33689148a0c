package org.papilio.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.papilio.number.Precisions;
import org.papilio.run.EnvironmentException;
import org.papilio.run.SpeedComparison;
import org.papilio.run.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code papilio bench}: how fast lanes are on this machine, next to C and numpy. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Trains a 2-3-2 network on XOR over lanes, on one core, and prints how fast that is next to plain Java,",
            "and next to C and numpy where gcc and python3 with numpy are there. Rounds are interleaved; ratios are",
            "medians. Use a quiet machine."
        })
public final class BenchCommand implements Callable<Integer> {
    private static final int MOST_ROUNDS = 1000;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            defaultValue = "double",
            description = "double, float or double-double (default: double).")
    @SuppressWarnings("NullAway.Init")
    private String precision;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often everything is measured (default: 5).")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "1",
            description = "How long each measurement takes (default: 1).")
    private double seconds;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!List.of("double", "float", "double-double").contains(precision)) {
            throw new UsageException(
                    "--precision " + precision + ": lanes run in double, float and double-double; give one of them");
        }
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new UsageException("--rounds " + rounds + ": give 1 to " + MOST_ROUNDS);
        }
        if (!(seconds > 0 && seconds <= 60)) {
            throw new UsageException("--seconds " + seconds + ": give more than 0 and at most 60");
        }
        Path sources = Path.of(System.getProperty("papilio.home", "."), "src", "bench");
        PrintWriter out = spec.commandLine().getOut();
        try {
            out.printf("%-24s %24s %24s%n", precision, "million steps a second", "vectorised lanes are");
            for (SpeedComparison.Row row : SpeedComparison.run(Precisions.named(precision), sources, rounds, seconds)) {
                out.printf(Locale.ROOT, "%-24s %24.2f %16.2f x as fast%n", row.name(), row.millionSteps(), row.ratio());
            }
        } catch (IllegalStateException e) {
            throw new EnvironmentException("lanes cannot be vectorised here: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new EnvironmentException("no temporary directory for the comparison: " + e.getMessage(), e);
        }
        out.flush();
        return 0;
    }
}
