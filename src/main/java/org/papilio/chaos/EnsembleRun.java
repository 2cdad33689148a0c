package org.papilio.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.LaneBlock;
import org.papilio.program.LaneNumbers;
import org.papilio.train.Bound;
import org.papilio.train.Classifier;
import org.papilio.train.Limits;
import org.papilio.train.Recording;
import org.papilio.train.Status;
import org.papilio.train.TrainingMap;
import org.papilio.train.Trajectory;

/** A training run in a lane: judged after every step as {@link org.papilio.train.Trainer} does it. */
final class EnsembleRun<T> {
    private final TrainingMap map;
    private final Precision<T> precision;
    private final TrainingEnsemble.Start<T> start;
    private final Limits limits;
    private final Recording recording;
    private final LaneBlock block;
    private final LaneBlock lengths;
    private final int lane;
    private final int parts;
    private final int dimension;
    private final int parameters;
    private final int lengthAt;
    private final Bound<T> bound;
    private final double safe;
    private final T convergedBelow;
    private final GrowthRecord growth = new GrowthRecord();
    private final Numbers losses = new Numbers();
    private final Numbers accuracies = new Numbers();
    private final Numbers trail = new Numbers();
    private int made;
    private boolean converged;

    /**
     * Puts a run into a lane.
     *
     * @param block that makes the steps
     * @param followers that carries the tangent vector; null if the block itself does
     */
    EnsembleRun(
            TrainingMap map,
            Precision<T> precision,
            TrainingEnsemble.Start<T> start,
            Recording recording,
            LaneBlock block,
            @Nullable LaneBlock followers,
            int lane) {
        this.map = map;
        this.precision = precision;
        this.start = start;
        this.limits = start.limits();
        this.recording = recording;
        this.block = block;
        this.lengths = followers == null ? block : followers;
        this.lane = lane;
        this.parts = LaneNumbers.parts(precision);
        this.dimension = map.dimension();
        this.parameters = map.parameterCount();
        this.lengthAt = followers == null ? dimension + ObservedStep.MORE : 0;
        this.bound = new Bound<>(precision, limits.divergedAbove());
        this.safe = 0.5 * precision.toDouble(precision.of(limits.divergedAbove()));
        this.convergedBelow = precision.of(limits.convergedBelow());
        T rate = precision.of(start.learningRate());
        List<T> inputs = new ArrayList<>(map.initialState(precision, start.parameters()));
        double[] vector = TangentGrowth.start(parameters, dimension);
        if (followers == null) {
            for (double element : vector) {
                inputs.add(precision.of(element));
            }
        } else {
            double[] follower = new double[2 * dimension + 1];
            System.arraycopy(vector, 0, follower, dimension, dimension);
            follower[2 * dimension] = Precisions.DOUBLE.of(start.learningRate());
            followers.set(lane, follower);
        }
        inputs.add(rate);
        double[] x = new double[parts * inputs.size()];
        LaneNumbers.write(precision, inputs, x);
        block.set(lane, x);
    }

    /** The growth of the difference so far. */
    GrowthRecord growth() {
        return growth;
    }

    /** Judges the state that the block has just stepped from, with what the step observed in it; gives the run if it has ended there. */
    Optional<Trajectory<T>> look() {
        Optional<String> outside = Optional.empty();
        if (made > 0 && !(observation(ObservedStep.LARGEST, 0) < safe)) {
            outside = bound.crossed(made, map.objective().network().parameterNames(), parameters());
        }
        boolean last = made == limits.steps() || converged || outside.isPresent();
        if (last || made % recording.every() == 0) {
            Optional<String> lossOutside = record();
            outside = outside.isPresent() ? outside : lossOutside;
        }
        if (outside.isPresent()) {
            return Optional.of(trajectory(Status.DIVERGED, outside.get()));
        }
        if (converged) {
            return Optional.of(trajectory(Status.CONVERGED, ""));
        }
        if (made == limits.steps()) {
            return Optional.of(trajectory(Status.FINISHED, ""));
        }
        growth.before(dimension, i -> block.observation(lane, i));
        growth.after(lengths.observation(lane, lengthAt));
        converged = hasConverged();
        made++;
        return Optional.empty();
    }

    private double observation(int which, int part) {
        return block.observation(lane, dimension + which, part);
    }

    private T number(int which) {
        double[] value = new double[parts];
        Arrays.setAll(value, part -> observation(which, part));
        return LaneNumbers.read(precision, value).get(0);
    }

    private List<T> parameters() {
        double[] values = new double[parts * parameters];
        Arrays.setAll(values, i -> block.observation(lane, i / parts, i % parts));
        return LaneNumbers.read(precision, values);
    }

    private boolean hasConverged() {
        return limits.convergedBelow().signum() != 0
                && precision.compare(number(ObservedStep.CHANGE), convergedBelow) <= 0;
    }

    private Optional<String> record() {
        for (int part = 0; part < parts; part++) {
            losses.add(observation(ObservedStep.LOSS, part));
        }
        double loss = observation(ObservedStep.LOSS, 0);
        accuracies.add(accuracy(Double.isFinite(loss)));
        if (recording.parameters()) {
            for (int i = 0; i < parts * parameters; i++) {
                trail.add(block.observation(lane, i / parts, i % parts));
            }
        }
        return Math.abs(loss) < safe
                ? Optional.empty()
                : bound.crossed(made, List.of("the loss"), List.of(number(ObservedStep.LOSS)));
    }

    /** Where the loss is not finite, outputs need not be numbers, of which the program could not say which is the largest. */
    private double accuracy(boolean finite) {
        if (!map.objective().task().classification()) {
            return Double.NaN;
        }
        return finite
                ? observation(ObservedStep.RIGHT, 0) / map.objective().task().samples()
                : new Classifier<>(precision, map.objective()).accuracy(parameters());
    }

    private Trajectory<T> trajectory(Status status, String message) {
        List<Integer> recorded = new ArrayList<>();
        for (int step = 0; step < made; step += recording.every()) {
            recorded.add(step);
        }
        recorded.add(made);
        List<Double> shares = new ArrayList<>();
        for (double share : accuracies.values()) {
            shares.add(share);
        }
        List<List<T>> states = new ArrayList<>();
        int length = parts * parameters;
        double[] all = trail.values();
        for (int from = 0; from < all.length; from += length) {
            states.add(LaneNumbers.read(precision, Arrays.copyOfRange(all, from, from + length)));
        }
        return new Trajectory<>(
                precision,
                status,
                message,
                made,
                recorded,
                LaneNumbers.read(precision, losses.values()),
                shares,
                List.copyOf(start.parameters()),
                states,
                parameters());
    }
}
