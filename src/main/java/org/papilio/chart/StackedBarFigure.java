package org.papilio.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.papilio.chart.Legend.Entry;
import org.papilio.chart.Ticks.Tick;

/** Shares of categories in each group as horizontal bars of full length, with per cent written where there is room. */
public final class StackedBarFigure extends XYFigure {
    private static final double HALF_BAR = 0.36;

    private final List<String> groups;
    private final List<String> categories;
    private final List<Color> colours;
    private final double[][] counts;
    private final AxisRange xRange;
    private final AxisRange yRange;

    /**
     * Bars of shares.
     *
     * @param groupLabel label of the axis of groups
     * @param groups names, from top to bottom
     * @param categories names, from left to right
     * @param counts {@code counts[group][category]}, not negative; a row of zeros is an empty bar
     */
    public StackedBarFigure(
            Layout layout, String groupLabel, List<String> groups, List<String> categories, double[][] counts) {
        this(layout, groupLabel, groups, categories, counts, defaultColours(categories.size()));
    }

    private StackedBarFigure(
            Layout layout,
            String groupLabel,
            List<String> groups,
            List<String> categories,
            double[][] counts,
            List<Color> colours) {
        super(layout);
        if (counts.length != groups.size()) {
            throw new IllegalArgumentException(groups.size() + " groups but " + counts.length + " rows of counts");
        }
        for (double[] row : counts) {
            if (row.length != categories.size()) {
                throw new IllegalArgumentException(
                        categories.size() + " categories but " + row.length + " counts in a row");
            }
        }
        if (colours.size() < categories.size()) {
            throw new IllegalArgumentException(categories.size() + " categories but " + colours.size() + " colours");
        }
        this.groups = List.copyOf(groups);
        this.categories = List.copyOf(categories);
        this.counts = counts;
        this.colours = List.copyOf(colours);
        xRange = new AxisRange(AxisSpec.linear("share (%)"), 0, 100, Double.NaN);
        yRange = Groups.axis(groupLabel, groups.size());
    }

    /** The same in other colours, one for each category. */
    public StackedBarFigure colours(List<Color> others) {
        return new StackedBarFigure(layout(), yLabel(), groups, categories, counts, others);
    }

    /** Height of plots in points at which bars of this many groups look well. */
    public static double heightFor(int groups) {
        return Math.max(60, 17.0 * groups + 34);
    }

    private static List<Color> defaultColours(int count) {
        List<Color> colours = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            colours.add(ColourMap.CIVIDIS.at(count < 2 ? 0.2 : 0.12 + 0.83 * i / (count - 1)));
        }
        return colours;
    }

    @Override
    boolean isEmpty() {
        for (int i = 0; i < counts.length; i++) {
            if (total(i) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Sum of a row's finite positive counts. */
    private double total(int group) {
        double total = 0;
        for (double count : counts[group]) {
            total += usable(count);
        }
        return total;
    }

    private static double usable(double count) {
        return Double.isFinite(count) ? Math.max(0, Math.min(1e300, count)) : 0;
    }

    @Override
    AxisRange xRange() {
        return xRange;
    }

    @Override
    AxisRange yRange() {
        return yRange;
    }

    @Override
    List<Tick> yTicks(double length) {
        return Groups.vertical(groups, length, layout().width() * 0.4);
    }

    @Override
    boolean yGrid() {
        return false;
    }

    @Override
    List<Entry> legend() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < categories.size(); i++) {
            entries.add(Legend.box(categories.get(i), colours.get(i), Theme.AXIS));
        }
        return entries;
    }

    /** The number of cases stands right of each bar. */
    @Override
    List<Mark> rightMarks() {
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            double total = total(i);
            if (Math.abs(total - Math.rint(total)) < 1e-9 * total && total > 1 && total < 1e9) {
                double at = groups.size() - 1 - i;
                marks.add(new Mark("n = " + (long) Math.rint(total), at, at));
            }
        }
        return marks;
    }

    @Override
    void paintAbove(Graphics2D g, Mapping map) {
        for (int i = 0; i < counts.length; i++) {
            double total = total(i);
            double top = map.yAt(groups.size() - 1 - i + HALF_BAR);
            double bottom = map.yAt(groups.size() - 1 - i - HALF_BAR);
            double before = 0;
            for (int c = 0; c < categories.size() && total > 0; c++) {
                double share = 100 * usable(counts[i][c]) / total;
                double left = map.xAt(before);
                double right = map.xAt(before + share);
                g.setPaint(colours.get(c));
                g.fill(new Rectangle2D.Double(left, top, right - left, bottom - top));
                drawShare(g, share, left, right, top, bottom, colours.get(c));
                before += share;
            }
        }
    }

    private static void drawShare(
            Graphics2D g, double share, double left, double right, double top, double bottom, Color fill) {
        g.setPaint(Theme.PAPER);
        if (left < right) {
            g.fill(new Rectangle2D.Double(right - 0.35, top, 0.7, bottom - top));
        }
        String text = share > 0 && share < 0.95
                ? String.valueOf(Math.rint(10 * share) / 10)
                : String.valueOf((long) Math.rint(share));
        double width = Text.width(Theme.SMALL, text);
        if (share > 0 && width + 4 < right - left && bottom - top > 8) {
            g.setPaint(Colours.isDark(fill) ? Theme.PAPER : Theme.INK);
            double baseline = (top + bottom) / 2 + Text.capHeight(Theme.SMALL) / 2;
            Text.draw(g, Theme.SMALL, text, (left + right - width) / 2, baseline);
        }
    }
}
