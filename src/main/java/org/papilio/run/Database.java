package org.papilio.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The results of a directory as tables of DuckDB: in memory, or, since that takes a second for some ten thousand cells, in the file
 * {@code data/results.duckdb} when there are many and the results are complete. In memory, lines are handed over by the same reader that
 * everything else uses, some thousand at a time; the file is made by DuckDB alone from those of complete results, whose checksums are
 * looked at before. Its start loads a native library and takes about half a second.
 */
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** From so many cells on there is a file. */
    static final int MANY = 50_000;

    /** Up to so many cells can be in memory, where they take some 3 kB each. */
    private static final int MOST_IN_MEMORY = 1_000_000;

    private static final int CHUNK = 20_000;
    private static final String STAGING = "CREATE TEMP TABLE stored (line VARCHAR)";

    private final DuckDBConnection connection;

    /** To be deleted at the end. */
    private final Optional<Path> scratch;

    private Database(DuckDBConnection connection, Optional<Path> scratch) {
        this.connection = connection;
        this.scratch = scratch;
    }

    /** What SQL may do beside reading the tables. */
    enum Access {
        /** Neither read nor write a file, load an extension nor lift this ban. */
        CLOSED,
        /** Write files: for exports, which run no SQL of a user. */
        FILES
    }

    /** Opens the tables {@code cells}, {@code steps} and {@code durations}; their rows are in the order of the study. */
    static Database open(Results results, int many, Access access) throws SQLException {
        Path file = results.directory().database();
        if (!isKept(results, many)) {
            return inMemory(results, access);
        }
        String stamp = stamp(results);
        Optional<Database> known = kept(file, stamp, access);
        return known.isPresent() ? known.get() : anew(results, many, access);
    }

    /** The same, which does not look at the file that may be there. */
    static Database anew(Results results, int many, Access access) throws SQLException {
        if (!isKept(results, many)) {
            return inMemory(results, access);
        }
        Path file = results.directory().database();
        if (Files.isWritable(results.directory().data())) {
            String stamp = stamp(results);
            Path work = Disk.temporary(file);
            try {
                Files.move(
                        build(results, work, stamp),
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (SQLException | EnvironmentException | IOException e) {
                LOG.info("{} cannot be made", file, e);
            } finally {
                new Disk().deleteTree(work);
            }
            Optional<Database> built = kept(file, stamp, access);
            if (built.isPresent()) {
                return built.get();
            }
        }
        return results.planned() <= MOST_IN_MEMORY
                ? inMemory(results, access)
                : elsewhere(results, access, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** In a folder for temporary files as long as it is open: there are too many for memory. */
    static Database elsewhere(Results results, Access access, Path folder) throws SQLException {
        Path work;
        try {
            work = Files.createTempDirectory(folder, "papilio-");
        } catch (IOException e) {
            throw Disk.cannotWrite(folder.resolve("papilio-"), e);
        }
        try {
            return connect(build(results, work, "").toString(), readOnly(access), Optional.of(work));
        } catch (SQLException | RuntimeException e) {
            new Disk().deleteTree(work);
            throw new EnvironmentException(
                    results.directory().database() + ": cannot be made, nor its like in " + folder + " ("
                            + e.getMessage()
                            + "); make one of these folders writable, with some 500 bytes of free space for each cell",
                    e);
        }
    }

    private static boolean isKept(Results results, int many) {
        return results.planned() >= many
                && results.manifest().complete()
                && isPlain(results.directory().database());
    }

    /** Whether results should have the file and have none. */
    static boolean isMissing(Results results) {
        return isKept(results, MANY) && !Files.exists(results.directory().database());
    }

    /** Makes the file if results with so many cells have one, so that the first query need not wait for it. */
    static void prepare(Results results) throws SQLException {
        if (isKept(results, MANY)) {
            open(results, MANY, Access.CLOSED).close();
        }
    }

    /** In memory. */
    static Database inMemory(Results results, Access access) throws SQLException {
        Database database = connect("", settings(access), Optional.empty());
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

    private static Optional<Database> kept(Path file, String stamp, Access access) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Database database = connect(file.toString(), readOnly(access), Optional.empty());
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

    /** Makes the file in a folder that is for nothing else. */
    private static Path build(Results results, Path work, String stamp) throws SQLException {
        if (results.files().has(results.directory().cells())) {
            try {
                return ofFiles(results, work, stamp);
            } catch (SQLException e) {
                LOG.info("the files cannot be read as they are", e);
            }
        }
        return build(work, stamp, database -> database.load(results));
    }

    /** The same, from the files of complete results. */
    static Path ofFiles(Results results, Path work, String stamp) throws SQLException {
        return build(work, stamp, database -> database.loadFiles(results));
    }

    private interface Loading {
        void into(Database database) throws SQLException;
    }

    private static Path build(Path work, String stamp, Loading loading) throws SQLException {
        Disk disk = new Disk();
        disk.deleteTree(work);
        disk.directory(work);
        Path file = work.resolve("results.duckdb");
        Properties settings = settings(Access.FILES);
        // rows are in memory until they are written: beyond this, results of 10^7 cells would take 10 GB
        settings.setProperty("memory_limit", "1GB");
        settings.setProperty("checkpoint_threshold", "128MB");
        settings.setProperty("temp_directory", work.resolve("spill").toString());
        // the cells stay in their order only if it is the comparisons that are looked up
        settings.setProperty("disabled_optimizers", "join_order,build_side_probe_side");
        try (Database database = connect(file.toString(), settings, Optional.empty())) {
            loading.into(database);
            database.execute("COMMENT ON TABLE cells IS '%s'".formatted(DatabaseSql.literal(stamp)));
        }
        return file;
    }

    private static Properties readOnly(Access access) {
        Properties settings = settings(access);
        settings.setProperty("duckdb.read_only", "true");
        return settings;
    }

    private static Properties settings(Access access) {
        Properties settings = new Properties();
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("temp_directory", "");
        settings.setProperty("enable_external_access", Boolean.toString(access == Access.FILES));
        settings.setProperty("lock_configuration", "true");
        return settings;
    }

    private static Database connect(String file, Properties settings, Optional<Path> scratch) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, settings);
        return new Database(connection.unwrap(DuckDBConnection.class), scratch);
    }

    /** Fills the tables from the lines that the reader of everything else hands over. */
    private void load(Results results) throws SQLException {
        DatabaseSql sql = new DatabaseSql(Columns.of(results));
        // what is only on its way is in memory: in the file every chunk of it would be logged and written first
        execute(STAGING);
        if (sql.isCompared()) {
            execute("CREATE TABLE compared (line VARCHAR)");
            try (DuckDBAppender compared = connection.createAppender("main", "compared")) {
                results.forEachComparison(line -> append(compared, line));
            }
            execute("CREATE TABLE comparisons AS " + sql.comparisons("compared"));
        }
        String cells = sql.cells("stored") + " ORDER BY c.\"index\"";
        String steps = sql.steps("stored");
        execute("CREATE TABLE cells AS " + cells);
        execute("CREATE TABLE steps AS " + steps);
        execute("CREATE TABLE durations (cell VARCHAR, seconds DOUBLE)");
        results.forEachChunk(CHUNK, lines -> insert(lines, cells, steps));
        drop("stored", "compared", "comparisons");
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
            drop("stored");
            execute(STAGING);
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

    /** Fills the tables from the files of complete results, which is many times as fast. */
    private void loadFiles(Results results) throws SQLException {
        DatabaseSql sql = new DatabaseSql(Columns.of(results));
        ResultDirectory directory = results.directory();
        // the cells themselves have been read, for their columns
        List.of(directory.comparisons(), directory.durations()).forEach(results.files()::check);
        if (sql.isCompared()) {
            execute("CREATE TABLE comparisons AS " + sql.comparisons(DatabaseSql.lines(directory.comparisons())));
        }
        execute("CREATE TABLE cells AS " + sql.cells(DatabaseSql.lines(directory.cells())));
        execute("CREATE TABLE steps AS " + sql.steps(DatabaseSql.lines(directory.cells())));
        execute("CREATE TABLE durations AS " + DatabaseSql.durations(DatabaseSql.lines(directory.durations())));
        drop("comparisons");
    }

    private void drop(String... tables) throws SQLException {
        for (String table : tables) {
            execute("DROP TABLE IF EXISTS " + table);
        }
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
                return new TableReader(Runtime.getRuntime().maxMemory()).read(rows);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        scratch.ifPresent(new Disk()::deleteTree);
    }
}
