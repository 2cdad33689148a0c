package org.papilio.chaos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.math3.random.MersenneTwister;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.chaos.systems.ExpressionMap;
import org.papilio.chaos.systems.KnownSystem;
import org.papilio.chaos.systems.KnownSystems;
import org.papilio.number.Precisions;
import org.papilio.program.DiscreteMap;
import org.papilio.stats.Interval;
import org.papilio.stats.Wilson;

/**
 * How often the verdict errs: the rule applied, exactly as to a training run (spectral norm of the Jacobians' product
 * by step), to ensembles of maps whose answer is known. The share of <i>sustained chaos</i> is the false-positive rate
 * on the null ensembles and the power on the chaotic ones.
 */
public final class Calibration {
    private static final double CONFIDENCE = 0.95;

    private Calibration() {}

    /** One run of an ensemble. */
    public record Case(DiscreteMap map, List<Double> initial) {}

    /**
     * Maps whose answer is known.
     *
     * @param name what they are
     * @param chaotic the answer
     * @param draw one of them, from a random stream
     */
    public record Ensemble(String name, boolean chaotic, Function<MersenneTwister, Case> draw) {}

    /**
     * What the rule said.
     *
     * @param ensemble the name
     * @param chaotic the truth
     * @param steps the length of each run
     * @param runs how many
     * @param counts of each verdict
     * @param chaosShare the share of sustained chaos: false positives on a null ensemble, power on a chaotic one
     * @param interval Wilson's 95 % interval of the share
     */
    public record Row(
            String ensemble,
            boolean chaotic,
            int steps,
            int runs,
            Map<Outcome, Integer> counts,
            double chaosShare,
            Interval interval) {}

    /**
     * Applies a rule to an ensemble.
     *
     * @param seed of the random stream; the same seed gives the same row
     */
    public static Row measure(Ensemble ensemble, VerdictRule rule, int steps, int runs, int seed) {
        MersenneTwister random = new MersenneTwister(seed);
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (int run = 0; run < runs; run++) {
            Case drawn = ensemble.draw().apply(random);
            Outcome outcome = Amplification.of(drawn.map(), Precisions.DOUBLE, drawn.initial(), steps)
                    .verdict(rule)
                    .outcome();
            counts.merge(outcome, 1, Integer::sum);
        }
        int chaos = counts.getOrDefault(Outcome.SUSTAINED_CHAOS, 0);
        return new Row(
                ensemble.name(),
                ensemble.chaotic(),
                steps,
                runs,
                counts,
                (double) chaos / runs,
                Wilson.of(chaos, runs, CONFIDENCE));
    }

    /** The table of all shipped ensembles for each length, null ensembles first. */
    public static List<Row> table(VerdictRule rule, List<Integer> lengths, int runs, int seed) {
        List<Row> rows = new ArrayList<>();
        for (Ensemble ensemble : ensembles()) {
            for (int steps : lengths) {
                rows.add(measure(ensemble, rule, steps, runs, seed));
            }
        }
        return rows;
    }

    /** The shipped ensembles. */
    public static List<Ensemble> ensembles() {
        return List.of(
                new Ensemble("contracting linear maps of dimension 4", false, Calibration::linear),
                new Ensemble(
                        "gradient descent at tiny learning rates (bilinear, a = 0.001 to 0.05)",
                        false,
                        r -> bilinear(r, uniform(r, 0.001, 0.05))),
                new Ensemble(
                        "converged gradient descent (bilinear, a = 0.1 to 0.9)",
                        false,
                        r -> bilinear(r, uniform(r, 0.1, 0.9))),
                new Ensemble(
                        "converged to a cycle (quadratic, a = 1.02 to 1.28)",
                        false,
                        r -> quadratic(r, uniform(r, 1.02, 1.28))),
                new Ensemble(
                        "solved classification, -1/t tail (logistic loss, rate 0.1 to 10)",
                        false,
                        r -> system(
                                ExpressionMap.parse("w: w + rate/(1 + exp(w))")
                                        .system(set("rate", uniform(r, 0.1, 10))),
                                Map.of("w", uniform(r, -1, 1)))),
                new Ensemble(
                        "regular conservative motion (standard map, K = 0.05 to 0.3)",
                        false,
                        r -> known(
                                "standard",
                                Map.of(
                                        "K",
                                        uniform(r, 0.05, 0.3),
                                        "theta",
                                        uniform(r, -3, 3),
                                        "p",
                                        uniform(r, 1.5, 2.5)))),
                new Ensemble("quadratic training map, a = 2", true, r -> quadratic(r, 2)),
                new Ensemble("quadratic training map, a = 1.4", true, r -> quadratic(r, 1.4)),
                new Ensemble(
                        "Henon map",
                        true,
                        r -> known("henon", Map.of("x", uniform(r, 0, 0.2), "y", uniform(r, 0, 0.2)))),
                new Ensemble(
                        "standard map, K = 10",
                        true,
                        r -> known("standard", Map.of("theta", uniform(r, -3, 3), "p", uniform(r, -3, 3)))),
                new Ensemble(
                        "Lorenz system, time step 0.02",
                        true,
                        r -> known(
                                "lorenz",
                                Map.of(
                                        "dt",
                                        0.02,
                                        "x",
                                        uniform(r, -8, 8),
                                        "y",
                                        uniform(r, -8, 8),
                                        "z",
                                        uniform(r, 15, 30)))));
    }

    private static Case quadratic(MersenneTwister random, double a) {
        return known("quadratic", Map.of("a", a, "w", uniform(random, 0.05, 1.2)));
    }

    private static Case bilinear(MersenneTwister random, double a) {
        return known("bilinear", Map.of("a", a, "u", uniform(random, -0.8, 0.8), "v", uniform(random, -0.8, 0.8)));
    }

    /** A random matrix with entries uniform on (-1, 1), scaled so that its largest row sum is below 1. */
    private static Case linear(MersenneTwister random) {
        StringBuilder map = new StringBuilder();
        Map<String, Double> initial = new LinkedHashMap<>();
        for (int i = 0; i < 4; i++) {
            double[] row = new double[4];
            double sum = 0;
            for (int j = 0; j < 4; j++) {
                row[j] = uniform(random, -1, 1);
                sum += Math.abs(row[j]);
            }
            double scale = uniform(random, 0.5, 0.999) / sum;
            map.append("x").append(i).append(":");
            for (int j = 0; j < 4; j++) {
                map.append(" + (")
                        .append(new BigDecimal(row[j] * scale).toPlainString())
                        .append(")*x")
                        .append(j);
            }
            map.append("; ");
            initial.put("x" + i, uniform(random, -1, 1));
        }
        return system(ExpressionMap.parse(map.toString()).system(Map.of()), initial);
    }

    private static Case known(String name, Map<String, Double> settings) {
        return system(KnownSystems.named(name).orElseThrow(), settings);
    }

    private static Case system(KnownSystem system, Map<String, Double> settings) {
        Map<String, BigDecimal> exact = new LinkedHashMap<>();
        settings.forEach((name, value) -> exact.put(name, new BigDecimal(value)));
        return new Case(
                system.map(exact),
                system.initial(exact).stream().map(BigDecimal::doubleValue).toList());
    }

    private static Map<String, BigDecimal> set(String name, double value) {
        return Map.of(name, new BigDecimal(value));
    }

    private static double uniform(MersenneTwister random, double from, double to) {
        return from + (to - from) * random.nextDouble();
    }
}
