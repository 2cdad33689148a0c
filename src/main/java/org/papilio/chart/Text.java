package org.papilio.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/** Measuring, breaking and drawing of strings. Measures do not depend on the medium, so a layout is the same everywhere. */
final class Text {
    private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);
    private static final String ELLIPSIS = "…";

    private Text() {}

    static double width(Font font, String text) {
        return usable(font, text).getStringBounds(text, UNHINTED).getWidth();
    }

    /** Distance from one baseline to the next. */
    static double lineHeight(Font font) {
        return 1.25 * font.getSize2D();
    }

    /** Height of a digit above the baseline. */
    static double capHeight(Font font) {
        return 0.73 * font.getSize2D();
    }

    static void draw(Graphics2D g, Font font, String text, double x, double baseline) {
        g.setFont(usable(font, text));
        g.drawString(text, (float) x, (float) baseline);
    }

    static void drawCentred(Graphics2D g, Font font, String text, double x, double baseline) {
        draw(g, font, text, x - width(font, text) / 2, baseline);
    }

    static void drawRight(Graphics2D g, Font font, String text, double x, double baseline) {
        draw(g, font, text, x - width(font, text), baseline);
    }

    /**
     * Breaks a text at spaces into at most {@code maxLines} lines of at most {@code maxWidth} points; what does not fit is cut and
     * ends in an ellipsis. An empty text has no lines.
     */
    static List<String> wrap(Font font, String text, double maxWidth, int maxLines) {
        List<String> lines = new ArrayList<>();
        String line = "";
        String[] words = text.strip().split("\\s+");
        for (int i = 0; i < words.length; i++) {
            String longer = line.isEmpty() ? words[i] : line + " " + words[i];
            if (line.isEmpty() || width(font, longer) <= maxWidth) {
                line = longer;
                continue;
            }
            if (lines.size() == maxLines - 1) {
                line = line + " " + String.join(" ", List.of(words).subList(i, words.length));
                break;
            }
            lines.add(fit(font, line, maxWidth));
            line = words[i];
        }
        if (!line.isEmpty()) {
            lines.add(fit(font, line, maxWidth));
        }
        return lines;
    }

    /** The text, or as much of its beginning as fits with an ellipsis. */
    static String fit(Font font, String text, double maxWidth) {
        if (width(font, text) <= maxWidth) {
            return text;
        }
        int end = text.length();
        while (end > 1 && width(font, text.substring(0, end) + ELLIPSIS) > maxWidth) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /** Titles may be in a script the bundled font lacks; the runtime's own sans-serif font is then the better choice. */
    private static Font usable(Font font, String text) {
        return font.canDisplayUpTo(text) < 0
                ? font
                : new Font(Font.SANS_SERIF, font.getStyle(), 1).deriveFont(font.getSize2D());
    }
}
