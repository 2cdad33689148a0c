package org.papilio.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.InputStream;
import java.util.List;

/** The bundled fonts as the style sheet and the PDF know them. */
enum Typeface {
    TEXT("DejaVu Sans", "\"DejaVu Sans Condensed\", system-ui, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, sans-serif"),
    MONO("DejaVu Sans Mono", "ui-monospace, \"SF Mono\", Menlo, Consolas, monospace");

    private record Face(String file, Typeface typeface, int weight) {}

    private static final String FOLDER = "/org/papilio/fonts/";
    private static final List<Face> FACES = List.of(
            new Face("DejaVuSans.ttf", TEXT, 400),
            new Face("DejaVuSans-Bold.ttf", TEXT, 700),
            new Face("DejaVuSansMono.ttf", MONO, 400));

    private final String family;
    private final String others;

    Typeface(String family, String others) {
        this.family = family;
        this.others = others;
    }

    /** The value of {@code font-family}: the bundled font, then what a reader's browser has. */
    String cssFamilies() {
        return "\"" + family + "\", " + others;
    }

    /** Makes the fonts known to a PDF; only the characters used are embedded. */
    static void registerAll(PdfRendererBuilder builder) {
        for (Face face : FACES) {
            builder.useFont(() -> open(face.file()), face.typeface().family, face.weight(), FontStyle.NORMAL, true);
        }
    }

    private static InputStream open(String file) {
        InputStream in = Typeface.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new IllegalStateException("the program is incomplete: no resource " + FOLDER + file);
        }
        return in;
    }
}
