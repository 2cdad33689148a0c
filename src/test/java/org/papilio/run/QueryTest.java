package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.study.Part;
import org.papilio.study.Study;
import org.papilio.train.Status;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryTest {
    private static final int DATABASE_DAMAGES = 24;

    private static final List<String> FIXED_TYPES = List.of(
            "cell VARCHAR",
            "index INTEGER",
            "part VARCHAR",
            "round_initial INTEGER",
            "precision VARCHAR",
            "gradient VARCHAR",
            "inputs VARCHAR",
            "seed BIGINT");

    private static final List<String> RESULT_TYPES = List.of(
            "status VARCHAR",
            "message VARCHAR",
            "steps INTEGER",
            "loss DOUBLE",
            "accuracy DOUBLE",
            "final_parameters VARCHAR[]");

    @TempDir
    Path temporary;

    private Path root;

    @BeforeAll
    void run(@TempDir Path directory) {
        // A name that DuckDB would take for a pattern or the end of a string.
        root = directory.resolve("it's [a] *");
        StudyRun.of(Examples.study(), root, Examples::fake).threads(2).execute();
    }

    private static List<String> columns(Path directory, String table) {
        return Query.run(directory, "DESCRIBE " + table).rows().stream()
                .map(row -> row.get(0) + " " + row.get(1))
                .toList();
    }

    private static List<String> concat(List<?>... lists) {
        return Arrays.stream(lists).flatMap(List::stream).map(String::valueOf).toList();
    }

    @Test
    void cellsHasTheStatedColumns() {
        assertEquals(
                concat(
                        FIXED_TYPES,
                        RESULT_TYPES,
                        List.of(
                                "verdict VARCHAR",
                                "verdict_reason VARCHAR",
                                "tail_exponent DOUBLE",
                                "tail_exponent_low DOUBLE",
                                "tail_exponent_high DOUBLE",
                                "growth_digits DOUBLE",
                                "growth_step BIGINT",
                                "distance_to_saddle DOUBLE",
                                "solution_class BIGINT",
                                "permuted BOOLEAN",
                                "note VARCHAR"),
                        List.of(
                                "distance_unrounded DOUBLE",
                                "digits_unrounded INTEGER",
                                "distance_referee DOUBLE",
                                "digits_referee INTEGER")),
                columns(root, "cells"));
        assertEquals(
                concat(
                        FIXED_TYPES.subList(0, 1),
                        FIXED_TYPES.subList(2, 8),
                        List.of("step INTEGER", "loss DOUBLE", "accuracy DOUBLE")),
                columns(root, "steps"));
        assertEquals(List.of("cell VARCHAR", "seconds DOUBLE"), columns(root, "durations"));
    }

    @Test
    void valuesAreThoseOfTheResults() {
        Results results = Results.open(root);
        Table table = Query.run(
                root,
                "SELECT cell, seed, round_initial, status, loss, final_parameters, distance_referee,"
                        + " distance_to_saddle, permuted, note FROM cells ORDER BY index");
        assertEquals(22, table.rows().size());
        for (int k = 0; k < 22; k++) {
            CellResult cell = results.cells().get(k);
            Comparison referee = results.comparisons(cell.cell()).get("referee");
            Object round = cell.settings().get("round_initial");
            assertEquals(
                    Arrays.asList(
                            cell.cell(),
                            cell.settings().get("seed"),
                            round == null ? null : ((Number) round).intValue(),
                            cell.status() == Status.DIVERGED ? "diverged" : "finished",
                            cell.loss(),
                            cell.finalParameters(),
                            referee == null ? null : referee.distance().getAsDouble(),
                            cell.measurements().get("distance_to_saddle"),
                            cell.measurements().get("permuted"),
                            cell.measurements().get("note")),
                    table.rows().get(k));
        }
    }

    @Test
    void notANumberIsNaNAndNotNull() {
        assertEquals(
                List.of(List.of(2L, 2L)),
                Query.run(
                                root,
                                "SELECT count(*), count(loss) FROM cells WHERE isnan(loss) AND isnan(distance_to_saddle)")
                        .rows());
    }

    @Test
    void stepsHasARowForEachRecordedStep() {
        assertEquals(
                List.of(List.of(22L * 5, 5L, 4)),
                Query.run(root, "SELECT count(*), count(DISTINCT step), max(step) FROM steps")
                        .rows());
        CellResult cell = Results.open(root).cells().get(4);
        Table table = Query.run(
                root,
                "SELECT step, loss, accuracy, precision FROM steps WHERE cell = '" + cell.cell() + "' ORDER BY step");
        for (int step = 0; step < 5; step++) {
            assertEquals(
                    List.of(
                            step,
                            cell.stepLoss().get(step),
                            cell.stepAccuracy().get(step),
                            cell.settings().get("precision")),
                    table.rows().get(step));
        }
    }

    @Test
    void durationsAreThere() {
        assertEquals(
                List.of(List.of(22L)),
                Query.run(root, "SELECT count(*) FROM cells JOIN durations USING (cell) WHERE seconds >= 0")
                        .rows());
    }

    @Test
    void typesDoNotDependOnTheValues() {
        // Nothing is finished, everything is null or one row: the types of settings and results stay.
        Part part = new Part(
                "main",
                Examples.system(),
                List.of(Examples.axis("learning_rate", new BigDecimal("0.5"))),
                "final",
                1,
                List.of(),
                List.of(new Part.Comparison("other", Map.of("learning_rate", new BigDecimal("7")))));
        Study study = Examples.study(part);
        assertThrows(OutOfMemoryError.class, () -> StudyRun.of(study, temporary, (p, c) -> {
                    throw new OutOfMemoryError("simulated");
                })
                .execute());
        List<String> expected = concat(
                FIXED_TYPES,
                List.of("learning_rate DOUBLE"),
                RESULT_TYPES,
                List.of(
                        "verdict VARCHAR",
                        "verdict_reason VARCHAR",
                        "tail_exponent DOUBLE",
                        "tail_exponent_low DOUBLE",
                        "tail_exponent_high DOUBLE",
                        "growth_digits DOUBLE",
                        "growth_step BIGINT",
                        "distance_other DOUBLE",
                        "digits_other INTEGER"));
        assertEquals(expected, columns(temporary, "cells"));
        assertTrue(Query.run(temporary, "SELECT * FROM cells").rows().isEmpty());
        assertTrue(Query.run(temporary, "SELECT * FROM steps").rows().isEmpty());

        StudyRun.of(study, temporary, (p, c) -> {
                    throw new IllegalStateException("always");
                })
                .execute();
        assertEquals(expected, columns(temporary, "cells"));
        Table table = Query.run(
                temporary, "SELECT learning_rate, round_initial, final_parameters, distance_other FROM cells");
        assertEquals(List.of(Arrays.asList(0.5, null, List.of(), null)), table.rows());
    }

    @Test
    void namesThatAreTakenGetASuffix() {
        Part part = new Part(
                "main",
                Examples.system(),
                List.of(Examples.axis("steps", 1, 2), Examples.axis("loss", "cross-entropy")),
                "final",
                1,
                List.of(),
                List.of());
        StudyRun.of(Examples.study(part), temporary, (p, cell) -> {
                    CellComputation.Computed fake = Examples.fake(p, cell);
                    CellResult r = fake.result();
                    Map<String, Object> measurements = new LinkedHashMap<>(Map.of("loss", 12.5));
                    measurements.put("Seed", cell.index() == 0 ? (Object) 1L : (Object) 2.5);
                    return new CellComputation.Computed(
                            new CellResult(
                                    r.cell(),
                                    r.index(),
                                    r.part(),
                                    r.settings(),
                                    r.status(),
                                    r.message(),
                                    r.steps(),
                                    r.loss(),
                                    r.accuracy(),
                                    r.finalParameters(),
                                    measurements,
                                    r.recorded(),
                                    r.stepLoss(),
                                    r.stepAccuracy()),
                            Optional.empty());
                })
                .execute();
        Table table = Query.run(
                temporary,
                "SELECT steps_setting, loss_setting, steps, loss_measurement, Seed_measurement FROM cells ORDER BY index");
        assertEquals(
                List.of(List.of(1, "cross-entropy", 1, 12.5, 1.0), List.of(2, "cross-entropy", 2, 12.5, 2.5)),
                table.rows());
        assertEquals(
                5L,
                Query.run(temporary, "SELECT count(steps_setting) FROM steps")
                        .rows()
                        .get(0)
                        .get(0));
    }

    @Test
    void aRunInProgressCanBeRead() throws Exception {
        List<Long> seen = new ArrayList<>();
        ProgressListener listener = new ProgressListener() {
            private int done;

            @Override
            public void cellDone(String cell, boolean failed) {
                if (done++ % 10 == 0) {
                    seen.add((Long) Query.run(temporary, "SELECT count(*) FROM cells")
                            .rows()
                            .get(0)
                            .get(0));
                }
            }
        };
        StudyRun.of(Examples.study(), temporary, Examples::fake)
                .threads(1)
                .listener(listener)
                .execute();
        // Cells are stored some at a time.
        assertEquals(3, seen.size());
        assertTrue(seen.get(0) >= 1 && seen.get(1) >= 11 && seen.get(2) >= 21, seen::toString);
        Path segment = temporary.resolve("data/segments/1.jsonl");
        StringBuilder sealed = new StringBuilder();
        for (String line : Files.readAllLines(temporary.resolve("data/cells.jsonl"))) {
            sealed.append(new String(Sealed.seal(line.getBytes(StandardCharsets.UTF_8), 1), StandardCharsets.UTF_8))
                    .append('\n');
        }
        Files.writeString(segment, sealed.substring(0, sealed.length() - 30));
        Files.delete(temporary.resolve("data/cells.jsonl"));
        Examples.goOn(temporary);
        assertEquals(
                21L,
                Query.run(temporary, "SELECT count(cell) FROM cells")
                        .rows()
                        .get(0)
                        .get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY (SELECT 1) TO '%s'",
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM '/etc/passwd'",
                "SELECT * FROM read_text('%s/data/manifest.json')",
                "ATTACH '%s'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "EXPORT DATABASE '%s'",
                "SET enable_external_access = true",
                "SET lock_configuration = false",
                "RESET enable_external_access",
                "SELECT * FROM glob('/*')",
                "SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')"
            })
    void sqlReachesNothingOutside(String sql) {
        Path out = temporary.resolve("out");
        assertThrows(UsageException.class, () -> Query.run(root, sql.formatted(out)));
        assertFalse(Files.exists(out));
    }

    @Test
    void anErrorIsOneLine() {
        for (String sql :
                List.of("SELEC 1", "SELECT nope FROM cells", "SELECT * FROM nope", "SELECT 'a'::INTEGER", "  ", ";")) {
            UsageException error = assertThrows(UsageException.class, () -> Query.run(root, sql));
            assertFalse(error.getMessage().contains("\n"), error.getMessage());
            assertTrue(error.getMessage().contains("SQL"), error.getMessage());
        }
        UsageException error = assertThrows(UsageException.class, () -> Query.run(root, "SELECT presision FROM cells"));
        assertTrue(
                error.getMessage().contains("presision") && error.getMessage().contains("precision"),
                error.getMessage());
        assertThrows(UsageException.class, () -> Query.run(root, "CREATE TABLE x (i INTEGER)"));
    }

    @Test
    void onlyTheViewsAreThere() {
        assertEquals(
                List.of("cells", "durations", "steps"),
                Query.run(root, "SHOW TABLES").rows().stream()
                        .map(row -> row.get(0))
                        .collect(Collectors.toList()));
    }

    @Test
    void otherTypesBecomePlainValues() {
        Table table = Query.run(
                root,
                "SELECT 1::HUGEINT AS a, 1.50::DECIMAL(5,2) AS b, DATE '2020-01-02' AS c,"
                        + " {'a': 1, 'b': [NULL]} AS d, MAP {'k': 1.5} AS e, [[1], []] AS f, '{\"j\": 1}'::JSON AS g, NULL AS h,"
                        + " 1.5::FLOAT AS i, 'infinity'::DOUBLE AS j");
        assertEquals(
                "[\n  {\"a\":1,\"b\":1.50,\"c\":\"2020-01-02\",\"d\":{\"a\":1,\"b\":[null]},\"e\":{\"k\":1.5},"
                        + "\"f\":[[1],[]],\"g\":\"{\\\"j\\\": 1}\",\"h\":null,\"i\":1.5,\"j\":\"Infinity\"}\n]\n",
                TableFormat.JSON.toString(table));
    }

    @Test
    void manyCellsAreAskedInAFileThatFollowsTheResults() throws Exception {
        StudyRun.of(Examples.study(), temporary, Examples::fake).threads(2).execute();
        Results results = Results.open(temporary);
        Path file = results.directory().database();
        assertFalse(Files.exists(file));
        List<String> questions = List.of(
                "SELECT * FROM cells ORDER BY index",
                "SELECT * FROM steps ORDER BY ALL",
                "SELECT cell FROM durations ORDER BY ALL");
        List<Table> inFile = new ArrayList<>();
        try (Database database = Database.open(results, 1, Database.Access.CLOSED)) {
            for (String question : questions) {
                inFile.add(database.query(question));
            }
            for (String sql : List.of(
                    "DELETE FROM cells",
                    "CREATE TABLE x (i INTEGER)",
                    "COPY cells TO '" + temporary.resolve("out.csv") + "'",
                    "SELECT * FROM read_text('" + file.resolveSibling("study.yaml") + "')",
                    "SET enable_external_access = true",
                    "ATTACH '" + temporary.resolve("other.duckdb") + "'")) {
                assertThrows(SQLException.class, () -> database.query(sql), sql);
            }
        }
        assertTrue(Files.exists(file));
        try (Database database = Database.inMemory(results, Database.Access.CLOSED)) {
            for (int k = 0; k < questions.size(); k++) {
                assertEquals(database.query(questions.get(k)), inFile.get(k), questions.get(k));
            }
        }
        Object before = Files.getLastModifiedTime(file);
        Database.open(results, 1, Database.Access.CLOSED).close();
        assertEquals(before, Files.getLastModifiedTime(file), "it is made once");

        StudyRun.of(Examples.study(Examples.ensemble(2)), temporary, Examples::fake)
                .execute();
        assertFalse(Files.exists(file), "another study has other results");
        Files.writeString(file, "damaged");
        try (Database database = Database.open(Results.open(temporary), 1, Database.Access.CLOSED)) {
            assertEquals(
                    List.of(List.of(4L)),
                    database.query("SELECT count(*) FROM cells").rows());
        }
    }

    @Test
    void theFileIsMadeOfTheFilesOfTheResults() throws Exception {
        Results results = Results.open(root);
        Path work = temporary.resolve("work");
        Path made = Database.ofFiles(results, work, "stamp");
        try (Database database = Database.elsewhere(results, Database.Access.CLOSED, temporary);
                Database lines = Database.inMemory(results, Database.Access.CLOSED);
                Connection file = DriverManager.getConnection("jdbc:duckdb:" + made)) {
            for (String table : List.of("cells", "steps", "durations")) {
                // without an order: the rows come in that of the study
                Table expected = lines.query("SELECT * FROM " + table);
                assertEquals(expected, database.query("SELECT * FROM " + table), table);
                try (ResultSet count = file.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
                    assertTrue(count.next());
                    assertEquals(expected.rows().size(), count.getInt(1), table);
                }
            }
            assertThrows(SQLException.class, () -> database.query("DELETE FROM cells"));
        }
        assertFalse(Files.exists(work.resolve("spill")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cells.jsonl", "cells.crc32c", "comparisons.jsonl", "durations.jsonl"})
    void ofDamagedFilesNoneIsMade(String name) throws Exception {
        StudyRun.of(Examples.study(), temporary, Examples::fake).execute();
        ResultDirectory directory = new ResultDirectory(temporary);
        Path file = directory.data().resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThrows(DamagedException.class, () -> Query.run(temporary, "SELECT count(*) FROM cells", 1));
        assertEquals(List.of(), Disk.list(directory.data(), "results.duckdb*"));
    }

    @Test
    void aFolderForTheDatabaseIsDeletedInTheEnd() throws Exception {
        try (Database database = Database.elsewhere(Results.open(root), Database.Access.CLOSED, temporary)) {
            assertEquals(
                    List.of(List.of(22L)),
                    database.query("SELECT count(*) FROM cells").rows());
            assertEquals(1, Disk.list(temporary, "papilio-*").size());
        }
        assertEquals(List.of(), Disk.list(temporary, "*"));
    }

    @Test
    void anAnswerThatIsTooLargeForMemoryIsRefused() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet rows = connection.createStatement().executeQuery("SELECT [i, i] FROM range(100) r(i)")) {
            UsageException error = assertThrows(UsageException.class, () -> new TableReader(30_000).read(rows));
            assertTrue(error.getMessage().contains("more than 51 rows"), error.getMessage());
        }
    }

    @Test
    void aDamagedDatabaseIsMadeAnew() throws Exception {
        StudyRun.of(Examples.study(Examples.ensemble(3)), temporary, Examples::fake)
                .execute();
        String sql = "SELECT * FROM cells LEFT JOIN durations USING (cell) ORDER BY index";
        Table sound = Query.run(temporary, sql, 1);
        Path file = new ResultDirectory(temporary).database();
        byte[] bytes = Files.readAllBytes(file);
        long seed = 5;
        Random random = new Random(seed);
        for (int k = 0; k < DATABASE_DAMAGES; k++) {
            byte[] damaged = bytes.clone();
            // the headers as often as all the rest
            int place = random.nextInt(k % 2 == 0 ? bytes.length : 3 * 4096);
            damaged[place] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, damaged);
            assertEquals(sound, Query.run(temporary, sql, 1), "seed " + seed + ", byte " + place);
        }
        for (int length : new int[] {0, 100, 4096, bytes.length / 2, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertEquals(sound, Query.run(temporary, sql, 1), length + " bytes");
        }
    }
}
