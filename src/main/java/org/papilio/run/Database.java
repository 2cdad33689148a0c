package org.papilio.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/**
 * The results of a directory as tables of an in-memory DuckDB. The stored lines are chosen by the same reader that everything
 * else uses, and DuckDB turns them into columns of stated types; it opens no file. Its start loads a native library and takes
 * about half a second.
 */
final class Database implements AutoCloseable {
    private final DuckDBConnection connection;

    private Database(DuckDBConnection connection) {
        this.connection = connection;
    }

    /**
     * Opens the tables {@code cells}, {@code steps} and {@code durations}.
     *
     * @param closed whether SQL may neither read nor write a file, load an extension nor lift this ban; open for exports alone,
     *     which run no SQL of a user
     */
    static Database open(Results results, boolean closed) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("temp_directory", "");
        settings.setProperty("enable_external_access", Boolean.toString(!closed));
        settings.setProperty("lock_configuration", "true");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings);
        try {
            Database database = new Database(connection.unwrap(DuckDBConnection.class));
            database.load(results, Columns.of(results));
            return database;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void load(Results results, Columns columns) throws SQLException {
        List<String> lines = new ArrayList<>();
        results.forEachLine((cell, line) -> lines.add(new String(line.line(), StandardCharsets.UTF_8)));
        stage("stored", lines);
        execute("CREATE TABLE parsed AS SELECT position, line, from_json(line, '%s') AS c FROM stored"
                .formatted(literal(cellStructure(columns))));
        List<String> comparisons = new ArrayList<>();
        StoredCells.forEachLine(results.directory().comparisons(), comparisons::add);
        stage("compared", comparisons);
        execute("CREATE TABLE comparisons AS SELECT from_json(line, '%s') AS x FROM compared"
                .formatted(literal(comparisonStructure(columns))));

        String axes = settings(columns.axes());
        execute("CREATE TABLE cells AS SELECT "
                + join(
                        "c.cell AS cell, c.\"index\" AS \"index\", c.part AS part",
                        axes,
                        "c.status AS status, c.message AS message, c.steps AS steps, c.loss AS loss, c.accuracy AS accuracy",
                        "c.final_parameters AS final_parameters",
                        members("c.measurements", columns.measurements()),
                        members("x", columns.comparisons()))
                + " FROM parsed LEFT JOIN comparisons ON x.cell = c.cell ORDER BY position");
        execute("CREATE TABLE steps AS SELECT "
                + join(
                        "c.cell AS cell, c.part AS part",
                        axes,
                        "unnest(c.recorded) AS step, unnest(c.step_loss) AS loss, unnest(c.step_accuracy) AS accuracy")
                + " FROM parsed ORDER BY position");
        for (String staged : List.of("stored", "parsed", "compared", "comparisons")) {
            execute("DROP TABLE " + staged);
        }

        execute("CREATE TABLE durations (cell VARCHAR, seconds DOUBLE)");
        try (DuckDBAppender appender = connection.createAppender("main", "durations")) {
            for (Map.Entry<String, Double> entry : results.durations().entrySet()) {
                appender.beginRow();
                appender.append(entry.getKey());
                appender.append(entry.getValue());
                appender.endRow();
            }
        }
    }

    private void stage(String table, List<String> lines) throws SQLException {
        execute("CREATE TABLE " + table + " (position INTEGER, line VARCHAR)");
        try (DuckDBAppender appender = connection.createAppender("main", table)) {
            for (int position = 0; position < lines.size(); position++) {
                appender.beginRow();
                appender.append(position);
                appender.append(lines.get(position));
                appender.endRow();
            }
        }
    }

    private static String cellStructure(Columns columns) {
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

    private static String comparisonStructure(Columns columns) {
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
    private static String settings(List<Columns.Column> axes) {
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

    /** Runs a statement without a result. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Runs a query.
     *
     * @throws UsageException if the statement has no result
     */
    Table query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                throw new UsageException("the SQL has no result; give a SELECT");
            }
            try (ResultSet rows = statement.getResultSet()) {
                return table(rows);
            }
        }
    }

    private static Table table(ResultSet rows) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        List<Table.Column> columns = new ArrayList<>();
        for (int k = 1; k <= meta.getColumnCount(); k++) {
            columns.add(new Table.Column(meta.getColumnLabel(k), meta.getColumnTypeName(k)));
        }
        List<List<@Nullable Object>> values = new ArrayList<>();
        while (rows.next()) {
            List<@Nullable Object> row = new ArrayList<>(columns.size());
            for (int k = 1; k <= columns.size(); k++) {
                row.add(value(rows.getObject(k)));
            }
            values.add(row);
        }
        return new Table(columns, values);
    }

    private static @Nullable Object value(@Nullable Object value) throws SQLException {
        if (value instanceof Array array) {
            List<@Nullable Object> list = new ArrayList<>();
            for (Object element : (Object[]) array.getArray()) {
                list.add(value(element));
            }
            return list;
        } else if (value instanceof DuckDBStruct struct) {
            return map(struct.getMap());
        } else if (value instanceof Map<?, ?> map) {
            return map(map);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return value.toString();
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            values.put(String.valueOf(entry.getKey()), value(entry.getValue()));
        }
        return values;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
