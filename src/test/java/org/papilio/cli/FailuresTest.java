package org.papilio.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What the machine lacks is said in a line. */
class FailuresTest {
    private final StringWriter said = new StringWriter();

    private void assertSaid(Error error, String... words) {
        assertEquals(2, Failures.error(error, new PrintWriter(said, true)));
        assertEquals(1, said.toString().lines().count(), said.toString());
        for (String word : words) {
            assertTrue(said.toString().contains(word), said.toString());
        }
    }

    @Test
    void aFullFolderForTemporaryFiles() {
        assertSaid(
                new ExceptionInInitializerError(new RuntimeException(new IOException("No space left on device"))),
                System.getProperty("java.io.tmpdir"),
                "No space left on device",
                "-Djava.io.tmpdir=");
    }

    @Test
    void tooLittleMemory() {
        assertSaid(new OutOfMemoryError("Java heap space"), "MB of memory", "-Xmx");
    }

    @Test
    void aDefectIsNotHidden() {
        Error defect = new NoClassDefFoundError("org/papilio/Missing");
        assertSame(defect, assertThrows(Error.class, () -> Failures.error(defect, new PrintWriter(said))));
    }
}
