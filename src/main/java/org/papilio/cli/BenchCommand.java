package org.papilio.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.run.CostGrowth;
import org.papilio.run.EnvironmentException;
import org.papilio.run.SpeedComparison;
import org.papilio.run.SpeedTable;
import org.papilio.run.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code papilio bench}: how fast Papilio is on this machine, next to C and numpy. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how fast Papilio trains on this machine, in sections:",
            "  kernels     lanes next to plain Java, and to C and numpy where gcc and python3 with numpy are there",
            "  networks    larger networks and central differences, next to C",
            "  precisions  float, double, double-double and decimals next to each other",
            "  threads     one thread next to several",
            "  ensembles   runs of a study together next to one by one",
            "  sharing     operations of a step as it is written and as it is recorded",
            "  growth      time and memory for three decades of cells, steps and parameters",
            "Rounds are interleaved; speeds and ratios are medians. Use a quiet machine; all takes some five minutes."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  papilio bench --only kernels,threads --rounds 7", "  papilio bench --precision float --json"})
public final class BenchCommand implements Callable<Integer> {
    private static final int MOST_ROUNDS = 1000;
    private static final int DECADES = 3;
    private static final double WARM_UP = 10;
    private static final List<String> SECTIONS =
            List.of("kernels", "networks", "precisions", "threads", "ensembles", "sharing", "growth");

    @Option(
            names = "--only",
            paramLabel = "SECTION",
            split = ",",
            description = "The sections to measure, with commas in between (default: all).")
    private List<String> only = SECTIONS;

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            defaultValue = "double",
            description = "Of kernels and networks: double, float or double-double (default: double).")
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

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        check();
        Path sources = Path.of(System.getProperty("papilio.home", "."), "src", "bench");
        SpeedComparison speeds = new SpeedComparison(sources, rounds, seconds);
        PrintWriter out = spec.commandLine().getOut();
        List<Object> tables = new ArrayList<>();
        for (String section : only) {
            SpeedTable table = measure(section, speeds);
            if (json) {
                tables.add(members(table));
            } else {
                print(table, out);
                out.flush();
            }
        }
        if (json) {
            out.println(JsonOutput.text(Map.of("sections", tables)));
        }
        out.flush();
        return 0;
    }

    private void check() {
        for (String section : only) {
            if (!SECTIONS.contains(section)) {
                throw new UsageException(
                        "--only " + section + ": there is no such section; there are " + String.join(", ", SECTIONS));
            }
        }
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
    }

    private SpeedTable measure(String section, SpeedComparison speeds) {
        Precision<?> chosen = Precisions.named(precision);
        try {
            return switch (section) {
                case "kernels" -> speeds.kernels(chosen);
                case "networks" -> speeds.networks(chosen);
                case "precisions" -> speeds.precisions();
                case "threads" -> speeds.threads();
                case "ensembles" -> speeds.ensembles();
                case "sharing" -> CostGrowth.sharing();
                default -> CostGrowth.growth(DECADES, WARM_UP);
            };
        } catch (IllegalStateException e) {
            throw new EnvironmentException("lanes cannot be vectorised here: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new EnvironmentException("no temporary directory for the comparison: " + e.getMessage(), e);
        }
    }

    private static void print(SpeedTable table, PrintWriter out) {
        out.println(table.title());
        out.printf("%-46s", "");
        table.columns().forEach(column -> out.printf("%24s", column));
        out.println();
        for (SpeedTable.Line line : table.lines()) {
            out.printf("%-46s", line.name());
            line.values().forEach(value -> out.printf("%24s", shown(value)));
            out.println();
        }
        out.println();
    }

    /** Three digits. */
    private static String shown(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : size >= 0.001 ? 4 : 6;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static Map<String, @Nullable Object> members(SpeedTable table) {
        List<Object> lines = new ArrayList<>();
        for (SpeedTable.Line line : table.lines()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("name", line.name());
            for (int i = 0; i < table.columns().size(); i++) {
                members.put(
                        table.columns().get(i), JsonOutput.number(line.values().get(i)));
            }
            lines.add(members);
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("section", table.section());
        members.put("title", table.title());
        members.put("lines", lines);
        return members;
    }
}
