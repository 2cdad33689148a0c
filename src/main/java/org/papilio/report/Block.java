package org.papilio.report;

import java.util.List;
import org.papilio.chart.Figure;

/** A piece of a report. */
public sealed interface Block {

    /** The name the template knows the block by. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * The start of a section or subsection.
     *
     * @param level 1 for a section, 2 for a subsection
     * @param text its words
     * @param id its anchor, unique in the report
     */
    record Heading(int level, String text, String id) implements Block {}

    /** A paragraph. */
    record Paragraph(Text text) implements Block {}

    /** A remark on method or limits, set apart from the text. */
    record Note(Text text) implements Block {}

    /** A command a reader can type. */
    record Command(String line) implements Block {}

    /**
     * A figure with its words.
     *
     * @param name the stem of its files, unique in the report: lower case letters, digits and hyphens
     * @param figure what is drawn
     * @param caption what is to be seen in it
     * @param alternative the same for someone who cannot see it: what is drawn, over what
     */
    record Picture(String name, Figure figure, Text caption, String alternative) implements Block {
        public Picture {
            if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                throw new IllegalArgumentException(
                        "a figure's name needs lower case letters, digits, hyphens: " + name);
            }
            if (caption.plain().isBlank() || alternative.isBlank()) {
                throw new IllegalArgumentException("figure " + name + " needs a caption and an alternative text");
            }
        }
    }

    /** A table across the page. */
    record Grid(Table table) implements Block {}

    /** Tables of half the width, two in a row. */
    record Pair(List<Table> tables) implements Block {
        public Pair {
            tables = List.copyOf(tables);
        }
    }

    /** A paragraph of plain text. */
    static Paragraph paragraph(String text) {
        return new Paragraph(Text.of(text));
    }

    /** A note of plain text. */
    static Note note(String text) {
        return new Note(Text.of(text));
    }
}
