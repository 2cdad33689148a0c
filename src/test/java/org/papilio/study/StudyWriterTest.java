package org.papilio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StudyWriterTest {

    static Stream<Study> studies() {
        return Stream.of(
                Studies.read(Studies.MINIMAL),
                Studies.read(Studies.FLAGSHIP),
                Studies.read(Studies.MINIMAL + "parts: {alone: {grid: {h: [1, 1.50, 1e-300]}}, no: {}}\n"),
                Studies.read(
                        Studies.MINIMAL,
                        "grid.initial=[{draw: normal, scale: 1}, {draw: uniform, scale: 1.0, biases: drawn}]",
                        "grid.network=[[2, 2], [2, 3, 2]]",
                        "grid.order=[none]",
                        "grid.batch=[full, online]",
                        "grid.precision=[decimal(50)]",
                        "compare={a: {initial: {scale: 1, draw: normal, biases: zero}, batch: full}}"),
                Studies.read(
                        Studies.MINIMAL,
                        "name=\"1 \\u00fc\\u2028\"",
                        "title=\"'\\\"\\\\ # \\t\\x85\\ud83e\\udd8b\"",
                        "question='no'"));
    }

    @ParameterizedTest
    @MethodSource("studies")
    void whatIsWrittenReadsAsAnEqualStudy(Study study) {
        String text = StudyWriter.write(study);
        Study again = StudyReader.parse(text, "study.yaml", "study", List.of(), Studies.VOCABULARY);
        assertEquals(study, again);
        assertEquals(text, StudyWriter.write(again));
        assertEquals(Cells.of(study), Cells.of(again));
        assertEquals(StudyHash.of(study), StudyHash.of(again));
    }

    @Test
    void anyTextSurvives() {
        long seed = 20240607;
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder("x");
            for (int k = random.nextInt(8); k > 0; k--) {
                int bound = random.nextBoolean() ? 0x80 : random.nextBoolean() ? 0x3000 : Character.MAX_CODE_POINT;
                int c = random.nextInt(bound);
                text.appendCodePoint(c >= 0xD800 && c < 0xE000 ? '"' : c);
            }
            text.append('x');
            Study study = Study.named("n")
                    .title("t")
                    .question(text.toString())
                    .set("task", "xor")
                    .set("network", List.of(2, 2))
                    .set("learning_rate", 1)
                    .set("steps", 1)
                    .set("initial", Map.of("draw", "normal", "scale", 1))
                    .set("seed", 1)
                    .section("published", Map.of(text.toString(), List.of(text.toString())))
                    .build(Studies.VOCABULARY);
            assertEquals(study, Studies.read(StudyWriter.write(study)), () -> "seed " + seed + ": " + text);
        }
    }
}
