package org.papilio.run;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SQL (DuckDB's) over the results of a directory, also while a run is writing to it.
 *
 * <ul>
 *   <li>{@code cells}: a row for each finished cell; {@code cell}, {@code index}, {@code part}, a column for each axis
 *       ({@code round_initial}, {@code precision}, {@code gradient}, {@code inputs} and {@code seed} in any case), {@code status},
 *       {@code message}, {@code steps}, {@code loss}, {@code accuracy}, {@code final_parameters} (list of decimal strings), a
 *       column for each measurement, {@code distance_<name>} and {@code digits_<name>} for each comparison
 *   <li>{@code steps}: a row for each recorded step; {@code cell}, {@code part}, the axes, {@code step}, {@code loss},
 *       {@code accuracy}
 *   <li>{@code durations}: {@code cell}, {@code seconds}
 * </ul>
 *
 * <p>An axis whose name is that of another column has the suffix {@code _setting}. A loss or accuracy that is not a number is
 * NaN, not null. Statements reach neither files nor the network.
 */
public final class Query {
    private static final Logger LOG = LoggerFactory.getLogger(Query.class);
    private static final Pattern DAMAGE = Pattern.compile("^(?:IO|INTERNAL|FATAL|Serialization) Error|[Cc]orrupt");

    private Query() {}

    /**
     * Runs a query.
     *
     * @throws UsageException if the directory holds no results or the SQL has an error; the message is DuckDB's, on one line
     * @throws EnvironmentException if a file cannot be read
     */
    public static Table run(Path directory, String sql) {
        return run(directory, sql, Database.MANY);
    }

    static Table run(Path directory, String sql, int many) {
        if (sql.isBlank()) {
            throw new UsageException("the SQL is empty; try: SELECT * FROM cells LIMIT 10");
        }
        return Results.read(directory, results -> run(results, sql, many));
    }

    private static Table run(Results results, String sql, int many) {
        try {
            try (Database database = Database.open(results, many, Database.Access.CLOSED)) {
                return database.query(sql);
            } catch (SQLException e) {
                if (!isDamage(e)) {
                    throw e;
                }
                LOG.info("the database is made anew", e);
            }
            try (Database database = Database.anew(results, many, Database.Access.CLOSED)) {
                return database.query(sql);
            }
        } catch (SQLException e) {
            throw new UsageException("SQL: " + message(e), e);
        }
    }

    /** Whether an error is not one of the SQL: DuckDB's blocks have checksums, and no statement opens a file. */
    private static boolean isDamage(SQLException e) {
        return DAMAGE.matcher(String.valueOf(e.getMessage())).find();
    }

    private static String message(SQLException e) {
        String message = String.valueOf(e.getMessage());
        int excerpt = message.indexOf("\nLINE ");
        return (excerpt < 0 ? message : message.substring(0, excerpt)).strip().replaceAll("\\s+", " ");
    }
}
