package org.papilio.run;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.papilio.number.Precisions;
import org.papilio.program.DoubleInterpreter;
import org.papilio.program.Ensemble;
import org.papilio.program.Program;
import org.papilio.stats.Quantiles;
import org.papilio.train.SolvedOrDiverged;
import org.papilio.train.TrainingMap;

/**
 * How the cost of training grows with what it is made of, and what the recording of a step saves. Processor time and allocations of one
 * thread, in double.
 */
public final class CostGrowth {
    private static final int RECORDING_LIMIT = 1_000_000;
    private static final int REPETITIONS = 3;

    /** A block of lanes: fewer cells leave lanes empty. */
    private static final int FEWEST_CELLS = 256;

    /** One less than lanes make between looks at which cells have ended, so that these make no difference. */
    private static final int FEWEST_STEPS = 127;

    private static final int FEWEST_UNITS = 2;

    /** Steps of parameters: as many as make this many parameters times steps. */
    private static final int UPDATES = 4_000_000;

    private CostGrowth() {}

    /** Operations of a step as it is written down and as it is recorded, common ones shared. */
    public static SpeedTable sharing() {
        List<SpeedTable.Line> lines = new ArrayList<>();
        lines.addAll(sharing("central differences, one array after another", BenchKernels.xorByDifferences()));
        lines.addAll(sharing("backpropagation", BenchKernels.xor()));
        return new SpeedTable(
                "sharing",
                "A step of 2-3-2 units on XOR",
                List.of("operations", "elementary functions", "share of operations"),
                lines);
    }

    private static List<SpeedTable.Line> sharing(String name, TrainingMap map) {
        OperationCount written = OperationCount.of(map);
        Program recorded = Program.record(map, RECORDING_LIMIT).orElseThrow();
        return List.of(
                new SpeedTable.Line(
                        name + ", as written",
                        List.of((double) written.operations(), (double) written.elementary(), 1.0)),
                new SpeedTable.Line(
                        name + ", recorded",
                        List.of(
                                (double) recorded.operations(),
                                (double) recorded.elementaryOperations(),
                                (double) recorded.operations() / written.operations())));
    }

    /**
     * Time and allocations while the cells, the steps or the parameters grow tenfold so many times. The cost is linear where the
     * last column stays near 1.
     *
     * @param warmUp seconds that generated code has to take over before anything is measured
     */
    public static SpeedTable growth(int decades, double warmUp) {
        List<SpeedTable.Line> lines = new ArrayList<>();
        Ensemble ensemble = ensemble();
        warmUp(ensemble, warmUp);
        lines.addAll(lines("cells, ", decades, FEWEST_CELLS, cells -> {
            Cost cost = train(ensemble, cells, FEWEST_STEPS);
            return cost.of((long) cells * FEWEST_STEPS);
        }));
        lines.addAll(lines("steps, ", decades, FEWEST_STEPS, steps -> {
            Cost cost = train(ensemble, FEWEST_CELLS, steps);
            return cost.of((long) FEWEST_CELLS * steps);
        }));
        lines.addAll(lines("hidden units, ", decades, FEWEST_UNITS, CostGrowth::perParameter));
        return new SpeedTable(
                "growth",
                "Cost of a step of a cell on XOR, 2-3-2 units; last, of a parameter in a step, 2-N-1 units one at a time",
                List.of("nanoseconds", "kilobytes in all", "next to the median"),
                lines);
    }

    /**
     * What something took.
     *
     * @param nanos processor time
     * @param bytes that were allocated
     */
    private record Cost(double nanos, double bytes) {
        Cost of(long parts) {
            return new Cost(nanos / parts, bytes);
        }
    }

    private interface Size {
        Cost measure(int size);
    }

    private static List<SpeedTable.Line> lines(String name, int decades, int first, Size size) {
        List<String> names = new ArrayList<>();
        List<Cost> costs = new ArrayList<>();
        int current = first;
        for (int decade = 0; decade <= decades; decade++) {
            Cost[] repeated = new Cost[REPETITIONS];
            for (int i = 0; i < REPETITIONS; i++) {
                repeated[i] = size.measure(current);
            }
            names.add(name + current);
            costs.add(new Cost(
                    Quantiles.median(
                            Arrays.stream(repeated).mapToDouble(Cost::nanos).toArray()),
                    Quantiles.median(
                            Arrays.stream(repeated).mapToDouble(Cost::bytes).toArray())));
            current *= 10;
        }
        double median = Quantiles.median(costs.stream().mapToDouble(Cost::nanos).toArray());
        List<SpeedTable.Line> lines = new ArrayList<>();
        for (int i = 0; i < costs.size(); i++) {
            Cost cost = costs.get(i);
            lines.add(new SpeedTable.Line(
                    names.get(i), List.of(cost.nanos(), cost.bytes() / 1024, cost.nanos() / median)));
        }
        return lines;
    }

    /** Trainings that neither arrive nor diverge before their last step. */
    private static Ensemble ensemble() {
        TrainingMap map = BenchKernels.xor();
        return Ensemble.of(
                        map,
                        map.dimension(),
                        new SolvedOrDiverged(map, 0, BigDecimal.ZERO, new BigDecimal("1e30")),
                        Precisions.DOUBLE)
                .orElseThrow();
    }

    /** Until generated code has taken over, or had the time to. */
    private static void warmUp(Ensemble ensemble, double seconds) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < 1e9 * seconds) {
            train(ensemble, FEWEST_CELLS, 10 * FEWEST_STEPS);
        }
    }

    private static Cost train(Ensemble ensemble, int cells, int steps) {
        Random random = new Random(1);
        return measured(() -> ensemble.run(0, cells, steps, new Ensemble.Trajectories() {
            @Override
            public void begin(long index, double[] x) {
                Arrays.setAll(x, i -> 2 * random.nextDouble() - 1);
            }

            @Override
            public void end(long index, Ensemble.End end) {
                if (end.steps() != steps) {
                    throw new IllegalStateException("a training ended after " + end.steps() + " steps");
                }
            }
        }));
    }

    /** A step of a parameter of a network with one hidden layer, one trajectory. */
    private static Cost perParameter(int units) {
        TrainingMap map = BenchKernels.tanh(List.of(2, units, 1));
        DoubleInterpreter step =
                Program.record(map, RECORDING_LIMIT).orElseThrow().inDouble();
        int steps = Math.max(10, UPDATES / map.dimension());
        double[] initial = new Random(1).doubles(map.dimension(), -0.1, 0.1).toArray();
        double[] x = new double[initial.length];
        return measured(() -> {
                    for (int i = 0; i < steps; i++) {
                        if (i % 10 == 0) {
                            System.arraycopy(initial, 0, x, 0, x.length);
                        }
                        step.apply(x, x);
                    }
                })
                .of((long) steps * map.dimension());
    }

    private static Cost measured(Runnable task) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long bytes = threads.getThreadAllocatedBytes(self);
        long nanos = threads.getCurrentThreadCpuTime();
        task.run();
        return new Cost(
                threads.getCurrentThreadCpuTime() - nanos, threads.getThreadAllocatedBytes(self) - (double) bytes);
    }
}
