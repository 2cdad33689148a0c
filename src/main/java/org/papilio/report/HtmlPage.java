package org.papilio.report;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Sets a {@link Report} as XHTML: one source for the page that a browser opens and for the PDF. */
final class HtmlPage {
    private static final String FOLDER = "org/papilio/report/";
    private static final PebbleTemplate TEMPLATE = new PebbleEngine.Builder()
            .loader(classpath())
            .strictVariables(true)
            .defaultLocale(Locale.ROOT)
            .build()
            .getTemplate("report.peb");

    private HtmlPage() {}

    /**
     * A block with what its place in the report gives it.
     *
     * @param block what is set
     * @param label "Figure 3", "Table 2", or empty
     * @param source for a picture on the screen: the address of the image
     * @param paged whether the medium has pages
     */
    public record Item(Block block, String label, String source, boolean paged) {
        /** Natural width of a picture in points. */
        public long width() {
            return block instanceof Block.Picture picture
                    ? Math.round(picture.figure().width())
                    : 0;
        }

        /** Natural height of a picture in points. */
        public long height() {
            return block instanceof Block.Picture picture
                    ? Math.round(picture.figure().height())
                    : 0;
        }

        /** Natural width of a picture in CSS pixels. */
        public long pixels() {
            return width() * 4 / 3;
        }
    }

    /** The page for a browser; {@code source} gives the address of a picture's image, usually a data URI. */
    static String forScreen(Report report, Function<Block.Picture, String> source) {
        return render(report, source, false);
    }

    /** The page for the PDF: pictures are objects that {@link PdfDocument} draws. */
    static String forPages(Report report) {
        return render(report, picture -> "", true);
    }

    private static String render(Report report, Function<Block.Picture, String> source, boolean paged) {
        StringWriter page = new StringWriter();
        Map<String, Object> context =
                Map.of("report", report, "items", items(report, source, paged), "style", style(paged), "paged", paged);
        try {
            TEMPLATE.evaluate(page, context, Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString();
    }

    private static List<Item> items(Report report, Function<Block.Picture, String> source, boolean paged) {
        List<Item> items = new ArrayList<>();
        int figures = 0;
        int tables = 0;
        for (Block block : report.blocks()) {
            if (block instanceof Block.Picture picture) {
                figures++;
                items.add(new Item(block, "Figure " + figures + ".", source.apply(picture), paged));
            } else if (block instanceof Block.Grid) {
                tables++;
                items.add(new Item(block, "Table " + tables + ".", "", paged));
            } else {
                items.add(new Item(block, "", "", paged));
            }
        }
        return items;
    }

    /** The style sheet; what only a browser understands stays out of the PDF. */
    private static String style(boolean paged) {
        return (paged ? resource("report.css") : resource("report.css") + resource("screen.css"))
                .replace("@FAMILIES@", Typeface.TEXT.cssFamilies(paged))
                .replace("@MONO@", Typeface.MONO.cssFamilies(paged));
    }

    static String resource(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: no resource " + FOLDER + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClasspathLoader classpath() {
        ClasspathLoader loader = new ClasspathLoader(HtmlPage.class.getClassLoader());
        loader.setPrefix(FOLDER);
        loader.setCharset(StandardCharsets.UTF_8.name());
        return loader;
    }
}
