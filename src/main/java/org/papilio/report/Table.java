package org.papilio.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of a report.
 *
 * @param caption what the table shows, one sentence
 * @param columns the heads
 * @param rows one list of cells a row, as long as {@code columns}
 * @param note how to read it; may be empty
 * @param width how much of the page it takes
 */
public record Table(Text caption, List<Column> columns, List<List<Text>> rows, Text note, Width width) {

    private static final int LONGEST_LINE = 24;

    /** How a column is set. */
    public enum Align {
        LEFT,
        RIGHT
    }

    /** How much of the page a table takes. */
    public enum Width {
        /** The whole text width. */
        FULL,
        /** Half of it: two such tables in a row stand side by side. */
        HALF
    }

    /**
     * The head of a column.
     *
     * @param head its words
     * @param align how its cells are set
     */
    public record Column(String head, Align align) {
        /** The class of its cells in the style sheet. */
        public String css() {
            return align == Align.RIGHT ? "number" : "words";
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Text> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("a row of " + row.size() + " cells in a table of " + columns.size()
                        + " columns: " + caption.plain());
            }
        }
    }

    /** Whether the words of a column are short enough to stay on one line. */
    public boolean oneLine(int column) {
        return rows.stream().allMatch(row -> row.get(column).plain().length() <= LONGEST_LINE);
    }

    /** Whether any column has a head. */
    public boolean headed() {
        return columns.stream().anyMatch(column -> !column.head().isEmpty());
    }

    /** Whether two such tables stand side by side. */
    public boolean half() {
        return width == Width.HALF;
    }

    /** Collects the rows of a table. */
    static final class Builder {
        private final Text caption;
        private final List<Column> columns = new ArrayList<>();
        private final List<List<Text>> rows = new ArrayList<>();
        private Text note = Text.empty();
        private Width width = Width.FULL;

        Builder(String caption) {
            this.caption = Text.of(caption);
        }

        Builder words(String head) {
            columns.add(new Column(head, Align.LEFT));
            return this;
        }

        Builder numbers(String head) {
            columns.add(new Column(head, Align.RIGHT));
            return this;
        }

        Builder row(List<Text> cells) {
            rows.add(cells);
            return this;
        }

        Builder row(String... cells) {
            rows.add(List.of(cells).stream().map(Text::of).toList());
            return this;
        }

        Builder note(String words) {
            note = Text.of(words);
            return this;
        }

        Builder half() {
            width = Width.HALF;
            return this;
        }

        Table build() {
            return new Table(caption, columns, rows, note, width);
        }
    }
}
