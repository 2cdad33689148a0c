package org.papilio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SetOptionsTest {

    @Test
    void replacesAndAddsValues() {
        Study study = Studies.read(
                Studies.MINIMAL,
                "system.learning_rate=0.5",
                "system.network[1]=4",
                "title='Another: title'",
                "grid.round_initial=[none, 3..5]",
                "compare={a: {round_initial: 3}}",
                "system.initial.scale=2e-3",
                "every=5",
                "system.learning_rate=0.25");
        Part part = study.parts().get(0);
        assertEquals(new BigDecimal("0.25"), TrainingSpec.of(part.system()).learningRate());
        assertEquals(List.of(2, 4, 2), TrainingSpec.of(part.system()).network());
        assertEquals("Another: title", study.title());
        assertEquals(Arrays.asList(null, 3, 4, 5), part.axes().get(0).values());
        assertEquals(Map.of("round_initial", 3), part.compare().get(0).with());
        assertEquals(
                new TrainingSpec.Drawn("normal", new BigDecimal("2e-3"), "zero"),
                TrainingSpec.of(part.system()).initial());
        assertEquals(5, part.every());
    }

    @Test
    void reachesIntoParts() {
        Study study = Studies.read(
                Studies.FLAGSHIP,
                "parts.ensemble.grid.seed=7",
                "parts.published.system.initial.W1[1][2]=9",
                "report[0].published.reference=other.json");
        assertEquals(List.of(7L), study.parts().get(1).axes().get(0).values());
        TrainingSpec.Given given = (TrainingSpec.Given)
                TrainingSpec.of(study.parts().get(0).system()).initial();
        assertEquals(
                Optional.of(new BigDecimal("9")),
                given.arrays().get("W1").stream().reduce((a, b) -> b));
        assertEquals("other.json", study.report().get(0).options().get("reference"));
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                arguments(
                        Studies.MINIMAL,
                        "system.learnin_rate=3",
                        "unknown key 'learnin_rate' (did you mean 'learning_rate'?)"),
                arguments(Studies.MINIMAL, "sytem.steps=3", "unknown key 'sytem' (did you mean 'system'?)"),
                arguments(Studies.MINIMAL, "system.learning_rate=NaN", "expected a positive number, got NaN"),
                arguments(
                        Studies.MINIMAL, "system.round_initial=23", "expected an integer from 0 to 22 or none, got 23"),
                arguments(Studies.MINIMAL, "system.steps=", "expected an integer from 1 to 1000000000, got nothing"),
                arguments(
                        Studies.MINIMAL,
                        "system.network=[3, 2]",
                        "the network has 3 inputs, but xor has 2 (begin the network with 2)"),
                arguments(Studies.MINIMAL, "system.network[0]=x", "expected an integer from 1 to 1000000, got 'x'"),
                arguments(Studies.MINIMAL, "grid.precision=[]", "an empty axis: give at least one value, or remove it"),
                arguments(
                        Studies.MINIMAL,
                        "system.network=[2, 3",
                        "not valid YAML while parsing a flow sequence: expected ',' or ']', but got <stream end>"),
                arguments(Studies.MINIMAL, "system.network[3]=1", "system.network has no [3]: its last value is [2]"),
                arguments(
                        Studies.MINIMAL,
                        "system.network.x=1",
                        "system.network is a list and has no x (write system.network[0] for its first value)"),
                arguments(Studies.MINIMAL, "system.steps[0]=1", "system.steps is 100 and not a list"),
                arguments(Studies.MINIMAL, "grid.seed[0]=1", "grid.seed is not there, so that it has no [0]"),
                arguments(Studies.MINIMAL, "title.x=1", "title is 'A test' and has no x"),
                arguments(
                        Studies.MINIMAL,
                        "system.steps",
                        "write path=value, for example system.learning_rate=0.5 or grid.seed=1..10"),
                arguments(
                        Studies.MINIMAL,
                        "system..steps=1",
                        "write path=value, for example system.learning_rate=0.5 or grid.seed=1..10"),
                arguments(
                        Studies.MINIMAL,
                        "system.momentum=0.5",
                        "has no effect with optimiser gradient-descent (only with optimiser: momentum)"),
                arguments(
                        Studies.FLAGSHIP,
                        "parts.ensembl.grid.seed=1",
                        "unknown part 'ensembl' (did you mean 'ensemble'?)"),
                arguments(
                        Studies.FLAGSHIP,
                        "parts.published.compare.refere.precision=double",
                        "unknown comparison 'refere' (did you mean 'referee'?)"),
                arguments(
                        Studies.FLAGSHIP,
                        "parts.published.system.precision=float",
                        "has no effect: parts.published.grid.precision sets it (set that instead)"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void problems(String study, String option, String message) {
        assertEquals(List.of("--set " + option + ": " + message), Studies.problems(study, option));
    }

    @Test
    void deeperProblemsNameTheirPath() {
        assertEquals(
                List.of("--set grid={precision: [dobule]} grid.precision[0]: unknown precision 'dobule' (did you mean"
                        + " 'double'?)"),
                Studies.problems(Studies.MINIMAL, "grid={precision: [dobule]}"));
    }

    @Test
    void aFieldThatEveryPartSetsItself() {
        String text = Studies.MINIMAL + "parts: {a: {system: {steps: 5}}, b: {system: {steps: 6}}}\n";
        assertEquals(
                List.of("--set system.steps=7: has no effect: the system of every part sets it (set"
                        + " parts.NAME.system.steps)"),
                Studies.problems(text, "system.steps=7"));
    }

    @Test
    void anAxisTakesThePlaceOfAField() {
        assertEquals(
                3,
                Cells.of(Studies.read(Studies.MINIMAL, "grid.learning_rate=[1, 2, 3]"))
                        .size());
    }

    @Test
    void problemsOfTheFileComeFirst() {
        assertEquals(
                List.of(
                        "x.yaml:1:1 titel: unknown key 'titel' (did you mean 'title'?)",
                        "x.yaml:1:1 title: missing: say in one line what the study is about",
                        "--set every=0: expected an integer from 1 to 1000000000, got 0"),
                Studies.problems(Studies.MINIMAL.replace("title", "titel"), "every=0"));
    }
}
