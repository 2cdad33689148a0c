package org.papilio.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.papilio.chaos.TangentGrowth;
import org.papilio.chaos.TrainingEnsemble;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.LaneBlock;
import org.papilio.program.Lanes;
import org.papilio.program.Program;
import org.papilio.program.Repeated;
import org.papilio.program.Steps;
import org.papilio.train.Limits;
import org.papilio.train.Recording;
import org.papilio.train.Trainer;
import org.papilio.train.TrainingMap;

/**
 * How fast Papilio trains on this machine: lanes next to plain Java, C and numpy, precisions next to each other, one thread next to
 * several. Rounds are interleaved, and processor time is counted, so that other work on the machine disturbs all alike.
 *
 * @param sources the directory of the peers in C and numpy; those whose compiler or interpreter is missing are left out
 * @param rounds how often everything is measured
 * @param seconds of each measurement
 */
public record SpeedComparison(Path sources, int rounds, double seconds) {
    private static final int STEPS = 200;
    private static final double WARM_UP = 4;

    private static final double WARM_UP_OF_ENSEMBLES = 12;
    private static final int RUNS = 256;
    private static final BigDecimal DIVERGED = new BigDecimal("1e30");

    /** Code for pairs of doubles is long, and JIT compilers take their time. */
    private static final double WARM_UP_OF_PAIRS = 20;

    /** Up to as many samples a step is straight-line code. */
    private static final int FEW_SAMPLES = 16;

    /** Of lanes that have their learning rate as a parameter. */
    private static final double RATE = 0.1;

    private static final List<String> COLUMNS = List.of("million steps a second", "first is times as fast");

    /**
     * XOR with 2-3-2 units, on one core.
     *
     * @param precision float, double or double-double, which has no peers
     * @throws IllegalStateException if the lanes cannot be vectorised here, with the reason
     */
    public SpeedTable kernels(Precision<?> precision) throws IOException {
        TrainingMap map = BenchKernels.xor();
        Program program = Program.record(map).orElseThrow();
        Map<String, DoubleSupplier> contestants = new LinkedHashMap<>();
        contestants.put("lanes, vectorised", warm(Lanes.vectorised(program, map.dimension(), precision), precision));
        Lanes plain = Lanes.plain(program, map.dimension(), precision);
        contestants.put("lanes, plain Java", () -> speed(plain, seconds));
        contestants.put("one at a time", () -> interpreted(map, precision));
        try (BenchPeers peers = new BenchPeers(sources, seconds)) {
            if (precision != Precisions.DOUBLE_DOUBLE) {
                String kind = flag(precision);
                // the intrinsics keep the order of the operations; the other is left to the compiler
                peers.c("xor_intrinsics", "-O3", "-ffp-contract=off", kind)
                        .ifPresent(peer -> contestants.put("C, intrinsics", peer));
                peers.c("xor_autovectorised", "-Ofast", kind).ifPresent(peer -> contestants.put("C, gcc -Ofast", peer));
                for (String style : List.of("arrays", "idiomatic")) {
                    peers.numpy(style, precision.name()).ifPresent(peer -> contestants.put("numpy, " + style, peer));
                }
            }
            return new SpeedTable(
                    "kernels",
                    "XOR with 2-3-2 units by backpropagation, one core, " + precision.name(),
                    COLUMNS,
                    SpeedTable.contest(contestants, rounds));
        }
    }

    /** The flag of the programs in C; double is what they take without one, and may be said twice. */
    private static String flag(Precision<?> precision) {
        return precision == Precisions.FLOAT ? "-DFLOAT" : "-DDOUBLE";
    }

    /** Larger networks and the published procedure, each next to C, on one core. */
    public SpeedTable networks(Precision<?> precision) throws IOException {
        List<SpeedTable.Line> lines = new ArrayList<>();
        try (BenchPeers peers = new BenchPeers(sources, seconds)) {
            lines.addAll(pair("2-8-8-1 tanh", BenchKernels.tanh(List.of(2, 8, 8, 1)), "-DDEEP", precision, peers));
            lines.addAll(pair("16-16-1 tanh, 272 samples", BenchKernels.wide(), "-DWIDE", precision, peers));
            lines.addAll(pair(
                    "2-3-2, central differences", BenchKernels.xorByDifferences(), "-DDIFFERENCES", precision, peers));
        }
        return new SpeedTable("networks", "Larger networks, one core, " + precision.name(), COLUMNS, lines);
    }

    private List<SpeedTable.Line> pair(
            String name, TrainingMap map, String flag, Precision<?> precision, BenchPeers peers) {
        Map<String, DoubleSupplier> contestants = new LinkedHashMap<>();
        contestants.put(name + ": lanes", warm(lanes(map, precision), precision));
        if (precision != Precisions.DOUBLE_DOUBLE) {
            peers.c("networks", "-Ofast", flag, flag(precision))
                    .ifPresent(peer -> contestants.put(name + ": C, gcc -Ofast", peer));
        }
        return SpeedTable.contest(contestants, rounds);
    }

    /** Straight-line code, or for many samples a loop over them, with the learning rate as a parameter. */
    private static Lanes lanes(TrainingMap map, Precision<?> precision) {
        List<Integer> oneRate =
                Collections.nCopies(map.objective().network().arrays().size(), 0);
        boolean many = map.objective().allSamples().size() > FEW_SAMPLES;
        return many && map.withLearningRates(oneRate) instanceof Repeated loop
                ? Lanes.vectorised(loop, map.dimension(), precision)
                : Lanes.vectorised(Program.record(map).orElseThrow(), map.dimension(), precision);
    }

    /** The same training in every precision, in the fastest way there is for each, on one core. */
    public SpeedTable precisions() {
        TrainingMap map = BenchKernels.xor();
        Program program = Program.record(map).orElseThrow();
        Map<String, DoubleSupplier> contestants = new LinkedHashMap<>();
        Stream.of(
                        Precisions.DOUBLE,
                        Precisions.FLOAT,
                        Precisions.DOUBLE_DOUBLE,
                        Precisions.decimal(34),
                        Precisions.decimal(50))
                .forEach(precision -> contestants.put(
                        precision.name(),
                        vectorised(program, map.dimension(), precision)
                                .map(lanes -> warm(lanes, precision))
                                .orElse(() -> interpreted(map, precision))));
        return new SpeedTable(
                "precisions",
                "XOR with 2-3-2 units by backpropagation, one core, in every precision",
                COLUMNS,
                SpeedTable.contest(contestants, rounds));
    }

    /** Empty for a precision that has no lanes, and where there are no vectors. */
    private static Optional<Lanes> vectorised(Program program, int dimension, Precision<?> precision) {
        try {
            return Optional.of(Lanes.vectorised(program, dimension, precision));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Whole runs of an ensemble, each followed by a tangent vector and judged at every step: together next to one by one. */
    public SpeedTable ensembles() {
        TrainingMap map = BenchKernels.xor();
        Trainer trainer = new Trainer(map);
        TrainingEnsemble<Double> ensemble =
                TrainingEnsemble.of(map, Precisions.DOUBLE).orElseThrow();
        List<TrainingEnsemble.Start<Double>> starts = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            List<Double> initial =
                    new Random(run).doubles(map.parameterCount(), -1, 1).boxed().toList();
            starts.add(new TrainingEnsemble.Start<>(
                    initial, map.optimiser().learningRate(), new Limits(STEPS, BigDecimal.ZERO, DIVERGED)));
        }
        Recording ends = new Recording(STEPS, false);
        DoubleSupplier together = () -> repeated(
                () -> ensemble.run(starts, ends, (index, trajectory, growth) -> growth.curve()), RUNS * STEPS, seconds);
        DoubleSupplier oneByOne = () -> repeated(
                () -> {
                    TangentGrowth growth = new TangentGrowth(trainer.step().orElseThrow(), map.parameterCount());
                    TrainingEnsemble.Start<Double> start = starts.get(0);
                    trainer.run(Precisions.DOUBLE, start.parameters(), start.limits(), ends, growth::step);
                    growth.growth().curve();
                },
                STEPS,
                seconds);
        // until the generated code is there
        repeated(
                () -> ensemble.run(starts, ends, (index, trajectory, growth) -> growth.curve()),
                RUNS * STEPS,
                Math.min(WARM_UP_OF_ENSEMBLES, 20 * seconds));
        Map<String, DoubleSupplier> contestants = new LinkedHashMap<>();
        contestants.put(RUNS + " runs together", together);
        contestants.put("one by one", oneByOne);
        return new SpeedTable(
                "ensembles",
                "Runs of XOR with 2-3-2 units, each with its verdict's measurement, one core, double",
                COLUMNS,
                SpeedTable.contest(contestants, rounds));
    }

    /** Million steps per second of processor time. */
    private static double repeated(Runnable runs, int steps, double seconds) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        long spent;
        long made = 0;
        do {
            runs.run();
            made += steps;
            spent = threads.getCurrentThreadCpuTime() - begin;
        } while (spent < seconds * 1e9);
        return made * 1e3 / spent;
    }

    /** One thread next to two, and next to as many as there are processors. */
    public SpeedTable threads() {
        TrainingMap map = BenchKernels.xor();
        Program program = Program.record(map).orElseThrow();
        Lanes lanes = vectorised(program, map.dimension(), Precisions.DOUBLE)
                .orElseGet(() -> Lanes.plain(program, map.dimension(), Precisions.DOUBLE));
        warm(lanes, Precisions.DOUBLE);
        Map<String, DoubleSupplier> contestants = new LinkedHashMap<>();
        IntStream.of(1, 2, Runtime.getRuntime().availableProcessors())
                .distinct()
                .sorted()
                .forEach(count ->
                        contestants.put(count == 1 ? "1 thread" : count + " threads", () -> together(lanes, count)));
        return new SpeedTable(
                "threads",
                "XOR with 2-3-2 units by backpropagation, several threads, double",
                COLUMNS,
                SpeedTable.contest(contestants, rounds));
    }

    /** Million steps a second of all threads together, by the clock on the wall. */
    private double together(Lanes lanes, int count) {
        long begin = System.nanoTime();
        List<CompletableFuture<Long>> running = IntStream.range(0, count)
                .mapToObj(thread -> CompletableFuture.supplyAsync(
                        () -> {
                            LaneBlock block = filled(lanes);
                            long steps = 0;
                            do {
                                block.advance(STEPS);
                                steps += (long) STEPS * lanes.width();
                            } while (System.nanoTime() - begin < seconds * 1e9);
                            return steps;
                        },
                        command -> new Thread(command).start()))
                .toList();
        long steps = running.stream().mapToLong(CompletableFuture::join).sum();
        return steps * 1e3 / (System.nanoTime() - begin);
    }

    private DoubleSupplier warm(Lanes lanes, Precision<?> precision) {
        double longest = precision == Precisions.DOUBLE_DOUBLE ? WARM_UP_OF_PAIRS : WARM_UP;
        // whoever measures for moments is not after the last percent
        speed(lanes, Math.min(longest, 20 * seconds));
        return () -> speed(lanes, seconds);
    }

    /** Million steps a second of one trajectory after another, by the recorded program. */
    private <T> double interpreted(TrainingMap map, Precision<T> precision) {
        UnaryOperator<List<T>> step = Steps.of(map, Program.record(map), precision);
        Random random = new Random(1);
        List<T> initial =
                random.doubles(map.dimension(), -1, 1).mapToObj(precision::of).toList();
        List<T> state = initial;
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        long spent;
        long steps = 0;
        do {
            state = ++steps % STEPS == 0 ? initial : step.apply(state);
            spent = threads.getCurrentThreadCpuTime() - begin;
        } while (spent < seconds * 1e9);
        return steps * 1e3 / spent;
    }

    private static LaneBlock filled(Lanes lanes) {
        Random random = new Random(1);
        LaneBlock block = lanes.block();
        for (int lane = 0; lane < lanes.width(); lane++) {
            for (int i = 0; i < lanes.dimension(); i++) {
                block.set(lane, i, 2 * random.nextDouble() - 1);
            }
            for (int i = 0; i < lanes.parameters(); i++) {
                block.set(lane, lanes.dimension() + i, RATE);
            }
        }
        return block;
    }

    /** Million steps per second of processor time. */
    private static double speed(Lanes lanes, double seconds) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        LaneBlock block = filled(lanes);
        long begin = threads.getCurrentThreadCpuTime();
        long spent;
        long steps = 0;
        int chunk = 1;
        do {
            block.advance(chunk);
            steps += (long) chunk * lanes.width();
            spent = threads.getCurrentThreadCpuTime() - begin;
            // long steps would overshoot the time
            chunk = Math.min(STEPS, 2 * chunk);
        } while (spent < seconds * 1e9);
        return steps * 1e3 / spent;
    }
}
