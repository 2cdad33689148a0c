package org.papilio.train;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.Program;
import org.papilio.program.Steps;

/**
 * Runs a training map. The step and the loss are recorded as programs once, and interpreted in the precision of each run;
 * maps too long for that run from their definition, with the same bits. Immutable: may be shared by threads.
 */
public final class Trainer {

    private final TrainingMap map;
    private final Optional<Program> step;
    private final Optional<Program> loss;

    /** Prepares the map for running. */
    public Trainer(TrainingMap map) {
        this.map = map;
        this.step = Program.record(map);
        this.loss = Program.record(map.objective().lossDefinition());
    }

    /** The map that is run. */
    public TrainingMap map() {
        return map;
    }

    /** The recorded step; empty when it is too long to be recorded. */
    public Optional<Program> step() {
        return step;
    }

    /**
     * Makes a trajectory.
     *
     * @param precision the arithmetic
     * @param parameters the initial condition
     */
    public <T> Trajectory<T> run(Precision<T> precision, List<T> parameters, Limits limits, Recording recording) {
        return new Run<>(precision, parameters, limits, recording, Steps.of(map, step, precision)).train();
    }

    /**
     * Makes a trajectory that something follows.
     *
     * @param follower goes along with every step
     */
    public <T> Trajectory<T> run(
            Precision<T> precision, List<T> parameters, Limits limits, Recording recording, Follower follower) {
        return new Run<>(precision, parameters, limits, recording, followed(precision, follower)).train();
    }

    private <T> UnaryOperator<List<T>> followed(Precision<T> precision, Follower follower) {
        if (precision == (Precision<?>) Precisions.DOUBLE) {
            return state -> elements(precision, follower.step(doubles(precision, state)));
        }
        UnaryOperator<List<T>> advance = Steps.of(map, step, precision);
        return state -> {
            List<T> next = advance.apply(state);
            follower.step(doubles(precision, state));
            return next;
        };
    }

    private static <T> double[] doubles(Precision<T> precision, List<T> state) {
        double[] rounded = new double[state.size()];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = precision.toDouble(state.get(i));
        }
        return rounded;
    }

    private static <T> List<T> elements(Precision<T> precision, double[] x) {
        List<T> state = new ArrayList<>(x.length);
        for (double value : x) {
            state.add(precision.of(value));
        }
        return state;
    }

    /** One run: what it has recorded so far. */
    private final class Run<T> {
        private final Precision<T> precision;
        private final Limits limits;
        private final Recording recording;
        private final Bound<T> bound;
        private final UnaryOperator<List<T>> advance;
        private final Optional<Classifier<T>> classifier;
        private final List<T> initial;
        private final List<Integer> recorded = new ArrayList<>();
        private final List<T> losses = new ArrayList<>();
        private final List<Double> accuracies = new ArrayList<>();
        private final List<List<T>> trail = new ArrayList<>();

        Run(
                Precision<T> precision,
                List<T> initial,
                Limits limits,
                Recording recording,
                UnaryOperator<List<T>> advance) {
            this.precision = precision;
            this.advance = advance;
            this.initial = List.copyOf(initial);
            this.limits = limits;
            this.recording = recording;
            this.bound = new Bound<>(precision, limits.divergedAbove());
            this.classifier = map.objective().task().classification()
                    ? Optional.of(new Classifier<>(precision, map.objective()))
                    : Optional.empty();
        }

        Trajectory<T> train() {
            UnaryOperator<List<T>> lossOf = loss.isPresent()
                    ? loss.get().in(precision)::apply
                    : x -> map.objective().lossDefinition().apply(precision, x);
            List<T> state = map.initialState(precision, initial);
            int made = 0;
            try {
                Optional<String> outside = record(0, initial, lossOf);
                while (outside.isEmpty() && made < limits.steps()) {
                    List<T> next = advance.apply(state);
                    made++;
                    boolean converged = hasConverged(state, next);
                    state = next;
                    List<T> now = parametersOf(state);
                    outside = bound.crossed(made, map.objective().network().parameterNames(), now);
                    boolean last = made == limits.steps() || converged || outside.isPresent();
                    if (last || made % recording.every() == 0) {
                        Optional<String> lossOutside = record(made, now, lossOf);
                        outside = outside.isPresent() ? outside : lossOutside;
                    }
                    if (converged && outside.isEmpty()) {
                        return trajectory(Status.CONVERGED, "", made, now);
                    }
                }
                return trajectory(
                        outside.isPresent() ? Status.DIVERGED : Status.FINISHED,
                        outside.orElse(""),
                        made,
                        parametersOf(state));
            } catch (ArithmeticException e) {
                // Decimals have no infinity: an overflow or a division by zero is where a binary run would become
                // infinite.
                return trajectory(
                        Status.DIVERGED,
                        "diverged at step " + (made + 1) + ": " + e.getMessage(),
                        made,
                        parametersOf(state));
            }
        }

        private List<T> parametersOf(List<T> state) {
            return List.copyOf(state.subList(0, map.parameterCount()));
        }

        private Trajectory<T> trajectory(Status status, String message, int steps, List<T> last) {
            return new Trajectory<>(
                    precision, status, message, steps, recorded, losses, accuracies, initial, trail, last);
        }

        private Optional<String> record(int made, List<T> parameters, UnaryOperator<List<T>> lossOf) {
            T value = lossOf.apply(parameters).get(0);
            recorded.add(made);
            losses.add(value);
            accuracies.add(classifier.map(c -> c.accuracy(parameters)).orElse(Double.NaN));
            if (recording.parameters()) {
                trail.add(parameters);
            }
            return bound.crossed(made, List.of("the loss"), List.of(value));
        }

        private boolean hasConverged(List<T> before, List<T> after) {
            BigDecimal below = limits.convergedBelow();
            if (below.signum() == 0) {
                return false;
            }
            T bound = precision.of(below);
            for (int p = 0; p < map.parameterCount(); p++) {
                T change = precision.sub(after.get(p), before.get(p));
                if (!(precision.compare(precision.max(change, precision.neg(change)), bound) <= 0)) {
                    return false;
                }
            }
            return true;
        }
    }
}
