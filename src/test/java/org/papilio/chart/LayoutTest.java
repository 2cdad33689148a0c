package org.papilio.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.papilio.chart.RecordingGraphics.Drawn;

/** Every string of every figure is legible, inside the figure, and clear of every other string. */
final class LayoutTest {

    static Stream<String> names() {
        return Gallery.figures().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void stringsStayInsideAndApart(String name) {
        check(name, Gallery.figures().get(name).get());
    }

    static List<Drawn> check(String name, Figure figure) {
        List<Drawn> strings = RecordingGraphics.record(figure);
        assertFalse(strings.isEmpty(), name + " has no text");
        Rectangle2D page = new Rectangle2D.Double(-0.6, -0.6, figure.width() + 1.2, figure.height() + 1.2);
        for (int i = 0; i < strings.size(); i++) {
            Drawn one = strings.get(i);
            if (one.ink().isEmpty()) {
                continue;
            }
            assertTrue(page.contains(one.ink()), () -> name + ": '" + one.text() + "' leaves the figure: " + one.ink());
            assertTrue(one.size() >= 7.5 - 1e-6, () -> name + ": '" + one.text() + "' is set in " + one.size());
            for (Drawn other : strings.subList(0, i)) {
                assertFalse(
                        one.ink().intersects(other.ink()),
                        () -> name + ": '" + one.text() + "' overlaps '" + other.text() + "'");
            }
        }
        return strings;
    }

    @Test
    void theCheckNoticesAnOverlap() {
        Figure bad = new Figure() {
            @Override
            public double width() {
                return 100;
            }

            @Override
            public double height() {
                return 50;
            }

            @Override
            public void draw(java.awt.Graphics2D g, Rectangle2D area) {
                Text.draw(g, Theme.TICK, "0.25", 10, 20);
                Text.draw(g, Theme.TICK, "0.30", 22, 20);
            }
        };
        assertThrows(AssertionError.class, () -> check("bad", bad));
    }

    @Test
    void longTextsAreBrokenOrCut() {
        String phrase = "the distance between the trained weights of the rounded and of the unrounded network ";
        LineFigure.Builder figure = LineFigure.of(
                        Layout.titled(phrase.repeat(3)).half().note(phrase.repeat(2)))
                .x(AxisSpec.linear(phrase))
                .y(AxisSpec.log(phrase.repeat(2)))
                .vertical(phrase, 3)
                .phase(phrase, 0, 2)
                .phase(phrase, 2, 5);
        for (int i = 0; i < 8; i++) {
            figure.line(i + " " + phrase, new double[] {1, 2, 3, 4, 5, 6});
        }
        List<Drawn> strings = check("long texts", figure.build());
        assertTrue(strings.stream().anyMatch(drawn -> drawn.text().endsWith("…")));
    }

    @Test
    void aGridWritesSharedAxisLabelsOnce() {
        List<Drawn> strings = RecordingGraphics.record(Gallery.smallMultiples());
        assertEquals(3, strings.stream().filter(s -> s.text().equals("step")).count());
        assertEquals(
                2,
                strings.stream().filter(s -> s.text().startsWith("loss (nats)")).count());
        assertEquals(1, strings.stream().filter(s -> s.text().equals("loss")).count());
    }

    @Test
    void aFigureIsScaledAsAWhole() {
        Figure figure = Gallery.divergence();
        RecordingGraphics g = new RecordingGraphics();
        figure.draw(g, new Rectangle2D.Double(10, 20, 3 * figure.width(), 2 * figure.height()));
        List<Drawn> natural = RecordingGraphics.record(figure);
        List<Drawn> scaled = g.strings();
        assertEquals(natural.size(), scaled.size());
        for (int i = 0; i < natural.size(); i++) {
            assertEquals(2 * natural.get(i).size(), scaled.get(i).size(), 1e-6);
            assertEquals(
                    2 * natural.get(i).ink().getWidth(), scaled.get(i).ink().getWidth(), 0.05);
            assertEquals(
                    2 * natural.get(i).ink().getX() + 10 + figure.width() / 2,
                    scaled.get(i).ink().getX(),
                    0.05);
        }
    }
}
