package org.papilio.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.papilio.random.Seeds;
import org.papilio.stats.Interval;
import org.papilio.stats.Quantiles;

/**
 * All measures of the boundary between basins in one window, beside those of smooth boundaries at the same resolution.
 *
 * @param height grid points down the window
 * @param width grid points across
 * @param basins how many basins the window shows
 * @param mixedShare the share of the grid's unit squares whose corners lie in more than one basin
 * @param measures empty if the boundary is too small to be measured
 * @param smooth of {@value #SMOOTH} {@link SmoothBoundary} draws, those that could be measured; none if the boundary itself
 *     could not
 * @param reason one sentence: the dimension beside that of a smooth boundary, or why there is none
 */
public record BasinBoundary(
        int height,
        int width,
        int basins,
        double mixedShare,
        Optional<Measures> measures,
        List<Measures> smooth,
        String reason) {
    /** How many smooth boundaries are drawn. */
    public static final int SMOOTH = 5;

    /** The fewest grid points along either side. */
    public static final int FEWEST_POINTS = 64;

    /** The fewest unit squares on the boundary. */
    public static final int FEWEST_SQUARES = 64;

    public BasinBoundary {
        smooth = List.copyOf(smooth);
    }

    /**
     * The measures.
     *
     * @param dimension by boxes
     * @param uncertainty by displaced points
     * @param entropy of boxes
     * @param test of discs; empty if too few discs meet the boundary
     */
    public record Measures(
            BoxDimension dimension,
            UncertaintyExponent uncertainty,
            BasinEntropy entropy,
            Optional<FractalBoundaryTest> test) {

        private static Optional<Measures> of(Basins basins, long seed) {
            Optional<BoxDimension> dimension = BoxDimension.of(basins);
            Optional<UncertaintyExponent> uncertainty = UncertaintyExponent.of(basins);
            Optional<BasinEntropy> entropy = BasinEntropy.of(basins);
            if (dimension.isEmpty() || uncertainty.isEmpty() || entropy.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Measures(
                    dimension.get(), uncertainty.get(), entropy.get(), FractalBoundaryTest.of(basins, seed)));
        }
    }

    /** As {@link #of(Basins, long)} with seed 0. */
    public static BasinBoundary of(int[][] labels) {
        return of(Basins.of(labels), 0);
    }

    /**
     * Measures a boundary.
     *
     * @param seed of the discs and of the smooth boundaries
     */
    public static BasinBoundary of(Basins basins, long seed) {
        int height = basins.height();
        int width = basins.width();
        int squares = squares(basins);
        double share = squares == 0 ? 0 : squares / ((height - 1.0) * (width - 1.0));
        Optional<Measures> measures = Optional.empty();
        String reason;
        if (basins.count() == 1) {
            reason = "the window shows one basin: there is no boundary in it";
        } else if (Math.min(height, width) < FEWEST_POINTS) {
            reason = "a boundary is measured on at least " + FEWEST_POINTS + " x " + FEWEST_POINTS
                    + " grid points, the window has " + height + " x " + width;
        } else if (squares < FEWEST_SQUARES) {
            reason = "too few cells on the boundary to say: " + squares + " of at least " + FEWEST_SQUARES
                    + " at a resolution of " + height + " x " + width;
        } else {
            measures = Measures.of(basins, seed);
            reason = "the boundary lies in too small a part of the window to say: zoom in on it";
        }
        if (measures.isEmpty()) {
            return new BasinBoundary(height, width, basins.count(), share, measures, List.of(), reason);
        }
        List<Measures> smooth = new ArrayList<>();
        for (int k = 0; k < SMOOTH; k++) {
            long draw = Seeds.derive(seed, "smooth boundary " + k);
            Measures.of(SmoothBoundary.like(basins, draw), draw).ifPresent(smooth::add);
        }
        return new BasinBoundary(
                height,
                width,
                basins.count(),
                share,
                measures,
                smooth,
                sentence(height, width, measures.get().dimension(), smooth));
    }

    /** The middle of a measure over the smooth boundaries; empty if there are none. */
    public Optional<Double> smooth(ToDoubleFunction<Measures> measure) {
        return smooth.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Quantiles.median(smooth.stream().mapToDouble(measure).toArray()));
    }

    /** The dimension that smooth boundaries have at this resolution: all their intervals together; empty if there are none. */
    public Optional<Interval> smoothDimension() {
        return together(smooth);
    }

    /**
     * Whether the dimension is above that of smooth boundaries at this resolution: its whole interval above all of theirs.
     * False also where nothing could be measured.
     */
    public boolean aboveSmooth() {
        Optional<Interval> theirs = smoothDimension();
        return measures.isPresent()
                && theirs.isPresent()
                && measures.get().dimension().interval().lower() > theirs.get().upper();
    }

    private static Optional<Interval> together(List<Measures> smooth) {
        List<Interval> intervals =
                smooth.stream().map(m -> m.dimension().interval()).toList();
        Optional<Double> lower = intervals.stream().map(Interval::lower).min(Comparator.naturalOrder());
        Optional<Double> upper = intervals.stream().map(Interval::upper).max(Comparator.naturalOrder());
        return lower.isEmpty() || upper.isEmpty()
                ? Optional.empty()
                : Optional.of(new Interval(lower.get(), upper.get()));
    }

    private static String sentence(int height, int width, BoxDimension dimension, List<Measures> smooth) {
        String measured = "D = " + Shown.of(dimension.dimension(), 3) + " (" + shown(dimension.interval()) + ") at "
                + height + " x " + width + " points; ";
        Optional<Interval> range = together(smooth);
        if (range.isEmpty()) {
            return measured + "no smooth boundary with these shares could be measured beside it";
        }
        double middle = Quantiles.median(
                smooth.stream().mapToDouble(m -> m.dimension().dimension()).toArray());
        return measured + "a smooth boundary at this resolution gives " + Shown.of(middle, 3) + " ("
                + shown(range.get()) + ")";
    }

    private static String shown(Interval interval) {
        return Shown.of(interval.lower(), 3) + " to " + Shown.of(interval.upper(), 3);
    }

    private static int squares(Basins basins) {
        int count = 0;
        for (int i = 0; i + 1 < basins.height(); i++) {
            for (int j = 0; j + 1 < basins.width(); j++) {
                int label = basins.label(i, j);
                boolean same = label == basins.label(i, j + 1)
                        && label == basins.label(i + 1, j)
                        && label == basins.label(i + 1, j + 1);
                count += same ? 0 : 1;
            }
        }
        return count;
    }
}
