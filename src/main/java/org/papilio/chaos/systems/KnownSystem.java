package org.papilio.chaos.systems;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.program.Definition;
import org.papilio.program.DiscreteMap;

/**
 * A dynamical system with named parameters and coordinates, shipped with what is known about it.
 *
 * @param name selects it on the command line
 * @param title what it is, one line
 * @param parameters in the order shown to the user
 * @param coordinates the coordinates of the state with the default initial point
 * @param timeParameter for a flow the parameter that holds the time of one step; exponents are then per unit time
 * @param transientSteps steps that lead to the attractor
 * @param steps default number of steps measured
 * @param references known exponents
 * @param equations the map, of the coordinates and then of the parameters
 */
public record KnownSystem(
        String name,
        String title,
        List<Named> parameters,
        List<Named> coordinates,
        Optional<String> timeParameter,
        long transientSteps,
        long steps,
        List<Reference> references,
        Definition equations) {

    /** A parameter or coordinate with its default value. */
    public record Named(String name, BigDecimal value) {}

    /**
     * Known exponents.
     *
     * @param settings the parameters that differ from their defaults
     * @param exponents descending, per unit time for a flow
     * @param tolerances half a unit of the last digit known, one for each exponent; 0 when known exactly
     * @param dimension the Kaplan-Yorke dimension, where the source gives it
     * @param source where the numbers come from
     */
    public record Reference(
            Map<String, BigDecimal> settings,
            List<Double> exponents,
            List<Double> tolerances,
            Optional<Double> dimension,
            String source) {}

    /** The names of the parameters and then of the coordinates: everything that can be set. */
    public List<String> settable() {
        List<String> names = new ArrayList<>();
        parameters.forEach(p -> names.add(p.name()));
        coordinates.forEach(c -> names.add(c.name()));
        return names;
    }

    /**
     * All parameters with their values.
     *
     * @param settings those that differ from their defaults; other names are ignored
     */
    public Map<String, BigDecimal> parameterValues(Map<String, BigDecimal> settings) {
        return values(parameters, settings);
    }

    /** The initial point, coordinates taken from the settings where they are there. */
    public List<BigDecimal> initial(Map<String, BigDecimal> settings) {
        return List.copyOf(values(coordinates, settings).values());
    }

    /** The map for given settings. */
    public DiscreteMap map(Map<String, BigDecimal> settings) {
        return new BoundMap(
                equations,
                coordinates.size(),
                List.copyOf(parameterValues(settings).values()));
    }

    private static Map<String, BigDecimal> values(List<Named> named, Map<String, BigDecimal> settings) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        for (Named item : named) {
            values.put(item.name(), settings.getOrDefault(item.name(), item.value()));
        }
        return values;
    }
}
