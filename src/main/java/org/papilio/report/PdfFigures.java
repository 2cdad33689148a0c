package org.papilio.report;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.papilio.chart.Figure;
import org.w3c.dom.Element;

/** Draws figures into a PDF as vectors, their texts as text in the bundled fonts. One instance serves one document. */
final class PdfFigures implements FSObjectDrawer {
    private final Map<String, Figure> figures;
    private final Texts texts = new Texts();

    /** A drawer of these figures by name. */
    PdfFigures(Map<String, Figure> figures) {
        this.figures = Map.copyOf(figures);
    }

    /** Draws the figure that the element names over the whole area of the element. */
    @Override
    public Map<Shape, String> drawObject(
            Element element,
            double x,
            double y,
            double width,
            double height,
            OutputDevice device,
            RenderingContext context,
            int dotsPerPixel) {
        Figure figure = figures.get(element.getAttribute("data-figure"));
        if (figure == null) {
            throw new IllegalStateException("no figure named " + element.getAttribute("data-figure"));
        }
        double pixelsWide = width / dotsPerPixel;
        double pixelsHigh = height / dotsPerPixel;
        device.drawWithGraphics(
                (float) x, (float) y, (float) Math.ceil(pixelsWide), (float) Math.ceil(pixelsHigh), g -> {
                    useTexts(g);
                    g.scale(pixelsWide / figure.width(), pixelsHigh / figure.height());
                    figure.draw(g, new Rectangle2D.Double(0, 0, figure.width(), figure.height()));
                });
        return Map.of();
    }

    private void useTexts(Graphics2D g) {
        if (g instanceof PdfBoxGraphics2D pdf) {
            pdf.setFontTextDrawer(texts);
        }
    }

    /**
     * Finds the embedded font of an AWT font by its face name. The library's own mapping goes by family and style,
     * but a bold face that was loaded from a file has the style plain.
     */
    private static final class Texts extends PdfBoxGraphics2DFontTextDrawer {
        private final Map<String, PDFont> fonts = new HashMap<>();

        @Override
        protected PDFont mapFont(Font font, IFontTextDrawerEnv env) throws IOException {
            PDFont mapped = fonts.get(font.getFontName());
            if (mapped == null) {
                String file = Typeface.fileOf(font.getFontName());
                try (InputStream in = Typeface.open(file)) {
                    mapped = PDType0Font.load(env.getDocument(), in, true);
                }
                fonts.put(font.getFontName(), mapped);
            }
            return mapped;
        }
    }
}
