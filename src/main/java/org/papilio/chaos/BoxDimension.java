package org.papilio.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.papilio.stats.Interval;

/**
 * The box-counting dimension of the boundary between basins: the boxes of side s that meet the boundary number N(s) ~ s^-D.
 * The share of all boxes that do is s^2 N(s) over the area, so that D = 2 - b for {@code share(s) ~ s^b}.
 *
 * <p>Boxes are put at every position in the window (no choice of an origin; in windows of two thousand rows or more at every
 * second row and column and so on), sides are 2, 4, 6, 8, 12, 16, ... grid spacings up to an eighth of the window. A box meets
 * the boundary if the trajectories from a lattice of 3 x 3 grid points in it, corners and edges included, do not all end
 * alike. Large boxes hold more grid points than that, and to use them all is the custom, but then a box sees the finer
 * structure the larger it is: on random fields with D = 1.5 the custom gives slopes from 1.26 at the smallest boxes to 1.53 at
 * the largest (means of 6 at 1024^2), and the same lattice in all boxes 1.50 to 1.58 (means of 4 at 512^2).
 *
 * <p>Bias at finite resolution, medians of 8 draws at 256^2 and of 3 at 1024^2: a straight line -0.03 and -0.01, a circle
 * -0.06 and -0.04 (the largest boxes do not find room everywhere), Koch's curve +0.04 and +0.02, Cantor's set times a line
 * +0.08 and +0.02, random fields with D = 1.3 to 1.8 at most 0.05 and 0.03. The graph of a rough function about as high as it
 * is wide reads too low, by 0.1 to 0.2: seen from afar such a graph is a line, and an image shows mostly that. What exceeds 2
 * is cut to 2.
 *
 * <p>Source: K. Falconer, <i>Fractal Geometry</i> (3rd ed., Wiley 2014), chapter 2 (number of boxes and area near the set);
 * the interval is that of {@link PowerLaw}.
 *
 * @param dimension D
 * @param interval its 95 % interval over all scaling regions
 * @param law the share of boxes over their side
 */
public record BoxDimension(double dimension, Interval interval, PowerLaw law) {

    /**
     * Measures it.
     *
     * @return empty if the boundary is too small: no range of scales, or all of it in one sixteenth of the window
     */
    public static Optional<BoxDimension> of(Basins basins) {
        int side = Math.min(basins.height(), basins.width());
        int[] scales =
                Arrays.stream(PowerLaw.scales(side / 16)).map(half -> 2 * half).toArray();
        List<TiledRatio> shares = new ArrayList<>();
        for (int scale : scales) {
            shares.add(boxes(basins, scale / 2));
        }
        return PowerLaw.of(scales, shares)
                .map(law -> new BoxDimension(
                        Math.min(2, 2 - law.exponent()),
                        new Interval(
                                2 - law.interval().upper(), 2 - law.interval().lower()),
                        law));
    }

    /** The boxes of twice the given side that meet the boundary, among all. */
    static TiledRatio boxes(Basins basins, int half) {
        int[] labels = basins.labels();
        int width = basins.width();
        int down = half * width;
        TiledRatio boxes = new TiledRatio();
        boxes.count(basins.height() - 2 * half, width - 2 * half, (i, j) -> {
            int top = i * width + j;
            int middle = top + down;
            int bottom = middle + down;
            int label = labels[top];
            return !(label == labels[bottom + 2 * half]
                    && label == labels[top + 2 * half]
                    && label == labels[bottom]
                    && label == labels[middle + half]
                    && label == labels[top + half]
                    && label == labels[middle]
                    && label == labels[middle + 2 * half]
                    && label == labels[bottom + half]);
        });
        return boxes;
    }
}
