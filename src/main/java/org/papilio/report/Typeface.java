package org.papilio.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.InputStream;
import java.util.List;

/** The bundled fonts as the style sheet and the PDF know them. */
enum Typeface {
    /** Running text. */
    TEXT("DejaVu Sans Condensed", "system-ui, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, sans-serif"),
    /** Commands and names in files. */
    MONO("DejaVu Sans Mono", "ui-monospace, \"SF Mono\", Menlo, Consolas, monospace");

    private record Face(String file, Typeface typeface, int weight) {}

    private static final String FOLDER = "/org/papilio/fonts/";
    private static final List<Face> FACES = List.of(
            new Face("DejaVuSansCondensed.ttf", TEXT, 400),
            new Face("DejaVuSansCondensed-Bold.ttf", TEXT, 700),
            new Face("DejaVuSansMono.ttf", MONO, 400));

    private final String family;
    private final String others;

    Typeface(String family, String others) {
        this.family = family;
        this.others = others;
    }

    /** The value of {@code font-family}: the bundled font, and on the screen then what a reader's browser has. */
    String cssFamilies(boolean paged) {
        return "\"" + family + "\"" + (paged ? "" : ", " + others);
    }

    /** Makes the fonts known to a PDF; only the characters used are embedded. */
    static void registerAll(PdfRendererBuilder builder) {
        for (Face face : FACES) {
            builder.useFont(() -> open(face.file()), face.typeface().family, face.weight(), FontStyle.NORMAL, true);
        }
    }

    /** The file of a face that figures use: "DejaVu Sans Bold" is in {@code DejaVuSans-Bold.ttf}. */
    static String fileOf(String face) {
        String file = face.replace(" Bold", "-Bold").replace(" ", "") + ".ttf";
        return file.endsWith("Mono-Bold.ttf") ? file.replace("-Bold", "") : file;
    }

    /**
     * Opens a bundled font.
     *
     * @throws IllegalStateException if it is not there
     */
    static InputStream open(String file) {
        InputStream in = Typeface.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new IllegalStateException("the program is incomplete: no resource " + FOLDER + file);
        }
        return in;
    }
}
