package org.papilio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papilio.run.UsageException;
import picocli.CommandLine;

class BenchCommandTest {
    @ParameterizedTest
    @CsvSource({
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

    /** The vectorised lanes are the measure of all others, so that their own ratio is 1. */
    @Test
    void printsRatios() {
        StringWriter out = new StringWriter();
        int status = new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(out))
                .execute("--rounds", "1", "--seconds", "0.05");
        assertEquals(0, status, out.toString());
        assertTrue(out.toString()
                .lines()
                .anyMatch(line -> line.startsWith("lanes, vectorised") && line.contains(" 1.00 x")));
        assertTrue(out.toString().contains("lanes, plain Java"));
    }
}
