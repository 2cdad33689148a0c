package org.papilio.chaos;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.LaneBlock;
import org.papilio.program.LaneNumbers;
import org.papilio.program.Lanes;
import org.papilio.program.Repeated;
import org.papilio.train.Limits;
import org.papilio.train.Recording;
import org.papilio.train.TrainingMap;
import org.papilio.train.Trajectory;

/**
 * Runs of one training map from many initial conditions and with many learning rates at once, one in each lane, each followed by the growth of a tiny
 * difference. What comes out has the bits of single runs ({@link org.papilio.train.Trainer}, {@link TangentGrowth}) and does not depend on
 * which runs are made together. May be shared by threads.
 *
 * @param <T> the numbers of the precision
 */
public final class TrainingEnsemble<T> {
    private final TrainingMap map;
    private final Precision<T> precision;
    private final Lanes lanes;

    /** Carries tangent vectors in double beside runs in another precision. */
    private final Optional<Lanes> followers;

    /**
     * What a run starts from.
     *
     * @param parameters the initial condition
     * @param learningRate instead of that of the map
     */
    public record Start<T>(List<T> parameters, BigDecimal learningRate, Limits limits) {}

    /** Takes what has ended. */
    @FunctionalInterface
    public interface Sink<T> {
        /**
         * A run has ended.
         *
         * @param index of its start
         * @param growth of a difference along it
         */
        void ended(int index, Trajectory<T> trajectory, GrowthRecord growth);
    }

    private TrainingEnsemble(TrainingMap map, Precision<T> precision, Lanes lanes, Optional<Lanes> followers) {
        this.map = map;
        this.precision = precision;
        this.lanes = lanes;
        this.followers = followers;
    }

    /**
     * An ensemble of a map; empty if there are no lanes in the precision, or the map is too long to be recorded.
     *
     * @param map of which the learning rate does not matter
     */
    public static <T> Optional<TrainingEnsemble<T>> of(TrainingMap map, Precision<T> precision) {
        if (!LaneNumbers.exist(precision)) {
            return Optional.empty();
        }
        int d = map.dimension();
        Repeated step = Repeated.of(map.withLearningRates(
                Collections.nCopies(map.objective().network().arrays().size(), 0)));
        Repeated followed = new FollowedStep(step, d);
        if (precision == (Precision<?>) Precisions.DOUBLE) {
            return Lanes.of(new ObservedStep(map, followed, 2 * d), 2 * d, precision)
                    .map(lanes -> new TrainingEnsemble<>(map, precision, lanes, Optional.empty()));
        }
        return Lanes.of(new ObservedStep(map, step, d), d, precision)
                .flatMap(lanes -> Lanes.of(followed, 2 * d, Precisions.DOUBLE)
                        .map(follower -> new TrainingEnsemble<>(map, precision, lanes, Optional.of(follower))));
    }

    /** The arithmetic of the runs. */
    public Precision<T> precision() {
        return precision;
    }

    /**
     * Makes runs, on the calling thread.
     *
     * @param sink takes them in the order in which they end
     */
    public void run(List<Start<T>> starts, Recording recording, Sink<T> sink) {
        new Batch(starts, recording, sink).run();
    }

    /** Runs that share a block of lanes. */
    private final class Batch implements LaneRuns<EnsembleRun<T>> {
        private final List<Start<T>> starts;
        private final Recording recording;
        private final Sink<T> sink;
        private final LaneBlock block;
        private final @Nullable LaneBlock followed;
        private final int width;

        Batch(List<Start<T>> starts, Recording recording, Sink<T> sink) {
            this.starts = starts;
            this.recording = recording;
            this.sink = sink;
            block = lanes.block(starts.size());
            followed = followers.map(others -> others.block(starts.size())).orElse(null);
            width = followed == null ? block.width() : Math.min(block.width(), followed.width());
        }

        void run() {
            run(starts.size(), width);
        }

        @Override
        public EnsembleRun<T> begin(int index, int lane) {
            return new EnsembleRun<>(map, precision, starts.get(index), recording, block, followed, lane);
        }

        @Override
        public void advance() {
            if (followed != null) {
                for (int lane = 0; lane < width; lane++) {
                    for (int i = 0; i < map.dimension(); i++) {
                        followed.set(lane, i, block.state(lane, i));
                    }
                }
                followed.advance(1);
            }
            block.advance(1);
        }

        @Override
        public boolean hasEnded(int index, EnsembleRun<T> run) {
            Optional<Trajectory<T>> ended = run.look();
            ended.ifPresent(trajectory -> sink.ended(index, trajectory, run.growth()));
            return ended.isPresent();
        }
    }
}
