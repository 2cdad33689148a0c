package org.papilio.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements that make the tables of a {@link Database} out of lines of JSON.
 *
 * @param columns that depend on the study
 */
record DatabaseSql(Columns columns) {

    /** Whether cells are compared with others, so that there is a table {@code comparisons} while the others are made. */
    boolean isCompared() {
        return !columns.comparisons().isEmpty();
    }

    /** The comparisons. */
    String comparisons(String lines) {
        return "SELECT " + parsed(comparisonStructure(), "x") + " FROM " + lines;
    }

    /** The table {@code cells}. */
    String cells(String lines) {
        return "SELECT "
                + join(
                        "c.cell AS cell, c.\"index\" AS \"index\", c.part AS part",
                        settings(),
                        "c.status AS status, c.message AS message, c.steps AS steps, c.loss AS loss, c.accuracy AS accuracy",
                        "c.final_parameters AS final_parameters",
                        members("c.measurements", columns.measurements()),
                        members("x", columns.comparisons()))
                + from(lines)
                + (isCompared() ? " LEFT JOIN comparisons ON x.cell = c.cell" : "");
    }

    /** The table {@code steps}. */
    String steps(String lines) {
        return "SELECT "
                + join(
                        "c.cell AS cell, c.part AS part",
                        settings(),
                        "unnest(c.recorded) AS step, unnest(c.step_loss) AS loss, unnest(c.step_accuracy) AS accuracy")
                + from(lines);
    }

    /** The lines of a file, in their order. */
    static String lines(Path file) {
        // what would be a pattern stands for itself in brackets
        String exact = file.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]");
        return "(SELECT json AS line FROM read_ndjson_objects('" + literal(exact) + "'))";
    }

    /** The table {@code durations}. */
    static String durations(String lines) {
        String structure = Json.line(json -> {
            json.writeStartObject();
            json.writeStringField("cell", "VARCHAR");
            json.writeStringField("seconds", "DOUBLE");
            json.writeEndObject();
        });
        return "SELECT d.cell AS cell, d.seconds AS seconds FROM (SELECT " + parsed(structure, "d") + " FROM " + lines
                + ")";
    }

    private String from(String lines) {
        return " FROM (SELECT line, " + parsed(cellStructure(), "c") + " FROM " + lines + ")";
    }

    private static String parsed(String structure, String name) {
        return "from_json(line, '" + literal(structure) + "') AS " + name;
    }

    private String cellStructure() {
        return Json.line(json -> {
            json.writeStartObject();
            for (String name : List.of("cell", "part", "status", "message")) {
                json.writeStringField(name, "VARCHAR");
            }
            json.writeStringField("index", "INTEGER");
            json.writeStringField("steps", "INTEGER");
            json.writeStringField("loss", "DOUBLE");
            json.writeStringField("accuracy", "DOUBLE");
            writeList(json, "final_parameters", "VARCHAR");
            writeList(json, "recorded", "INTEGER");
            writeList(json, "step_loss", "DOUBLE");
            writeList(json, "step_accuracy", "DOUBLE");
            json.writeObjectFieldStart("settings");
            writeColumns(
                    json,
                    columns.axes().stream()
                            .filter(axis -> !isAmbiguous(axis, columns.axes()))
                            .toList());
            json.writeEndObject();
            if (!columns.measurements().isEmpty()) {
                json.writeObjectFieldStart("measurements");
                writeColumns(json, columns.measurements());
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    private String comparisonStructure() {
        return Json.line(json -> {
            json.writeStartObject();
            json.writeStringField("cell", "VARCHAR");
            writeColumns(json, columns.comparisons());
            json.writeEndObject();
        });
    }

    private static void writeColumns(JsonGenerator json, List<Columns.Column> columns) throws IOException {
        for (Columns.Column column : columns) {
            json.writeStringField(column.key(), column.type());
        }
    }

    private static void writeList(JsonGenerator json, String name, String type) throws IOException {
        json.writeArrayFieldStart(name);
        json.writeString(type);
        json.writeEndArray();
    }

    /** Members of a structure differ by more than case in SQL; parameters of maps may not, and those are taken from the line. */
    private String settings() {
        List<Columns.Column> axes = columns.axes();
        return axes.stream()
                .map(axis -> isAmbiguous(axis, axes)
                        ? "CAST(json_extract_string(line, '$.settings.\"%s\"') AS %s) AS %s"
                                .formatted(literal(axis.key()), axis.type(), identifier(axis.name()))
                        : members("c.settings", List.of(axis)))
                .collect(Collectors.joining(", "));
    }

    private static boolean isAmbiguous(Columns.Column axis, List<Columns.Column> axes) {
        return axes.stream().anyMatch(other -> other != axis && other.key().equalsIgnoreCase(axis.key()));
    }

    private static String members(String struct, List<Columns.Column> columns) {
        return columns.stream()
                .map(column -> struct + "." + identifier(column.key()) + " AS " + identifier(column.name()))
                .collect(Collectors.joining(", "));
    }

    private static String join(String... lists) {
        return Stream.of(lists).filter(list -> !list.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The inside of a string literal. */
    static String literal(String text) {
        return text.replace("'", "''");
    }
}
