package org.papilio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.papilio.run.UsageException;
import org.papilio.verify.Digests;
import picocli.CommandLine;

class VerifyCommandTest {
    private final StringWriter out = new StringWriter();

    private int run(VerifyCommand command, String... arguments) {
        return new CommandLine(command).setOut(new PrintWriter(out)).execute(arguments);
    }

    private static VerifyCommand withChanged(String name) {
        Map<String, String> known = new HashMap<>(Digests.known());
        known.put(name, "0".repeat(32));
        return new VerifyCommand(() -> known);
    }

    @Test
    void matchingDigestsGiveStatus0() {
        assertEquals(0, run(new VerifyCommand(), "--only", "random/"), out.toString());
        assertTrue(out.toString().contains("matched  random/uniform: "));
        assertTrue(out.toString().endsWith(" matched, 0 did not" + System.lineSeparator()), out.toString());
    }

    @Test
    void aChangedDigestGivesStatus1() {
        assertEquals(1, run(withChanged("random/uniform"), "--only", "random/"));
        String actual = Digests.known().get("random/uniform");
        assertTrue(out.toString().contains("DIFFERS  random/uniform: "));
        assertTrue(out.toString().contains("expected " + "0".repeat(32) + ", got " + actual), out.toString());
        assertTrue(out.toString().contains(" matched, 1 did not"));
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        assertEquals(1, run(withChanged("random/uniform"), "--only", "random/", "--json"));
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertEquals(false, json.get("sound").asBoolean());
        assertEquals(1, json.get("differs").asInt());
        JsonNode first = json.get("digests").get(0);
        assertEquals("random/uniform", first.get("name").asText());
        assertEquals("differs", first.get("outcome").asText());
        assertEquals(Digests.known().get("random/uniform"), first.get("actual").asText());
    }

    @Test
    void printsTheFile() {
        assertEquals(0, run(new VerifyCommand(), "--only", "random/derived", "--print"));
        assertTrue(
                out.toString().endsWith("\n" + Digests.known().get("random/derived") + "  random/derived\n"),
                out.toString());
    }

    @Test
    void refusesWhatMatchesNothing() {
        VerifyCommand nothing = new VerifyCommand();
        new CommandLine(nothing).parseArgs("--only", "randon");
        assertEquals(
                "--only randon: no digest has a name that contains this",
                assertThrows(UsageException.class, nothing::call).getMessage());
        VerifyCommand noThreads = new VerifyCommand();
        new CommandLine(noThreads).parseArgs("--threads", "0");
        assertEquals(
                "--threads 0: at least one thread is needed",
                assertThrows(UsageException.class, noThreads::call).getMessage());
    }
}
