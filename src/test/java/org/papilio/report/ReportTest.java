package org.papilio.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportTest {

    private static Block.Picture picture(String name) {
        return new Block.Picture(
                name,
                LineFigure.of(Layout.titled(""))
                        .x(AxisSpec.linear("step"))
                        .y(AxisSpec.log("difference"))
                        .line("a < b", new double[] {1e-3, 1e-2, 1})
                        .build(),
                Text.of("Caption of " + name + "."),
                "Line chart of " + name);
    }

    private static Report report(int figures) {
        List<Block> blocks = new java.util.ArrayList<>();
        blocks.add(new Block.Heading(1, "Evidence & doubt", "evidence"));
        blocks.add(new Block.Paragraph(
                Text.of("Right ").plus("1.25", Text.Style.RIGHT).plus("7", Text.Style.WRONG)));
        for (int i = 0; i < figures; i++) {
            blocks.add(picture("figure-" + i));
        }
        Table table = new Table.Builder("A table.")
                .words("Case")
                .numbers("digits")
                .row("5 decimals", "4")
                .build();
        blocks.add(new Block.Grid(table));
        blocks.add(new Block.Pair(List.of(table, table)));
        blocks.add(Block.note("A note."));
        blocks.add(new Block.Command("./papilio run studies/x.yaml"));
        return new Report("Title <1>", "Why?", "A source", List.of("Because of 2 × 10⁻¹⁸."), blocks);
    }

    private static Document parse(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void thePageIsWellFormedAndEveryFigureHasWords() throws Exception {
        Document page = parse(HtmlPage.forScreen(report(2), picture -> "data:image/svg+xml;base64,AAAA"));
        NodeList images = page.getElementsByTagName("img");
        assertEquals(2, images.getLength());
        for (int i = 0; i < images.getLength(); i++) {
            Element image = (Element) images.item(i);
            assertFalse(image.getAttribute("alt").isBlank());
            assertTrue(image.getAttribute("src").startsWith("data:"));
            String words = image.getParentNode().getTextContent();
            assertTrue(words.contains("Figure " + (i + 1) + ". Caption of figure-" + i), words);
        }
        assertEquals("Title <1>", page.getElementsByTagName("title").item(0).getTextContent());
        assertEquals(3, page.getElementsByTagName("table").getLength());
    }

    @Test
    void theSameSourceIsPrinted() throws Exception {
        Document screen = parse(HtmlPage.forScreen(report(1), picture -> "x.svg"));
        Document pages = parse(HtmlPage.forPages(report(1)));
        assertEquals(1, pages.getElementsByTagName("object").getLength());
        assertEquals(
                screen.getElementsByTagName("p").getLength(),
                pages.getElementsByTagName("p").getLength());
    }

    @Test
    void aFigureNeedsACaptionAndAnAlternative() {
        Block.Picture good = picture("a");
        assertThrows(IllegalArgumentException.class, () -> new Block.Picture("a", good.figure(), Text.of(" "), "x"));
        assertThrows(IllegalArgumentException.class, () -> new Block.Picture("a", good.figure(), Text.of("x"), ""));
        assertThrows(IllegalArgumentException.class, () -> new Block.Picture("A b", good.figure(), Text.of("x"), "x"));
    }

    @Test
    void anchorsAreUnique() {
        List<Block> twice = List.of(picture("a"), picture("a"));
        assertThrows(IllegalArgumentException.class, () -> new Report("t", "q", "", List.of("a"), twice));
    }

    @Test
    void thePdfHasPagesTextBookmarksAndTheSameBytesTwice() throws IOException {
        byte[] first = pdf(report(4));
        assertArrayEquals(first, pdf(report(4)));
        try (PDDocument document = Loader.loadPDF(first)) {
            assertTrue(document.getNumberOfPages() >= 2, "pages: " + document.getNumberOfPages());
            String text = new PDFTextStripper().getText(document);
            assertTrue(text.contains("Title <1>"), text);
            assertTrue(text.contains("Because of 2 × 10⁻¹⁸."), text);
            assertTrue(text.contains("Figure 4. Caption of figure-3."), text);
            assertTrue(text.contains("a < b"), "the text of figures is text: " + text);
            assertTrue(text.contains("1 / " + document.getNumberOfPages()), text);
            assertFalse(text.contains("#"), "a glyph is missing: " + text);
            assertNotNull(document.getDocumentCatalog().getDocumentOutline());
            assertEquals("Title <1>", document.getDocumentInformation().getTitle());
        }
    }

    private static byte[] pdf(Report report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfDocument.write(report, out);
        return out.toByteArray();
    }

    @Test
    void writesAllFilesAndRemovesFiguresOfAnEarlierReport(@TempDir Path directory) throws IOException {
        ReportWriter.write(report(2), directory);
        assertTrue(Files.size(directory.resolve("figures/figure-1.svg")) > 0);
        ReportWriter.write(report(1), directory);
        for (String name : List.of("report.html", "report.pdf", "figures/figure-0.png", "figures/figure-0.svg")) {
            assertTrue(Files.size(directory.resolve(name)) > 0, name);
        }
        assertFalse(Files.exists(directory.resolve("figures/figure-1.svg")));
        String html = Files.readString(directory.resolve("report.html"));
        assertFalse(html.contains("src=\"figures"), "the page needs no other file");
    }
}
