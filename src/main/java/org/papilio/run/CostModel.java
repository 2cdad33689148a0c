package org.papilio.run;

import java.util.Optional;
import org.papilio.number.Precision;
import org.papilio.program.Program;

/**
 * About how long a step takes on one core: its recorded operations times the cost of an operation in its precision, as
 * measured once on a desktop processor.
 */
final class CostModel {

    /** What each of several tangent vectors costs, in steps in double. */
    static final double TANGENT = 2.3;

    /** What a step in double costs that carries one tangent vector, in steps in double. */
    static final double FOLLOWED = 2.1;

    private CostModel() {}

    /**
     * Seconds for one step.
     *
     * @param program the step; empty when it is too long to be recorded
     */
    static double step(Optional<Program> program, Precision<?> precision) {
        double operations = program.map(Program::operations).orElse(1_000_000);
        double elementary = program.map(Program::elementaryOperations).orElse(50_000);
        return (operations - elementary) * arithmetic(precision) + elementary * function(precision);
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
