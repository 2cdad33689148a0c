package org.papilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papilio.report.Reports;
import org.papilio.run.Results;
import org.papilio.study.Study;
import org.papilio.train.Status;

/** The study of the sine regression in a small version: the first twelve steps. */
class SineStudyTest {
    private static final String STUDY = """
            title: The first steps
            system:
              task: sine
              loss: residual-sum-of-squares
              inputs: binary64
              initial: {draw: normal, scale: 1, biases: drawn-last}
              seed: 1234
              learning_rate: 0.01
              steps: 12
            parts:
              start:
                grid: {precision: [double, decimal(20), decimal(25)]}
                record: all
                compare: {referee: {precision: decimal(25)}}
              moved:
                grid:
                  perturb:
                    - none
                    - {parameter: ["W1[0][0]", "b2[0]"], ulps: [-1, 1]}
                    - {direction: random, norm: [1e-9, 1e-6], seed: 1..3}
              adam:
                system: {optimiser: adam, learning_rate: 0.05, adam_epsilon: 1e-6}
                grid: {precision: [double]}
                record: all
              rates:
                grid: {learning_rate: [0.001, 0.01, 0.1]}
                system: {diverged_above: 1e9}
                record: all
            report:
              - published-run: {run: gradient descent, parts: [start], perturbed: [moved], reference: numbers.json}
              - perturbations: {part: moved, exact: start, run: gradient descent, reference: numbers.json}
              - edge-of-stability: {part: start, twins: start}
              - edge-of-stability: {part: adam}
              - edge-of-stability: {part: rates}
              - fit: {parts: [start, adam]}
            """;

    @Test
    void runsAndReports(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("first-steps.yaml");
        Files.writeString(file, STUDY);
        try (InputStream numbers = SineStudyTest.class.getResourceAsStream("train/sine-regression.json")) {
            Files.copy(numbers, folder.resolve("numbers.json"));
        }
        Study study = Papilio.read(file, List.of());
        Results results = Papilio.run(
                study,
                folder.resolve("out"),
                new Papilio.Options(2, false, folder, org.papilio.run.ProgressListener.NONE));
        assertEquals(3 + 11 + 1 + 3, results.cells().size());
        assertEquals(
                List.of(Status.FINISHED, Status.FINISHED, Status.DIVERGED),
                results.cells("rates").stream().map(cell -> cell.status()).toList());
        Reports.Written written = Papilio.report(results);
        String html = Files.readString(written.html());
        assertFalse(html.contains("not possible"), html);
        String answer = String.join("\n", written.answer());
        assertTrue(answer.contains("all 13 printed losses agree with a double run here to 15 or more"), answer);
        assertTrue(answer.contains("so do the 25 numbers of the initial gradient, in every printed digit"), answer);
        assertTrue(answer.contains("the loss climbs from 61 to 2056 at step 4, until at step 5"), answer);
        assertTrue(answer.contains("With learning rate 0.1 the run diverges"), answer);
        assertTrue(html.contains("The weights and the noise"), "the note on the shared stream");
    }
}
