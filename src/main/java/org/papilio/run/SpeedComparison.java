package org.papilio.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.papilio.model.Activation;
import org.papilio.model.Loss;
import org.papilio.model.Network;
import org.papilio.model.Objective;
import org.papilio.model.Tasks;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.LaneBlock;
import org.papilio.program.Lanes;
import org.papilio.program.Program;
import org.papilio.stats.Quantiles;
import org.papilio.train.Gradient;
import org.papilio.train.Optimiser;
import org.papilio.train.TrainingMap;

/**
 * How fast lanes train a 2-3-2 network on XOR (sigmoid, softmax cross-entropy, full batch, backpropagation) on one core, next to the
 * programs in {@code src/bench} that do the same in C and numpy. Rounds are interleaved, and processor time is counted, so that
 * other work on the machine disturbs all alike.
 */
public final class SpeedComparison {
    private static final int STEPS = 200;
    private static final double WARM_UP = 4;

    /** Code for pairs of doubles is long, and JIT compilers take their time. */
    private static final double WARM_UP_OF_PAIRS = 20;

    /**
     * A contestant's speed.
     *
     * @param name what it is
     * @param millionSteps million steps a second, the median of the rounds
     * @param ratio of the vectorised lanes' speed to this one, the median over the rounds
     */
    public record Row(String name, double millionSteps, double ratio) {}

    private SpeedComparison() {}

    /**
     * Runs the comparison.
     *
     * @param precision float, double or double-double, which has no peers
     * @param sources the directory of the peers; those whose compiler or interpreter is missing are left out
     * @param seconds of each measurement
     * @throws IllegalStateException if the lanes cannot be vectorised here, with the reason
     */
    public static List<Row> run(Precision<?> precision, Path sources, int rounds, double seconds) throws IOException {
        Path directory = Files.createTempDirectory("papilio-bench");
        try {
            Map<String, DoubleSupplier> contestants = contestants(precision, sources, directory, seconds);
            Map<String, List<Double>> speeds = new LinkedHashMap<>();
            for (int round = 0; round < rounds; round++) {
                contestants.forEach((name, contestant) ->
                        speeds.computeIfAbsent(name, n -> new ArrayList<>()).add(contestant.getAsDouble()));
            }
            List<Double> own = speeds.values().iterator().next();
            List<Row> rows = new ArrayList<>();
            speeds.forEach((name, measured) -> {
                double[] ratios = new double[rounds];
                for (int round = 0; round < rounds; round++) {
                    ratios[round] = own.get(round) / measured.get(round);
                }
                rows.add(new Row(name, median(measured), Quantiles.median(ratios)));
            });
            return rows;
        } finally {
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    private static double median(List<Double> values) {
        return Quantiles.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Map<String, DoubleSupplier> contestants(
            Precision<?> precision, Path sources, Path directory, double seconds) throws IOException {
        TrainingMap map = xor();
        Program program = Program.record(map, 10_000).orElseThrow();
        Lanes vectorised = Lanes.vectorised(program, map.dimension(), precision);
        boolean pairs = precision == Precisions.DOUBLE_DOUBLE;
        speed(vectorised, pairs ? WARM_UP_OF_PAIRS : WARM_UP);
        Map<String, DoubleSupplier> contestants = new LinkedHashMap<>();
        contestants.put("lanes, vectorised", () -> speed(vectorised, seconds));
        Lanes plain = Lanes.plain(program, map.dimension(), precision);
        contestants.put("lanes, plain Java", () -> speed(plain, seconds));
        if (pairs) {
            Lanes halves = Lanes.vectorised(program, map.dimension(), Precisions.DOUBLE);
            speed(halves, WARM_UP);
            contestants.put("lanes in double", () -> speed(halves, seconds));
            return contestants;
        }
        boolean isFloat = precision == Precisions.FLOAT;
        for (String peer : List.of("xor_intrinsics", "xor_autovectorised")) {
            List<String> compile = new ArrayList<>(List.of("gcc", "-march=native"));
            // the intrinsics keep the order of the operations; the other is left to the compiler
            compile.addAll(peer.equals("xor_intrinsics") ? List.of("-O3", "-ffp-contract=off") : List.of("-Ofast"));
            if (isFloat) {
                compile.add("-DFLOAT");
            }
            String binary = directory.resolve(peer).toString();
            compile.addAll(List.of(sources.resolve(peer + ".c").toString(), "-o", binary, "-lm"));
            if (!output(compile).equals("failed")) {
                List<String> run = List.of(binary, Double.toString(seconds));
                contestants.put("C, " + peer, () -> firstNumber(output(run)));
            }
        }
        for (String style : List.of("arrays", "idiomatic")) {
            List<String> run = List.of(
                    "python3",
                    sources.resolve("xor_numpy.py").toString(),
                    style,
                    isFloat ? "float" : "double",
                    Double.toString(seconds));
            if (!output(run).equals("failed")) {
                contestants.put("numpy, " + style, () -> firstNumber(output(run)));
            }
        }
        return contestants;
    }

    private static TrainingMap xor() {
        Objective objective = new Objective(
                new Network(List.of(2, 3, 2), Activation.SIGMOID, Activation.SOFTMAX),
                Tasks.named("xor", 2),
                new Loss(Loss.Kind.CROSS_ENTROPY, BigDecimal.ZERO));
        return new TrainingMap(
                objective,
                new Gradient.Backpropagation(),
                List.of(),
                List.of(objective.allSamples()),
                new Optimiser.GradientDescent(BigDecimal.valueOf(5)));
    }

    /** Million steps per second of processor time. */
    private static double speed(Lanes lanes, double seconds) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Random random = new Random(1);
        LaneBlock block = lanes.block();
        for (int lane = 0; lane < lanes.width(); lane++) {
            for (int i = 0; i < lanes.dimension(); i++) {
                block.set(lane, i, 2 * random.nextDouble() - 1);
            }
        }
        long begin = threads.getCurrentThreadCpuTime();
        long spent;
        long steps = 0;
        do {
            block.advance(STEPS);
            steps += (long) STEPS * lanes.width();
            spent = threads.getCurrentThreadCpuTime() - begin;
        } while (spent < seconds * 1e9);
        return steps * 1e3 / spent;
    }

    private static double firstNumber(String text) {
        return Double.parseDouble(text.substring(0, text.indexOf(' ')));
    }

    /** What a command prints, or "failed". */
    private static String output(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("OMP_NUM_THREADS", "1");
            builder.environment().put("OPENBLAS_NUM_THREADS", "1");
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? said : "failed";
        } catch (IOException e) {
            return "failed";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "failed";
        }
    }
}
