package org.papilio.chaos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.papilio.number.Precision;
import org.papilio.program.Definition;
import org.papilio.program.Ensemble;
import org.papilio.program.LaneNumbers;
import org.papilio.train.Plane;
import org.papilio.train.PlaneCoordinate;
import org.papilio.train.SolvedOrDiverged;

/**
 * Trains from every cell of a {@linkplain Plane plane}, each until it is {@linkplain SolvedOrDiverged solved or has diverged} or the largest
 * number of steps is made. In float, double and double-double over lanes; in decimals one trajectory after another. Outcomes depend on the
 * precision alone.
 */
public final class PlaneEnsemble {
    private static final int FEWEST_CELLS = 2048;
    private static final int TASKS_OF_A_THREAD = 8;
    private static final long TANGENT_SEED = 1;

    /** ln 10: differences that grew by less did not grow to speak of. */
    private static final double SOME = 2.302585092994046;

    /** ln 1000. */
    private static final double MUCH = 3 * SOME;

    private final Plane plane;
    private final int steps;
    private final boolean growing;
    private final Definition step;
    private final SolvedOrDiverged stop;
    private final Recorded recordedStep;
    private final Recorded recordedStop;
    private final List<Double> tangent;
    private final int stateSize;

    /**
     * How the trajectory of a cell ended.
     *
     * @param steps how many it made
     * @param end solved, diverged, or neither within the largest number of steps
     * @param loss the last one
     * @param parameters the last ones
     * @param growth how a tangent vector grew that started in a random direction; all NaN if it was not asked for
     */
    public record Outcome(int steps, End end, double loss, double[] parameters, Growth growth) {

        /** What the trajectory does with tiny differences, by their growth at three times. */
        public Verdict.Outcome verdict() {
            if (end == End.DIVERGED) {
                return Verdict.Outcome.DIVERGED;
            }
            if (Double.isNaN(growth.last()) || Double.isNaN(growth.largest())) {
                return Verdict.Outcome.UNDECIDED;
            }
            if (end == End.UNSOLVED && growth.last() >= MUCH && growth.last() - growth.middle() >= SOME) {
                return Verdict.Outcome.SUSTAINED_CHAOS;
            }
            return growth.largest() >= SOME ? Verdict.Outcome.TRANSIENT_AMPLIFICATION : Verdict.Outcome.CONTRACTING;
        }
    }

    /**
     * Natural logarithms of how many times as long a tangent vector was as at the start.
     *
     * @param last at the end
     * @param largest the largest on the way, at least 0
     * @param middle after half of the largest number of steps, or at the end if that came before
     */
    public record Growth(double last, double largest, double middle) {
        static final Growth UNKNOWN = new Growth(Double.NaN, Double.NaN, Double.NaN);
    }

    /** How a trajectory ends. */
    public enum End {
        /** Still above the bound of the loss after the largest number of steps. */
        UNSOLVED,
        /** The loss fell below the bound. */
        SOLVED,
        /** The loss became infinite, NaN or larger than the bound of divergence. */
        DIVERGED
    }

    /** Trains from cells that are asked for. */
    public interface Cells {
        /** How the trajectory of a cell ends; row 0 is the lowest. */
        Outcome train(int row, int column);
    }

    /** Takes the outcomes, several at a time from different threads, those of a cell once. */
    public interface Sink {
        /** The trajectory of a cell has ended; row 0 is the lowest. */
        void end(int row, int column, Outcome outcome);
    }

    /**
     * The trajectories of a plane.
     *
     * @param steps the largest number of steps
     * @param growing whether the growth of a tangent vector is measured, which takes several times as long
     */
    public PlaneEnsemble(Plane plane, BigDecimal solvedBelow, BigDecimal divergedAbove, int steps, boolean growing) {
        this.plane = plane;
        this.steps = steps;
        this.growing = growing;
        Definition training = plane.map().withLearningRates(plane.layers());
        int dimension = plane.map().dimension();
        GrowthMap growth = new GrowthMap(training, dimension, steps / 2);
        this.step = growing ? growth : training;
        this.stateSize = growing ? growth.stateSize() : dimension;
        this.stop = new SolvedOrDiverged(plane.map(), step.inputs() - dimension, solvedBelow, divergedAbove);
        this.recordedStep = new Recorded(step);
        this.recordedStop = new Recorded(stop);
        this.tangent = PlaneCoordinate.unit(TANGENT_SEED, plane.map().parameterCount());
    }

    /**
     * Trains from every cell.
     *
     * @throws CancellationException if the calling thread is interrupted
     */
    public <T> void run(Precision<T> precision, int threads, Sink sink) {
        Plane.Starts<T> starts = plane.starts(precision);
        Optional<Ensemble> lanes =
                LaneNumbers.exist(precision) ? Ensemble.of(step, stateSize, stop, precision) : Optional.empty();
        long cells = (long) plane.size() * plane.size();
        long chunk = lanes.isPresent()
                ? Math.max(FEWEST_CELLS, cells / ((long) threads * TASKS_OF_A_THREAD))
                : Math.max(1, cells / ((long) threads * TASKS_OF_A_THREAD));
        List<Runnable> tasks = new ArrayList<>();
        for (long from = 0; from < cells; from += chunk) {
            long first = from;
            long after = Math.min(cells, from + chunk);
            tasks.add(
                    lanes.isPresent()
                            ? () -> lanes.get().run(first, after, steps, new InLanes<>(precision, starts, sink))
                            : () -> oneByOne(precision, starts, first, after, sink));
        }
        await(tasks, threads);
    }

    private static void await(List<Runnable> tasks, int threads) {
        ExecutorService executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "plane");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> futures = new ArrayList<>();
            tasks.forEach(task -> futures.add(executor.submit(task)));
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a trajectory of the plane failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException stopped = new CancellationException("the map was stopped");
            stopped.initCause(e);
            throw stopped;
        } finally {
            executor.shutdownNow();
        }
    }

    /** Single cells in any precision, one after another; for one thread. */
    public Cells cells(Precision<?> precision) {
        return single(precision);
    }

    private <T> Cells single(Precision<T> precision) {
        return new Single<>(precision, plane.starts(precision));
    }

    private <T> void oneByOne(Precision<T> precision, Plane.Starts<T> starts, long from, long to, Sink sink) {
        Single<T> single = new Single<>(precision, starts);
        for (long cell = from; cell < to; cell++) {
            int row = (int) (cell / plane.size());
            int column = (int) (cell % plane.size());
            sink.end(row, column, single.train(row, column));
        }
    }

    /** The start of a cell, with a tangent vector where one is carried along: the state and the learning rates. */
    private <T> List<T> inputs(Precision<T> precision, List<T> start) {
        if (!growing) {
            return start;
        }
        int dimension = plane.map().dimension();
        List<T> inputs = new ArrayList<>(start.subList(0, dimension));
        for (int i = 0; i < dimension; i++) {
            inputs.add(precision.of(i < tangent.size() ? tangent.get(i) : 0.0));
        }
        while (inputs.size() < stateSize) {
            inputs.add(precision.of(0.0));
        }
        inputs.addAll(start.subList(dimension, start.size()));
        return inputs;
    }

    private Outcome outcome(int made, boolean ended, boolean diverged, double loss, double[] state) {
        double[] parameters = Arrays.copyOf(state, plane.map().parameterCount());
        return new Outcome(
                made,
                !ended ? End.UNSOLVED : diverged ? End.DIVERGED : End.SOLVED,
                loss,
                parameters,
                growing
                        ? new Growth(state[stateSize - 4], state[stateSize - 3], state[stateSize - 2])
                        : Growth.UNKNOWN);
    }

    private static <T> double[] doubles(Precision<T> precision, List<T> x) {
        return x.stream().mapToDouble(precision::toDouble).toArray();
    }

    /** Trajectories in lanes. */
    private final class InLanes<T> implements Ensemble.Trajectories {
        private final Precision<T> precision;
        private final Plane.Starts<T> starts;
        private final Sink sink;

        InLanes(Precision<T> precision, Plane.Starts<T> starts, Sink sink) {
            this.precision = precision;
            this.starts = starts;
            this.sink = sink;
        }

        @Override
        public void begin(long index, double[] x) {
            List<T> inputs = inputs(precision, starts.at((int) (index / plane.size()), (int) (index % plane.size())));
            LaneNumbers.write(precision, inputs, x);
        }

        @Override
        public void end(long index, Ensemble.End end) {
            List<T> seen = LaneNumbers.read(precision, end.observations());
            sink.end(
                    (int) (index / plane.size()),
                    (int) (index % plane.size()),
                    outcome(
                            end.steps(),
                            end.stopped(),
                            precision.toDouble(seen.get(0)) > 0,
                            precision.toDouble(seen.get(1)),
                            doubles(precision, LaneNumbers.read(precision, end.state()))));
        }
    }

    /** One trajectory after another; for one thread. */
    private final class Single<T> implements Cells {
        private final Precision<T> precision;
        private final Plane.Starts<T> starts;
        private final UnaryOperator<List<T>> advance;
        private final UnaryOperator<List<T>> look;

        Single(Precision<T> precision, Plane.Starts<T> starts) {
            this.precision = precision;
            this.starts = starts;
            this.advance = recordedStep.in(precision);
            this.look = recordedStop.in(precision);
        }

        @Override
        public Outcome train(int row, int column) {
            List<T> x = inputs(precision, starts.at(row, column));
            List<T> rates = List.copyOf(x.subList(stateSize, x.size()));
            int made = 0;
            try {
                List<T> seen = look.apply(x);
                while (!(precision.toDouble(seen.get(0)) > 0) && made < steps) {
                    List<T> next = new ArrayList<>(advance.apply(x).subList(0, stateSize));
                    next.addAll(rates);
                    x = next;
                    made++;
                    seen = look.apply(x);
                }
                return outcome(
                        made,
                        precision.toDouble(seen.get(0)) > 0,
                        precision.toDouble(seen.get(1)) > 0,
                        precision.toDouble(seen.get(2)),
                        doubles(precision, x.subList(0, stateSize)));
            } catch (ArithmeticException e) {
                // Decimals have no infinity: an overflow or a division by zero is where a binary run would diverge.
                return outcome(made, true, true, Double.POSITIVE_INFINITY, doubles(precision, x.subList(0, stateSize)));
            }
        }
    }
}
