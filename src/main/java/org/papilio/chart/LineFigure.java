package org.papilio.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.papilio.chart.AxisRange.Extent;
import org.papilio.chart.Legend.Entry;
import org.papilio.chart.Series.Look;

/**
 * Series of points over a common pair of axes, each linear or logarithmic, with shaded phases, bands between two curves, error
 * bars and labelled reference lines. Labels of phases and reference lines stand beside the data area, never on the data.
 */
public final class LineFigure extends XYFigure {
    private static final Color[] PHASES = {new Color(0xF1F3F8), new Color(0xFBFBFB)};

    private final List<Series> series;
    private final List<Band> bands;
    private final List<Bars> bars;
    private final List<Mark> phases;
    private final List<Mark> horizontals;
    private final List<Mark> verticals;
    private final AxisRange xRange;
    private final AxisRange yRange;
    private final List<String> notes = new ArrayList<>();
    private final boolean empty;

    private record Band(String name, double[] x, double[] lower, double[] upper, Color colour) {}

    private record Bars(double[] x, double[] lower, double[] upper, Color colour) {}

    private LineFigure(Builder builder) {
        super(builder.layout);
        series = List.copyOf(builder.series);
        bands = List.copyOf(builder.bands);
        bars = List.copyOf(builder.bars);
        phases = List.copyOf(builder.phases);
        horizontals = List.copyOf(builder.horizontals);
        verticals = List.copyOf(builder.verticals);
        Extent xs = new Extent();
        Extent ys = new Extent();
        for (Series one : series) {
            xs.add(one.x());
            ys.add(one.y());
        }
        bands.forEach(band -> xs.add(band.x()));
        bands.forEach(band -> ys.add(band.lower()).add(band.upper()));
        bars.forEach(bar -> ys.add(bar.lower()).add(bar.upper()));
        empty = xs.isEmpty() || ys.isEmpty();
        if (!empty) {
            horizontals.forEach(mark -> ys.add(mark.from()));
            verticals.forEach(mark -> xs.add(mark.from()));
        }
        xRange = AxisRange.fit(builder.x, xs, 0.015);
        yRange = AxisRange.fit(builder.y, ys, 0.04);
        notes.addAll(xRange.notes(xs, "positions"));
        notes.addAll(yRange.notes(ys, "values"));
    }

    /** Starts a figure of this title, size and notes. */
    public static Builder of(Layout layout) {
        return new Builder(layout);
    }

    /** Collects the parts of a figure; series are styled in the order in which they are added. */
    public static final class Builder {
        private final Layout layout;
        private AxisSpec x = AxisSpec.linear("");
        private AxisSpec y = AxisSpec.linear("");
        private final List<Series> series = new ArrayList<>();
        private final List<Band> bands = new ArrayList<>();
        private final List<Bars> bars = new ArrayList<>();
        private final List<Mark> phases = new ArrayList<>();
        private final List<Mark> horizontals = new ArrayList<>();
        private final List<Mark> verticals = new ArrayList<>();

        private Builder(Layout layout) {
            this.layout = layout;
        }

        /** The horizontal axis. */
        public Builder x(AxisSpec spec) {
            x = spec;
            return this;
        }

        /** The vertical axis. */
        public Builder y(AxisSpec spec) {
            y = spec;
            return this;
        }

        /** Adds a line in the next categorical style. */
        public Builder line(String name, double[] xs, double[] ys) {
            return series(Series.of(name, xs, ys, Style.categorical(series.size())));
        }

        /** Adds a line over positions 0, 1, 2, ... in the next categorical style. */
        public Builder line(String name, double[] ys) {
            return line(name, Series.steps(ys.length), ys);
        }

        /** Adds a series in its own style. */
        public Builder series(Series one) {
            series.add(one);
            return this;
        }

        /** Adds a shaded band between two curves, named in the legend unless the name is empty. */
        public Builder band(String name, double[] xs, double[] lower, double[] upper, Color colour) {
            require(xs.length == lower.length && xs.length == upper.length, "a band needs as many bounds as positions");
            bands.add(new Band(name, xs, lower, upper, colour));
            return this;
        }

        /** Adds vertical error bars. */
        public Builder errorBars(double[] xs, double[] lower, double[] upper, Color colour) {
            require(
                    xs.length == lower.length && xs.length == upper.length,
                    "error bars need as many ends as positions");
            bars.add(new Bars(xs, lower, upper, colour));
            return this;
        }

        /** Shades an interval of the horizontal axis and names it above the plot. */
        public Builder phase(String name, double from, double to) {
            phases.add(new Mark(name, from, to));
            return this;
        }

        /** Adds a horizontal reference line, named right of the plot. */
        public Builder horizontal(String name, double value) {
            horizontals.add(new Mark(name, value, value));
            return this;
        }

        /** Adds a vertical reference line, named above the plot. */
        public Builder vertical(String name, double value) {
            verticals.add(new Mark(name, value, value));
            return this;
        }

        /** The figure. */
        public LineFigure build() {
            return new LineFigure(this);
        }

        private static void require(boolean condition, String message) {
            if (!condition) {
                throw new IllegalArgumentException(message);
            }
        }
    }

    @Override
    boolean isEmpty() {
        return empty;
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
    List<String> dataNotes() {
        return notes;
    }

    @Override
    List<Entry> legend() {
        List<Entry> entries = new ArrayList<>();
        for (Series one : series) {
            if (!one.name().isEmpty()) {
                entries.add(Legend.line(one.name(), one.style(), one.look() != Look.POINTS, one.look() != Look.PLAIN));
            }
        }
        for (Band band : bands) {
            if (!band.name().isEmpty()) {
                entries.add(Legend.box(band.name(), shade(band.colour()), band.colour()));
            }
        }
        return entries;
    }

    @Override
    List<Mark> topMarks() {
        List<Mark> marks = new ArrayList<>(phases);
        marks.addAll(verticals);
        marks.removeIf(mark -> mark.text().isEmpty());
        return marks;
    }

    @Override
    List<Mark> rightMarks() {
        return horizontals.stream().filter(mark -> !mark.text().isEmpty()).toList();
    }

    @Override
    void addSeries(XYPlot plot, Mapping map) {
        SeriesRenderer.add(plot, series, map);
    }

    @Override
    void paintBackdrop(Graphics2D g, Mapping map) {
        for (int i = 0; i < phases.size(); i++) {
            double from = clampX(map, phases.get(i).from());
            double to = clampX(map, phases.get(i).to());
            g.setPaint(PHASES[i % PHASES.length]);
            g.fill(new Rectangle2D.Double(
                    from, map.area().getY(), to - from, map.area().getHeight()));
            g.setPaint(Theme.AXIS);
            g.setStroke(Theme.HAIRLINE);
            if (i > 0) {
                g.draw(new Line2D.Double(
                        from, map.area().getY(), from, map.area().getMaxY()));
            }
        }
    }

    @Override
    void paintBelow(Graphics2D g, Mapping map) {
        for (Band band : bands) {
            g.setPaint(shade(band.colour()));
            g.fill(outline(band, map));
        }
        if (yRange.hasFloor()) {
            rule(g, map.area().getX(), map.yAt(yRange.floor()), map.area().getMaxX(), map.yAt(yRange.floor()));
        }
        if (xRange.hasFloor()) {
            rule(
                    g,
                    map.xAt(xRange.floor()),
                    map.area().getY(),
                    map.xAt(xRange.floor()),
                    map.area().getMaxY());
        }
        for (Mark mark : horizontals) {
            rule(g, map.area().getX(), map.y(mark.from()), map.area().getMaxX(), map.y(mark.from()));
        }
        for (Mark mark : verticals) {
            rule(
                    g,
                    map.x(mark.from()),
                    map.area().getY(),
                    map.x(mark.from()),
                    map.area().getMaxY());
        }
    }

    @Override
    void paintAbove(Graphics2D g, Mapping map) {
        for (Bars one : bars) {
            g.setPaint(one.colour());
            g.setStroke(Theme.AXIS_LINE);
            for (int i = 0; i < one.x().length; i++) {
                double x = map.x(one.x()[i]);
                double lower = map.y(one.lower()[i]);
                double upper = map.y(one.upper()[i]);
                if (Double.isFinite(x + lower + upper)) {
                    g.draw(new Line2D.Double(x, lower, x, upper));
                    g.draw(new Line2D.Double(x - 2.5, lower, x + 2.5, lower));
                    g.draw(new Line2D.Double(x - 2.5, upper, x + 2.5, upper));
                }
            }
        }
    }

    private static void rule(Graphics2D g, double x1, double y1, double x2, double y2) {
        if (Double.isFinite(x1 + y1 + x2 + y2)) {
            g.setPaint(Theme.AXIS);
            g.setStroke(Theme.RULE);
            g.draw(new Line2D.Double(x1, y1, x2, y2));
        }
    }

    private static double clampX(Mapping map, double value) {
        double x = map.x(value);
        return Double.isNaN(x)
                ? map.area().getX()
                : Math.max(map.area().getX(), Math.min(map.area().getMaxX(), x));
    }

    /** One closed outline for each stretch without gaps. */
    private static Path2D outline(Band band, Mapping map) {
        Path2D path = new Path2D.Double();
        int start = 0;
        for (int i = 0; i <= band.x().length; i++) {
            if (i < band.x().length
                    && Double.isFinite(map.x(band.x()[i]) + map.y(band.lower()[i]) + map.y(band.upper()[i]))) {
                continue;
            }
            for (int j = start; j < i; j++) {
                double y = map.y(band.upper()[j]);
                if (j == start) {
                    path.moveTo(map.x(band.x()[j]), y);
                } else {
                    path.lineTo(map.x(band.x()[j]), y);
                }
            }
            for (int j = i - 1; j >= start; j--) {
                path.lineTo(map.x(band.x()[j]), map.y(band.lower()[j]));
            }
            if (i > start) {
                path.closePath();
            }
            start = i + 1;
        }
        return path;
    }

    private static Color shade(Color colour) {
        return Colours.mix(colour, Theme.PAPER, 0.75);
    }
}
