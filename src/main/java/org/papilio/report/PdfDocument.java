package org.papilio.report;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.papilio.chart.Figure;

/**
 * Prints the HTML of a {@link Report} as PDF: figures as vectors, fonts embedded as subsets, the same bytes every
 * time (the document's id and dates are fixed; when the report was made is in the manifest).
 */
final class PdfDocument {
    private static final String FIGURE_TYPE = "chart/jfree";
    private static final long DOCUMENT_ID = 0x5061_7069_6c69_6fL;

    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    private PdfDocument() {}

    /** Writes the report; leaves {@code out} open. */
    static void write(Report report, OutputStream out) throws IOException {
        Map<String, Figure> figures =
                report.pictures().stream().collect(Collectors.toMap(Block.Picture::name, Block.Picture::figure));
        DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
        drawers.registerDrawer(FIGURE_TYPE, new PdfFigures(figures));
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .withHtmlContent(HtmlPage.forPages(report), null)
                .useObjectDrawerFactory(drawers)
                .withProducer("Papilio");
        Typeface.registerAll(builder);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            try (PDDocument document = renderer.createPDFKeepOpen()) {
                document.setDocumentId(DOCUMENT_ID);
                PDDocumentInformation information = document.getDocumentInformation();
                information.setTitle(report.title());
                information.setSubject(report.question());
                information.setCreationDate(epoch());
                information.setModificationDate(epoch());
                document.save(out);
            }
        }
    }

    private static Calendar epoch() {
        Calendar epoch = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        epoch.setTimeInMillis(0);
        return epoch;
    }
}
