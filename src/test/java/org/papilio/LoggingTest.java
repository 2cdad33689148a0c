package org.papilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What reaches the terminal and what the log file, in a JVM of its own. */
class LoggingTest {

    @TempDir
    private Path directory;

    /** Logs as Papilio and as its libraries do. */
    public static final class Quiet {
        private Quiet() {}

        public static void main(String[] args) {
            LoggerFactory.getLogger("org.papilio.run").debug("a detail");
            LoggerFactory.getLogger("com.openhtmltopdf.css").warn("an unknown property");
            LogFactory.getLog("org.apache.pdfbox.pdmodel").warn("a missing font");
        }
    }

    /** The same with something to warn of. */
    public static final class Loud {
        private Loud() {}

        public static void main(String[] args) {
            LoggerFactory.getLogger("org.papilio.run").warn("the disk\n  is full", new IOException("no space"));
            LoggerFactory.getLogger("org.example").warn("a library's warning");
        }
    }

    @Test
    void nothingToSayLeavesNoFile() throws Exception {
        assertEquals("", run(Quiet.class));
        assertFalse(Files.exists(log()));
    }

    @Test
    void terminalGetsOneLineAndTheFileTheStackTrace() throws Exception {
        String terminal = run(Loud.class);

        assertEquals("papilio: the disk is full", terminal.strip());
        String file = Files.readString(log());
        assertTrue(file.contains("java.io.IOException: no space"), file);
        assertTrue(file.contains("at org.papilio.LoggingTest$Loud.main"), file);
        assertTrue(file.contains("a library's warning"), file);
    }

    private String run(Class<?> main) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dpapilio.log=" + log(),
                        main.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private Path log() {
        return directory.resolve("somewhere/papilio.log");
    }
}
