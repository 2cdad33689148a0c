package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {
    private Path root;

    @TempDir
    Path temporary;

    @BeforeAll
    void run(@TempDir Path directory) {
        root = directory.resolve("it's");
        StudyRun.of(Examples.study(), root, Examples::fake).threads(2).execute();
    }

    private static List<List<Object>> read(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<Object>> values = new ArrayList<>();
            while (rows.next()) {
                List<Object> row = new ArrayList<>();
                for (int k = 1; k <= rows.getMetaData().getColumnCount(); k++) {
                    Object value = rows.getObject(k);
                    row.add(value instanceof java.sql.Array array ? Arrays.asList((Object[]) array.getArray()) : value);
                }
                values.add(row);
            }
            return values;
        }
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    @Test
    void parquetReadsBack() throws SQLException {
        Path file = Export.write(root, Export.Format.PARQUET, Optional.empty());
        assertEquals(root.resolve("cells.parquet"), file);
        List<List<Object>> expected = new ArrayList<>();
        Query.run(root, "SELECT * FROM cells ORDER BY index").rows().forEach(row -> expected.add(new ArrayList<>(row)));
        assertEquals(expected, read("SELECT * FROM " + quoted(file)));
        List<String> types = new ArrayList<>();
        for (List<Object> row : read("DESCRIBE SELECT * FROM " + quoted(file))) {
            types.add(row.get(0) + " " + row.get(1));
        }
        List<String> stated = new ArrayList<>();
        Query.run(root, "DESCRIBE cells").rows().forEach(row -> stated.add(row.get(0) + " " + row.get(1)));
        assertEquals(stated, types);
    }

    @Test
    void csvReadsBack() throws SQLException, IOException {
        Path file = Export.write(root, Export.Format.CSV, Optional.of(temporary.resolve("out.csv")));
        assertEquals(
                TableFormat.CSV.toString(Query.run(root, "SELECT * FROM cells ORDER BY index")),
                Files.readString(file));
        List<List<Object>> back =
                read("SELECT cell, loss::DOUBLE, from_json(final_parameters, '[\"VARCHAR\"]') FROM read_csv("
                        + quoted(file) + ", header = true, quote = '\"', escape = '\"')");
        List<List<Object>> expected = new ArrayList<>();
        Query.run(root, "SELECT cell, loss, final_parameters FROM cells ORDER BY index")
                .rows()
                .forEach(row -> expected.add(new ArrayList<>(row)));
        assertEquals(expected, back);
    }

    @Test
    void ofManyCellsItComesFromTheirDatabase() throws SQLException, IOException {
        Path few = Export.write(root, Export.Format.CSV, Optional.of(temporary.resolve("few")));
        Path database = new ResultDirectory(root).database();
        assertFalse(Files.exists(database));
        Path many = Export.write(root, Export.Format.CSV, temporary.resolve("many"), 1);
        assertTrue(Files.exists(database));
        assertEquals(Files.readString(few), Files.readString(many));
        Path parquet = Export.write(root, Export.Format.PARQUET, temporary.resolve("many.parquet"), 1);
        Files.delete(database);
        List<List<Object>> expected = new ArrayList<>();
        Query.run(root, "SELECT * FROM cells ORDER BY index").rows().forEach(row -> expected.add(new ArrayList<>(row)));
        assertEquals(expected, read("SELECT * FROM " + quoted(parquet)));
    }

    @ParameterizedTest
    @EnumSource
    void anEarlierExportIsReplaced(Export.Format format) {
        Optional<Path> out = Optional.of(temporary.resolve("x"));
        Export.write(root, format, out);
        Map<String, String> first = Trees.files(temporary);
        Export.write(root, format, out);
        assertEquals(first, Trees.files(temporary));
    }

    @ParameterizedTest
    @EnumSource
    void anotherFileIsLeftAlone(Export.Format format) throws IOException {
        for (String content : List.of("", "mine", "PAR1 and something else PAR1", "cell,value\n1,2\n")) {
            Path file = Files.writeString(temporary.resolve("mine"), content);
            UsageException refused =
                    assertThrows(UsageException.class, () -> Export.write(root, format, Optional.of(file)));
            assertTrue(refused.getMessage().startsWith(file + ": ")
                    && refused.getMessage().contains("--out"));
            assertEquals(content, Files.readString(file));
        }
    }

    @ParameterizedTest
    @EnumSource
    void placesThatCannotBeWrittenAreNamed(Export.Format format) {
        for (Path out : List.of(temporary, temporary.resolve("missing/x"))) {
            UsageException refused =
                    assertThrows(UsageException.class, () -> Export.write(root, format, Optional.of(out)));
            assertTrue(refused.getMessage().startsWith(out + ": "), refused.getMessage());
        }
        assertFalse(Files.exists(temporary.resolve("missing")));
        assertThrows(UsageException.class, () -> Export.write(temporary, format, Optional.empty()));
    }

    @Test
    void names() {
        assertEquals(Export.Format.PARQUET, Export.Format.named("parquet"));
        assertThrows(UsageException.class, () -> Export.Format.named("json"));
    }
}
