package org.papilio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of problem is reported with these words at this place, and nothing else is. */
class ProblemMessagesTest {

    /** A text and all its problems, one a line. */
    record Case(String text, String problems) {
        @Override
        public String toString() {
            return problems;
        }
    }

    /** The cases of {@code problems.txt}. */
    static Stream<Case> cases() {
        try (InputStream in = Objects.requireNonNull(ProblemMessagesTest.class.getResourceAsStream("problems.txt"))) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(all.split("\n\n")).skip(1).map(ProblemMessagesTest::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case parse(String block) {
        String text = Studies.MINIMAL;
        StringBuilder system = new StringBuilder();
        StringBuilder study = new StringBuilder();
        StringBuilder problems = new StringBuilder();
        for (String line : block.lines().toList()) {
            String rest = line.replaceFirst("^[a-z]+> +", "");
            String key = "(?m)^  " + rest.replaceFirst(":.*", "") + ": .*\n";
            switch (line.replaceFirst(">.*", "")) {
                case "replace" -> text = text.replaceFirst(key, Matcher.quoteReplacement("  " + rest + "\n"));
                case "without" -> text = text.replaceFirst(key, "");
                case "system" -> system.append("  ").append(unescaped(rest)).append('\n');
                case "study" -> study.append(unescaped(rest)).append('\n');
                default -> problems.append(line).append('\n');
            }
        }
        return new Case(text + system + study, problems.toString());
    }

    private static String unescaped(String line) {
        return line.replace("\\t", "\t").replace("\\u0007", "\u0007");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void problems(Case example) {
        assertEquals(example.problems().lines().toList(), Studies.problems(example.text()), example.text());
    }

    @Test
    void missingFields() {
        assertEquals(
                List.of(
                        "x.yaml:1:1 title: missing: say in one line what the study is about",
                        "x.yaml:1:1 system.task: missing: what is to be learned (for example task: xor; or map: quadratic, to"
                                + " iterate a map)",
                        "x.yaml:1:1 system.network: missing: units of each layer, inputs first (for example network:"
                                + " [2, 3, 2])",
                        "x.yaml:1:1 system.learning_rate: missing: the learning rate (for example learning_rate: 5)",
                        "x.yaml:1:1 system.initial: missing: initial parameters before rounding and perturbation:"
                                + " given (biases that are left out are zeros), or drawn from numpy's legacy stream with"
                                + " the seed (for example initial: {draw: normal, scale: 0.1, biases: zero})",
                        "x.yaml:1:1 system.steps: missing: number of training steps (for example steps: 100)"),
                Studies.problems("question: none\n"));
    }

    @Test
    void aFieldThatOnlySomePartsLackIsMissingThere() {
        String text = """
            title: A test
            system: {task: xor, network: [2, 3, 2], steps: 1, seed: 1, initial: {draw: normal, scale: 1}}
            parts:
              a:
                system: {learning_rate: 1}
              b:
                system: {epsilon: 0}
              c: {}
              d: {grid: {learning_rate: [1, 2]}}
            """;
        String message = "learning_rate: missing: the learning rate (for example learning_rate: 5)";
        assertEquals(
                List.of("x.yaml:7:5 parts.b.system." + message, "x.yaml:8:3 parts.c.system." + message),
                Studies.problems(text));
    }

    @Test
    void allProblemsInOnePass() {
        String text = """
            title:
            system:
              task: xor
              network: [2, 3, two]
              learning_rate: NaN
              steps: 100
              stpes: 100
              initial: {draw: normal, scale: 0.1}
            grid:
              precision: [float, dobule]
              round_initial: [none, 23]
            compare:
              a: {h: 1}
            report: [nothing]
            """;
        assertEquals(
                List.of(
                        "x.yaml:1:7 title: expected text, got nothing",
                        "x.yaml:4:19 system.network[2]: expected an integer from 1 to 1000000, got 'two'",
                        "x.yaml:5:18 system.learning_rate: expected a positive number, got NaN",
                        "x.yaml:7:3 system.stpes: unknown key 'stpes' (did you mean 'steps'?)",
                        "x.yaml:8:12 system.initial: a drawn initial condition needs a seed (add seed: 1 to the"
                                + " system, or seed: 1..200 to the grid)",
                        "x.yaml:10:22 grid.precision[1]: unknown precision 'dobule' (did you mean 'double'?)",
                        "x.yaml:11:25 grid.round_initial[1]: expected an integer from 0 to 22 or none, got 23",
                        "x.yaml:13:7 compare.a.h: is no axis of this part: a reference is one of the part's own cells",
                        "x.yaml:14:10 report[0]: unknown section 'nothing' (known: published, distances, ensemble)"),
                Studies.problems(text));
    }

    @Test
    void theSameInitialConditionWithAndWithoutZeroBiases() {
        String text = """
            title: A test
            system: {task: xor, network: [2, 2], steps: 1, learning_rate: 1}
            grid:
              initial:
                - {W1: [[1, 2], [3, 4]]}
                - {W1: [[1, 2], [3, 4.0]], b1: [0, 0.0]}
                - {W1: [[1, 2], [3, 4.0]], b1: [0, 1]}
            """;
        assertEquals(List.of("x.yaml:6:7 grid.initial[1]: repeats grid.initial[0]"), Studies.problems(text));
    }
}
