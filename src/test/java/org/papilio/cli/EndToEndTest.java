package org.papilio.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real command line over real files. */
class EndToEndTest {

    private static final String STUDY = """
            title: Rounding in small
            question: Does rounding matter?
            system:
              task: xor
              network: [2, 3, 2]
              loss: cross-entropy
              epsilon: 1e-7
              gradient: central-difference
              update: sequential
              learning_rate: 5
              initial: {draw: normal, scale: 0.01}
              steps: 30
            grid:
              seed: 1..3
              round_initial: [none, 4, 3]
              precision: [float, double, double-double, decimal(20)]
            record: all
            measure: [solution]
            compare:
              unrounded: {round_initial: none}
              referee: {precision: decimal(20)}
            """;

    @TempDir
    private Path folder;

    private Path study;
    private final CommandLineRunner line = new CommandLineRunner();
    private final StringWriter out = line.out;
    private final StringWriter err = line.err;

    @BeforeEach
    void writeStudy() throws IOException {
        study = Files.writeString(folder.resolve("small.yaml"), STUDY);
    }

    private Path run(String directory, String... more) {
        Path results = folder.resolve(directory);
        List<String> arguments = new ArrayList<>(List.of("run", study.toString(), "--out", results.toString()));
        arguments.addAll(List.of(more));
        assertEquals(0, line.papilio(arguments.toArray(new String[0])), err.toString());
        return results;
    }

    private JsonNode query(Path results, String sql) throws IOException {
        assertEquals(0, line.papilio("query", results.toString(), sql, "--format", "json"), err.toString());
        return new ObjectMapper().readTree(out.toString());
    }

    /** The command in a report repeats what was run, changes on the command line included. */
    @Test
    void theReportSaysHowToRepeatIt() throws IOException {
        String shipped = "studies/example.yaml";
        Path plain = folder.resolve("plain");
        assertEquals(0, line.papilio("run", shipped, "--out", plain.toString()), err.toString());
        assertTrue(Files.readString(plain.resolve("report.html")).contains("./papilio run studies/example.yaml"));

        Path changed = folder.resolve("changed");
        assertEquals(
                0,
                line.papilio("run", shipped, "--set", "system.steps=30", "--out", changed.toString()),
                err.toString());
        assertTrue(Files.readString(changed.resolve("report.html")).contains("./papilio run data/study.yaml"));
        Path again = folder.resolve("again");
        assertEquals(
                0,
                line.papilio("run", changed.resolve("data/study.yaml").toString(), "--out", again.toString()),
                err.toString());
        assertEquals(
                Files.readString(changed.resolve("data/cells.jsonl")),
                Files.readString(again.resolve("data/cells.jsonl")));
    }

    @Test
    void fromAStudyFileToAReportAQueryAndAnExport() throws IOException {
        // A published report comes without its data: running the study again must be possible in its directory.
        Files.createDirectories(folder.resolve("results/figures"));
        Files.writeString(folder.resolve("results/report.pdf"), "%PDF of an earlier run");
        Path results = run("results");
        assertTrue(out.toString().contains("report.html") && out.toString().contains("report.pdf"), out.toString());
        assertTrue(Files.readString(results.resolve("report.html")).contains("Rounding in small"));
        assertArrayEquals(
                "%PDF".getBytes(StandardCharsets.US_ASCII),
                Arrays.copyOf(Files.readAllBytes(results.resolve("report.pdf")), 4));

        JsonNode counts = query(results, "SELECT count(*) AS n, count(DISTINCT precision) AS p FROM cells");
        assertEquals(36, counts.get(0).get("n").asInt());
        assertEquals(4, counts.get(0).get("p").asInt());
        JsonNode cell = query(
                        results,
                        "SELECT * FROM cells WHERE seed = 2 AND round_initial = 3 AND precision = 'decimal(20)'")
                .get(0);
        assertEquals("finished", cell.get("status").asText());
        assertEquals(30, cell.get("steps").asInt());
        assertEquals(17, cell.get("final_parameters").size());
        assertTrue(cell.get("final_parameters").get(0).asText().length() >= 18);
        assertEquals(0, cell.get("distance_referee").asDouble());
        assertTrue(cell.get("distance_unrounded").asDouble() > 0);
        assertEquals(
                31,
                query(
                                results,
                                "SELECT count(*) AS n FROM steps WHERE cell = '"
                                        + cell.get("cell").asText() + "'")
                        .get(0)
                        .get("n")
                        .asInt());
        assertTrue(query(results, "SELECT max(digits_referee) AS d FROM cells WHERE precision = 'double-double'")
                        .get(0)
                        .get("d")
                        .asInt()
                >= 8);

        assertEquals(0, line.papilio("export", results.toString(), "--format", "parquet"), err.toString());
        assertTrue(Files.size(results.resolve("cells.parquet")) > 1000);
        byte[] pdf = Files.readAllBytes(results.resolve("report.pdf"));
        assertEquals(0, line.papilio("report", results.toString()), err.toString());
        assertArrayEquals(pdf, Files.readAllBytes(results.resolve("report.pdf")));
    }

    @Test
    void oneThreadOrFourResumedOrNotTheResultsAreTheSameBytes() throws IOException {
        Path one = run("one", "--threads", "1");
        Path four = run("four", "--threads", "4");
        Path resumed = run("resumed", "--set", "grid.seed=1..2");
        run("resumed");
        for (String file : List.of("data/cells.jsonl", "data/comparisons.jsonl")) {
            byte[] expected = Files.readAllBytes(one.resolve(file));
            assertArrayEquals(expected, Files.readAllBytes(four.resolve(file)), file);
            assertArrayEquals(expected, Files.readAllBytes(resumed.resolve(file)), file);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "system.learning_rate=.nan, learning_rate",
        "system.learning_rate=-1, learning_rate",
        "system.learnin_rate=3, did you mean",
        "system.steps=many, steps",
        "system.network=[2], network",
        "grid.round_initial=[40], round_initial",
        "grid.precision=[dobule], did you mean 'double'",
        "grid.seed=[], seed",
        "system.task=nand, nand",
        "nonsense, nonsense"
    })
    void aWrongSettingIsNamedAndNothingIsWritten(String setting, String expected) {
        Path results = folder.resolve("never");
        assertEquals(2, line.papilio("run", study.toString(), "--out", results.toString(), "--set", setting));
        assertTrue(err.toString().contains(expected), err.toString());
        assertFalse(Files.exists(results));
    }

    @Test
    void otherBadInputEndsWithStatusTwoAndARemedy() throws IOException {
        assertEquals(2, line.papilio("run", folder.resolve("absent.yaml").toString()));
        assertTrue(err.toString().contains("absent.yaml"), err.toString());
        assertEquals(2, line.papilio("run", study.toString(), "--threads", "0"));
        assertEquals(2, line.papilio("run", study.toString(), "--no-such-option"));
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertEquals(2, line.papilio("run", study.toString(), "--out", file.toString()));
        assertEquals("mine", Files.readString(file));
        Path foreign = Files.createDirectories(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis.tex"), "mine");
        assertEquals(2, line.papilio("run", study.toString(), "--out", foreign.toString(), "--fresh"));
        assertEquals("mine", Files.readString(foreign.resolve("thesis.tex")));
        assertEquals(2, line.papilio("report", foreign.toString()));
        assertEquals(2, line.papilio("query", foreign.toString(), "SELECT 1"));
        assertEquals(2, line.papilio());
        assertTrue(err.toString().contains("--help"), err.toString());
    }

    @Test
    void planSchemaAndHelpSayWhatThereIs() throws IOException {
        assertEquals(0, line.papilio("plan", study.toString()), err.toString());
        assertTrue(out.toString().contains("36 cells"), out.toString());
        assertEquals(0, line.papilio("schema"));
        assertTrue(new ObjectMapper().readTree(out.toString()).has("properties"));
        for (String command : List.of("run", "plan", "report", "query", "export", "schema", "version")) {
            assertEquals(0, line.papilio(command, "--help"));
            assertTrue(out.toString().contains("Example"), command);
        }
    }

    private Path csv(String name, double start, double rate, int rows) throws IOException {
        StringBuilder text = new StringBuilder("step,loss\n");
        double x = start;
        for (int t = 0; t < rows; t++) {
            text.append(t).append(',').append(x).append('\n');
            x = rate * x * (1 - x);
        }
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aColumnOfOnesOwnIsTested() throws IOException {
        Path chaotic = csv("chaotic.csv", 0.3, 4, 3000);
        assertEquals(
                0,
                line.papilio("series", chaotic.toString(), "--column", "loss", "--dimension", "1", "--json"),
                err.toString());
        JsonNode found = new ObjectMapper().readTree(out.toString());
        assertEquals("chaotic", found.get("answer").asText());
        assertEquals(StrictMath.log(2), found.get("exponent").asDouble(), 0.1);
        Path periodic = csv("periodic.csv", 0.3, 3.5, 3000);
        assertEquals(0, line.papilio("series", periodic.toString(), "--column", "2"), err.toString());
        assertTrue(out.toString().contains("regular"), out.toString());
    }

    @Test
    void aSeriesThatSaysNothingIsRefused() throws IOException {
        assertEquals(2, line.papilio("series", csv("two.csv", 0.3, 4, 2).toString(), "--column", "loss"));
        assertEquals(2, line.papilio("series", csv("constant.csv", 0, 4, 500).toString(), "--column", "loss"));
        assertEquals(2, line.papilio("series", csv("good.csv", 0.3, 4, 500).toString(), "--column", "los"));
        assertTrue(err.toString().contains("loss"), err.toString());
        assertEquals(2, line.papilio("series", csv("which.csv", 0.3, 4, 500).toString()));
        Path broken = Files.writeString(folder.resolve("broken.csv"), "loss\n" + "0.5\n".repeat(300) + "NaN\n");
        assertEquals(2, line.papilio("series", broken.toString()));
        assertTrue(err.toString().contains("row 301"), err.toString());
        assertEquals(2, line.papilio("series", folder.resolve("absent.csv").toString()));
    }
}
