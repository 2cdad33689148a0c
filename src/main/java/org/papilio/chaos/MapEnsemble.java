package org.papilio.chaos;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.papilio.chaos.LyapunovSpectrum.Spectrum;
import org.papilio.chaos.systems.KnownSystem;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.LaneBlock;
import org.papilio.program.LaneNumbers;
import org.papilio.program.Lanes;
import org.papilio.program.Program;
import org.papilio.train.Recording;
import org.papilio.train.Trajectory;

/**
 * Trajectories of one map from many points and with many parameters at once, one in each lane, each with the frame of tangent vectors
 * that its Lyapunov spectrum is measured from. What comes out has the bits of single runs ({@link org.papilio.train.Iteration}, {@link
 * LyapunovSpectrum}) and does not depend on which runs are made together. Runs in which anything but an ordinary step is made, because
 * they diverge or a tangent vector is annihilated, are given back. May be shared by threads.
 *
 * @param <T> the numbers of the trajectories' precision; frames are always carried in double
 */
public final class MapEnsemble<T> {

    /** Programs below so many operations take no longer than handing their numbers to generated code does, step by step. */
    private static final int SHORT = 200;

    private final Precision<T> precision;
    private final List<String> coordinates;
    private final Lanes frames;

    /** Make the trajectories in another precision than that of the frames. */
    private final Optional<Lanes> trajectories;

    /**
     * What a run starts from.
     *
     * @param initial the initial point
     * @param parameters of the map, in its order
     * @param transientSteps steps before anything is measured
     * @param steps those after them
     * @param divergedAbove a run with a coordinate beyond this is given back
     */
    public record Start(
            List<BigDecimal> initial,
            List<BigDecimal> parameters,
            int transientSteps,
            int steps,
            BigDecimal divergedAbove) {}

    /** Takes what has ended. */
    public interface Sink<T> {
        /**
         * A run has made all its steps.
         *
         * @param index of its start
         */
        void ended(int index, Trajectory<T> trajectory, Spectrum spectrum);

        /** A run is given back: it has to be made alone. */
        void left(int index);
    }

    private MapEnsemble(Precision<T> precision, List<String> coordinates, Lanes frames, Optional<Lanes> trajectories) {
        this.precision = precision;
        this.coordinates = coordinates;
        this.frames = frames;
        this.trajectories = trajectories;
    }

    /** An ensemble of a map; empty if there are no lanes in the precision, or the map is too long to be recorded. */
    public static <T> Optional<MapEnsemble<T>> of(KnownSystem system, Precision<T> precision) {
        if (!LaneNumbers.exist(precision)) {
            return Optional.empty();
        }
        List<String> coordinates =
                system.coordinates().stream().map(KnownSystem.Named::name).toList();
        int dimension = coordinates.size();
        Optional<Lanes> frames = lanes(new FramedStep(system.equations(), dimension, dimension), Precisions.DOUBLE);
        if (precision == (Precision<?>) Precisions.DOUBLE) {
            return frames.map(lanes -> new MapEnsemble<>(precision, coordinates, lanes, Optional.empty()));
        }
        Optional<Lanes> points = lanes(new FramedStep(system.equations(), dimension, 0), precision);
        return frames.map(lanes -> new MapEnsemble<>(precision, coordinates, lanes, points));
    }

    private static Optional<Lanes> lanes(FramedStep step, Precision<?> precision) {
        return Program.record(step)
                .map(program -> program.operations() < SHORT && program.elementaryOperations() == 0
                        ? Lanes.plain(program, step.stateSize(), precision)
                        : Lanes.of(program, step.stateSize(), precision));
    }

    /** The arithmetic of the trajectories. */
    public Precision<T> precision() {
        return precision;
    }

    /**
     * Makes runs, on the calling thread.
     *
     * @param sink takes them in the order in which they end
     */
    public void run(List<Start> starts, Recording recording, Sink<T> sink) {
        LaneBlock frame = frames.block(starts.size());
        Optional<LaneBlock> points = trajectories.map(lanes -> lanes.block(starts.size()));
        int width = Math.min(frame.width(), points.map(LaneBlock::width).orElse(frame.width()));
        new LaneRuns<MapRun<T>>() {
            @Override
            public MapRun<T> begin(int index, int lane) {
                return new MapRun<>(
                        precision, coordinates, starts.get(index), recording, frame, points.orElse(frame), lane);
            }

            @Override
            public void advance() {
                frame.advance(1);
                points.ifPresent(block -> block.advance(1));
            }

            @Override
            public boolean hasEnded(int index, MapRun<T> run) {
                if (!run.look()) {
                    sink.left(index);
                    return true;
                }
                if (run.isComplete()) {
                    sink.ended(index, run.trajectory(), run.spectrum());
                    return true;
                }
                return false;
            }
        }.run(starts.size(), width);
    }
}
