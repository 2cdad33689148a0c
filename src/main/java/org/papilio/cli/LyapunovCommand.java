package org.papilio.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.papilio.chaos.LyapunovService;
import org.papilio.chaos.LyapunovService.Measured;
import org.papilio.chaos.LyapunovService.Request;
import org.papilio.chaos.systems.KnownSystem;
import org.papilio.chaos.systems.KnownSystems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code papilio lyapunov}: the spectrum of a known system or of a map given as expressions. */
@Command(
        name = "lyapunov",
        mixinStandardHelpOptions = true,
        description = {
            "Lyapunov exponents of a known system, or of your own map, with 95 %% intervals and a verdict.",
            "Without a system, lists the known ones."
        },
        footer = {
            "",
            "Examples:",
            "  papilio lyapunov henon",
            "  papilio lyapunov quadratic --set a=1.4 --steps 200000 --json",
            "  papilio lyapunov lorenz --set x=3 --set y=-2",
            "  papilio lyapunov --map \"x: 1 - a*x^2 + y; y: b*x\" --set a=1.4 --set b=0.3"
        })
public final class LyapunovCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "SYSTEM", description = "Name of a known system.")
    private @Nullable String system;

    @Option(
            names = "--map",
            paramLabel = "EXPRESSIONS",
            description = "Your own map, one expression for each coordinate, for example \"x: r*x*(1 - x)\".")
    private @Nullable String map;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Sets a parameter or an initial coordinate. May be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--steps", paramLabel = "N", description = "Number of steps measured (default: the system's own).")
    private @Nullable Long steps;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Scatters the initial point by up to 0.001, to repeat a measurement independently.")
    private @Nullable Long seed;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (system != null && map != null) {
                throw new IllegalArgumentException("give either a system or --map, not both");
            }
            if (map != null) {
                print(out, LyapunovService.measureExpression(map, request()));
            } else if (system != null) {
                print(out, LyapunovService.measure(system, request()));
            } else {
                list(out);
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        out.flush();
    }

    private Request request() {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        settings.forEach((name, text) -> {
            try {
                values.put(name, new BigDecimal(text.strip()));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "--set " + name + "=" + text + ": '" + text + "' is no decimal number", e);
            }
        });
        return new Request(
                values,
                steps == null ? OptionalLong.empty() : OptionalLong.of(steps),
                seed == null ? OptionalLong.empty() : OptionalLong.of(seed));
    }

    private void print(PrintWriter out, Measured measured) {
        if (json) {
            out.println(json(measured));
            return;
        }
        out.println(measured.system() + " " + measured.parameters() + ", " + measured.steps() + " steps");
        for (int k = 0; k < measured.exponents().size(); k++) {
            out.printf(
                    Locale.ROOT,
                    "  exponent %d  %14.8f   95 %%: %14.8f to %14.8f%n",
                    k + 1,
                    unsigned(measured.exponents().get(k)),
                    unsigned(measured.intervals().get(k).lower()),
                    unsigned(measured.intervals().get(k).upper()));
        }
        measured.kaplanYorkeDimension().ifPresent(d -> out.printf(Locale.ROOT, "  Kaplan-Yorke dimension %.6f%n", d));
        out.println("  verdict: " + measured.verdict().outcome().label() + ": "
                + measured.verdict().reason());
    }

    /** Without the sign of what is printed as zero. */
    private static double unsigned(double x) {
        return Math.abs(x) < 0.5e-8 ? 0.0 : x;
    }

    private static String json(Measured measured) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("system", measured.system());
        fields.put("parameters", measured.parameters());
        fields.put("initial", measured.initial());
        fields.put("steps", measured.steps());
        fields.put(
                "exponents",
                measured.exponents().stream().map(JsonOutput::number).toList());
        fields.put(
                "intervals",
                measured.intervals().stream()
                        .map(i -> List.of(JsonOutput.number(i.lower()), JsonOutput.number(i.upper())))
                        .toList());
        fields.put(
                "kaplanYorkeDimension",
                measured.kaplanYorkeDimension().isPresent()
                        ? JsonOutput.number(measured.kaplanYorkeDimension().getAsDouble())
                        : null);
        fields.put("verdict", measured.verdict().outcome().label());
        fields.put("reason", measured.verdict().reason());
        return JsonOutput.text(fields);
    }

    private static void list(PrintWriter out) {
        for (KnownSystem known : KnownSystems.all()) {
            out.printf("%-10s %s%n", known.name(), known.title());
            StringBuilder defaults = new StringBuilder();
            known.parameters()
                    .forEach(p ->
                            defaults.append(' ').append(p.name()).append('=').append(p.value()));
            known.coordinates()
                    .forEach(c ->
                            defaults.append(' ').append(c.name()).append('=').append(c.value()));
            out.printf("%-10s%s%n", "", defaults);
        }
    }
}
