package org.papilio.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.DefaultXYDataset;
import org.papilio.chart.Ticks.Tick;

/**
 * A figure with one pair of axes. Axes, grid and series are drawn by a JFreeChart plot over axis coordinates; what labels need in
 * room is decided here beforehand, so that panels of a grid can be aligned.
 */
abstract class XYFigure extends PanelFigure {
    private static final double ROW = 10.5;
    private static final double LABEL_GAP = 3;
    private static final double TICK_GAP = 5.5;

    XYFigure(Layout layout) {
        super(layout);
    }

    /** A text beside the data area that belongs to a stretch of an axis, in data units; both ends alike for a single value. */
    record Mark(String text, double from, double to) {
        double middle() {
            return (from + to) / 2;
        }
    }

    /** Paints in the data area, clipped to it. */
    interface Painter {
        void paint(Graphics2D g, Mapping map);
    }

    abstract AxisRange xRange();

    abstract AxisRange yRange();

    /** Series drawn as lines and points by JFreeChart; none by default. */
    void addSeries(XYPlot plot, Mapping map) {}

    /** Painted below the grid. */
    void paintBackdrop(Graphics2D g, Mapping map) {}

    /** Painted between grid and series. */
    void paintBelow(Graphics2D g, Mapping map) {}

    /** Painted above the series. */
    void paintAbove(Graphics2D g, Mapping map) {}

    /** Texts above the data area. */
    List<Mark> topMarks() {
        return List.of();
    }

    /** Texts right of the data area. */
    List<Mark> rightMarks() {
        return List.of();
    }

    /** Room at the right for something else, such as a colour bar. */
    double extraRight() {
        return 0;
    }

    List<Tick> xTicks(double length) {
        return xRange().ticks(length, true);
    }

    List<Tick> yTicks(double length) {
        return yRange().ticks(length, false);
    }

    boolean xGrid() {
        return true;
    }

    boolean yGrid() {
        return true;
    }

    @Override
    Margins margins(double width, double height, Shown shown) {
        double bottom = Text.lineHeight(Theme.TICK)
                + TICK_GAP
                + labelLines(xLabel(shown), width * 0.85).size() * ROW;
        double roughLeft = 40;
        double right = 6;
        for (Mark mark : rightMarks()) {
            right = Math.max(right, Text.width(Theme.SMALL, mark.text()) + 6);
        }
        right += extraRight();
        List<Tick> xTicks = majors(xTicks(width - roughLeft - right));
        if (!xTicks.isEmpty() && extraRight() == 0) {
            Tick last = xTicks.get(xTicks.size() - 1);
            double length = width - roughLeft - right;
            double beyond = length - position(last, xRange(), length);
            right = Math.max(right, Text.width(Theme.TICK, last.label()) / 2 - beyond + 2);
        }
        double rowWidth = width - roughLeft - right;
        int rows =
                rows(new Mapping(xRange(), yRange(), new Rectangle2D.Double(roughLeft, 0, rowWidth, 10)), width)
                        .stream()
                        .mapToInt(Row::index)
                        .map(index -> index + 1)
                        .max()
                        .orElse(0);
        double top = Math.max(5, rows * ROW + (rows > 0 ? 2 : 0));
        double tickWidth = yTicks(height - top - bottom).stream()
                .mapToDouble(tick -> Text.width(Theme.TICK, tick.label()))
                .max()
                .orElse(0);
        int yLines = labelLines(yLabel(shown), height - top).size();
        double left = tickWidth + TICK_GAP + yLines * ROW + (yLines > 0 ? LABEL_GAP : 0);
        if (!xTicks.isEmpty()) {
            double before = position(xTicks.get(0), xRange(), width - left - right);
            left = Math.max(left, Text.width(Theme.TICK, xTicks.get(0).label()) / 2 - before + 2);
        }
        return new Margins(Math.ceil(left), Math.ceil(right), Math.ceil(top), Math.ceil(bottom));
    }

    private static double position(Tick tick, AxisRange range, double length) {
        return (tick.position() - range.lower()) / (range.upper() - range.lower()) * length;
    }

    @Override
    void paint(Graphics2D g, Rectangle2D area, Margins margins, Shown shown) {
        // JFreeChart rounds the data area to whole units, so it is given one that need not be rounded.
        Rectangle2D exact = margins.inside(new Rectangle2D.Double(0, 0, area.getWidth(), area.getHeight()));
        Rectangle2D data = new Rectangle2D.Double(
                Math.rint(exact.getX()),
                Math.rint(exact.getY()),
                Math.floor(exact.getWidth()),
                Math.floor(exact.getHeight()));
        Mapping map = new Mapping(xRange(), yRange(), data);
        AffineTransform before = g.getTransform();
        g.translate(area.getX(), area.getY());
        paintBackdrop(g, map);
        plot(map).draw(g, data, null, null, null);
        // Once more, since images and filled areas may cover half of the lines.
        g.setPaint(Theme.AXIS);
        g.setStroke(Theme.AXIS_LINE);
        g.draw(new Line2D.Double(data.getX(), data.getY(), data.getX(), data.getMaxY()));
        g.draw(new Line2D.Double(data.getX(), data.getMaxY(), data.getMaxX(), data.getMaxY()));
        drawTickLabels(g, map);
        drawAxisLabels(g, map, shown, area.getHeight());
        drawMarks(g, map, area.getWidth());
        paintBeside(g, map);
        g.setTransform(before);
    }

    /** Painted last, not clipped; for colour bars and the like. */
    void paintBeside(Graphics2D g, Mapping map) {}

    private XYPlot plot(Mapping map) {
        TickAxis x = new TickAxis(
                xRange().lower(), xRange().upper(), xTicks(map.area().getWidth()));
        TickAxis y = new TickAxis(
                yRange().lower(), yRange().upper(), yTicks(map.area().getHeight()));
        XYItemRenderer below = new XYLineAndShapeRenderer();
        XYPlot plot = new XYPlot(new DefaultXYDataset(), x, y, below);
        Theme.dress(plot);
        plot.setDomainGridlinesVisible(xGrid());
        plot.setRangeGridlinesVisible(yGrid());
        plot.setFixedDomainAxisSpace(new AxisSpace());
        plot.setFixedRangeAxisSpace(new AxisSpace());
        below.addAnnotation(new PainterAnnotation(this::paintBelow, map), Layer.BACKGROUND);
        plot.addAnnotation(new PainterAnnotation(this::paintAbove, map));
        addSeries(plot, map);
        return plot;
    }

    @Override
    final String xLabel() {
        return xRange().spec().label();
    }

    @Override
    final String yLabel() {
        return yRange().spec().label();
    }

    private String xLabel(Shown shown) {
        return shown.xLabel() ? xLabel() : "";
    }

    private String yLabel(Shown shown) {
        return shown.yLabel() ? yLabel() : "";
    }

    private static List<String> labelLines(String label, double length) {
        return Text.wrap(Theme.LABEL, label, length, 2);
    }

    /** JFreeChart would place these by the metrics of the medium, which differ from one medium to the next. */
    private void drawTickLabels(Graphics2D g, Mapping map) {
        Rectangle2D data = map.area();
        g.setPaint(Theme.SECONDARY);
        double below = data.getMaxY() + TICK_GAP + Text.capHeight(Theme.TICK);
        for (Tick tick : majors(xTicks(data.getWidth()))) {
            Text.drawCentred(g, Theme.TICK, tick.label(), map.xAt(tick.position()), below);
        }
        for (Tick tick : majors(yTicks(data.getHeight()))) {
            double baseline = map.yAt(tick.position()) + Text.capHeight(Theme.TICK) / 2;
            Text.drawRight(g, Theme.TICK, tick.label(), data.getX() - TICK_GAP, baseline);
        }
    }

    private static List<Tick> majors(List<Tick> ticks) {
        return ticks.stream().filter(Tick::major).toList();
    }

    private void drawAxisLabels(Graphics2D g, Mapping map, Shown shown, double height) {
        Rectangle2D data = map.area();
        g.setPaint(Theme.INK);
        List<String> xLines = labelLines(xLabel(shown), (data.getWidth() + data.getX()) * 0.85);
        for (int i = 0; i < xLines.size(); i++) {
            double baseline = data.getMaxY() + TICK_GAP + Text.lineHeight(Theme.TICK) + (i + 1) * ROW - 2.5;
            Text.drawCentred(g, Theme.LABEL, xLines.get(i), data.getCenterX(), baseline);
        }
        double reach = height - data.getY();
        List<String> yLines = labelLines(yLabel(shown), reach);
        double longest = yLines.stream()
                .mapToDouble(line -> Text.width(Theme.LABEL, line))
                .max()
                .orElse(0);
        // Centred on the data area; a longer label goes on below it, where the left margin is free.
        double centre = Math.max(data.getCenterY(), data.getY() + longest / 2);
        double labelWidth = yTicks(data.getHeight()).stream()
                .mapToDouble(tick -> Text.width(Theme.TICK, tick.label()))
                .max()
                .orElse(0);
        double left = data.getX() - TICK_GAP - labelWidth - LABEL_GAP - yLines.size() * ROW;
        AffineTransform before = g.getTransform();
        g.transform(AffineTransform.getQuadrantRotateInstance(-1));
        for (int i = 0; i < yLines.size(); i++) {
            Text.drawCentred(g, Theme.LABEL, yLines.get(i), -centre, left + (i + 1) * ROW - 2.5);
        }
        g.setTransform(before);
    }

    private record Row(Mark mark, String text, double x, int index) {}

    /** Puts each text over its stretch in the lowest row where it is free. */
    private List<Row> rows(Mapping map, double width) {
        List<Row> rows = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        List<Mark> marks = new ArrayList<>(topMarks());
        marks.sort((a, b) -> Double.compare(a.middle(), b.middle()));
        for (Mark mark : marks) {
            double centre = map.x(mark.middle());
            if (Double.isNaN(centre)
                    || centre < map.area().getX() - 1
                    || centre > map.area().getMaxX() + 1) {
                continue;
            }
            String text = Text.fit(Theme.SMALL, mark.text(), width);
            double size = Text.width(Theme.SMALL, text);
            double x = Math.max(0, Math.min(width - size, centre - size / 2));
            int row = 0;
            while (row < ends.size() && ends.get(row) > x) {
                row++;
            }
            if (row == ends.size()) {
                ends.add(0.0);
            }
            ends.set(row, x + size + 6);
            rows.add(new Row(mark, text, x, row));
        }
        return rows;
    }

    private void drawMarks(Graphics2D g, Mapping map, double width) {
        Font font = Theme.SMALL;
        g.setPaint(Theme.SECONDARY);
        for (Row row : rows(map, width)) {
            Text.draw(g, font, row.text(), row.x(), map.area().getY() - row.index() * ROW - 4);
        }
        List<Mark> right = new ArrayList<>(rightMarks());
        right.removeIf(mark -> Double.isNaN(map.y(mark.middle()))
                || map.y(mark.middle()) < map.area().getY() - 1
                || map.y(mark.middle()) > map.area().getMaxY() + 1);
        right.sort((a, b) -> Double.compare(map.y(a.middle()), map.y(b.middle())));
        double free = map.area().getY();
        for (Mark mark : right) {
            double baseline = Math.max(free, map.y(mark.middle()) + Text.capHeight(font) / 2);
            Text.draw(g, font, mark.text(), map.area().getMaxX() + 4, baseline);
            free = baseline + Text.lineHeight(font);
        }
    }

    private static final class PainterAnnotation extends AbstractXYAnnotation {
        private static final long serialVersionUID = 1L;

        private final transient Painter painter;
        private final transient Mapping map;

        PainterAnnotation(Painter painter, Mapping map) {
            this.painter = painter;
            this.map = map;
        }

        @Override
        public void draw(
                Graphics2D g,
                XYPlot plot,
                Rectangle2D area,
                ValueAxis x,
                ValueAxis y,
                int index,
                PlotRenderingInfo info) {
            painter.paint(g, map);
        }
    }
}
