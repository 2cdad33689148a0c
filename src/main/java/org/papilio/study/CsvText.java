package org.papilio.study;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits comma-separated values as RFC 4180 has them, and keeps the place of each: lines and columns from 1, columns in code points.
 * Fields are separated by the one of comma, semicolon and tab that the first line has most of. Spaces around a field without quotes
 * do not count, nor do empty lines at the end. A library would lose the places.
 */
final class CsvText {
    private static final String SEPARATORS = ",;\t";

    private final String text;
    private final Problem problem;
    private final int separator;
    private int position;
    private int line = 1;
    private int column = 1;

    /** Hears what is wrong, and where. */
    interface Problem {
        void at(int line, int column, String message);
    }

    /**
     * A field.
     *
     * @param text its contents
     * @param quoted whether it was in quotes, so that even nothing is something
     * @param line where it begins
     * @param column where it begins
     */
    record Field(String text, boolean quoted, int line, int column) {
        boolean isEmpty() {
            return text.isEmpty() && !quoted;
        }
    }

    private CsvText(String text, Problem problem) {
        this.text = text;
        this.problem = problem;
        this.separator = separator(text);
    }

    /** The records in their order, each with at least one field. */
    static List<List<Field>> records(String text, Problem problem) {
        CsvText reader = new CsvText(text, problem);
        List<List<Field>> records = new ArrayList<>();
        int filled = 0;
        while (reader.position < text.length()) {
            List<Field> fields = reader.fields();
            records.add(fields);
            filled = fields.size() > 1 || !fields.get(0).isEmpty() ? records.size() : filled;
        }
        return records.subList(0, filled);
    }

    private static int separator(String text) {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < text.length() && (quoted || !isLineEnd(text.charAt(i))); i++) {
            quoted ^= text.charAt(i) == '"';
            int which = quoted ? -1 : SEPARATORS.indexOf(text.charAt(i));
            if (which >= 0) {
                counts[which]++;
            }
        }
        int most = 0;
        for (int k = 1; k < counts.length; k++) {
            most = counts[k] > counts[most] ? k : most;
        }
        return SEPARATORS.charAt(most);
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    /** The fields up to the end of the line, which is passed. */
    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        do {
            fields.add(field());
        } while (take(separator));
        takeLineEnd();
        return fields;
    }

    private Field field() {
        skipSpaces();
        if (peek() == '"') {
            return quoted();
        }
        int start = column;
        StringBuilder contents = new StringBuilder();
        while (!atEnd()) {
            if (peek() == '"') {
                problem.at(
                        line, column, "a quote inside a field: put the whole field in quotes and double those within");
            }
            contents.appendCodePoint(next());
        }
        return new Field(contents.toString().strip(), false, line, start);
    }

    private Field quoted() {
        int startLine = line;
        int startColumn = column;
        next();
        StringBuilder contents = new StringBuilder();
        while (position < text.length()) {
            if (!take('"')) {
                contents.appendCodePoint(next());
            } else if (!take('"')) {
                skipSpaces();
                if (!atEnd()) {
                    problem.at(line, column, "something after a closing quote: a quote within quotes is doubled");
                }
                while (!atEnd()) {
                    next();
                }
                return new Field(contents.toString(), true, startLine, startColumn);
            } else {
                contents.append('"');
            }
        }
        problem.at(startLine, startColumn, "the quote that opens here is never closed");
        return new Field(contents.toString(), true, startLine, startColumn);
    }

    private boolean atEnd() {
        return position == text.length() || peek() == separator || isLineEnd(peek());
    }

    private void skipSpaces() {
        while (peek() == ' ' || (peek() == '\t' && separator != '\t')) {
            next();
        }
    }

    private void takeLineEnd() {
        if (position < text.length()) {
            next();
        }
    }

    private boolean take(int c) {
        boolean there = peek() == c;
        if (there) {
            next();
        }
        return there;
    }

    /** The next character, or -1 at the end of the text. */
    private int peek() {
        return position < text.length() ? text.codePointAt(position) : -1;
    }

    /** Passes a character; a line ends with LF, CR or both, which are read as LF. */
    private int next() {
        int c = text.codePointAt(position);
        position += Character.charCount(c);
        if (c == '\r' && peek() == '\n') {
            position++;
        }
        boolean end = isLineEnd(c);
        line += end ? 1 : 0;
        column = end ? 1 : column + 1;
        return end ? '\n' : c;
    }
}
