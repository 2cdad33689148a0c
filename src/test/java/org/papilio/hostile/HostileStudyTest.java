package org.papilio.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.Papilio;
import org.papilio.run.Estimate;
import org.papilio.study.Study;
import org.papilio.study.StudyException;

/** Whatever is in a study file, it is read and planned, or has problems that name their place. */
final class HostileStudyTest {
    private static final Path STUDIES = Path.of("studies");
    private static final int MUTANTS = 100;

    /** Studies with more cells are read, but not planned: that takes its time, not more for hostile ones. */
    private static final double PLANNED = 300;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("few")
    void mutantsOfTheShippedStudies(int seed) throws IOException {
        mutate(seed);
    }

    static IntStream few() {
        return IntStream.range(0, 15);
    }

    @Tag("slow")
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("many")
    void manyMutantsOfTheShippedStudies(int seed) throws IOException {
        mutate(seed);
    }

    static IntStream many() {
        return IntStream.range(15, 115);
    }

    private void mutate(int seed) throws IOException {
        Mutator mutator = new Mutator(seed);
        List<Path> shipped = shipped();
        Files.createDirectory(folder.resolve("data"));
        Files.copy(STUDIES.resolve("data/iris.csv"), folder.resolve("data/iris.csv"));
        Path file = folder.resolve("mutant.yaml");
        for (int i = 0; i < MUTANTS; i++) {
            String text = mutator.text(Files.readString(mutator.one(shipped)));
            Files.writeString(file, text, StandardCharsets.UTF_8);
            List<String> sets = mutator.below(4) == 0
                    ? List.of(
                            mutator.one(List.of("system.steps=", "grid.seed=", "title=", "parts.a.system.network=", ""))
                                    + mutator.piece())
                    : List.of();
            Bounds.check("seed " + seed + ", " + sets + "\n" + text, () -> read(file, sets));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(2, left.count(), "reading a study writes nothing");
        }
    }

    private static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(STUDIES)) {
            List<Path> shipped = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertTrue(shipped.size() > 10, shipped.toString());
            return shipped;
        }
    }

    private static void read(Path file, List<String> sets) {
        Study study;
        try {
            study = Papilio.read(file, sets);
        } catch (StudyException e) {
            assertFalse(e.problems().isEmpty());
            e.problems().forEach(problem -> {
                assertFalse(problem.message().isBlank());
                assertFalse(problem.toString().contains("Exception"), problem.toString());
            });
            return;
        }
        double cells = study.parts().stream()
                .mapToDouble(part -> part.axes().stream()
                        .mapToDouble(axis -> axis.values().size())
                        .reduce(1, (a, b) -> a * b))
                .sum();
        assertTrue(cells >= 1);
        if (cells <= PLANNED) {
            assertTrue(Estimate.of(study, 2).seconds() >= 0);
        }
    }

    /** Each would take all memory, or for ever, if it were taken at its word. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "LAUGHS",
                "DEEP [",
                "DEEP {a: ",
                "DEEP - ",
                "title: a\nsystem: {task: xor, network: [2, 1], steps: 1}\ngrid: {seed: 1..1000000000000}\n",
                "title: a\nsystem: {task: xor, network: [2, 1], steps: 1}\n"
                        + "grid: {seed: 1..1000000, learning_rate: {from: 1, to: 2, count: 1000000}}\n",
                "title: a\nsystem: {task: parity(60), network: [60, 2, 1], steps: 1, initial: {draw: normal, scale: 1}, seed: 1}\n",
                "title: a\nsystem: {task: xor, network: [2, 100000, 100000, 1], steps: 1, initial: {draw: normal, scale: 1}, seed: 1}\n",
                "title: a\nsystem: {task: xor, network: [2, 2, 1], precision: decimal(1000000000), steps: 1, initial: {draw: normal, scale: 1},"
                        + " seed: 1}\n",
                "title: a\nsystem: {task: xor, network: [2, 2, 1], learning_rate: 1e999999999, steps: 1, initial: {draw: normal, scale: 1},"
                        + " seed: 1}\n",
                "title: a\nsystem: {task: {csv: /dev/zero, inputs: [a], targets: [b]}, network: [1, 1], steps: 1}\n",
                "title: a\nsystem: {map: \"DEEP (\", steps: 1000}\n",
            })
    void bombs(String bomb) throws IOException {
        String text = bomb;
        if (bomb.equals("LAUGHS")) {
            StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
            for (int level = 1; level < 12; level++) {
                String alias = "*a" + (level - 1);
                laughs.append("a%d: &a%d [%s]\n"
                        .formatted(level, level, String.join(", ", List.of(alias, alias, alias, alias, alias))));
            }
            text = laughs.toString();
        } else if (bomb.contains("DEEP ")) {
            int at = bomb.indexOf("DEEP ");
            String level = bomb.startsWith("DEEP ") ? bomb.substring(at + 5) : "(";
            text = bomb.substring(0, at) + level.repeat(100_000) + bomb.substring(at + 5);
        }
        Path file = folder.resolve("bomb.yaml");
        Files.writeString(file, text);
        String input = text;
        Bounds.check(input.substring(0, Math.min(200, input.length())), () -> {
            try {
                Papilio.read(file, List.of());
            } catch (StudyException e) {
                assertFalse(e.problems().isEmpty());
                return;
            }
            throw new AssertionError("was read: " + input.substring(0, Math.min(200, input.length())));
        });
    }
}
