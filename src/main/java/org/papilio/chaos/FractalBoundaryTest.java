package org.papilio.chaos;

import java.util.Arrays;
import java.util.Optional;
import org.papilio.number.Elementary;
import org.papilio.random.LegacyRandom;
import org.papilio.random.Seeds;
import org.papilio.stats.Interval;

/**
 * A test for fractal boundaries by the basin entropy: S_bb over discs at random places has a known value if the boundary is
 * smooth, since it crosses a small disc as a straight line. In the limit of large discs that value is {@value #SMOOTH_LIMIT};
 * here it is computed for the very grid points the disc holds, by lines at all angles and distances.
 *
 * <p>Discs of a thirty-second of the window (3 to 20 grid spacings) are drawn until {@value #DISCS} of them hold more than one
 * basin. The interval is that of the {@link TiledRatio tiles}, since discs that overlap are not independent; the source takes
 * one standard error. A boundary that bends within the size of a disc, or where three basins meet often, differs from the
 * straight line as well without being fractal: hold the result against that of a {@link SmoothBoundary} too.
 *
 * <p>Source: A. Puy, A. Daza, A. Wagemakers, M. A. F. Sanjuan, <i>Communications in Nonlinear Science and Numerical
 * Simulation</i> 95 (2021) 105588 (the value for the plane and the test).
 *
 * @param entropy S_bb over the discs
 * @param interval its 95 % interval
 * @param smooth what a straight boundary gives
 * @param radius of the discs, in grid spacings
 * @param discs how many held more than one basin
 */
public record FractalBoundaryTest(double entropy, Interval interval, double smooth, int radius, int discs) {
    static final double SMOOTH_LIMIT = 0.4395093;
    static final int DISCS = 1000;
    private static final int MOST_DRAWS = 200 * DISCS;
    private static final int ANGLES = 64;
    private static final int DISTANCES = 256;

    /**
     * Tests the boundary.
     *
     * @param seed of the places
     * @return empty if fewer than a tenth of the discs wanted could be found, or the window is smaller than a disc
     */
    public static Optional<FractalBoundaryTest> of(Basins basins, long seed) {
        int side = Math.min(basins.height(), basins.width());
        int radius = Math.max(3, Math.min(20, side / 32));
        int rows = basins.height() - 2 * radius;
        int columns = basins.width() - 2 * radius;
        if (basins.count() < 2 || rows < 1 || columns < 1) {
            return Optional.empty();
        }
        LegacyRandom random = new LegacyRandom(Seeds.derive(seed, "discs on a basin boundary") >>> 32);
        Disc disc = new Disc(radius);
        TiledRatio mean = new TiledRatio();
        int[] counts = new int[basins.count()];
        for (int draw = 0; draw < MOST_DRAWS && mean.trials() < DISCS; draw++) {
            int i = (int) (rows * random.nextDouble());
            int j = (int) (columns * random.nextDouble());
            double entropy = disc.entropy(basins, i + radius, j + radius, counts);
            if (entropy > 0) {
                mean.add(i, rows, j, columns, entropy, 1);
            }
        }
        if (mean.trials() < DISCS / 10.0) {
            return Optional.empty();
        }
        return Optional.of(
                new FractalBoundaryTest(mean.value(), mean.interval(), disc.smooth(), radius, (int) mean.trials()));
    }

    /** Whether the boundary differs from a straight one: the interval does not hold its value. */
    public boolean differsFromStraight() {
        return !interval.contains(smooth);
    }

    /** The grid points within a radius of one of them. */
    private static final class Disc {
        private final int radius;
        private final int[] rows;
        private final int[] columns;
        private final double[] terms;

        Disc(int radius) {
            this.radius = radius;
            int[] down = new int[(2 * radius + 1) * (2 * radius + 1)];
            int[] across = new int[down.length];
            int points = 0;
            for (int i = -radius; i <= radius; i++) {
                for (int j = -radius; j <= radius; j++) {
                    if (i * i + j * j <= radius * radius) {
                        down[points] = i;
                        across[points++] = j;
                    }
                }
            }
            this.rows = Arrays.copyOf(down, points);
            this.columns = Arrays.copyOf(across, points);
            this.terms = BasinEntropy.terms(points);
        }

        /** The entropy of the disc about a grid point; counts are all zero before and after. */
        double entropy(Basins basins, int row, int column, int[] counts) {
            for (int k = 0; k < rows.length; k++) {
                counts[basins.label(row + rows[k], column + columns[k])]++;
            }
            double entropy = 0;
            for (int k = 0; k < rows.length; k++) {
                int label = basins.label(row + rows[k], column + columns[k]);
                entropy += terms[counts[label]];
                counts[label] = 0;
            }
            return entropy;
        }

        /** The mean entropy over all straight lines that divide the disc's points. */
        double smooth() {
            double sum = 0;
            int lines = 0;
            for (int a = 0; a < ANGLES; a++) {
                double angle = (a + 0.5) * Math.PI / ANGLES;
                double c = Elementary.cos(angle);
                double s = Elementary.sin(angle);
                for (int d = 0; d < DISTANCES; d++) {
                    double distance = radius * ((2 * d + 1.0) / DISTANCES - 1);
                    int count = 0;
                    for (int k = 0; k < rows.length; k++) {
                        count += c * columns[k] + s * rows[k] > distance ? 1 : 0;
                    }
                    if (count > 0 && count < rows.length) {
                        sum += terms[count] + terms[rows.length - count];
                        lines++;
                    }
                }
            }
            return sum / lines;
        }
    }
}
