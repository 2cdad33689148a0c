package org.papilio.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.papilio.chaos.SeriesExponent;
import org.papilio.chaos.SeriesVerdict;
import org.papilio.chaos.ZeroOneTest;
import org.papilio.run.CsvColumn;
import org.papilio.stats.Interval;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code papilio series}. */
@Command(
        name = "series",
        description = {
            "Tests a column of a CSV file, such as your own loss curve, for chaos.",
            "",
            "Prints the result of the 0-1 test (Gottwald and Melbourne), the largest Lyapunov exponent by Rosenstein's"
                    + " method, in nats a row, and what both together say. A series that drifts, and noise, are"
                    + " undecided; one of fewer than 200 rows, constant or not finite is refused."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  papilio series losses.csv --column loss --skip 500",
            "  papilio series losses.csv --column 2 --dimension 3 --json"
        })
final class SeriesCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The CSV file, with or without a header.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--column", paramLabel = "NAME", description = "The column, by name or by number from 1.")
    private @Nullable String column;

    @Option(
            names = "--dimension",
            paramLabel = "N",
            defaultValue = "3",
            description = "Dimension of the delay embedding; ${DEFAULT-VALUE} if not given.")
    private int dimension;

    @Option(
            names = "--skip",
            paramLabel = "N",
            defaultValue = "0",
            description = "Leaves out the first N rows, in which training has not settled.")
    private int skip;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public void run() {
        double[] series = CsvColumn.read(file, Optional.ofNullable(column));
        if (skip < 0 || skip > series.length) {
            throw new ParameterException(
                    spec.commandLine(), "--skip " + skip + ": " + file + " has " + series.length + " rows");
        }
        SeriesVerdict verdict;
        try {
            verdict = SeriesVerdict.of(Arrays.copyOfRange(series, skip, series.length), dimension);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(series.length - skip, verdict));
        } else {
            print(out, series.length - skip, verdict);
        }
        out.flush();
    }

    private void print(PrintWriter out, int rows, SeriesVerdict verdict) {
        ZeroOneTest.Result zeroOne = verdict.zeroOne();
        SeriesExponent.Result exponent = verdict.exponent();
        out.println(file + ", " + rows + " rows");
        out.printf(
                Locale.ROOT,
                "  0-1 test    K = %.3f (quartiles %.3f to %.3f)%n",
                zeroOne.k(),
                zeroOne.lowerQuartile(),
                zeroOne.upperQuartile());
        if (exponent.exponent().isPresent() && exponent.interval().isPresent()) {
            Interval interval = exponent.interval().get();
            out.printf(
                    Locale.ROOT,
                    "  exponent    %.4f nats a row (95 %%: %.4f to %.4f), dimension %d, lag %d%n",
                    exponent.exponent().get(),
                    interval.lower(),
                    interval.upper(),
                    exponent.embedding().dimension(),
                    exponent.embedding().lag());
        } else {
            out.println("  exponent    none: "
                    + (exponent.curve().isEmpty() ? "too few rows for it" : "neighbours do not part exponentially"));
        }
        out.println("  answer      " + answer(verdict) + ": " + verdict.reason());
    }

    private static String answer(SeriesVerdict verdict) {
        return verdict.answer().name().toLowerCase(Locale.ROOT);
    }

    private static String json(int rows, SeriesVerdict verdict) {
        ZeroOneTest.Result zeroOne = verdict.zeroOne();
        SeriesExponent.Result exponent = verdict.exponent();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("rows", rows);
        fields.put("k", JsonOutput.number(zeroOne.k()));
        fields.put(
                "kQuartiles",
                List.of(JsonOutput.number(zeroOne.lowerQuartile()), JsonOutput.number(zeroOne.upperQuartile())));
        fields.put("exponent", exponent.exponent().map(JsonOutput::number).orElse(null));
        fields.put(
                "interval",
                exponent.interval()
                        .map(i -> List.of(JsonOutput.number(i.lower()), JsonOutput.number(i.upper())))
                        .orElse(null));
        fields.put("dimension", exponent.embedding().dimension());
        fields.put("lag", exponent.embedding().lag());
        fields.put("predictionError", JsonOutput.number(exponent.predictionError()));
        fields.put("answer", answer(verdict));
        fields.put("reason", verdict.reason());
        return JsonOutput.text(fields);
    }
}
