package org.papilio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of problem is reported with these words at this place, and nothing else is. */
class ProblemMessagesTest {

    /** Lines added to a minimal study: to its system (from line 9 on, indented), to the study after it; and the problem. */
    static Stream<Arguments> oneProblem() {
        return Stream.of(
                arguments("momentun: 0.5", "", "x.yaml:9:3 system.momentun: unknown key 'momentun' (did you mean 'momentum'?)"),
                arguments("", "recrod: all", "x.yaml:9:1 recrod: unknown key 'recrod' (did you mean 'record'?)"),
                arguments(
                        "", "colour: red",
                        "x.yaml:9:1 colour: unknown key 'colour' (known: title, name, question, source, system, grid, record, every, "
                                + "measure, compare, parts, report)"),
                arguments("steps: 7", "", "x.yaml:9:3 system.steps: duplicate key 'steps' (first in line 6)"),
                arguments("", "title: again", "x.yaml:9:1 title: duplicate key 'title' (first in line 1)"),
                arguments("", "grid: 5", "x.yaml:9:7 grid: expected a mapping of axes such as seed: 1..200, got 5"),
                arguments("", "question: 5", "x.yaml:9:11 question: expected text (put it in quotes), got 5"),
                arguments("", "source: [a]", "x.yaml:9:9 source: expected text, got a list"),
                arguments("", "name: ../up", "x.yaml:9:7 name: expected the name of a directory, without slashes or a dot in front, got '../up'"),
                arguments("", "every: 0", "x.yaml:9:8 every: expected an integer from 1 to 1000000000, got 0"),
                arguments("", "record: some", "x.yaml:9:9 record: unknown record 'some' (known: all, final)"),
                arguments("", "measure: [solutions]", "x.yaml:9:11 measure[0]: unknown measure 'solutions' (did you mean 'solution'?)"),
                arguments("", "measure: solution", "x.yaml:9:10 measure: expected a list of measurements such as [solution], got 'solution'"),
                arguments("", "measure: [solution, solution]", "x.yaml:9:21 measure[1]: repeats solution"),
                // single values
                arguments("activation: sigmoyd", "", "x.yaml:9:15 system.activation: unknown activation 'sigmoyd' (did you mean 'sigmoid'?)"),
                arguments(
                        "activation:", "",
                        "x.yaml:9:14 system.activation: expected one of sigmoid, tanh, relu, identity, got nothing"),
                arguments("loss: cross_entropy", "", "x.yaml:9:9 system.loss: unknown loss 'cross_entropy' (did you mean 'cross-entropy'?)"),
                arguments("precision: dobule", "", "x.yaml:9:14 system.precision: unknown precision 'dobule' (did you mean 'double'?)"),
                arguments(
                        "precision: quad", "",
                        "x.yaml:9:14 system.precision: unknown precision 'quad' (known: float, double, double-double, decimal(n))"),
                arguments("precision: decimal(1)", "", "x.yaml:9:14 system.precision: expected 2 to 1000 digits in decimal(n), got 'decimal(1)'"),
                arguments(
                        "precision: decimal(n)", "",
                        "x.yaml:9:14 system.precision: expected a number of digits, for example decimal(50), got 'decimal(n)'"),
                arguments("epsilon: -1e-7", "", "x.yaml:9:12 system.epsilon: expected a number of at least 0, got -1e-7"),
                arguments("h: 0", "", "x.yaml:9:6 system.h: expected a positive number, got 0"),
                arguments("h: 1e99999", "", "x.yaml:9:6 system.h: expected a positive number, got 1e99999"),
                arguments("h: [1]", "", "x.yaml:9:6 system.h: expected a positive number, got a list"),
                arguments("momentum: 1", "", "x.yaml:9:13 system.momentum: expected a number of at least 0 and below 1, got 1"),
                arguments("momentum: 0x10", "", "x.yaml:9:13 system.momentum: expected a number of at least 0 and below 1, got 0x10"),
                arguments("round_initial: 23", "", "x.yaml:9:18 system.round_initial: expected an integer from 0 to 22 or none, got 23"),
                arguments("round_initial: -1", "", "x.yaml:9:18 system.round_initial: expected an integer from 0 to 22 or none, got -1"),
                arguments("round_initial: 2.5", "", "x.yaml:9:18 system.round_initial: expected an integer from 0 to 22 or none, got 2.5"),
                arguments("order: W1", "", "x.yaml:9:10 system.order: expected a list of arrays such as [W1, b1, W2, b2] or none, got 'W1'"),
                arguments("order: [W1, w2]", "", "x.yaml:9:15 system.order[1]: expected an array such as W1 or b1, got 'w2'"),
                arguments("sample_order: []", "", "x.yaml:9:17 system.sample_order: expected a list of samples such as [0, 2, 1, 3], got 0"),
                // combinations
                arguments("loss: cross-entropy\noutput: tanh", "", "x.yaml:9:9 system.loss: cross-entropy needs output softmax or sigmoid, not tanh"),
                arguments("order: [W1, b1, W2, W2]", "", "x.yaml:9:10 system.order: has to name each of W1, b1, W2, b2 once"),
                arguments("order: [W1, b1, W2]", "", "x.yaml:9:10 system.order: has to name each of W1, b1, W2, b2 once"),
                arguments("sample_order: [0, 1, 2]", "", "x.yaml:9:17 system.sample_order: has to name each of the samples 0 to 3 once"),
                // perturbations
                arguments(
                        "perturb: {parameter: \"W1[2][0]\", by: 1e-9}", "",
                        "x.yaml:9:24 system.perturb.parameter: W1[2][0] is outside W1, which has 2 rows of 3"),
                arguments(
                        "perturb: {parameter: \"b2[2]\", ulps: 1}", "",
                        "x.yaml:9:24 system.perturb.parameter: b2[2] is outside b2, which has 2 numbers"),
                arguments(
                        "perturb: {parameter: \"W3[0][0]\", by: 1e-9}", "",
                        "x.yaml:9:24 system.perturb.parameter: the network [2, 3, 2] has no W3"),
                arguments(
                        "perturb: {parameter: W1, by: 1e-9}", "",
                        "x.yaml:9:24 system.perturb.parameter: expected a parameter such as \"W1[0][1]\" or \"b1[2]\", got 'W1'"),
                arguments(
                        "perturb: {parameter: \"b1[0]\", by: 0}", "",
                        "x.yaml:9:37 system.perturb.by: expected a number other than 0, got 0"),
                arguments("perturb: {parameter: \"b1[0]\"}", "", "x.yaml:9:12 system.perturb: expected either by or ulps, got neither"),
                arguments(
                        "perturb: {parameter: \"b1[0]\", by: 1, ulps: 1}", "",
                        "x.yaml:9:12 system.perturb: expected either by or ulps, got both"),
                arguments(
                        "perturb: {direction: random, norm: 1e-9, seed: 1, by: 2}", "",
                        "x.yaml:9:53 system.perturb.by: does not go with direction"),
                arguments("perturb: {direction: random, norm: 1}", "", "x.yaml:9:12 system.perturb.seed: missing: give it in this mapping"),
                arguments("perturb: {direction: up, norm: 1, seed: 1}", "", "x.yaml:9:24 system.perturb.direction: unknown direction 'up' (known: random)"),
                // axes
                arguments("", "grid: {precission: [double]}", "x.yaml:9:8 grid.precission: unknown field 'precission' (did you mean 'precision'?)"),
                arguments("", "grid: {precision: [float, double, dobule]}", "x.yaml:9:35 grid.precision[2]: unknown precision 'dobule' (did you mean 'double'?)"),
                arguments("", "grid: {precision: []}", "x.yaml:9:19 grid.precision: an empty axis: give at least one value, or remove it"),
                arguments("", "grid: {h: [1, 2, 1.0]}", "x.yaml:9:18 grid.h[2]: repeats 1 of grid.h[0]"),
                arguments("", "grid: {round_initial: [4, none, 3..12]}", "x.yaml:9:33 grid.round_initial[2]: repeats 4 of grid.round_initial[0]"),
                arguments("", "grid: {seed: 9..1}", "x.yaml:9:14 grid.seed: an empty range (write 1..9)"),
                arguments("", "grid: {seed: 0..1000000}", "x.yaml:9:14 grid.seed: a range of more than 1000000 values"),
                arguments("", "grid: {seed: 1..1000000, h: [1, 2]}", "x.yaml:9:1 grid: more than 1000000 cells: give the axes fewer values"),
                arguments("", "grid: {seed: -1..1}", "x.yaml:9:14 grid.seed: expected an integer from 0 to 4294967295 or none, got -1"),
                arguments("", "grid: {h: {from: 1, to: 2}}", "x.yaml:9:11 grid.h.count: missing: a range is {from, to, count, scale}"),
                arguments("", "grid: {h: {from: 1, to: 2, count: 1}}", "x.yaml:9:35 grid.h.count: expected an integer from 2 to 1000000, got 1"),
                arguments("", "grid: {h: {from: 2, to: 1, count: 3}}", "x.yaml:9:11 grid.h: an empty range: from has to be below to"),
                arguments("", "grid: {h: {from: 0, to: 1, count: 3, scale: log}}", "x.yaml:9:11 grid.h: a log range has to start above 0"),
                arguments("", "grid: {h: {from: 1, to: 2, count: 3, scale: ln}}", "x.yaml:9:45 grid.h.scale: unknown scale 'ln' (known: linear, log)"),
                arguments("", "grid: {h: {from: 1, to: 2, cuont: 3, count: 3}}", "x.yaml:9:28 grid.h.cuont: unknown key 'cuont' (did you mean 'count'?)"),
                arguments("", "grid: {steps: {from: 1, to: 3, count: 5}}", "x.yaml:9:15 grid.steps: the range gives a value twice: lower count"),
                arguments("", "grid: {network: [2]}", "x.yaml:9:18 grid.network[0]: expected a list of at least 2 layer sizes such as [2, 3, 2], got 2"),
                arguments("", "grid: {network: [[2, 3, 2], [3, 4, 2]]}", "x.yaml:9:29 grid.network[1]: the network has 3 inputs, but xor has 2"),
                arguments("", "grid: {output: [softmax, tanh], loss: [cross-entropy]}", "x.yaml:9:40 grid.loss[0]: cross-entropy needs output softmax or sigmoid, not tanh"),
                arguments("", "grid: {output: [softmax, sigmoid]}", "x.yaml:9:8 grid.output: with these values the default of loss differs: give loss in the system or the grid"),
                arguments(
                        "loss: cross-entropy", "grid: {output: [softmax, tanh, relu], precision: [float, double]}",
                        "x.yaml:10:26 grid.output[1]: cross-entropy needs output softmax or sigmoid, not tanh\n"
                                + "x.yaml:10:32 grid.output[2]: cross-entropy needs output softmax or sigmoid, not relu"),
                arguments("", "grid: {seed: [1, none]}", "x.yaml:9:18 grid.seed[1]: a drawn initial condition needs a seed (add seed: 1 to the system, or seed: 1..200 to the grid)"),
                // comparisons
                arguments("", "compare: {a: {presicion: double}}", "x.yaml:9:15 compare.a.presicion: unknown field 'presicion' (did you mean 'precision'?)"),
                arguments("", "compare: {a: {precision: double}}", "x.yaml:9:15 compare.a.precision: is no axis of this part: a reference is one of the part's own cells"),
                arguments("", "grid: {h: [1, 2]}\ncompare: {a: {h: 3}}", "x.yaml:10:18 compare.a.h: 3 is not a value of the axis grid.h (1, 2)"),
                arguments("", "grid: {h: [1, 2]}\ncompare: {a: {}}", "x.yaml:10:14 compare.a: expected a mapping of axes such as {precision: decimal(50)}, got a mapping"),
                arguments("", "grid: {h: [1, 2]}\ncompare: {A: {h: 1}}", "x.yaml:10:11 compare.A: a comparison's name is a lower-case letter and then lower-case letters, digits or _, got 'A'"),
                arguments("", "compare: referee", "x.yaml:9:10 compare: expected a mapping such as unrounded: {round_initial: none}, got 'referee'"),
                // parts
                arguments("", "parts: {}", "x.yaml:9:8 parts: expected a mapping with at least one part such as main: {grid: {seed: 1..200}}, got a mapping"),
                arguments("", "parts: {a: 5}", "x.yaml:9:12 parts.a: expected a mapping with grid, system, ..., got 5"),
                arguments("", "parts: {a: {girds: 5}}", "x.yaml:9:13 parts.a.girds: unknown key 'girds' (did you mean 'grid'?)"),
                arguments("", "parts: {1a: {}}", "x.yaml:9:9 parts.1a: a part's name is a letter and then letters, digits, _ or -, got '1a'"),
                arguments("", "record: all\nparts: {a: {}}", "x.yaml:9:1 record: belongs to a study with a single grid: move it into one of the parts"),
                arguments("", "parts: {a: {system: {stepz: 5}}}", "x.yaml:9:22 parts.a.system.stepz: unknown key 'stepz' (did you mean 'steps'?)"),
                arguments("", "parts: {a: {system: 3}}", "x.yaml:9:21 parts.a.system: expected a mapping of fields such as task: xor, got 3"),
                arguments("", "parts: {a: {}, b: {grid: {seed: [none]}}}", "x.yaml:9:34 parts.b.grid.seed[0]: a drawn initial condition needs a seed (add seed: 1 to the system, or seed: 1..200 to the grid)"),
                // report
                arguments("", "report: published", "x.yaml:9:9 report: expected a list of sections, got 'published'"),
                arguments("", "report: [publsihed]", "x.yaml:9:10 report[0]: unknown section 'publsihed' (did you mean 'published'?)"),
                arguments("", "report: [{foo: {a: 1}}]", "x.yaml:9:11 report[0].foo: unknown section 'foo' (known: published, distances, ensemble)"),
                arguments("", "report: [published: {part: mian}]", "x.yaml:9:28 report[0].published.part: unknown part 'mian' (did you mean 'main'?)"),
                arguments("", "report: [published: 5]", "x.yaml:9:21 report[0].published: expected a mapping of options, got 5"),
                arguments("", "report: [[a]]", "x.yaml:9:10 report[0]: expected the name of a section, or one name with its options, got a list"),
                // YAML
                arguments("", "grid: [1, 2", "x.yaml:10:1: not valid YAML while parsing a flow sequence: expected ',' or ']', but got <stream end>"),
                arguments("", "grid: *a", "x.yaml:9:7: not valid YAML: found undefined alias a"),
                arguments("", "question: x: y", "x.yaml:9:12: not valid YAML: mapping values are not allowed here"),
                arguments("", "question: !java a", "x.yaml:9:11 question: unknown tag '!java' (remove it)"),
                arguments("", "report: &a [*a]", "x.yaml:9:9: an alias inside its own anchor"),
                arguments("", "? [a]\n: b", "x.yaml:9:3: a key must be a word, got a list or a mapping"),
                arguments("", "question: a\u0007b", "x.yaml:9:12: not valid YAML: the character U+0007 is not allowed"),
                arguments("", "---\ntitle: second", "x.yaml:9:1: not valid YAML expected a single document in the stream: but found another document"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void oneProblem(String system, String study, String expected) {
        assertEquals(expected.lines().toList(), Studies.problems(Studies.minimal(system, study)));
    }

    /** A system in full, and its problem. */
    static Stream<Arguments> systems() {
        String start = "title: A test\nsystem:\n  learning_rate: ";
        String given = "title: A test\nsystem: {task: xor, network: [2, 3, 2], learning_rate: 1, steps: 9, initial: ";
        String named = "title: A test\nsystem: {learning_rate: 1, steps: 9, seed: 1, initial: {draw: normal, scale: 1}, ";
        return Stream.of(
                arguments(start + "NaN", "x.yaml:3:18 system.learning_rate: expected a positive number, got NaN"),
                arguments(start + ".nan", "x.yaml:3:18 system.learning_rate: expected a positive number, got .nan"),
                arguments(start + "-.inf", "x.yaml:3:18 system.learning_rate: expected a positive number, got -.inf"),
                arguments(start + "0", "x.yaml:3:18 system.learning_rate: expected a positive number, got 0"),
                arguments(start + "fast", "x.yaml:3:18 system.learning_rate: expected a positive number, got 'fast'"),
                arguments(start + "1\n  steps: 1000000001", "x.yaml:4:10 system.steps: expected an integer from 1 to 1000000000, got 1000000001"),
                arguments(start + "1\n  steps: 0", "x.yaml:4:10 system.steps: expected an integer from 1 to 1000000000, got 0"),
                arguments(
                        given + "{W1: [[1, 2, 3], [4, 5, 6]]}}",
                        "x.yaml:2:78 system.initial: lacks W2 (3 rows of 2)"),
                arguments(
                        given + "{W1: [[1, 2], [3, 4], [5, 6]], W2: [[1, 2], [3, 4], [5, 6]]}}",
                        "x.yaml:2:83 system.initial.W1: W1 has 3 rows of 2, but the network [2, 3, 2] needs 2 rows of 3"),
                arguments(
                        given + "{W1: [[1, 2, 3], [4, 5]], W2: [[1, 2], [3, 4], [5, 6]]}}",
                        "x.yaml:2:95 system.initial.W1[1]: a row of 2 below a row of 3"),
                arguments(
                        given + "{W1: [[1, 2, 3], [4, 5, 6]], b1: [1], W2: [[1, 2], [3, 4], [5, 6]]}}",
                        "x.yaml:2:111 system.initial.b1: b1 has 1 number, but the network [2, 3, 2] needs 3"),
                arguments(
                        given + "{W1: [[1, 2, 3], [4, 5, 6]], W2: [[1, 2], [3, 4], [5, 6]], W3: [[1]]}}",
                        "x.yaml:2:141 system.initial.W3: the network [2, 3, 2] has no W3"),
                arguments(
                        given + "{W1: [[1, 2, 3], [4, 5, x]], W2: [[1, 2], [3, 4], [5, 6]]}}",
                        "x.yaml:2:102 system.initial.W1[1][2]: expected a number, got 'x'"),
                arguments(
                        given + "{W1: 1, W2: [[1, 2], [3, 4], [5, 6]]}}",
                        "x.yaml:2:83 system.initial.W1: expected a list of rows such as [[0.1, 0.2], [0.3, 0.4]], got 1"),
                arguments(
                        given + "{X1: [[1]]}}",
                        "x.yaml:2:79 system.initial.X1: unknown key 'X1' (arrays are W1, b1, W2, b2, ...; a drawn one has draw, scale, biases)"),
                arguments(given + "{drwa: normal}}", "x.yaml:2:79 system.initial.drwa: unknown key 'drwa' (did you mean 'draw'?)"),
                arguments(
                        given + "{W1: [[1, 2, 3], [4, 5, 6]], W2: [[1, 2], [3, 4], [5, 6]]}, seed: 1}",
                        "x.yaml:2:144 system.seed: a given initial condition has no seed (remove the seed, or draw the initial condition)"),
                arguments(
                        given + "{draw: normal, scale: 1}}",
                        "x.yaml:2:78 system.initial: a drawn initial condition needs a seed (add seed: 1 to the system, or seed: 1..200 to the grid)"),
                arguments(given + "{draw: normal}, seed: 1}", "x.yaml:2:78 system.initial.scale: missing: give it in this mapping"),
                arguments(
                        given + "{draw: gauss, scale: 1}, seed: 1}",
                        "x.yaml:2:85 system.initial.draw: unknown distribution 'gauss' (known: normal, uniform)"),
                arguments(
                        given + "random, seed: 1}",
                        "x.yaml:2:78 system.initial: expected arrays such as {W1: [[0.1, 0.2], ...], b1: [...]} or {draw: normal, scale: 0.1}, got 'random'"),
                arguments(named + "task: xro, network: [2, 2]}", "x.yaml:2:88 system.task: unknown task 'xro' (did you mean 'xor'?)"),
                arguments(named + "task: xor, network: [2]}", "x.yaml:2:102 system.network: expected a list of at least 2 layer sizes such as [2, 3, 2], got 1"),
                arguments(named + "task: xor, network: [2, 0, 2]}", "x.yaml:2:106 system.network[1]: expected an integer from 1 to 1000000, got 0"),
                arguments(named + "task: xor, network: [3, 2]}", "x.yaml:2:102 system.network: the network has 3 inputs, but xor has 2"),
                arguments(
                        named + "task: xor, network: [2, 1]}",
                        "x.yaml:2:102 system.network: the network has 1 output, but softmax for xor needs 2 (or choose output: sigmoid)"),
                arguments(
                        named + "task: xor, network: [2, 3], output: sigmoid}",
                        "x.yaml:2:102 system.network: the network has 3 outputs, but sigmoid for xor needs 1 or 2"),
                arguments(
                        named + "task: sine, network: [1, 8, 2]}",
                        "x.yaml:2:103 system.network: the network has 2 outputs, but identity for sine needs 1"),
                arguments(
                        named + "task: xor, network: [2, 1000000, 1000000, 2]}",
                        "x.yaml:2:102 system.network: a network of 1000006000002 parameters (at most 100000000)"),
                arguments(
                        named + "task: xor}",
                        "x.yaml:2:1 system.network: missing: units of each layer, inputs first (for example network: [2, 3, 2])"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void systems(String text, String expected) {
        List<String> problems = Studies.problems(text).stream()
                .filter(problem -> expected.contains("missing: units") || !problem.contains("missing: ") || expected.contains("give it"))
                .toList();
        assertEquals(List.of(expected), problems);
    }

    @Test
    void missingFields() {
        assertEquals(
                List.of(
                        "x.yaml:1:1 title: missing: say in one line what the study is about",
                        "x.yaml:1:1 system.task: missing: what is to be learned (for example task: xor)",
                        "x.yaml:1:1 system.network: missing: units of each layer, inputs first (for example network: [2, 3, 2])",
                        "x.yaml:1:1 system.learning_rate: missing: the learning rate (for example learning_rate: 5)",
                        "x.yaml:1:1 system.steps: missing: number of training steps (for example steps: 100)"),
                Studies.problems("question: none\n").stream().filter(problem -> !problem.contains("initial")).toList());
    }

    @Test
    void aFieldThatOnlySomePartsLackIsMissingThere() {
        String text =
                """
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
                List.of("x.yaml:7:5 parts.b.system." + message, "x.yaml:8:3 parts.c.system." + message), Studies.problems(text));
    }

    @Test
    void allProblemsInOnePass() {
        String text =
                """
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
                        "x.yaml:8:12 system.initial: a drawn initial condition needs a seed (add seed: 1 to the system, or seed: "
                                + "1..200 to the grid)",
                        "x.yaml:10:22 grid.precision[1]: unknown precision 'dobule' (did you mean 'double'?)",
                        "x.yaml:11:25 grid.round_initial[1]: expected an integer from 0 to 22 or none, got 23",
                        "x.yaml:13:7 compare.a.h: is no axis of this part: a reference is one of the part's own cells",
                        "x.yaml:14:10 report[0]: unknown section 'nothing' (known: published, distances, ensemble)"),
                Studies.problems(text));
    }

    @Test
    void theSameInitialConditionWithAndWithoutZeroBiases() {
        String text =
                """
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
