package org.papilio.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.papilio.chart.Legend.Entry;

/**
 * The common part of all figures: title, legend, plots and notes from top to bottom. A figure is always laid out at its natural
 * size and scaled as a whole, so that nothing moves when it is drawn larger or smaller.
 */
public abstract class PanelFigure implements Figure {
    private static final double TITLE_GAP = 4;
    private static final double LEGEND_GAP = 4;
    private static final double NOTE_GAP = 5;

    private final Layout layout;

    PanelFigure(Layout layout) {
        this.layout = layout;
    }

    /** Title, size and the caller's notes. */
    public final Layout layout() {
        return layout;
    }

    /** Room a panel needs around its data area for tick labels and axis labels, in points. */
    record Margins(double left, double right, double top, double bottom) {
        static final Margins NONE = new Margins(0, 0, 0, 0);

        Margins max(Margins other) {
            return new Margins(
                    Math.max(left, other.left),
                    Math.max(right, other.right),
                    Math.max(top, other.top),
                    Math.max(bottom, other.bottom));
        }

        Rectangle2D inside(Rectangle2D area) {
            return new Rectangle2D.Double(
                    area.getX() + left,
                    area.getY() + top,
                    Math.max(1, area.getWidth() - left - right),
                    Math.max(1, area.getHeight() - top - bottom));
        }
    }

    /** Which axis labels a panel shows; in a grid, inner panels leave them to the outer ones. */
    record Shown(boolean xLabel, boolean yLabel) {
        static final Shown ALL = new Shown(true, true);
    }

    /** Label of the horizontal axis, empty when there is none. */
    String xLabel() {
        return "";
    }

    /** Label of the vertical axis, empty when there is none. */
    String yLabel() {
        return "";
    }

    /** Whether there is nothing to draw; the panel then says so. */
    abstract boolean isEmpty();

    abstract List<Entry> legend();

    /** Room needed when the panel is drawn into a rectangle of this size. */
    abstract Margins margins(double width, double height, Shown shown);

    /** Draws the panel so that its data area is the rectangle less the margins. */
    abstract void paint(Graphics2D g, Rectangle2D area, Margins margins, Shown shown);

    /** Notes that follow from the data, added to the caller's. */
    List<String> dataNotes() {
        return List.of();
    }

    final List<String> notes() {
        List<String> notes = new ArrayList<>(layout.notes());
        dataNotes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
        return notes;
    }

    @Override
    public final double width() {
        return layout.width();
    }

    @Override
    public final double height() {
        return headerHeight() + layout.plotHeight() + notesHeight();
    }

    @Override
    public final void draw(Graphics2D target, Rectangle2D area) {
        Graphics2D g = (Graphics2D) target.create();
        try {
            Theme.prepare(g);
            double scale = Math.min(area.getWidth() / width(), area.getHeight() / height());
            g.translate(
                    area.getX() + (area.getWidth() - scale * width()) / 2,
                    area.getY() + (area.getHeight() - scale * height()) / 2);
            g.scale(scale, scale);
            drawNatural(g);
        } finally {
            g.dispose();
        }
    }

    private void drawNatural(Graphics2D g) {
        double y = 0;
        g.setPaint(Theme.INK);
        for (String line : titleLines()) {
            y += Text.lineHeight(Theme.TITLE);
            Text.draw(g, Theme.TITLE, line, 0, y - 2);
        }
        y += titleLines().isEmpty() ? 0 : TITLE_GAP;
        Legend legend = new Legend(legend(), width());
        legend.draw(g, 0, y);
        Rectangle2D area = new Rectangle2D.Double(0, headerHeight(), width(), layout.plotHeight());
        paintOrSayEmpty(g, area, margins(area.getWidth(), area.getHeight(), Shown.ALL), Shown.ALL);
        y = area.getMaxY() + NOTE_GAP;
        g.setPaint(Theme.SECONDARY);
        for (String line : noteLines()) {
            y += Text.lineHeight(Theme.SMALL);
            Text.draw(g, Theme.SMALL, line, 0, y - 2);
        }
    }

    final void paintOrSayEmpty(Graphics2D g, Rectangle2D area, Margins margins, Shown shown) {
        if (!isEmpty()) {
            paint(g, area, margins, shown);
            return;
        }
        Rectangle2D box =
                new Rectangle2D.Double(area.getX() + 0.5, area.getY() + 0.5, area.getWidth() - 1, area.getHeight() - 1);
        g.setPaint(Theme.SHADE);
        g.fill(box);
        g.setPaint(Theme.SECONDARY);
        Text.drawCentred(g, Theme.LABEL, "no data", area.getCenterX(), area.getCenterY() + 3);
    }

    private double headerHeight() {
        List<String> title = titleLines();
        double legend = new Legend(legend(), width()).height();
        return title.size() * Text.lineHeight(Theme.TITLE)
                + (title.isEmpty() ? 0 : TITLE_GAP)
                + legend
                + (legend > 0 ? LEGEND_GAP : 0);
    }

    private double notesHeight() {
        List<String> lines = noteLines();
        return lines.isEmpty() ? 0 : NOTE_GAP + lines.size() * Text.lineHeight(Theme.SMALL) + 1;
    }

    private List<String> titleLines() {
        return Text.wrap(Theme.TITLE, layout.title(), width(), 3);
    }

    private List<String> noteLines() {
        List<String> lines = new ArrayList<>();
        notes().forEach(note -> lines.addAll(Text.wrap(Theme.SMALL, note, width(), 6)));
        return lines;
    }
}
