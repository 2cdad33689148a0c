package org.papilio.study;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.papilio.chaos.systems.KnownSystem;

/**
 * A system that iterates a map: one that is shipped ({@link org.papilio.chaos.systems.KnownSystems}), or the user's own as
 * expressions ({@link org.papilio.chaos.systems.ExpressionMap}). In a study file its parameters and coordinates stand beside the
 * other fields.
 *
 * @param map the name of a shipped system, or the expressions
 * @param parameters every parameter with its value
 * @param initial every coordinate of the initial point
 * @param precision the arithmetic of the trajectory; exponents are always measured in double
 * @param seed scatters the initial point; empty for the point itself
 * @param transientSteps steps made before anything is measured
 * @param steps steps measured
 * @param divergedAbove the orbit has diverged when a coordinate is larger than this
 */
public record MapSpec(
        String map,
        Map<String, BigDecimal> parameters,
        Map<String, BigDecimal> initial,
        String precision,
        Optional<Long> seed,
        int transientSteps,
        int steps,
        BigDecimal divergedAbove)
        implements SystemSpec {

    public MapSpec {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        initial = Collections.unmodifiableMap(new LinkedHashMap<>(initial));
    }

    /** The system with its default values; {@link #values} has those of this cell. */
    public KnownSystem system() {
        return MapKind.known(map);
    }

    /** The values of all parameters and coordinates by name. */
    public Map<String, BigDecimal> values() {
        Map<String, BigDecimal> values = new LinkedHashMap<>(parameters);
        values.putAll(initial);
        return values;
    }

    @Override
    public Map<String, @Nullable Object> settings() {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        settings.put("map", map);
        settings.putAll(values());
        settings.put("precision", precision);
        settings.put("seed", seed.orElse(null));
        settings.put("transient", transientSteps);
        settings.put("steps", steps);
        settings.put("diverged_above", divergedAbove);
        return settings;
    }

    @Override
    public MapSpec with(Map<String, ? extends @Nullable Object> changed) {
        Map<String, @Nullable Object> settings = settings();
        settings.putAll(changed);
        return MapKind.spec(system(), settings);
    }
}
