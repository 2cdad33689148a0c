package org.papilio.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.papilio.chaos.LyapunovSpectrum.Spectrum;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.LaneBlock;
import org.papilio.program.LaneNumbers;
import org.papilio.train.Bound;
import org.papilio.train.Recording;
import org.papilio.train.Status;
import org.papilio.train.Trajectory;

/** A trajectory of a map with its frame, in a lane. */
final class MapRun<T> {
    private final Precision<T> precision;
    private final List<T> initial;
    private final Recording recording;
    private final LaneBlock frame;
    private final LaneBlock points;
    private final int lane;
    private final int steps;
    private final boolean within;
    private final double[] factors;
    private final SpectrumRecord record;
    private final Numbers trail = new Numbers();
    private int made;

    /**
     * Puts a run into a lane.
     *
     * @param frame carries the frame
     * @param points makes the trajectory in its precision; the same block in double
     */
    MapRun(
            Precision<T> precision,
            List<String> coordinates,
            MapEnsemble.Start start,
            Recording recording,
            LaneBlock frame,
            LaneBlock points,
            int lane) {
        int dimension = coordinates.size();
        this.precision = precision;
        this.initial = start.initial().stream().map(precision::of).toList();
        this.recording = recording;
        this.frame = frame;
        this.points = points;
        this.lane = lane;
        this.steps = start.transientSteps() + start.steps();
        this.within = new Bound<>(precision, start.divergedAbove())
                .crossed(0, coordinates, initial)
                .isEmpty();
        this.factors = new double[dimension];
        this.record = new SpectrumRecord(dimension, start.transientSteps(), start.steps());
        put(Precisions.DOUBLE, start, Frames.generic(dimension, dimension), frame);
        if (points != frame) {
            put(precision, start, new double[0][], points);
        }
        keep();
    }

    private <U> void put(Precision<U> arithmetic, MapEnsemble.Start start, double[][] vectors, LaneBlock block) {
        List<U> inputs = new ArrayList<>();
        start.initial().forEach(x -> inputs.add(arithmetic.of(x)));
        for (double[] vector : vectors) {
            for (double element : vector) {
                inputs.add(arithmetic.of(element));
            }
        }
        start.parameters().forEach(value -> inputs.add(arithmetic.of(value)));
        inputs.add(arithmetic.of(start.divergedAbove()));
        double[] x = new double[LaneNumbers.parts(arithmetic) * inputs.size()];
        LaneNumbers.write(arithmetic, inputs, x);
        block.set(lane, x);
    }

    private void keep() {
        if (recording.parameters() && (made == steps || made % recording.every() == 0)) {
            for (double part : state()) {
                trail.add(part);
            }
        }
    }

    private double[] state() {
        int parts = LaneNumbers.parts(precision);
        double[] state = new double[parts * initial.size()];
        Arrays.setAll(state, i -> points.state(lane, i / parts, i % parts));
        return state;
    }

    /** Looks at the step that the lane has just made; false if it is none of those that are made together. */
    boolean look() {
        if (!within || !(frame.observation(lane, 0) > 0) || !(points.observation(lane, 0) > 0)) {
            return false;
        }
        for (int k = 0; k < factors.length; k++) {
            factors[k] = frame.observation(lane, 1 + k);
        }
        record.add(factors);
        made++;
        keep();
        return true;
    }

    /** Whether all steps are made. */
    boolean isComplete() {
        return made == steps;
    }

    /** The spectrum after all steps. */
    Spectrum spectrum() {
        double[] state = new double[factors.length];
        Arrays.setAll(state, i -> frame.state(lane, i));
        return record.measured(LyapunovService.CONFIDENCE, state);
    }

    /** The trajectory after all steps. */
    Trajectory<T> trajectory() {
        List<Integer> recorded = new ArrayList<>();
        List<List<T>> states = new ArrayList<>();
        double[] all = trail.values();
        int length = LaneNumbers.parts(precision) * initial.size();
        for (int from = 0; from < all.length; from += length) {
            recorded.add((int) Math.min(steps, (long) recorded.size() * recording.every()));
            states.add(LaneNumbers.read(precision, Arrays.copyOfRange(all, from, from + length)));
        }
        return new Trajectory<>(
                precision,
                Status.FINISHED,
                "",
                steps,
                recorded,
                List.of(),
                List.of(),
                initial,
                states,
                LaneNumbers.read(precision, state()));
    }
}
