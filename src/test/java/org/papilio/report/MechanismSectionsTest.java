package org.papilio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.run.StudyRun;
import org.papilio.run.TrainingComputation;
import org.papilio.study.Study;
import org.papilio.study.StudyBuilder;
import org.papilio.study.Vocabulary;

/** The sections that explain a run, on small studies that are really run. */
class MechanismSectionsTest {

    @TempDir
    private Path folder;

    private static StudyBuilder xor(int steps) {
        return Study.named("small")
                .title("small")
                .question("?")
                .set("task", "xor")
                .set("network", List.of(2, 3, 2))
                .set("initial", Map.of("draw", "normal", "scale", "1"))
                .set("learning_rate", 1)
                .set("steps", steps)
                .axis("seed", "1..2")
                .record("all");
    }

    private Evidence run(StudyBuilder builder) {
        Study study = builder.build(Vocabulary.standard().withSections(Sections.names()));
        return new StoredEvidence(
                study,
                StudyRun.of(study, folder.resolve("out"), new TrainingComputation())
                        .threads(1)
                        .execute(),
                false);
    }

    private static Section.Contribution section(String name, Evidence evidence, Map<String, Object> options) {
        return Sections.named(name).contribute(evidence, new Options(name, options));
    }

    private static String text(Section.Contribution contribution) {
        return contribution.blocks().stream()
                .flatMap(block -> block instanceof Block.Paragraph p
                        ? Stream.of(p.text().plain())
                        : block instanceof Block.Grid g
                                ? g.table().rows().stream()
                                        .map(row ->
                                                row.stream().map(Text::plain).collect(Collectors.joining(" | ")))
                                : Stream.empty())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void amplificationIsDecidedByItsNumbers() {
        Evidence evidence = run(xor(80).set("learning_rate", 5));
        Section.Contribution contribution = section("amplification", evidence, Map.of());
        String answer = String.join(" ", contribution.answer());
        assertTrue(answer.startsWith("Is it chaos? The verdict on"), answer);
        String text = text(contribution);
        assertTrue(text.contains("has 17 independent directions"), text);
        // both outputs of the softmax can be shifted together: 3 + 1 directions in which nothing ever changes
        assertTrue(text.contains("stayed as they were in 4 "), text);
        assertEquals(
                3,
                contribution.blocks().stream()
                        .filter(Block.Picture.class::isInstance)
                        .count());
        assertEquals(text, text(section("amplification", evidence, Map.of())));
    }

    @Test
    void aTinyLearningRateIsNeverTooSharp() {
        Evidence evidence = run(xor(40).set("learning_rate", new BigDecimal("0.01")));
        String answer =
                String.join(" ", section("landscape", evidence, Map.of()).answer());
        assertTrue(answer.startsWith("The loss is never too sharp for the learning rate"), answer);
        assertTrue(
                text(section("landscape", evidence, Map.of("radius", "0.001"))).contains("No run passes a saddle"));
        ReportException e =
                assertThrows(ReportException.class, () -> section("landscape", evidence, Map.of("radius", "wide")));
        assertTrue(e.getMessage().contains("the radius must be a positive number, got 'wide'"), e.getMessage());
    }

    @Test
    void allWeightsAtOnceMeetTheSharpnessItself() {
        Evidence evidence = run(xor(30).set("learning_rate", 5));
        Options options = new Options("landscape", Map.of());
        for (TracedRun traced : TracedRun.of(evidence, evidence.study().parts().get(0), options)) {
            LandscapeRun run = LandscapeRun.of(traced, 1);
            assertEquals(0.4, run.threshold().orElseThrow(), 1e-15);
            for (int t = 0; t < run.met().size(); t++) {
                assertEquals(run.sharpness().get(t), run.met().get(t), 1e-9);
            }
        }
        assertTrue(text(section("landscape", evidence, Map.of())).contains("That is the update of these runs."));
    }

    @Test
    void eachPrecisionHasAHorizonAndAPrediction() {
        Evidence evidence = run(
                xor(60).set("learning_rate", 5).axis("precision", "float", "double", "double-double", "decimal(40)"));
        Section.Contribution contribution = section("horizons", evidence, Map.of());
        String answer = String.join(" ", contribution.answer());
        assertTrue(answer.startsWith("In double, of the 15 digits that a number carries"), answer);
        assertFalse(answer.contains("difference quotient"), answer);
        String text = text(contribution);
        assertTrue(text.contains("double-double follows every case to the end"), text);
        Options options = new Options("horizons", Map.of());
        for (TracedRun truth : TracedRun.of(evidence, evidence.study().parts().get(0), options)) {
            HorizonCase one = HorizonCase.of(evidence, truth, HorizonCase.others(evidence, truth), 0.01);
            assertEquals(3, one.attempts().size());
            for (HorizonCase.Attempt attempt : one.attempts()) {
                double ratio = attempt.predicted().last() / attempt.measured().last();
                assertTrue(
                        ratio > 0.05 && ratio < 50 || attempt.measured().last() > 0.01,
                        truth.label() + " " + attempt.precision() + ": predicted is " + ratio + " times measured");
            }
        }
        ReportException e =
                assertThrows(ReportException.class, () -> section("horizons", evidence, Map.of("tolerance", "-1")));
        assertTrue(e.getMessage().contains("the tolerance must be a positive number"), e.getMessage());
    }

    @Test
    void onePrecisionAloneHasNoHorizon() {
        Evidence evidence = run(xor(5));
        ReportException e = assertThrows(ReportException.class, () -> section("horizons", evidence, Map.of()));
        assertTrue(e.getMessage().contains("no finished run in two precisions"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"amplification", "landscape", "horizons"})
    void withoutTrajectoriesThereIsANote(String name) {
        Evidence evidence = run(xor(5).record("final"));
        ReportException e = assertThrows(ReportException.class, () -> section(name, evidence, Map.of()));
        assertTrue(e.getMessage().contains("trajectory kept (record: all)"), e.getMessage());
    }

    @Test
    void aSingleRunOfOneStepIsUndecided() {
        Evidence evidence = run(Study.named("one")
                .title("one")
                .question("?")
                .set("task", "xor")
                .set("network", List.of(2, 2, 1))
                .set("output", "sigmoid")
                .set("loss", "sum-squared-error")
                .set("learning_rate", 1)
                .set("steps", 1)
                .set("initial", Map.of("draw", "normal", "scale", "1"))
                .axis("seed", 1)
                .axis("precision", "double", "decimal(30)")
                .record("all"));
        Section.Contribution amplification = section("amplification", evidence, Map.of());
        assertTrue(
                amplification
                        .answer()
                        .get(0)
                        .contains("The verdict on the run is undecided: 1 recorded steps are too few"),
                amplification.answer().get(0));
        assertFalse(section("landscape", evidence, Map.of()).blocks().isEmpty());
        assertTrue(text(section("horizons", evidence, Map.of())).contains("double follows it to the end"));
    }

    @Test
    void aRunThatDivergesIsExplainedAsFarAsItGoes() {
        Evidence evidence = run(Study.named("far")
                .title("far")
                .question("?")
                .set("task", "xor")
                .set("network", List.of(2, 3, 1))
                .set("activation", "identity")
                .set("output", "identity")
                .set("loss", "sum-squared-error")
                .set("learning_rate", 2)
                .set("steps", 300)
                .set("initial", Map.of("draw", "normal", "scale", "1"))
                .axis("seed", "1..2")
                .record("all"));
        Section.Contribution amplification = section("amplification", evidence, Map.of());
        assertTrue(
                amplification.answer().get(0).contains("The verdict on all 2 runs is diverged"),
                amplification.answer().get(0));
        assertFalse(section("landscape", evidence, Map.of()).blocks().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"momentum", "adam"})
    void theStateOfAnOptimiserIsMadeAgain(String optimiser) {
        StudyBuilder study = xor(20).set("optimiser", optimiser).set("learning_rate", new BigDecimal("0.1"));
        Evidence evidence = run(optimiser.equals("momentum") ? study.set("momentum", new BigDecimal("0.9")) : study);
        TracedRun traced = TracedRun.of(evidence, evidence.study().parts().get(0), new Options("x", Map.of()))
                .get(0);
        assertEquals(
                optimiser.equals("momentum") ? 34 : 53, traced.exact().get(0).size());
        assertEquals(20, traced.steps());
        double[][] recorded = evidence.trajectory(traced.cell());
        for (int t = 0; t <= 20; t++) {
            for (int i = 0; i < 17; i++) {
                assertEquals(recorded[t][i], traced.parameters().get(t)[i], "step " + t);
            }
        }
        assertFalse(section("landscape", evidence, Map.of()).blocks().isEmpty());
        if (optimiser.equals("momentum")) {
            assertFalse(section("amplification", evidence, Map.of()).blocks().isEmpty());
        }
    }
}
