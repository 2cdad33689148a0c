package org.papilio.run;

import java.util.Optional;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.Program;
import org.papilio.study.Part;
import org.papilio.study.SystemSpec;
import org.papilio.study.TrainingSpec;

/**
 * About how long a cell takes on one core: the operations of its recorded step times the cost of an operation in its
 * precision, as measured once on a desktop processor. Good to about a factor of two, which is enough to order cells and to
 * say what a study will take.
 */
public final class CostModel {

    /** What one tangent vector costs, in steps in double. */
    private static final double TANGENT = 2.3;

    private final TrainingComputation computation;

    /** A model of what a computation costs. */
    public CostModel(TrainingComputation computation) {
        this.computation = computation;
    }

    /** Seconds for one cell of a part. */
    public double seconds(Part part, SystemSpec system) {
        TrainingSpec spec = TrainingSpec.of(system);
        double training = seconds(spec, Precisions.named(spec.precision()));
        if (!part.measure().contains("amplification")) {
            return training;
        }
        int directions = computation.trainer(spec).map().dimension();
        return training + TANGENT * directions * seconds(spec, Precisions.DOUBLE);
    }

    private double seconds(TrainingSpec spec, Precision<?> precision) {
        Optional<Program> step = computation.trainer(spec).step();
        double operations = step.map(Program::operations).orElse(1_000_000);
        double elementary = step.map(Program::elementaryOperations).orElse(50_000);
        double perStep = (operations - elementary) * arithmetic(precision) + elementary * function(precision);
        return spec.steps() * perStep;
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
