package org.papilio.chart;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Marks on projected trajectories: a ring at the start, the style's marker at the end, dots at regular steps, and step numbers
 * wherever they find room. Steps that fall on one spot share a label such as 0–40.
 */
final class StepMarks {
    private static final double[][] DIRECTIONS = {
        {1, -1}, {1, 1}, {-1, -1}, {-1, 1}, {0, -1.3}, {0, 1.3}, {1.3, 0}, {-1.3, 0}
    };

    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Point2D> curve = new ArrayList<>();
    private final Rectangle2D area;

    /** Marks within an area. */
    StepMarks(Rectangle2D area) {
        this.area = area;
    }

    /** What the marks mean, for the notes of a figure. */
    static String explanation(int every) {
        return "Ring: start. Large marker: end. Dots and numbers: every " + every + " steps.";
    }

    /** Points of all lines, which labels should keep clear of. */
    void avoid(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                curve.add(new Point2D.Double(x[i], y[i]));
            }
        }
    }

    /** Room that is taken already. */
    void avoid(Rectangle2D box) {
        taken.add(box);
    }

    /** Draws start, end and dots of one trajectory; x and y are positions in the figure, by recorded step. */
    void drawDots(Graphics2D g, double[] x, double[] y, Style style, int every) {
        g.setPaint(style.colour());
        for (int i = every; i < x.length - 1; i += every) {
            fill(g, new Ellipse2D.Double(-1.5, -1.5, 3, 3), x[i], y[i]);
        }
        int first = 0;
        while (first < x.length && !Double.isFinite(x[first] + y[first])) {
            first++;
        }
        int last = x.length - 1;
        while (last >= 0 && !Double.isFinite(x[last] + y[last])) {
            last--;
        }
        if (first <= last) {
            g.setPaint(Theme.PAPER);
            fill(g, new Ellipse2D.Double(-2.2, -2.2, 4.4, 4.4), x[first], y[first]);
            g.setPaint(style.colour());
            fill(g, Style.Marker.RING.shape(2.4), x[first], y[first]);
            fill(g, style.marker().shape(3), x[last], y[last]);
            taken.add(new Rectangle2D.Double(x[first] - 2.5, y[first] - 2.5, 5, 5));
            taken.add(new Rectangle2D.Double(x[last] - 3, y[last] - 3, 6, 6));
        }
    }

    /** Writes the step numbers of one trajectory where they fit. */
    void drawNumbers(Graphics2D g, double[] x, double[] y, Style style, int every, int stride) {
        g.setPaint(Colours.mix(style.colour(), Theme.INK, 0.45));
        int i = 0;
        while (i < x.length) {
            int next = i + every;
            while (next < x.length && StrictMath.hypot(x[next] - x[i], y[next] - y[i]) < 4) {
                next += every;
            }
            int end = next - every;
            String text = end == i ? String.valueOf(i * stride) : i * stride + "–" + end * stride;
            if (Double.isFinite(x[i] + y[i])) {
                write(g, text, x[i], y[i]);
            }
            i = next;
        }
    }

    private void write(Graphics2D g, String text, double x, double y) {
        double width = Text.width(Theme.SMALL, text);
        double height = Text.capHeight(Theme.SMALL);
        for (double distance : new double[] {3.5, 6}) {
            for (double[] direction : DIRECTIONS) {
                double left = x + direction[0] * distance - (1 - Math.signum(direction[0])) / 2 * width;
                double base = y + direction[1] * distance + (1 + Math.signum(direction[1])) / 2 * height;
                Rectangle2D box = new Rectangle2D.Double(left - 1, base - height - 1, width + 2, height + 2);
                if (area.contains(box)
                        && taken.stream().noneMatch(box::intersects)
                        && curve.stream().noneMatch(box::contains)) {
                    Text.draw(g, Theme.SMALL, text, left, base);
                    taken.add(box);
                    return;
                }
            }
        }
    }

    private static void fill(Graphics2D g, java.awt.Shape shape, double x, double y) {
        if (Double.isFinite(x + y)) {
            g.fill(AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape));
        }
    }
}
