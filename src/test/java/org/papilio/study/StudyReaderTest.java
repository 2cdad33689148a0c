package org.papilio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyReaderTest {

    @TempDir
    private Path directory;

    @Test
    void readsAFile() throws IOException {
        Path file = directory.resolve("xor-rounding.yaml");
        Files.writeString(file, "\uFEFF" + Studies.FLAGSHIP);
        Study study = StudyReader.read(file, List.of("title=Other"), Studies.VOCABULARY);
        assertEquals("xor-rounding", study.name());
        assertEquals("Other", study.title());
        assertEquals("Does rounding change the trained weights,\nand \"how\": much?", study.question());
        assertEquals("a paper", study.source());
        assertEquals(
                List.of("published", "ensemble", "tiny"),
                study.parts().stream().map(Part::name).toList());
    }

    @Test
    void everyDefault() {
        Part part = Studies.read(Studies.MINIMAL).parts().get(0);
        TrainingSpec expected = new TrainingSpec(
                TaskSource.named("xor"),
                List.of(2, 3, 2),
                "sigmoid",
                "softmax",
                "cross-entropy",
                new BigDecimal("0"),
                "backpropagation",
                new BigDecimal("1e-4"),
                "simultaneous",
                List.of(),
                "full",
                List.of(),
                "gradient-descent",
                new BigDecimal("5"),
                new BigDecimal("0.9"),
                new BigDecimal("0.9"),
                new BigDecimal("0.999"),
                new BigDecimal("1e-8"),
                "double",
                "decimal",
                new TrainingSpec.Drawn("normal", new BigDecimal("0.1"), "zero"),
                Optional.of(1L),
                Optional.empty(),
                Optional.empty(),
                100,
                new BigDecimal("0"),
                new BigDecimal("1e30"));
        assertEquals(expected, part.system());
        assertEquals(new Part("main", expected, List.of(), "all", 1, List.of(), List.of()), part);
    }

    @Test
    void defaultsThatFollowFromTheTask() {
        String text = Studies.MINIMAL.replace("xor", "sine").replace("[2, 3, 2]", "[1, 3, 1]");
        TrainingSpec sine = TrainingSpec.of(Studies.read(text).parts().get(0).system());
        assertEquals("identity", sine.output());
        assertEquals("mean-squared-error", sine.loss());
        TrainingSpec digits = TrainingSpec.of(
                Studies.read(Studies.MINIMAL.replace("xor", "digits").replace("  network: [2, 3, 2]\n", ""))
                        .parts()
                        .get(0)
                        .system());
        assertEquals(List.of(64, 16, 10), digits.network());
    }

    @Test
    void trajectoriesAreKeptWhileTheyAreSmall() {
        // 17 parameters x 100 steps x 1176 seeds = 1999200 numbers.
        assertEquals(
                "all",
                Studies.read(Studies.MINIMAL, "grid.seed=1..1176")
                        .parts()
                        .get(0)
                        .record());
        assertEquals(
                "final",
                Studies.read(Studies.MINIMAL, "grid.seed=1..1177")
                        .parts()
                        .get(0)
                        .record());
        // 17 x (100 + 200) + 22 x (100 + 200) numbers a seed.
        String[] grid = {"grid.steps=[100, 200]", "grid.network=[[2, 3, 2], [2, 4, 2]]", "grid.seed=1..170"};
        assertEquals("all", Studies.read(Studies.MINIMAL, grid).parts().get(0).record());
        grid[2] = "grid.seed=1..171";
        assertEquals("final", Studies.read(Studies.MINIMAL, grid).parts().get(0).record());
    }

    @Test
    void givenInitialConditionsAreFlattenedAndMissingBiasesAreZeros() {
        TrainingSpec.Given given = (TrainingSpec.Given)
                TrainingSpec.of(Studies.read(Studies.FLAGSHIP).parts().get(0).system())
                        .initial();
        assertEquals(List.of("W1", "b1", "W2", "b2"), List.copyOf(given.arrays().keySet()));
        assertEquals(new BigDecimal("0.00739552"), given.arrays().get("W1").get(0));
        assertEquals(new BigDecimal("-0.5"), given.arrays().get("W1").get(5));
        assertEquals(List.of(BigDecimal.ZERO, BigDecimal.ZERO), given.arrays().get("b2"));
    }

    @Test
    void rangesInAllForms() {
        assertEquals(Arrays.asList(null, 3, 4, 5, 9), axis("grid.round_initial=[none, 3..5, 9]"));
        assertEquals(List.of(-1L + 1, 1L, 2L), axis("grid.seed=0..2"));
        assertEquals(List.of(1, 4, 7, 10), axis("grid.steps={from: 1, to: 10, count: 4}"));
        assertEquals(List.of(1, 10, 100, 1000), axis("grid.steps={from: 1, to: 1e3, count: 4, scale: log}"));
        assertEquals(
                decimals("0.1", "0.4", "0.7", "1.0"), axis("grid.h={from: 0.1, to: 1.0, count: 4, scale: linear}"));
        assertEquals(
                decimals("1e-5", "0.0001", "0.001", "0.01", "0.1", "1", "10"),
                axis("grid.h={from: 1e-5, to: 10, count: 7, scale: log}"));
        assertEquals(decimals("1", "1.41421356237", "2"), axis("grid.h={from: 1, to: 2, count: 3, scale: log}"));
        assertEquals(decimals("0.1", "100", "100000"), axis("grid.h={from: 0.1, to: 100000, count: 3, scale: log}"));
        assertEquals(decimals("5"), axis("grid.h=5"));
    }

    private static List<Object> axis(String set) {
        return Studies.read(Studies.MINIMAL, set).parts().get(0).axes().get(0).values();
    }

    private static List<Object> decimals(String... numbers) {
        return Arrays.stream(numbers).<Object>map(BigDecimal::new).toList();
    }

    @Test
    void comparisonsHoldTheValuesOfTheAxes() {
        Study study = Studies.read(Studies.MINIMAL, "grid.h=[1.0, 2]", "compare={a: {h: 1}}");
        assertEquals(
                Map.of("h", new BigDecimal("1.0")),
                study.parts().get(0).compare().get(0).with());
    }

    @Test
    void optionsOfSectionsAreReadLikeJson() {
        Study.Section section = Studies.read(Studies.FLAGSHIP).report().get(0);
        assertEquals("published", section.name());
        assertEquals(
                Arrays.asList(1L, new BigDecimal("2.5"), true, null, "3"),
                section.options().get("cases"));
        assertEquals(
                new Study.Section("distances", Map.of()),
                Studies.read(Studies.FLAGSHIP).report().get(1));
    }

    @Test
    void anchorsAndAliases() {
        String text = Studies.MINIMAL + "parts: {a: {grid: &g {h: [1, 2]}}, b: {grid: *g}}\n";
        assertEquals(4, Cells.of(Studies.read(text)).size());
    }

    @Test
    void filesThatCannotBeRead() throws IOException {
        Files.writeString(directory.resolve("xor-rounding.yaml"), Studies.MINIMAL);
        Path missing = directory.resolve("xor-ruonding.yaml");
        assertEquals(
                missing + ": there is no such file (did you mean '" + directory.resolve("xor-rounding.yaml") + "'?)",
                message(missing));
        Path elsewhere = directory.resolve("no/such.yaml");
        assertEquals(elsewhere + ": there is no such file", message(elsewhere));
        assertEquals(directory + ": this is a directory: name a study file", message(directory));
        Path file = directory.resolve("other.yaml");
        for (String empty : List.of("", "\n# only a comment\n", "\uFEFF")) {
            Files.writeString(file, empty);
            assertEquals(
                    file + ": the file is empty: a study has at least a title and a system (see papilio schema)",
                    message(file));
        }
        Files.writeString(file, "- a\n- b\n");
        assertEquals(
                file + ":1:1: expected a mapping with title, system and grid (see papilio schema), got a list",
                message(file));
        Files.write(file, "title: A\nquestion: \u00e9 caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(file + ":2:11: not UTF-8: byte 0xE9 (save the file as UTF-8)", message(file));
        Files.write(file, "title: A\nquestion: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(file + ":2:14: not UTF-8: byte 0xE9 (save the file as UTF-8)", message(file));
        Files.write(file, new byte[] {'a', ':', 0, 1});
        assertEquals(file + ":1:3: not valid YAML: the character U+0000 is not allowed", message(file));
    }

    private static String message(Path file) {
        return assertThrows(StudyException.class, () -> StudyReader.read(file, List.of(), Studies.VOCABULARY))
                .getMessage();
    }

    @Test
    void aliasesThatMultiplyAreStopped() {
        StringBuilder text = new StringBuilder("a0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n");
        for (int i = 1; i < 9; i++) {
            text.append("a%d: &a%d [".formatted(i, i))
                    .append("*a%d, ".formatted(i - 1).repeat(5))
                    .append("]\n");
        }
        assertEquals(1, Studies.problems(text.toString()).size());
        assertEquals(true, Studies.problems(text.toString()).get(0).contains("those of aliases included"));
    }

    @Test
    void deepNestingIsAProblem() {
        assertEquals(
                List.of("x.yaml:1:1: not valid YAML: Nesting Depth exceeded max 50"),
                Studies.problems("a: " + "[".repeat(100_000)));
    }
}
