package org.papilio.chart;

import java.awt.Font;
import java.awt.Graphics;
import java.awt.Image;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.ImageObserver;
import java.util.ArrayList;
import java.util.List;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGraphics2D;

/** Notes every string with the box of its ink on the page. */
final class RecordingGraphics extends SVGGraphics2D {

    /** A string, its ink, and its font size on the page. */
    record Drawn(String text, Rectangle2D ink, double size) {}

    private final List<Drawn> strings;

    RecordingGraphics() {
        super(GenericDOMImplementation.getDOMImplementation().createDocument(null, "svg", null));
        strings = new ArrayList<>();
    }

    private RecordingGraphics(RecordingGraphics parent) {
        super(parent);
        strings = parent.strings;
    }

    List<Drawn> strings() {
        return strings;
    }

    static List<Drawn> record(Figure figure) {
        RecordingGraphics g = new RecordingGraphics();
        figure.draw(g, new Rectangle2D.Double(0, 0, figure.width(), figure.height()));
        return g.strings;
    }

    @Override
    public Graphics create() {
        return new RecordingGraphics(this);
    }

    @Override
    public void drawString(String text, float x, float y) {
        Font font = getFont();
        FontRenderContext unhinted = new FontRenderContext(null, true, true);
        Shape outline = font.createGlyphVector(unhinted, text).getOutline(x, y);
        AffineTransform page = getTransform();
        double size = font.getSize2D() * Math.sqrt(Math.abs(page.getDeterminant()));
        strings.add(new Drawn(text, page.createTransformedShape(outline).getBounds2D(), size));
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        return true;
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }
}
