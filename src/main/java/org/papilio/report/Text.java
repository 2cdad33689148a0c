package org.papilio.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of text for a person, in spans of different styles.
 *
 * @param spans the pieces in reading order
 */
public record Text(List<Span> spans) {

    /** How a span looks, in print and on the screen. */
    public enum Style {
        /** As the surrounding text. */
        PLAIN,
        /** Emphasised. */
        STRONG,
        /** Something to type, or a name in a file. */
        CODE,
        /** Digits that are right. */
        RIGHT,
        /** Digits that are not to be trusted. */
        WRONG,
        /** Of secondary importance. */
        MUTED
    }

    /**
     * A piece of text in one style.
     *
     * @param text the characters
     * @param style how they look
     */
    public record Span(String text, Style style) {
        /** The style's name in the style sheet. */
        public String css() {
            return switch (style) {
                case PLAIN -> "";
                case STRONG -> "strong";
                case CODE -> "code";
                case RIGHT -> "right";
                case WRONG -> "wrong";
                case MUTED -> "muted";
            };
        }
    }

    public Text {
        spans = List.copyOf(spans);
    }

    /** Plain text. */
    public static Text of(String text) {
        return new Text(List.of(new Span(text, Style.PLAIN)));
    }

    /** Text in one style. */
    public static Text of(String text, Style style) {
        return new Text(List.of(new Span(text, style)));
    }

    /** Nothing. */
    public static Text empty() {
        return new Text(List.of());
    }

    /** This text followed by plain text. */
    public Text plus(String text) {
        return plus(text, Style.PLAIN);
    }

    /** This text followed by more in the given style. */
    public Text plus(String text, Style style) {
        List<Span> more = new ArrayList<>(spans);
        more.add(new Span(text, style));
        return new Text(more);
    }

    /** The characters without their styles. */
    public String plain() {
        StringBuilder plain = new StringBuilder();
        spans.forEach(span -> plain.append(span.text()));
        return plain.toString();
    }
}
