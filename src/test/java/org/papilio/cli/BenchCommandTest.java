package org.papilio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.run.CostGrowth;
import org.papilio.run.SpeedTable;
import org.papilio.run.UsageException;
import picocli.CommandLine;

class BenchCommandTest {
    @ParameterizedTest
    @CsvSource({
        "--only, speed, '--only speed: there is no such section; there are kernels, networks, precisions, threads, ensembles,"
                + " sharing, growth'",
        "--precision, half, '--precision half: lanes run in double, float and double-double; give one of them'",
        "--rounds, 0, '--rounds 0: give 1 to 1000'",
        "--seconds, -1, '--seconds -1.0: give more than 0 and at most 60'"
    })
    void refusesWhatItCannotMeasure(String option, String value, String message) {
        BenchCommand command = new BenchCommand();
        CommandLine line = new CommandLine(command);
        line.parseArgs(option, value);
        assertEquals(message, assertThrows(UsageException.class, command::call).getMessage());
    }

    private static String output(String... arguments) {
        StringWriter out = new StringWriter();
        int status =
                new CommandLine(new BenchCommand()).setOut(new PrintWriter(out)).execute(arguments);
        assertEquals(0, status, out.toString());
        return out.toString();
    }

    /** The vectorised lanes are the measure of all others, so that their own ratio is 1. */
    @Test
    void printsRatios() {
        String out = output("--only", "kernels", "--rounds", "1", "--seconds", "0.05");
        assertTrue(out.lines().anyMatch(line -> line.matches("lanes, vectorised .* 1\\.00")), out);
        assertTrue(out.contains("lanes, plain Java"), out);
        assertTrue(out.contains("one at a time"), out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"precisions", "threads", "ensembles"})
    void everySectionMeasures(String section) throws IOException {
        JsonNode json =
                new ObjectMapper().readTree(output("--only", section, "--rounds", "1", "--seconds", "0.02", "--json"));
        JsonNode table = json.get("sections").get(0);
        assertEquals(section, table.get("section").asText());
        assertTrue(table.get("lines").size() >= 2, table.toString());
        for (JsonNode line : table.get("lines")) {
            assertTrue(line.get("million steps a second").asDouble() > 0, line.toString());
            assertTrue(line.get("first is times as fast").asDouble() > 0, line.toString());
        }
    }

    /** 17 parameters, 2 losses each, 4 samples: 12 sigmoids of hidden units, 8 of outputs and 4 logarithms a loss. */
    @Test
    void sharingIsCounted() throws IOException {
        JsonNode lines = new ObjectMapper()
                .readTree(output("--only", "sharing", "--json"))
                .get("sections")
                .get(0)
                .get("lines");
        assertEquals(
                17 * 2 * (12 + 8 + 4), lines.get(0).get("elementary functions").asInt());
        assertTrue(lines.get(1).get("elementary functions").asInt() <= 311);
        assertTrue(lines.get(1).get("share of operations").asDouble() < 0.6, lines.toString());
    }

    /** What is allocated must not grow with the steps; times are not judged here. */
    @Test
    void memoryDoesNotGrowWithSteps() {
        SpeedTable growth = CostGrowth.growth(1, 0.5);
        assertEquals(6, growth.lines().size());
        assertEquals("steps, 1270", growth.lines().get(3).name());
        double few = growth.lines().get(2).values().get(1);
        double many = growth.lines().get(3).values().get(1);
        assertTrue(many < 2 * few + 100, few + " KB, then " + many + " KB");
    }
}
