package org.papilio.run;

import java.util.Optional;
import org.papilio.model.Objective;
import org.papilio.number.Precision;
import org.papilio.program.Program;
import org.papilio.train.Gradient;
import org.papilio.train.Trainer;

/**
 * About how long a step takes on one core: its recorded operations times the cost of an operation in its precision, as
 * measured once on a desktop processor.
 */
final class CostModel {

    /** What each of several tangent vectors costs, in steps in double. */
    static final double TANGENT = 2.3;

    /** What a step in double costs that carries one tangent vector, in steps in double. */
    static final double FOLLOWED = 2.1;

    /** What a run takes over lanes, compared with one by itself. */
    static final double LANES = 0.2;

    /** What an operation costs beside itself when the definition is run anew in every step. */
    private static final double UNRECORDED = 150e-9;

    private static final double CACHED = 8_000;

    private static final double MOST_CROWDING = 8;

    private CostModel() {}

    /**
     * Seconds for one step.
     *
     * @param program the step; empty when it is too long to be recorded
     */
    static double step(Optional<Program> program, Precision<?> precision) {
        return step(
                program.map(Program::operations).orElse(1_000_000),
                program.map(Program::elementaryOperations).orElse(50_000),
                precision);
    }

    /** Seconds for one step of training. */
    static double step(Trainer trainer, Precision<?> precision) {
        if (trainer.step().isPresent()) {
            return step(trainer.step(), precision);
        }
        Length length = Length.of(trainer);
        return length.seconds(precision, 1) + length.operations * UNRECORDED;
    }

    /** Seconds for one step of training of one run when many are made at a time. */
    static double overLanes(Trainer trainer, Precision<?> precision) {
        return LANES * Length.of(trainer).seconds(precision, 1);
    }

    private static double step(double operations, double elementary, Precision<?> precision) {
        double crowding = precision.name().equals("double") ? crowding(operations) : 1;
        return new Length(operations, elementary).seconds(precision, crowding);
    }

    /**
     * How long a step is.
     *
     * @param operations how many it has
     * @param elementary how many of them are elementary functions
     */
    private record Length(double operations, double elementary) {

        /** Of a step too long to be recorded it is counted from the network's size. */
        static Length of(Trainer trainer) {
            if (trainer.step().isPresent()) {
                Program step = trainer.step().get();
                return new Length(step.operations(), step.elementaryOperations());
            }
            Objective objective = trainer.map().objective();
            double samples = objective.task().samples();
            double units =
                    objective.network().layers().stream().mapToInt(n -> n).sum();
            double passes = trainer.map().gradient() instanceof Gradient.CentralDifference
                    ? 2.0 * trainer.map().parameterCount()
                    : 3;
            return new Length(passes * samples * trainer.map().parameterCount(), passes * samples * units / 3);
        }

        double seconds(Precision<?> precision, double crowding) {
            return (operations - elementary) * arithmetic(precision) * crowding + elementary * function(precision);
        }
    }

    /** How many times longer an operation takes in a program whose operations and values fill more than the nearest caches. */
    private static double crowding(double operations) {
        return Math.max(1, Math.min(MOST_CROWDING, operations / CACHED));
    }

    private static double arithmetic(Precision<?> precision) {
        return switch (precision.name()) {
            case "double" -> 4e-9;
            case "float" -> 15e-9;
            case "double-double" -> 40e-9;
            default -> 250e-9 * (0.5 + precision.digits() / 100.0);
        };
    }

    private static double function(Precision<?> precision) {
        return switch (precision.name()) {
            case "double" -> 25e-9;
            case "float" -> 40e-9;
            case "double-double" -> 1e-6;
            default -> 20e-6 * square(0.4 + precision.digits() / 80.0);
        };
    }

    private static double square(double x) {
        return x * x;
    }
}
