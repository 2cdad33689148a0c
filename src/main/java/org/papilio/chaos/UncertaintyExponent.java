package org.papilio.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.papilio.stats.Interval;

/**
 * The uncertainty exponent: the share f of initial points whose basin is not certain when one coordinate is known to within
 * eps only grows as f(eps) ~ eps^alpha. With alpha = 0.1, a thousandfold better knowledge of the initial point halves the
 * uncertain share; a smooth boundary has alpha = 1.
 *
 * <p>A grid point is uncertain if the one eps before it or the one eps after it, along a row or along a column, lies in
 * another basin; f is the mean of both directions, eps is 1, 2, 3, 4, 6, 8, ... grid spacings up to a sixteenth of the window.
 * In the plane D = 2 - alpha, a check of {@link BoxDimension} by another way of counting. What falls below 0 is cut to 0.
 *
 * <p>Sources: C. Grebogi, S. W. McDonald, E. Ott, J. A. Yorke, <i>Physics Letters A</i> 99 (1983) 415; S. W. McDonald, C.
 * Grebogi, E. Ott, J. A. Yorke, <i>Physica D</i> 17 (1985) 125 (alpha = d - D).
 *
 * @param exponent alpha
 * @param interval its 95 % interval over all scaling regions
 * @param law the uncertain share over eps
 */
public record UncertaintyExponent(double exponent, Interval interval, PowerLaw law) {

    /**
     * Measures it.
     *
     * @return empty if the boundary is too small: no range of scales, or all of it in one sixteenth of the window
     */
    public static Optional<UncertaintyExponent> of(Basins basins) {
        int[] labels = basins.labels();
        int height = basins.height();
        int width = basins.width();
        int[] scales = PowerLaw.scales(Math.min(height, width) / 16);
        List<TiledRatio> shares = new ArrayList<>();
        for (int eps : scales) {
            TiledRatio share = new TiledRatio();
            share.count(height, width - 2 * eps, (i, j) -> {
                int at = i * width + j + eps;
                return labels[at] != labels[at - eps] || labels[at] != labels[at + eps];
            });
            int step = eps * width;
            share.count(height - 2 * eps, width, (i, j) -> {
                int at = (i + eps) * width + j;
                return labels[at] != labels[at - step] || labels[at] != labels[at + step];
            });
            shares.add(share);
        }
        return PowerLaw.of(scales, shares)
                .map(law -> new UncertaintyExponent(
                        Math.max(0, law.exponent()),
                        new Interval(
                                Math.max(0, law.interval().lower()),
                                Math.max(0, law.interval().upper())),
                        law));
    }

    /** What alpha says of the dimension: 2 - alpha, with the interval. */
    public Interval dimension() {
        return new Interval(2 - interval.upper(), 2 - interval.lower());
    }
}
