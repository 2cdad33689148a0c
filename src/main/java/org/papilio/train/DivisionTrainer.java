package org.papilio.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.papilio.model.DivisionCircuit;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.Interpreter;
import org.papilio.program.Program;

/** Trains division circuits, one sample a step. The step is recorded once. */
public final class DivisionTrainer {
    private static final int RECORDING_LIMIT = 10_000;
    private static final int N = DivisionCircuit.PARAMETERS;

    private final DivisionMap map;
    private final Program step;

    /** A trainer. */
    public DivisionTrainer(DivisionMap map) {
        this.map = map;
        this.step = Program.record(map, RECORDING_LIMIT).orElseThrow();
    }

    /** The step that is made. */
    public DivisionMap map() {
        return map;
    }

    /** The recorded step: of the parameters and the sample. */
    public Program step() {
        return step;
    }

    /**
     * Makes a trajectory that something follows. It has no losses.
     *
     * @param initial w0 (row-major) and w1
     * @param samples those of the steps
     * @param follower goes along with every step; its states are the parameters and the sample
     */
    public <T> Trajectory<T> run(
            Precision<T> precision,
            List<T> initial,
            DivisionSamples samples,
            Limits limits,
            Recording recording,
            Follower follower) {
        UnaryOperator<List<T>> driven = precision == (Precision<?>) Precisions.DOUBLE
                ? state -> elements(precision, follower.step(sampled(precision, state, samples)))
                : driven(precision, samples, follower);
        return Iteration.run(driven, DivisionCircuit.parameterNames(), precision, initial, limits, recording);
    }

    private <T> UnaryOperator<List<T>> driven(Precision<T> precision, DivisionSamples samples, Follower follower) {
        Interpreter<T> interpreter = step.in(precision);
        return state -> {
            double[] rounded = sampled(precision, state, samples);
            List<T> arguments = new ArrayList<>(state);
            arguments.add(precision.of(rounded[N]));
            arguments.add(precision.of(rounded[N + 1]));
            List<T> next = interpreter.apply(arguments);
            follower.step(rounded);
            return next;
        };
    }

    /** The parameters rounded to double, and the next sample. */
    private static <T> double[] sampled(Precision<T> precision, List<T> state, DivisionSamples samples) {
        double[] x = new double[N + 2];
        double[] sample = new double[2];
        for (int p = 0; p < N; p++) {
            x[p] = precision.toDouble(state.get(p));
        }
        samples.next(sample);
        x[N] = sample[0];
        x[N + 1] = sample[1];
        return x;
    }

    private static <T> List<T> elements(Precision<T> precision, double[] x) {
        List<T> state = new ArrayList<>(N);
        for (int p = 0; p < N; p++) {
            state.add(precision.of(x[p]));
        }
        return state;
    }
}
