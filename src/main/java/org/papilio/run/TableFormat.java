package org.papilio.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Decimals;

/**
 * How a table is written. A double is the shortest decimal that reads back as the same double; {@code NaN}, {@code Infinity}
 * and {@code -Infinity} are these words (as strings in JSON, which has no number for them).
 */
public enum TableFormat {
    /** Aligned columns for reading; a long list is shortened, and null is {@code NULL}. */
    TABLE {
        @Override
        public void write(Table table, Writer out) throws IOException {
            List<List<String>> rows = new ArrayList<>();
            rows.add(table.columns().stream().map(Table.Column::name).toList());
            for (List<@Nullable Object> row : table.rows()) {
                rows.add(row.stream().map(TableFormat::cell).toList());
            }
            int[] widths = new int[table.columns().size()];
            for (List<String> row : rows) {
                for (int k = 0; k < widths.length; k++) {
                    widths[k] = Math.max(
                            widths[k], row.get(k).codePointCount(0, row.get(k).length()));
                }
            }
            out.write(line(rows.get(0), widths, table));
            out.write(Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")) + "\n");
            for (List<String> row : rows.subList(1, rows.size())) {
                out.write(line(row, widths, table));
            }
            out.write(
                    table.rows().size() == 1 ? "(1 row)\n" : "(" + table.rows().size() + " rows)\n");
        }
    },

    /**
     * RFC 4180 with a header, lines ending in CR LF; null is an empty field and an empty string is {@code ""}; a list is its
     * JSON text.
     */
    CSV {
        @Override
        public void write(Table table, Writer out) throws IOException {
            writeCsvHeader(table, out);
            writeCsvRows(table, out);
        }
    },

    /** An array of objects, one a line. */
    JSON {
        @Override
        public void write(Table table, Writer out) throws IOException {
            out.write("[");
            String separator = "\n  ";
            for (List<@Nullable Object> row : table.rows()) {
                out.write(separator);
                out.write(Json.line(json -> {
                    json.writeStartObject();
                    for (int k = 0; k < row.size(); k++) {
                        json.writeFieldName(table.columns().get(k).name());
                        writeValue(json, row.get(k));
                    }
                    json.writeEndObject();
                }));
                separator = ",\n  ";
            }
            out.write(table.rows().isEmpty() ? "]\n" : "\n]\n");
        }
    };

    private static final int SHOWN_ELEMENTS = 4;

    static void writeCsvHeader(Table table, Writer out) throws IOException {
        out.write(table.columns().stream().map(c -> quoted(c.name())).collect(Collectors.joining(",", "", "\r\n")));
    }

    static void writeCsvRows(Table table, Writer out) throws IOException {
        for (List<@Nullable Object> row : table.rows()) {
            out.write(row.stream().map(TableFormat::field).collect(Collectors.joining(",", "", "\r\n")));
        }
    }

    /** Writes a table. */
    public abstract void write(Table table, Writer out) throws IOException;

    /**
     * The format of a name: {@code table}, {@code csv} or {@code json}.
     *
     * @throws UsageException if there is none of this name
     */
    public static TableFormat named(String name) {
        for (TableFormat format : values()) {
            if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
                return format;
            }
        }
        throw new UsageException("--format " + name + ": unknown format; known are table, csv and json");
    }

    private static String line(List<String> cells, int[] widths, Table table) {
        StringBuilder line = new StringBuilder();
        for (int k = 0; k < widths.length; k++) {
            String cell = cells.get(k);
            String padding = " ".repeat(widths[k] - cell.codePointCount(0, cell.length()));
            boolean right = isNumeric(table.columns().get(k).type());
            line.append(k == 0 ? "" : "  ").append(right ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing() + "\n";
    }

    private static boolean isNumeric(String type) {
        return type.endsWith("INT")
                || type.endsWith("INTEGER")
                || type.equals("DOUBLE")
                || type.equals("FLOAT")
                || (type.startsWith("DECIMAL") && !type.endsWith("]"));
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof List<?> list && list.size() > SHOWN_ELEMENTS) {
            int shown = SHOWN_ELEMENTS - 1;
            return list.subList(0, shown).stream()
                            .map(TableFormat::cell)
                            .collect(Collectors.joining(", ", "[", ", ... "))
                    + (list.size() - shown) + " more]";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(TableFormat::cell).collect(Collectors.joining(", ", "[", "]"));
        }
        return scalar(value).replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
    }

    private static String field(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof String string ? string : scalar(value);
        return text.isEmpty() ? "\"\"" : quoted(text);
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String scalar(Object value) {
        if (value instanceof Double number) {
            return Decimals.shortest(number);
        } else if (value instanceof Float number) {
            return Decimals.shortest(number);
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof List || value instanceof Map) {
            return Json.line(json -> writeValue(json, value));
        }
        return value.toString();
    }

    private static void writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof Float number && Float.isFinite(number)) {
            json.writeNumber(Decimals.shortest(number));
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number.toPlainString());
        } else if (value instanceof BigInteger number) {
            json.writeNumber(number);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                writeValue(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                writeValue(json, entry.getValue());
            }
            json.writeEndObject();
        } else {
            Json.writeValue(json, value);
        }
    }

    /** The whole table as a string. */
    public String toString(Table table) {
        StringWriter out = new StringWriter();
        try {
            write(table, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
