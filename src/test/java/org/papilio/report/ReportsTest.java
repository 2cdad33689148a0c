package org.papilio.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papilio.run.Results;
import org.papilio.run.StudyRun;
import org.papilio.run.TrainingComputation;
import org.papilio.study.Study;
import org.papilio.study.Vocabulary;

/** From a small study that is really run to its files. */
class ReportsTest {

    private static final String REFERENCE = """
            {"cases": [
              {"round_decimals": 2,
               "initial": {"W1": [[0.5, -0.25], [0.13, 0.31]], "b1": [0, 0], "W2": [[0.2, -0.1], [0.4, 0.3]], "b2": [0, 0]},
               "final": {"W1": [[0.5, -0.25], [0.13, 0.31]], "b1": [0, 0], "W2": [[0.2, -0.1], [0.4, 0.3]], "b2": [0, 9.5]}}
            ]}
            """;

    private static Study study() {
        return Study.named("small")
                .title("A small study")
                .question("Does it report?")
                .set("task", "xor")
                .set("network", List.of(2, 2, 2))
                .set("learning_rate", new BigDecimal("2"))
                .set("steps", 6)
                .set(
                        "initial",
                        Map.of(
                                "W1", List.of(numbers("0.5", "-0.25"), numbers("0.13", "0.31")),
                                "b1", numbers("0", "0"),
                                "W2", List.of(numbers("0.2", "-0.1"), numbers("0.4", "0.3")),
                                "b2", numbers("0", "0")))
                .axis("round_initial", null, 2, 1)
                .axis("precision", "float", "double", "decimal(20)", "decimal(30)")
                .axis("inputs", "decimal", "binary64")
                .record("all")
                .compare("unrounded", Collections.singletonMap("round_initial", null))
                .section(
                        "published",
                        Map.of(
                                "reference",
                                "numbers.json",
                                "referee",
                                "decimal(30)",
                                "second",
                                "decimal(20)",
                                "gradient",
                                "backpropagation"))
                .section("trajectories", Map.of("precision", "decimal(30)", "gradient", "backpropagation"))
                .section("divergence", Map.of("referee", "decimal(30)", "gradient", "backpropagation"))
                .section("amplification", Map.of())
                .section("landscape", Map.of())
                .section("horizons", Map.of("referee", "decimal(30)"))
                .section("overview", Map.of())
                .build(Vocabulary.standard().withSections(Sections.names()));
    }

    private static List<BigDecimal> numbers(String... values) {
        return Arrays.stream(values).map(BigDecimal::new).toList();
    }

    @Test
    void aStudyThatWasRunIsReportedFromItsStoredResults(@TempDir Path folder) throws IOException {
        Path reference = Files.writeString(folder.resolve("numbers.json"), REFERENCE);
        Study study = study();
        assertEquals(List.of(), Sections.problems(study));
        Results results = StudyRun.of(study, folder.resolve("out"), new TrainingComputation())
                .attachments(List.of(reference))
                .threads(1)
                .execute();
        Reports.Written written = Reports.write(study, results, false);
        String html = Files.readString(written.html());
        assertFalse(html.contains("not possible"), "a section is missing");
        assertTrue(html.contains("b2[1] is 9.50 instead of"), "the made-up number is found out");
        assertTrue(html.contains("./papilio run data/study.yaml"), "it is no study that comes with Papilio");
        assertTrue(
                String.join(" ", written.answer()).contains("round-off"),
                written.answer().toString());
        assertTrue(written.summary().stream().anyMatch(line -> line.startsWith("2 decimals")));
        assertTrue(Files.exists(written.figures().resolve("precisions.png")));
        byte[] pdf = Files.readAllBytes(written.pdf());
        byte[] page = Files.readAllBytes(written.html());

        Reports.write(study, Results.open(folder.resolve("out")), false);
        assertArrayEquals(page, Files.readAllBytes(written.html()));
        assertArrayEquals(pdf, Files.readAllBytes(written.pdf()));
    }
}
