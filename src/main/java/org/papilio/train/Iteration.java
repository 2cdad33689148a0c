package org.papilio.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.papilio.number.Precision;
import org.papilio.program.DiscreteMap;
import org.papilio.program.Program;
import org.papilio.program.Steps;

/** Iterates a map that trains nothing: x(t+1) = F(x(t)). The trajectory has no losses. */
public final class Iteration {
    private Iteration() {}

    /**
     * Makes a trajectory, steps and states counted from the initial point.
     *
     * @param names of the coordinates
     * @param recording which states are kept; without parameters none, and no steps are recorded
     */
    public static <T> Trajectory<T> run(
            DiscreteMap map,
            List<String> names,
            Precision<T> precision,
            List<T> initial,
            Limits limits,
            Recording recording) {
        return run(Steps.of(map, Program.record(map), precision), names, precision, initial, limits, recording);
    }

    /** The same of a step that need not be a map: it may be driven from outside. */
    static <T> Trajectory<T> run(
            UnaryOperator<List<T>> step,
            List<String> names,
            Precision<T> precision,
            List<T> initial,
            Limits limits,
            Recording recording) {
        Bound<T> bound = new Bound<>(precision, limits.divergedAbove());
        List<Integer> recorded = new ArrayList<>();
        List<List<T>> states = new ArrayList<>();
        List<T> state = List.copyOf(initial);
        int made = 0;
        Optional<String> crossed = bound.crossed(0, names, state);
        while (true) {
            boolean last = made == limits.steps() || crossed.isPresent();
            if (recording.parameters() && (last || made % recording.every() == 0)) {
                recorded.add(made);
                states.add(state);
            }
            if (last) {
                break;
            }
            try {
                state = step.apply(state);
                made++;
                crossed = bound.crossed(made, names, state);
            } catch (ArithmeticException e) {
                // Decimals have no infinity: an overflow or a division by zero is where a binary run would become
                // infinite.
                crossed = Optional.of("diverged at step " + (made + 1) + ": " + e.getMessage());
                if (recording.parameters() && made % recording.every() == 0) {
                    break;
                }
            }
        }
        return new Trajectory<>(
                precision,
                crossed.isPresent() ? Status.DIVERGED : Status.FINISHED,
                crossed.orElse(""),
                made,
                recorded,
                List.of(),
                List.of(),
                initial,
                states,
                state);
    }
}
