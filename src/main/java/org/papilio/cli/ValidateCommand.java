package org.papilio.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.papilio.chaos.Validation;
import org.papilio.chaos.Validation.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code papilio validate}: known exponents beside measured ones. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Measures every shipped system and prints the known Lyapunov exponents beside ours.",
            "Exit status 1 if a 95 %% interval, widened by what the reference leaves open, misses its reference."
        })
public final class ValidateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Row> rows = Validation.run();
        out.printf("%-22s %-8s %14s %14s %30s      %s%n", "system", "", "reference", "ours", "95 % interval", "source");
        for (Row row : rows) {
            String settings = row.settings().entrySet().stream()
                    .map(e -> " " + e.getKey() + "=" + e.getValue())
                    .sorted()
                    .collect(Collectors.joining());
            out.printf(
                    Locale.ROOT,
                    "%-22s %-8s %14.8f %14.8f %14.8f %14.8f %s  %s%n",
                    row.system() + settings,
                    row.quantity(),
                    row.reference(),
                    row.ours(),
                    row.interval().lower(),
                    row.interval().upper(),
                    row.agrees() ? "ok  " : "MISS",
                    row.source());
        }
        long missed = rows.stream().filter(row -> !row.agrees()).count();
        out.println(rows.size() + " exponents, " + missed + " missed");
        out.flush();
        return missed == 0 ? 0 : 1;
    }
}
