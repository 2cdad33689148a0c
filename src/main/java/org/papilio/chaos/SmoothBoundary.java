package org.papilio.chaos;

import java.util.Arrays;
import org.papilio.number.Elementary;
import org.papilio.random.LegacyRandom;
import org.papilio.random.Seeds;
import org.papilio.stats.Quantiles;

/**
 * The null model of a fractal boundary: two smooth basins on a grid of the same size, with the shares of the largest given
 * basin and of all others together. A sum of {@value #WAVES} plane waves of one wavelength in random directions with random
 * phases is cut at a quantile of its values.
 *
 * <p>The wavelength is chosen so that as many of the largest boxes of {@link BoxDimension} meet the boundary, and is between
 * half the window's side and four times that. To match the length at the grid's resolution instead would be no null model: a
 * fractal boundary is as long there as the finest ripples, which no measurement at this resolution could call smooth.
 *
 * <p>Source: M. V. Berry, <i>J. Phys. A</i> 10 (1977) 2083 (random waves of one wavelength).
 */
public final class SmoothBoundary {
    static final int WAVES = 24;
    private static final int BISECTIONS = 12;
    private static final int COARSE = 8;
    private static final int SAMPLED = 60_013;

    private final double[] directions = new double[WAVES];
    private final double[] phases = new double[WAVES];

    private SmoothBoundary(LegacyRandom random) {
        for (int k = 0; k < WAVES; k++) {
            directions[k] = random.uniform(0, 2 * Math.PI);
            phases[k] = random.uniform(0, 2 * Math.PI);
        }
    }

    /**
     * Draws one.
     *
     * @param basins at least 64 x 64 grid points
     * @param seed of the waves
     * @throws IllegalArgumentException if there are fewer grid points
     */
    public static Basins like(Basins basins, long seed) {
        int height = basins.height();
        int width = basins.width();
        int side = Math.min(height, width);
        if (side < 64) {
            throw new IllegalArgumentException(
                    "a null model needs 64 x 64 grid points, got " + height + " x " + width + ": refine the grid");
        }
        SmoothBoundary waves =
                new SmoothBoundary(new LegacyRandom(Seeds.derive(seed, "a smooth basin boundary") >>> 32));
        double share = Arrays.stream(basins.sizes()).max().orElseThrow() / ((double) height * width);
        int half = side / 16;
        double wanted = BoxDimension.boxes(basins, half).value();
        int step = Math.max(1, half / COARSE);
        double shortest = Elementary.log(side / 2.0);
        double longest = Elementary.log(side * 4.0);
        for (int k = 0; k < BISECTIONS; k++) {
            double middle = (shortest + longest) / 2;
            Basins coarse = waves.cut(height / step, width / step, step, Elementary.exp(middle), share);
            if (BoxDimension.boxes(coarse, half / step).value() > wanted) {
                shortest = middle;
            } else {
                longest = middle;
            }
        }
        return waves.cut(height, width, 1, Elementary.exp(shortest), share);
    }

    /** The field on a grid, cut to a basin of the share and one of the rest. */
    private Basins cut(int height, int width, int step, double wavelength, double share) {
        double[] field = new double[height * width];
        double number = 2 * Math.PI / wavelength * step;
        double[] cosines = new double[width];
        double[] sines = new double[width];
        for (int k = 0; k < WAVES; k++) {
            double across = number * Elementary.cos(directions[k]);
            double down = number * Elementary.sin(directions[k]);
            for (int j = 0; j < width; j++) {
                cosines[j] = Elementary.cos(across * j);
                sines[j] = Elementary.sin(across * j);
            }
            for (int i = 0; i < height; i++) {
                double c = Elementary.cos(down * i + phases[k]);
                double s = Elementary.sin(down * i + phases[k]);
                int row = i * width;
                for (int j = 0; j < width; j++) {
                    field[row + j] += c * cosines[j] - s * sines[j];
                }
            }
        }
        return Basins.cut(field, width, threshold(field, share));
    }

    private static double threshold(double[] field, double share) {
        int stride = Math.max(1, field.length / SAMPLED);
        double[] sample = new double[(field.length - 1) / stride + 1];
        for (int k = 0; k < sample.length; k++) {
            sample[k] = field[k * stride];
        }
        return Quantiles.of(sample, share);
    }
}
