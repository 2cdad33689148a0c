package org.papilio.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.papilio.chart.Figures;

/** Writes a report's files; each appears whole or not at all, and with the same bytes for the same results. */
final class ReportWriter {
    /** Pixels of a PNG for each point of the figure. */
    private static final double PIXELS_PER_POINT = 2;

    private ReportWriter() {}

    /** Writes {@code report.html}, {@code report.pdf} and {@code figures/} into a directory. */
    static void write(Report report, Path directory) throws IOException {
        Path figures = directory.resolve("figures");
        Files.createDirectories(figures);
        Map<String, String> sources = new ConcurrentHashMap<>();
        report.pictures().parallelStream().forEach(picture -> {
            String svg = Figures.svg(picture.figure(), "");
            sources.put(
                    picture.name(),
                    "data:image/svg+xml;base64,"
                            + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)));
            Figures.svg(picture.figure(), figures.resolve(picture.name() + ".svg"));
            Figures.png(picture.figure(), figures.resolve(picture.name() + ".png"), PIXELS_PER_POINT);
        });
        replace(directory.resolve("report.html"), out -> out.write(
                HtmlPage.forScreen(report, picture -> sources.getOrDefault(picture.name(), ""))
                        .getBytes(StandardCharsets.UTF_8)));
        replace(directory.resolve("report.pdf"), out -> PdfDocument.write(report, out));
        removeOthers(figures, report);
    }

    /** Figures of an earlier report that this one no longer has would mislead. */
    private static void removeOthers(Path figures, Report report) throws IOException {
        List<String> names = report.pictures().stream().map(Block.Picture::name).toList();
        List<Path> stale;
        try (Stream<Path> files = Files.list(figures)) {
            stale = files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.matches("[a-z0-9-]+\\.(png|svg)") && !names.contains(name.substring(0, name.length() - 4));
                    })
                    .toList();
        }
        for (Path file : stale) {
            Files.delete(file);
        }
    }

    private interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void replace(Path file, Body body) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".tmp");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            body.writeTo(out);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
