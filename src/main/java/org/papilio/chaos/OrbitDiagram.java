package org.papilio.chaos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.papilio.number.Precisions;
import org.papilio.program.DiscreteMap;

/** The orbit diagram of a family of maps: what is visited after a transient, over a parameter. */
public final class OrbitDiagram {
    private static final int LONGEST_PERIOD = 64;

    private OrbitDiagram() {}

    /**
     * One column of the diagram.
     *
     * @param parameter its value
     * @param values one coordinate at consecutive steps after the transient; empty if the trajectory diverged
     * @param period of the attractor, up to 64; empty if there is none
     * @param exponent the largest exponent over the values shown, nats per step; NaN if the trajectory diverged
     */
    public record Column(double parameter, List<Double> values, OptionalInt period, double exponent) {}

    /**
     * Computes the diagram, each column from the same initial point.
     *
     * @param family the map for each value of the parameter
     * @param parameters the values, exact decimals
     * @param initial the starting point
     * @param coordinate which coordinate is shown
     * @param transientSteps steps not shown
     * @param shown steps shown, at least {@value LyapunovSpectrum#FEWEST_STEPS}
     */
    public static List<Column> of(
            Function<BigDecimal, DiscreteMap> family,
            List<BigDecimal> parameters,
            List<Double> initial,
            int coordinate,
            int transientSteps,
            int shown) {
        List<Column> columns = new ArrayList<>(parameters.size());
        for (BigDecimal parameter : parameters) {
            DiscreteMap map = family.apply(parameter);
            TangentOrbit orbit = TangentOrbit.generic(map, Precisions.DOUBLE, initial, 1);
            LyapunovSpectrum.Spectrum spectrum = LyapunovSpectrum.of(orbit, transientSteps, shown, 0.95);
            if (spectrum.divergedAt().isPresent()) {
                columns.add(new Column(parameter.doubleValue(), List.of(), OptionalInt.empty(), Double.NaN));
                continue;
            }
            OptionalInt period = Recurrence.period(map, spectrum.state(), LONGEST_PERIOD, 1e-7);
            columns.add(new Column(
                    parameter.doubleValue(),
                    visited(map, spectrum.state(), coordinate, period.orElse(shown)),
                    period,
                    spectrum.exponents().get(0)));
        }
        return columns;
    }

    /** The values from a point on; of a cycle, one turn. */
    private static List<Double> visited(DiscreteMap map, List<Double> from, int coordinate, int count) {
        UnaryOperator<List<Double>> step = new Recorded(map).in(Precisions.DOUBLE);
        List<Double> values = new ArrayList<>(count);
        List<Double> x = from;
        for (int i = 0; i < count; i++) {
            values.add(x.get(coordinate));
            x = step.apply(x);
        }
        return values;
    }
}
