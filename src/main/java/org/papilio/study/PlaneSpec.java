package org.papilio.study;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A map of a plane through the space of trainings: a training from every cell of a grid of size x size.
 *
 * @param training what is trained; the plane's coordinates change its initial parameters and learning rates. Its precision may be
 *     {@link #AUTO}
 * @param x what varies along the horizontal axis, as {@link org.papilio.train.PlaneCoordinate#parse} reads it
 * @param y what varies along the vertical axis
 * @param xScale {@code linear} or {@code log}
 * @param yScale the same
 * @param size cells along each axis
 * @param window the edges of the plane: left, right, lower, upper
 * @param solvedBelow a training stops when its loss is below this
 * @param checked how many cells are trained again in the next higher precision
 */
public record PlaneSpec(
        TrainingSpec training,
        String x,
        String y,
        String xScale,
        String yScale,
        int size,
        List<BigDecimal> window,
        BigDecimal solvedBelow,
        int checked)
        implements SystemSpec {

    /** The precision that starts with double and goes on to higher ones until the map can be trusted. */
    public static final String AUTO = "auto";

    /** After how many steps the loss was below the bound. */
    public static final String STEPS_TO_SOLVE = "steps-to-solve";

    /** The loss after the last step. */
    public static final String FINAL_LOSS = "final-loss";

    /** Which function the trained network computes. */
    public static final String SOLUTION = "solution";

    /** The finite-time exponent, in nats a step. */
    public static final String FTLE = "ftle";

    /** The largest growth of a difference, in decimal digits. */
    public static final String AMPLIFICATION = "amplification";

    /** What training does with tiny differences. */
    public static final String VERDICT = "verdict";

    /** The measurements that a part can ask for. */
    public static final List<String> MEASURES =
            List.of(STEPS_TO_SOLVE, FINAL_LOSS, SOLUTION, FTLE, AMPLIFICATION, VERDICT);

    public PlaneSpec {
        window = List.copyOf(window);
    }

    @Override
    public String precision() {
        return training.precision();
    }

    @Override
    public Optional<Long> seed() {
        return training.seed();
    }

    @Override
    public int steps() {
        return training.steps();
    }

    /** The settings that are the plane's own. */
    Map<String, @Nullable Object> own() {
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        own.put("x", x);
        own.put("y", y);
        own.put("x_scale", xScale);
        own.put("y_scale", yScale);
        own.put("size", size);
        own.put(PlaneKind.WINDOW, window);
        own.put("solved_below", solvedBelow);
        own.put("checked", checked);
        return own;
    }

    @Override
    public Map<String, @Nullable Object> settings() {
        Map<String, @Nullable Object> settings = training.settings();
        settings.remove(PlaneKind.CONVERGED_BELOW);
        settings.putAll(own());
        return settings;
    }

    @Override
    public PlaneSpec with(Map<String, ? extends @Nullable Object> changed) {
        Map<String, @Nullable Object> settings = settings();
        settings.putAll(changed);
        return PlaneKind.INSTANCE.spec(settings);
    }
}
