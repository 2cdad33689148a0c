package org.papilio.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.papilio.chart.Figures;

/** Writes a report's files; each appears whole or not at all, and with the same bytes for the same report. */
final class ReportWriter {
    /** Pixels of a PNG for each point of the figure. */
    private static final double PIXELS_PER_POINT = 2;

    private ReportWriter() {}

    /**
     * Writes {@code report.html}, {@code report.pdf} and {@code figures/} into a directory, and removes figures that
     * an earlier report left there: they would mislead.
     */
    static void write(Report report, Path directory) throws IOException {
        Path figures = directory.resolve("figures");
        Files.createDirectories(figures);
        CompletableFuture<Void> page = CompletableFuture.runAsync(() -> {
            Map<String, String> sources = writeFigures(report, figures);
            String html = HtmlPage.forScreen(report, picture -> sources.getOrDefault(picture.name(), ""));
            replace(directory.resolve("report.html"), out -> out.write(html.getBytes(StandardCharsets.UTF_8)));
        });
        try {
            replace(directory.resolve("report.pdf"), out -> PdfDocument.write(report, out));
            page.join();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw e;
        }
        removeOthers(figures, report);
    }

    /**
     * Writes every figure as PNG and SVG. Returns the address of each by name: the SVG itself, so that a page needs
     * no file.
     */
    private static Map<String, String> writeFigures(Report report, Path folder) {
        Map<String, String> sources = new ConcurrentHashMap<>();
        report.pictures().parallelStream().forEach(picture -> {
            byte[] svg = Figures.svg(picture.figure(), "").getBytes(StandardCharsets.UTF_8);
            byte[] png = Figures.png(picture.figure(), PIXELS_PER_POINT);
            replace(folder.resolve(picture.name() + ".svg"), out -> out.write(svg));
            replace(folder.resolve(picture.name() + ".png"), out -> out.write(png));
            sources.put(
                    picture.name(),
                    "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg));
        });
        return sources;
    }

    private static void removeOthers(Path figures, Report report) throws IOException {
        List<String> names = report.pictures().stream().map(Block.Picture::name).toList();
        List<Path> stale;
        try (Stream<Path> files = Files.list(figures)) {
            stale = files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.matches("[a-z0-9-]+\\.(png|svg)")
                                && !names.contains(name.substring(0, name.length() - 4));
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

    private static void replace(Path file, Body body) {
        Path part = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                body.writeTo(out);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
