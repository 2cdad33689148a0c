package org.papilio.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/**
 * How a series looks: colour, line width in points, dash pattern (empty for a solid line) and marker.
 *
 * @param dash lengths of dashes and gaps in points
 */
public record Style(Color colour, float width, float[] dash, Marker marker) {

    static final double MARKER_RADIUS = 2.1;

    private static final Color[] COLOURS = {
        new Color(0x3052BB), new Color(0xDD812F), new Color(0x380C71), new Color(0x2A9680),
        new Color(0xA65138), new Color(0x4CBDF8), new Color(0x004E00), new Color(0xBBD06A),
    };
    private static final float[][] DASHES = {
        {}, {5, 2}, {1.5f, 1.7f}, {7, 2, 1.5f, 2}, {}, {5, 2}, {1.5f, 1.7f}, {7, 2, 1.5f, 2},
    };

    private static final Marker[] MARKERS = Arrays.copyOf(Marker.values(), 8);

    /** A marker's form; drawn about 4 points wide. */
    public enum Marker {
        CIRCLE,
        SQUARE,
        TRIANGLE,
        DIAMOND,
        CROSS,
        INVERTED_TRIANGLE,
        RING,
        PLUS,
        /** A short horizontal line; not among the categorical styles. */
        DASH;

        /** The outline centred on the origin, with the given radius in points. */
        public Shape shape(double r) {
            return switch (this) {
                case CIRCLE -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
                case SQUARE -> new Rectangle2D.Double(-0.88 * r, -0.88 * r, 1.76 * r, 1.76 * r);
                case TRIANGLE -> polygon(0, -1.15 * r, 1.1 * r, 0.85 * r, -1.1 * r, 0.85 * r);
                case INVERTED_TRIANGLE -> polygon(0, 1.15 * r, 1.1 * r, -0.85 * r, -1.1 * r, -0.85 * r);
                case DIAMOND -> polygon(0, -1.3 * r, 1.2 * r, 0, 0, 1.3 * r, -1.2 * r, 0);
                case CROSS -> AffineTransform.getRotateInstance(1, 1).createTransformedShape(plus(1.2 * r));
                case PLUS -> plus(1.2 * r);
                case RING -> ring(r);
                case DASH -> new Rectangle2D.Double(-3.2 * r, -0.25 * r, 6.4 * r, 0.5 * r);
            };
        }

        private static Shape polygon(double... xy) {
            Path2D path = new Path2D.Double();
            path.moveTo(xy[0], xy[1]);
            for (int i = 2; i < xy.length; i += 2) {
                path.lineTo(xy[i], xy[i + 1]);
            }
            path.closePath();
            return path;
        }

        private static Shape plus(double r) {
            double w = 0.28 * r;
            return polygon(-w, -r, w, -r, w, -w, r, -w, r, w, w, w, w, r, -w, r, -w, w, -r, w, -r, -w, -w, -w);
        }

        private static Shape ring(double r) {
            Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
            path.append(new Ellipse2D.Double(-1.1 * r, -1.1 * r, 2.2 * r, 2.2 * r), false);
            path.append(new Ellipse2D.Double(-0.55 * r, -0.55 * r, 1.1 * r, 1.1 * r), false);
            return path;
        }
    }

    /**
     * The categorical style number {@code index}. Eight colours differ in luminance by at least 5 units of CIE L* and stay apart
     * under simulated protanopia, deuteranopia and tritanopia; dash and marker differ as well, for grey print. After eight the
     * colours repeat with other dashes.
     */
    public static Style categorical(int index) {
        int colour = Math.floorMod(index, COLOURS.length);
        int round = index / COLOURS.length;
        return new Style(
                COLOURS[colour],
                1.3f,
                DASHES[Math.floorMod(colour + round, DASHES.length)],
                MARKERS[Math.floorMod(colour + 3 * round, MARKERS.length)]);
    }

    /** The style of rank {@code index} of {@code count} ordered series: colours along viridis, dark first, markers in turn. */
    public static Style ordered(int index, int count) {
        double t = count < 2 ? 0.1 : 0.88 * index / (count - 1);
        return new Style(
                ColourMap.VIRIDIS.at(t),
                1.3f,
                DASHES[Math.floorMod(index, 4)],
                MARKERS[Math.floorMod(index, MARKERS.length)]);
    }

    /** A black, slightly heavier solid line for what the other series are held against. */
    public static Style reference() {
        return new Style(Theme.INK, 1.6f, new float[0], Marker.CIRCLE);
    }

    /** The same style with another colour. */
    public Style withColour(Color other) {
        return new Style(other, width, dash, marker);
    }

    /** The same style with a solid line. */
    public Style solid() {
        return new Style(colour, width, new float[0], marker);
    }

    Stroke stroke() {
        return stroke(width);
    }

    Stroke stroke(float lineWidth) {
        return dash.length == 0
                ? new BasicStroke(lineWidth, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(lineWidth, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }
}
