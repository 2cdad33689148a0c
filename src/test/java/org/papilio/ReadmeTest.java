package org.papilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papilio.run.Results;

/** What the README shows is what runs. */
class ReadmeTest {

    @TempDir
    private Path folder;

    @Test
    void theExampleRuns() {
        double loss = ReadmeExample.largestLoss(folder.resolve("rates"));
        assertTrue(loss > 0 && loss < 5, "largest loss " + loss);
        assertEquals(15, Results.open(folder.resolve("rates")).cells().size());
        assertTrue(Files.isRegularFile(folder.resolve("rates/report.pdf")));
    }

    @Test
    void theReadmeShowsTheExampleThatRuns() throws IOException {
        String source = Files.readString(Path.of("src/test/java/org/papilio/ReadmeExample.java"));
        List<String> lines = source.substring(
                        source.indexOf("// README: begin\n") + "// README: begin\n".length(),
                        source.indexOf("        // README: end"))
                .lines()
                .map(line -> line.isEmpty() ? line : "    " + line.substring(8))
                .toList();
        String readme = Files.readString(Path.of("README.md"));
        assertTrue(readme.contains(String.join("\n", lines)), "README.md must show:\n" + String.join("\n", lines));
    }

    @Test
    void theReadmeShowsTheExampleStudy() throws IOException {
        String study = Files.readString(Path.of("studies/example.yaml"));
        String grid = study.substring(study.indexOf("system:"));
        String shown = grid.lines()
                .map(line -> line.isEmpty() ? line : "    " + line)
                .reduce((a, b) -> a + "\n" + b)
                .orElseThrow();
        assertTrue(Files.readString(Path.of("README.md")).contains(shown), "README.md must show:\n" + shown);
    }
}
