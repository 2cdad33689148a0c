package org.papilio.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FiguresTest {

    static Stream<String> names() {
        return Gallery.figures().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void bytesAreTheSameEveryTime(String name) {
        assertArrayEquals(
                Figures.png(Gallery.figures().get(name).get(), 1),
                Figures.png(Gallery.figures().get(name).get(), 1));
        assertEquals(
                Figures.svg(Gallery.figures().get(name).get(), ""),
                Figures.svg(Gallery.figures().get(name).get(), ""));
    }

    @ParameterizedTest
    @MethodSource("names")
    void svgIsWellFormedAndNeedsNothingElse(String name) throws Exception {
        String svg = Figures.svg(Gallery.figures().get(name).get(), "x-");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertFalse(svg.contains("<text"), "text must be outlines");
        assertFalse(svg.replaceAll("base64,[^\"]*", "").contains("NaN"), "a coordinate is not a number");
        assertTrue(Pattern.compile(" id=\"").matcher(svg).results().count()
                == Pattern.compile(" id=\"x-").matcher(svg).results().count());
    }

    @Test
    void writesWholeFilesOnly(@TempDir Path folder) throws IOException {
        Path png = folder.resolve("new/loss.png");
        Path svg = folder.resolve("new/loss.svg");
        Figure figure = Gallery.narrow();
        Figures.png(figure, png, 2);
        Figures.svg(figure, svg);
        BufferedImage image = ImageIO.read(png.toFile());
        assertEquals((int) Math.ceil(2 * figure.width()), image.getWidth());
        assertEquals((int) Math.ceil(2 * figure.height()), image.getHeight());
        assertEquals(0xFFFFFF, image.getRGB(image.getWidth() - 1, image.getHeight() - 1) & 0xFFFFFF);
        try (Stream<Path> files = Files.list(png.getParent())) {
            assertEquals(
                    List.of("loss.png", "loss.svg"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void anUnwritablePlaceIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        UncheckedIOException failure = assertThrows(
                UncheckedIOException.class, () -> Figures.png(Gallery.narrow(), file.resolve("loss.png"), 1));
        assertTrue(failure.getMessage().contains("loss.png"));
    }

    @Test
    void aGapBreaksTheLine() {
        double[] y = {1, 2, 1, 2, Double.NaN, 2, 3, 2, 3, 1, 2, 1, 2, 3, 3};
        Style style = Style.categorical(0);
        String whole = Figures.svg(
                LineFigure.of(Layout.titled("")).line("", new double[15]).build(), "");
        String broken = Figures.svg(
                LineFigure.of(Layout.titled(""))
                        .series(Series.of("", Series.steps(15), y, style))
                        .build(),
                "");
        assertEquals(subpaths(whole) + 1, subpaths(broken));
    }

    /** Number of pieces of the line drawn in the series' width. */
    private static long subpaths(String svg) {
        return Pattern.compile(" d=\"([^\"Z]*)\"")
                .matcher(svg)
                .results()
                .map(match -> match.group(1))
                .filter(path -> path.chars().filter(c -> c == 'L').count() > 8)
                .mapToLong(path -> path.chars().filter(c -> c == 'M').count())
                .sum();
    }
}
