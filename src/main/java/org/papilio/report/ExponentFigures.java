package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.ColourMap;
import org.papilio.chart.GridFigure;
import org.papilio.chart.HeatmapFigure;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.papilio.chart.Series;
import org.papilio.chart.Style;
import org.papilio.chart.Theme;
import org.papilio.run.Measures;

/** Exponents over an axis as figures. */
final class ExponentFigures {
    private static final double HEIGHT = 190;

    private ExponentFigures() {}

    /** The tail exponent, and the shares of early and of sustained chaos, over the axis. */
    static Block.Picture exponents(String name, List<ExponentGroup> groups, String axis) {
        double[] x = positions(groups);
        AxisSpec across =
                groups.stream().allMatch(group -> number(group.value()).orElse(0.0) > 0)
                        ? AxisSpec.log(axis)
                        : AxisSpec.linear(axis);
        Style style = Style.categorical(0);
        LineFigure tails = LineFigure.of(Layout.titled("Tail exponent").size(Theme.FULL_WIDTH / 2, HEIGHT))
                .x(across)
                .y(AxisSpec.linear("nats a step"))
                .band("quartiles", x, quantiles(groups, 0.25), quantiles(groups, 0.75), style.colour())
                .series(Series.of("median", x, quantiles(groups, 0.5), style))
                .horizontal("0", 0)
                .build();
        LineFigure.Builder shares = LineFigure.of(Layout.titled("Share of runs").size(Theme.FULL_WIDTH / 2, HEIGHT))
                .x(across)
                .y(AxisSpec.linear("share (%)").range(0, 100));
        share(shares, "early chaos", x, groups, g -> g.growing(1), Style.categorical(1));
        share(shares, "sustained chaos", x, groups, ExponentGroup::chaotic, Style.categorical(2));
        List<String> tailsAbove = groups.stream()
                .filter(group -> Grouping.quantile(group.tails(), 0.5) > 0)
                .map(ExponentGroup::value)
                .toList();
        return new Block.Picture(
                name,
                new GridFigure(Layout.titled("").size(Theme.FULL_WIDTH, HEIGHT), 2, List.of(tails, shares.build())),
                Text.of("Left: growth rate of tiny differences over the second half of the runs, median and quartiles. "
                        + (tailsAbove.isEmpty()
                                ? "The median is nowhere above 0."
                                : "The median is above 0 at " + Wording.list(tailsAbove) + ".")
                        + " Right: share of runs with early and with sustained chaos, with 95 % intervals."),
                "Two line charts over " + axis
                        + ": tail exponent with quartiles; shares of early and sustained chaos.");
    }

    private static void share(
            LineFigure.Builder figure,
            String name,
            double[] x,
            List<ExponentGroup> groups,
            Function<ExponentGroup, Share> share,
            Style style) {
        List<Share> shares = groups.stream().map(share).toList();
        figure.errorBars(
                x,
                shares.stream().mapToDouble(s -> 100 * s.low()).toArray(),
                shares.stream().mapToDouble(s -> 100 * s.high()).toArray(),
                style.colour());
        figure.series(Series.of(
                name, x, shares.stream().mapToDouble(s -> 100 * s.value()).toArray(), style));
    }

    /** The growth in each tenth of the run over the axis, in decimal digits, the median of the runs. */
    static Block.Picture fading(String name, List<ExponentGroup> groups, String axis) {
        double[][] digits = new double[groups.size()][Measures.WINDOWS];
        double cut = ExponentGroup.CHAOS_DIGITS;
        int over = 0;
        String largest = "";
        double most = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < digits.length; row++) {
            ExponentGroup group = groups.get(row);
            for (int tenth = 1; tenth <= Measures.WINDOWS; tenth++) {
                double median = Grouping.quantile(group.digits(tenth), 0.5);
                digits[row][tenth - 1] = Math.max(-cut, Math.min(cut, median));
                over += median >= cut ? 1 : 0;
                if (median > most) {
                    most = median;
                    largest = Wording.about(median) + " digits in tenth " + tenth + " at " + axis + " " + group.value();
                }
            }
        }
        return new Block.Picture(
                name,
                HeatmapFigure.matrix(
                        Layout.titled("").size(Theme.FULL_WIDTH, 50 + 15.0 * groups.size()),
                        "tenth of the run",
                        IntStream.rangeClosed(1, Measures.WINDOWS)
                                .mapToObj(Integer::toString)
                                .toList(),
                        axis,
                        groups.stream().map(ExponentGroup::value).toList(),
                        AxisSpec.linear("growth (decimal digits)").range(-cut, cut),
                        digits,
                        ColourMap.CIVIDIS),
                Text.of(
                        "By how many decimal digits tiny differences grow in each tenth of the run, median of the runs, cut "
                                + "off at ±" + (int) cut + ": yellow is growth by a factor of 1000 or more, as in "
                                + Wording.count(over, "cell", "cells") + ". The largest growth is " + largest + "."),
                "Heat map: median growth of differences over ten tenths of the run for " + groups.size() + " values of "
                        + axis + ".");
    }

    private static double[] quantiles(List<ExponentGroup> groups, double q) {
        return groups.stream()
                .mapToDouble(group -> Grouping.quantile(group.tails(), q))
                .toArray();
    }

    /** The values of the axis where they are numbers, otherwise 1, 2, 3, ... */
    private static double[] positions(List<ExponentGroup> groups) {
        List<Double> positions = new ArrayList<>();
        for (ExponentGroup group : groups) {
            number(group.value()).ifPresent(positions::add);
        }
        return positions.size() == groups.size()
                ? Curves.values(positions)
                : IntStream.rangeClosed(1, groups.size()).mapToDouble(i -> i).toArray();
    }

    /** Whether a value of an axis is a number. */
    static boolean isNumber(String value) {
        return number(value).isPresent();
    }

    private static Optional<Double> number(String value) {
        try {
            return Optional.of(Double.valueOf(value));
        } catch (NumberFormatException word) {
            return Optional.empty();
        }
    }
}
