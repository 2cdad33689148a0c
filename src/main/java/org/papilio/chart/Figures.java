package org.papilio.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes figures to files. The bytes depend on the figure alone; a file appears whole or not at all. */
public final class Figures {
    private static final String SVG = "http://www.w3.org/2000/svg";

    private Figures() {}

    /**
     * Writes a PNG image.
     *
     * @param scale pixels for each point: 2 for screens, 4 for print
     * @throws UncheckedIOException when the file cannot be written
     */
    public static void png(Figure figure, Path file, double scale) {
        write(file, png(figure, scale));
    }

    /** A PNG image as bytes, see {@link #png(Figure, Path, double)}. */
    public static byte[] png(Figure figure, double scale) {
        return encode(image(figure, scale));
    }

    private static byte[] encode(RenderedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Images inside an SVG file, encoded by the Java runtime: Batik's own encoder is another library. */
    private static final class PngEncoder extends ImageHandlerBase64Encoder {
        @Override
        public void encodeImage(RenderedImage image, OutputStream out) throws SVGGraphics2DIOException {
            try {
                out.write(encode(image));
            } catch (IOException e) {
                throw new SVGGraphics2DIOException("cannot embed an image", e);
            }
        }
    }

    /** The figure as an opaque image on white. */
    public static BufferedImage image(Figure figure, double scale) {
        Fonts.install();
        int width = Math.max(1, (int) Math.ceil(scale * figure.width()));
        int height = Math.max(1, (int) Math.ceil(scale * figure.height()));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setPaint(Theme.PAPER);
        g.fillRect(0, 0, width, height);
        g.scale(scale, scale);
        figure.draw(g, new Rectangle2D.Double(0, 0, figure.width(), figure.height()));
        g.dispose();
        return image;
    }

    /**
     * Writes an SVG file. Text is drawn as outlines, so it looks the same where the fonts are not installed.
     *
     * @throws UncheckedIOException when the file cannot be written
     */
    public static void svg(Figure figure, Path file) {
        write(file, svg(figure, "").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * An SVG document as text.
     *
     * @param idPrefix put before every id of the document, so that several can stand in one HTML page
     */
    public static String svg(Figure figure, String idPrefix) {
        Fonts.install();
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setPrecision(2);
        context.setComment(null);
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String prefix) {
                return idPrefix + super.generateID(prefix);
            }
        });
        context.setImageHandler(new PngEncoder());
        SVGGraphics2D g = new SVGGraphics2D(context, true);
        Rectangle2D area = new Rectangle2D.Double(0, 0, figure.width(), figure.height());
        figure.draw(g, area);
        Element root = g.getRoot();
        String width = number(figure.width());
        String height = number(figure.height());
        root.setAttributeNS(null, "width", width + "pt");
        root.setAttributeNS(null, "height", height + "pt");
        root.setAttributeNS(null, "viewBox", "0 0 " + width + " " + height);
        StringWriter text = new StringWriter();
        try {
            g.stream(root, text, true, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The one id that Batik does not take from the generator.
        return text.toString().replace("id=\"genericDefs\"", "id=\"" + idPrefix + "genericDefs\"");
    }

    private static String number(double value) {
        return String.valueOf(Math.rint(value * 1000) / 1000);
    }

    private static void write(Path file, byte[] bytes) {
        Path absolute = file.toAbsolutePath();
        Path part = absolute.resolveSibling("." + absolute.getFileName() + ".part");
        try {
            Path folder = absolute.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(part, bytes);
            Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
