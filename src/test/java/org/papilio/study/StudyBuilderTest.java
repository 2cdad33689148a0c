package org.papilio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StudyBuilderTest {

    /** The example of the Javadoc. */
    @Test
    void example() {
        Study study = Study.named("rounding")
                .title("Does rounding the initial weights change the result?")
                .set("task", "xor")
                .set("network", List.of(2, 3, 2))
                .set("learning_rate", 5)
                .set("steps", 100)
                .set("initial", Map.of("draw", "normal", "scale", "0.01"))
                .axis("seed", "1..10")
                .axis("round_initial", "none", 3, 4)
                .measure("solution")
                .compare("unrounded", Map.of("round_initial", "none"))
                .build();
        String text = """
            title: Does rounding the initial weights change the result?
            system: {task: xor, network: [2, 3, 2], learning_rate: 5, steps: 100, initial: {draw: normal, scale: 0.01}}
            grid: {seed: 1..10, round_initial: [none, 3, 4]}
            measure: [solution]
            compare: {unrounded: {round_initial: none}}
            """;
        assertEquals(StudyReader.parse(text, "x.yaml", "rounding", List.of(), Vocabulary.standard()), study);
        assertEquals(30, Cells.of(study).size());
    }

    @Test
    void partsAndSections() {
        Study study = Study.named("x")
                .title("t")
                .question("q")
                .source("s")
                .set("task", "xor")
                .set("network", List.of(2, 2))
                .set("learning_rate", 0.1)
                .set("steps", 10)
                .set("initial", Map.of("draw", "normal", "scale", 1e-3))
                .part("a", part -> part.set("seed", 1)
                        .axis("precision", "float", "decimal(50)")
                        .every(5)
                        .record("final"))
                .part("b", part -> part.axis("seed", 1, 2, 3))
                .section("distances", Map.of())
                .section("ensemble", Map.of("part", "b"))
                .build(Studies.VOCABULARY);
        assertEquals(5, Cells.of(study).size());
        assertEquals(
                new BigDecimal("0.1"),
                TrainingSpec.of(study.parts().get(0).system()).learningRate());
        assertEquals("final", study.parts().get(0).record());
        assertEquals(5, study.parts().get(0).every());
        assertEquals(
                new Study.Section("ensemble", Map.of("part", "b")),
                study.report().get(1));
    }

    @Test
    void problemsNameThePath() {
        StudyBuilder builder = Study.named("a/b")
                .set("task", "xor")
                .set("network", List.of(2, 3, 3))
                .set("learning_rate", Double.NaN)
                .set("steps", 10)
                .set("initial", Map.of("draw", "normal", "scale", 1))
                .axis("seed", 1, "x")
                .axis("precision");
        assertEquals(
                List.of(
                        "name: expected the name of a directory, without slashes or a dot in front, got 'a/b'",
                        "title: missing: say in one line what the study is about",
                        "system.learning_rate: expected a positive number, got NaN",
                        "grid.seed[1]: expected an integer from 0 to 4294967295 or none, got 'x'",
                        "grid.precision: an empty axis: give at least one value, or remove it",
                        "system.network: the network has 3 outputs, but softmax for xor needs 2 (end the network with 2)"),
                assertThrows(StudyException.class, builder::build).problems().stream()
                        .map(Problem::toString)
                        .toList());
    }

    @Test
    void doublesStandForTheDecimalWithTheFewestDigits() {
        Map<Double, String> texts = Map.of(
                0.1,
                "0.1",
                5e-324,
                "5E-324",
                2e-3,
                "0.002",
                1e23,
                "1E+23",
                0x1p-44,
                "5.6843418860808015E-14",
                1 / 3.0,
                "0.3333333333333333",
                123456789.125,
                "123456789.125",
                100.0,
                "1E+2");
        texts.forEach((number, text) -> {
            Node.Scalar node = (Node.Scalar) JavaTree.of(number, "x");
            assertEquals(number, Double.parseDouble(node.text()));
            assertEquals(text, node.text());
        });
    }

    @Test
    void objectsThatNoStudyHas() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Study.named("x").title("t").set("task", new Object()).build());
    }
}
