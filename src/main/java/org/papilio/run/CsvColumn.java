package org.papilio.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One column of numbers of a CSV file, in the order of its lines; separator and header are recognised by DuckDB. */
public final class CsvColumn {

    private CsvColumn() {}

    /**
     * Reads a column.
     *
     * @param column its name, or its number from 1; empty for the only one of a file
     * @throws UsageException if the file cannot be read, there is no such column, or a value is no finite number; the message
     *     names the line of the data
     */
    public static double[] read(Path file, Optional<String> column) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new UsageException(file + ": there is no such file, or it cannot be read");
        }
        if (file.toFile().length() == 0) {
            throw new UsageException(file + ": the file is empty");
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            List<String> names = names(connection, file);
            return values(connection, file, chosen(file, names, column));
        } catch (SQLException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new UsageException(file + ": not a CSV file: " + reason, e);
        }
    }

    private static List<String> names(Connection connection, Path file) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("DESCRIBE SELECT * FROM read_csv(?, all_varchar = true)")) {
            statement.setString(1, file.toString());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    private static String chosen(Path file, List<String> names, Optional<String> column) {
        if (column.isEmpty()) {
            if (names.size() == 1) {
                return names.get(0);
            }
            throw new UsageException(file + ": name one of the columns " + names + " with --column");
        }
        String wanted = column.get();
        if (names.contains(wanted)) {
            return wanted;
        }
        if (wanted.matches("[1-9][0-9]{0,4}") && Integer.parseInt(wanted) <= names.size()) {
            return names.get(Integer.parseInt(wanted) - 1);
        }
        throw new UsageException(file + ": no column '" + wanted + "'; there are " + names);
    }

    private static double[] values(Connection connection, Path file, String column) throws SQLException {
        List<Double> values = new ArrayList<>();
        String sql = "SELECT \"" + column.replace("\"", "\"\"") + "\" FROM read_csv(?, all_varchar = true)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, file.toString());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(number(file, column, values.size() + 1, rows.getString(1)));
                }
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double number(Path file, String column, int row, @Nullable String text) {
        double value = Double.NaN;
        try {
            value = text == null ? Double.NaN : Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            // Reported below, with everything else that is no finite number.
        }
        if (!Double.isFinite(value)) {
            throw new UsageException(file + ": row " + row + " of column " + column + " is no finite number: "
                    + (text == null ? "empty" : "'" + text + "'"));
        }
        return value;
    }
}
