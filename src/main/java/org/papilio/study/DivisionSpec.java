package org.papilio.study;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A system that trains a division circuit ({@link org.papilio.model.DivisionCircuit}), one sample a step.
 *
 * @param circuit {@code complex} or {@code real}
 * @param learningRate for all weights
 * @param initial the six initial weights w0 (row-major) and w1; empty for one that is drawn from uniform(-1, 1), in this order
 *     and before the samples
 * @param shift added to the first weight
 * @param ulps by how many units in the last place the first weight is moved then
 * @param precision the arithmetic
 * @param inputs whether literals are exact decimals or rounded to binary64 first
 * @param seed of the samples and the drawn weights; always there
 * @param steps the number of steps
 * @param divergedAbove the run has diverged when a weight is larger than this
 */
public record DivisionSpec(
        String circuit,
        BigDecimal learningRate,
        List<Optional<BigDecimal>> initial,
        BigDecimal shift,
        int ulps,
        String precision,
        String inputs,
        Optional<Long> seed,
        int steps,
        BigDecimal divergedAbove)
        implements SystemSpec {

    /** The initial weights as a study file names them. */
    static final List<String> WEIGHTS = List.of("w00", "w01", "w10", "w11", "v0", "v1");

    public DivisionSpec {
        initial = List.copyOf(initial);
    }

    /** Whether the first weight is not the one that is given or drawn. */
    public boolean isPerturbed() {
        return shift.signum() != 0 || ulps != 0;
    }

    @Override
    public Map<String, @Nullable Object> settings() {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        settings.put(DivisionKind.CIRCUIT, circuit);
        settings.put("learning_rate", learningRate);
        for (int i = 0; i < WEIGHTS.size(); i++) {
            settings.put(WEIGHTS.get(i), initial.get(i).orElse(null));
        }
        settings.put("shift", shift);
        settings.put("ulps", ulps);
        settings.put("precision", precision);
        settings.put("inputs", inputs);
        settings.put("seed", seed.orElse(null));
        settings.put("steps", steps);
        settings.put("diverged_above", divergedAbove);
        return settings;
    }

    @Override
    public DivisionSpec with(Map<String, ? extends @Nullable Object> changed) {
        Map<String, @Nullable Object> settings = settings();
        settings.putAll(changed);
        return DivisionKind.of(settings);
    }
}
