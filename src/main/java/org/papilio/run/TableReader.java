package org.papilio.run;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** Reads what DuckDB answers, as far as it fits into memory. For one answer. */
final class TableReader {

    /** What a value takes of Java's memory, about, with the text that it is written as. */
    private static final int BYTES_PER_VALUE = 200;

    private final long most;
    private long values;

    /**
     * A reader.
     *
     * @param memory of Java, in bytes
     */
    TableReader(long memory) {
        most = memory / BYTES_PER_VALUE;
    }

    /**
     * Reads all rows.
     *
     * @throws UsageException if they are too many
     */
    Table read(ResultSet rows) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        List<Table.Column> columns = new ArrayList<>();
        for (int k = 1; k <= meta.getColumnCount(); k++) {
            columns.add(new Table.Column(meta.getColumnLabel(k), meta.getColumnTypeName(k)));
        }
        List<List<@Nullable Object>> table = new ArrayList<>();
        while (rows.next()) {
            List<@Nullable Object> row = new ArrayList<>(columns.size());
            for (int k = 1; k <= columns.size(); k++) {
                row.add(value(rows.getObject(k)));
            }
            table.add(row);
            if (values > most) {
                throw new UsageException("the answer has more than " + table.size()
                        + " rows, too much for Java's memory; ask for fewer rows or columns, write all cells to a file with"
                        + " papilio export, or give it more memory with PAPILIO_JAVA_OPTS=-Xmx"
                        + 2 * Room.megabytes(most * BYTES_PER_VALUE) + "m");
            }
        }
        return new Table(columns, table);
    }

    private @Nullable Object value(@Nullable Object value) throws SQLException {
        values++;
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

    private Map<String, @Nullable Object> map(Map<?, ?> map) throws SQLException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            members.put(String.valueOf(entry.getKey()), value(entry.getValue()));
        }
        return members;
    }
}
