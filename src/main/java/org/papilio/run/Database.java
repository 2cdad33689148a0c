package org.papilio.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The results of a directory as tables of DuckDB: in memory, or, since that takes a second for some ten thousand cells, in the file
 * {@code data/results.duckdb} when there are many and the results are complete. Lines are handed over by the same reader that
 * everything else uses, some thousand at a time, and DuckDB turns them into columns of stated types; it opens no other file. Its
 * start loads a native library and takes about half a second.
 */
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** From so many cells on there is a file. */
    static final int MANY = 50_000;

    private static final int CHUNK = 20_000;

    private final DuckDBConnection connection;

    private Database(DuckDBConnection connection) {
        this.connection = connection;
    }

    /**
     * Opens the tables {@code cells}, {@code steps} and {@code durations}. SQL may neither read nor write a file, load an extension
     * nor lift this ban.
     */
    static Database open(Results results, int many) throws SQLException {
        Path file = results.directory().database();
        if (!isKept(results, many)) {
            return inMemory(results, true);
        }
        String stamp = stamp(results);
        Optional<Database> known = kept(file, stamp);
        return known.isPresent() ? known.get() : anew(results, many);
    }

    /** The same, which does not look at the file that may be there. */
    static Database anew(Results results, int many) throws SQLException {
        if (isKept(results, many) && Files.isWritable(results.directory().data())) {
            Path file = results.directory().database();
            String stamp = stamp(results);
            try {
                build(results, file, stamp);
            } catch (SQLException | EnvironmentException e) {
                LOG.info("{} cannot be made", file, e);
            }
            Optional<Database> built = kept(file, stamp);
            if (built.isPresent()) {
                return built.get();
            }
        }
        return inMemory(results, true);
    }

    private static boolean isKept(Results results, int many) {
        return results.planned() >= many
                && results.manifest().complete()
                && isPlain(results.directory().database());
    }

    /** Makes the file if results with so many cells have one, so that the first query need not wait for it. */
    static void prepare(Results results) throws SQLException {
        if (results.planned() >= MANY && results.manifest().complete()) {
            open(results, MANY).close();
        }
    }

    /** In memory; for exports, which run no SQL of a user, files may be written. */
    static Database inMemory(Results results, boolean closed) throws SQLException {
        Database database = connect("", settings(closed));
        try {
            database.load(results);
            return database;
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** The address of a file ends at a semicolon. */
    private static boolean isPlain(Path file) {
        return !file.toString().contains(";");
    }

    /** What a file was made from: the checksums of all lines, of the study, which decides their columns, and of the comparisons. */
    private static String stamp(Results results) {
        ResultDirectory directory = results.directory();
        return Stream.of(directory.checksums(), directory.study(), directory.comparisons())
                .map(results.files()::checksum)
                .collect(Collectors.joining(" ", Software.current().version() + " ", ""));
    }

    private static Optional<Database> kept(Path file, String stamp) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties settings = settings(true);
        settings.setProperty("duckdb.read_only", "true");
        try {
            Database database = connect(file.toString(), settings);
            Table comment = database.query("SELECT comment FROM duckdb_tables() WHERE table_name = 'cells'");
            if (comment.rows().equals(List.of(List.of(stamp)))) {
                return Optional.of(database);
            }
            database.close();
        } catch (SQLException e) {
            LOG.info("{} is made anew", file, e);
        }
        return Optional.empty();
    }

    private static void build(Results results, Path file, String stamp) throws SQLException {
        Path temporary = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        Disk disk = new Disk();
        disk.delete(temporary);
        try {
            Properties settings = settings(true);
            // rows are in memory until they are written: beyond this, results of 10^7 cells would take 10 GB
            settings.setProperty("memory_limit", "1GB");
            settings.setProperty("checkpoint_threshold", "128MB");
            try (Database database = connect(temporary.toString(), settings)) {
                database.load(results);
                database.execute("COMMENT ON TABLE cells IS '%s'".formatted(literal(stamp)));
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Disk.cannotWrite(file, e);
        } finally {
            disk.delete(temporary);
        }
    }

    private static Properties settings(boolean closed) {
        Properties settings = new Properties();
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("temp_directory", "");
        settings.setProperty("enable_external_access", Boolean.toString(!closed));
        settings.setProperty("lock_configuration", "true");
        return settings;
    }

    private static Database connect(String file, Properties settings) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, settings);
        return new Database(connection.unwrap(DuckDBConnection.class));
    }

    private void load(Results results) throws SQLException {
        Columns columns = Columns.of(results);
        // what is only on its way is in memory: in the file every chunk of it would be logged and written first
        execute("CREATE TEMP TABLE stored (line VARCHAR)");
        execute("CREATE TABLE compared (line VARCHAR)");
        try (DuckDBAppender compared = connection.createAppender("main", "compared")) {
            results.forEachComparison(line -> append(compared, line));
        }
        execute("CREATE TABLE comparisons AS SELECT from_json(line, '%s') AS x FROM compared"
                .formatted(literal(comparisonStructure(columns))));

        String parsed =
                "(SELECT line, from_json(line, '%s') AS c FROM stored)".formatted(literal(cellStructure(columns)));
        String axes = settings(columns.axes());
        String cells = "SELECT "
                + join(
                        "c.cell AS cell, c.\"index\" AS \"index\", c.part AS part",
                        axes,
                        "c.status AS status, c.message AS message, c.steps AS steps, c.loss AS loss, c.accuracy AS accuracy",
                        "c.final_parameters AS final_parameters",
                        members("c.measurements", columns.measurements()),
                        members("x", columns.comparisons()))
                + " FROM " + parsed + " LEFT JOIN comparisons ON x.cell = c.cell ORDER BY c.\"index\"";
        String steps = "SELECT "
                + join(
                        "c.cell AS cell, c.part AS part",
                        axes,
                        "unnest(c.recorded) AS step, unnest(c.step_loss) AS loss, unnest(c.step_accuracy) AS accuracy")
                + " FROM " + parsed;
        execute("CREATE TABLE cells AS " + cells);
        execute("CREATE TABLE steps AS " + steps);
        execute("CREATE TABLE durations (cell VARCHAR, seconds DOUBLE)");
        results.forEachChunk(CHUNK, lines -> insert(lines, cells, steps));
        for (String staged : List.of("stored", "compared", "comparisons")) {
            execute("DROP TABLE " + staged);
        }
    }

    private void insert(List<Results.Line> lines, String cells, String steps) {
        try {
            try (DuckDBAppender stored = connection.createAppender("temp", "main", "stored");
                    DuckDBAppender durations = connection.createAppender("main", "durations")) {
                for (Results.Line line : lines) {
                    append(stored, new String(line.sealed().line(), StandardCharsets.UTF_8));
                    if (!Double.isNaN(line.sealed().seconds())) {
                        durations.beginRow();
                        durations.append(line.cell());
                        durations.append(line.sealed().seconds());
                        durations.endRow();
                    }
                }
            }
            execute("INSERT INTO cells " + cells);
            execute("INSERT INTO steps " + steps);
            // emptied, a table in memory would keep what it takes
            execute("DROP TABLE stored");
            execute("CREATE TEMP TABLE stored (line VARCHAR)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void append(DuckDBAppender appender, String line) {
        try {
            appender.beginRow();
            appender.append(line);
            appender.endRow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
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
