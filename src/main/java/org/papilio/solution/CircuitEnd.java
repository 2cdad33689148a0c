package org.papilio.solution;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.papilio.model.DivisionCircuit;
import org.papilio.model.DivisionCircuit.Form;
import org.papilio.train.DivisionGrid;

/**
 * Where a division circuit ended, by its last parameters and its outputs on the {@linkplain DivisionGrid fixed samples}.
 *
 * @param fate which end
 * @param scale of a circuit that divides: the common factor s of w0, the mean of its two entries; negative where both are
 * @param phase of a complex circuit: the sum of w1_i over the hidden units whose pre-activation is negative for all samples,
 *     so that the output is |y| cos(pi phase); empty where a unit is negative for some samples only
 */
public record CircuitEnd(Fate fate, OptionalDouble scale, OptionalDouble phase) {

    /** How near the parameters must be to those that divide, w0 relative to its scale; and 0 to a silent output. */
    static final double TOLERANCE = 1e-3;

    /** A parameter beyond this is large: the published initial parameters are below 1. */
    static final double LARGE = 1e3;

    /** The ends, in the order in which they are tried. */
    public enum Fate {
        /** A parameter became infinite, NaN, or larger than the bound of divergence. */
        OVERFLOW("overflow"),
        /** w0 = s times the identity, w1 = (p, -p), p = 1 (complex) or 1/2 (real). */
        CIRCUIT("circuit"),
        /** The same with the hidden units swapped: w1 = (-p, p). */
        SWAPPED_CIRCUIT("swapped circuit"),
        /** A parameter is larger than 1000. */
        LARGE("large"),
        /** The output is 0 for every sample, so that nothing is learned any more. */
        SILENT("silent"),
        /** Anything else. */
        OTHER("other");

        private final String label;

        Fate(String label) {
            this.label = label;
        }

        /** The fate as it is printed and stored. */
        public String label() {
            return label;
        }
    }

    /**
     * Classifies.
     *
     * @param w w0 (row-major) and w1
     * @param diverged whether the run crossed its bound
     */
    public static CircuitEnd of(DivisionCircuit circuit, double[] w, boolean diverged) {
        OptionalDouble none = OptionalDouble.empty();
        if (diverged || !Arrays.stream(w).allMatch(Double::isFinite)) {
            return new CircuitEnd(Fate.OVERFLOW, none, none);
        }
        DivisionGrid grid = new DivisionGrid(circuit);
        OptionalDouble phase = circuit.form() == Form.COMPLEX ? phase(w, grid.samples()) : none;
        double power = circuit.form() == Form.COMPLEX ? 1 : 0.5;
        if (divides(w[0], w[1], w[2], w[3], w[4], w[5], power)) {
            return new CircuitEnd(Fate.CIRCUIT, OptionalDouble.of((w[0] + w[3]) / 2), phase);
        }
        if (divides(w[2], w[3], w[0], w[1], w[5], w[4], power)) {
            return new CircuitEnd(Fate.SWAPPED_CIRCUIT, OptionalDouble.of((w[1] + w[2]) / 2), phase);
        }
        double largest = Arrays.stream(w).map(Math::abs).max().orElse(0);
        boolean silent = Arrays.stream(grid.outputs(w)).allMatch(y -> Math.abs(y) <= TOLERANCE);
        Fate fate = largest > LARGE ? Fate.LARGE : silent ? Fate.SILENT : Fate.OTHER;
        return new CircuitEnd(fate, none, phase);
    }

    /** Whether one hidden unit passes x_0 alone with the exponent p, and the other x_1 with -p. */
    private static boolean divides(double a, double b, double c, double d, double v, double u, double power) {
        double scale = (a + d) / 2;
        double near = TOLERANCE * Math.abs(scale);
        return scale != 0
                && Math.abs(a - scale) <= near
                && Math.abs(b) <= near
                && Math.abs(c) <= near
                && Math.abs(v - power) <= TOLERANCE
                && Math.abs(u + power) <= TOLERANCE;
    }

    private static OptionalDouble phase(double[] w, List<double[]> samples) {
        double phase = 0;
        for (int i = 0; i < 2; i++) {
            int unit = i;
            long negative = samples.stream()
                    .filter(x -> w[2 * unit] * x[0] + w[2 * unit + 1] * x[1] < 0)
                    .count();
            if (negative == samples.size()) {
                phase += w[4 + i];
            } else if (negative > 0) {
                return OptionalDouble.empty();
            }
        }
        return OptionalDouble.of(phase);
    }
}
