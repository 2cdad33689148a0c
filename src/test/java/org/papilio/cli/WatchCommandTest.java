package org.papilio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run as it is followed, by people and by programs. */
final class WatchCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STUDY = """
        title: Six trainings
        system: {task: xor, network: [2, 2, 2], steps: 30, initial: {draw: normal, scale: 1}}
        grid: {seed: 1..3, learning_rate: [1, 2]}
        report: [loss]
        """;

    @TempDir
    Path folder;

    private final CommandLineRunner line = new CommandLineRunner();

    @Test
    void aCompleteRunIsToldOnce() throws IOException {
        Path study = Files.writeString(folder.resolve("six.yaml"), STUDY);
        String results = folder.resolve("results").toString();
        assertEquals(0, line.papilio("run", study.toString(), "--out", results, "--log-format", "json"));
        List<String> events = line.err.toString().lines().toList();
        for (String event : events) {
            JsonNode node = JSON.readTree(event);
            assertEquals(6, node.get("cells").asInt(), event);
            assertEquals("six", node.get("study").asText(), event);
        }
        assertEquals("started", JSON.readTree(events.get(0)).get("event").asText());
        JsonNode last = JSON.readTree(events.get(events.size() - 1));
        assertEquals("finished", last.get("event").asText());
        assertEquals(6, last.get("finished").asInt());
        assertEquals(1, last.get("share").asDouble());

        assertEquals(0, line.papilio("watch", results));
        String text = line.out.toString();
        assertTrue(text.startsWith("six: 6 of 6 cells, 100.0 %; "), text);
        assertTrue(text.strip().endsWith("complete"), text);

        assertEquals(0, line.papilio("watch", results, "--log-format", "json"));
        JsonNode seen = JSON.readTree(line.out.toString());
        assertTrue(seen.get("complete").asBoolean());
        assertEquals(6, seen.get("done").asInt());
        int verdicts = 0;
        for (JsonNode count : seen.get("verdicts")) {
            verdicts += count.asInt();
        }
        assertEquals(6, verdicts, "every cell has a verdict");
        assertEquals(2, line.papilio("watch", results, "--every", "0"));
        assertTrue(line.err.toString().contains("--every has to be from 0.1"), line.err.toString());
        assertEquals(2, line.papilio("watch", folder.toString()));
    }

    /** Follows a run in another process to its end, whatever that is. */
    @Test
    void aRunIsFollowedUntilItEnds() throws Exception {
        Path study = Files.writeString(folder.resolve("study.yaml"), TestProcess.LONG_STUDY);
        Path results = folder.resolve("out");
        Process process =
                TestProcess.start(folder.resolve("err"), "run", study.toString(), "--out", results.toString());
        try {
            while (line.papilio("status", results.toString()) != 0 && process.isAlive()) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            Thread end = new Thread(() -> {
                try {
                    TimeUnit.SECONDS.sleep(3);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                process.destroyForcibly();
            });
            end.start();
            CommandLineRunner watch = new CommandLineRunner();
            assertEquals(0, watch.papilio("watch", results.toString(), "--every", "0.2"));
            end.join();
            List<String> lines = watch.out.toString().lines().toList();
            assertTrue(lines.size() > 2, lines.toString());
            assertTrue(lines.get(0).startsWith("study: "), lines.toString());
            assertTrue(lines.get(lines.size() - 1).startsWith("no process is running it"), lines.toString());
        } finally {
            process.destroyForcibly();
        }
    }
}
