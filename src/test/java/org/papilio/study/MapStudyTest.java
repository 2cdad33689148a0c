package org.papilio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Studies whose systems iterate a map. */
class MapStudyTest {
    private static final String OWN = """
        title: A map
        system:
          map: "x: 1 - a*x^2 + y; y: b*x"
          b: 0.3
          steps: 1000
        grid:
          a: {from: 1, to: 1.4, count: 5}
          x: [0.1, 0.2]
        """;

    private static final String SHIPPED = """
        title: A shipped map
        system: {map: lorenz, transient: 5, y: -2}
        parts:
          a: {grid: {rho: [10, 28], precision: [double, decimal(50)]}, compare: {referee: {precision: decimal(50)}}}
          b: {system: {seed: 3}}
        """;

    private static final String MIXED = """
        title: A training and a map
        system: {precision: decimal(20), steps: 100}
        parts:
          train:
            system: {task: xor, network: [2, 3, 2], learning_rate: 5, initial: {draw: normal, scale: 0.1}, seed: 1}
          iterate:
            system: {map: henon}
        """;

    @Test
    void parametersAndCoordinatesAreFields() {
        Study study = Studies.read(OWN);
        List<Cell> cells = Cells.of(study);
        assertEquals(10, cells.size());
        MapSpec spec = (MapSpec) cells.get(3).system();
        assertEquals(Map.of("a", new BigDecimal("1.1"), "b", new BigDecimal("0.3")), spec.parameters());
        assertEquals(Map.of("x", new BigDecimal("0.2"), "y", new BigDecimal("0.2")), spec.initial());
        assertEquals(1000, spec.steps());
        assertEquals(2000, spec.transientSteps());
        assertEquals(Optional.empty(), spec.seed());
        assertEquals(
                List.of("map", "a", "b", "x", "y", "precision", "seed", "transient", "steps", "diverged_above"),
                List.copyOf(spec.settings().keySet()));
        assertEquals(spec, spec.with(Map.of()));
    }

    @Test
    void defaultsAreThoseOfTheSystem() {
        MapSpec spec = (MapSpec) Studies.read(SHIPPED).parts().get(1).system();
        assertEquals(4_000_000, spec.steps());
        assertEquals(5, spec.transientSteps());
        assertEquals(Optional.of(3L), spec.seed());
        assertEquals(new BigDecimal("0.01"), spec.parameters().get("dt"));
        assertEquals(new BigDecimal("-2"), spec.initial().get("y"));
    }

    @Test
    void whatIsWrittenReadsAsTheSame() {
        for (String text : List.of(OWN, SHIPPED, MIXED)) {
            Study study = Studies.read(text);
            Study again = Studies.read(StudyWriter.write(study));
            assertEquals(Cells.of(study), Cells.of(again));
        }
    }

    /** Ids name stored results: they must never change. */
    @Test
    void idsAreStable() {
        assertEquals("main-721f4f6bda5f", Cells.of(Studies.read(OWN)).get(0).id());
        Study example = StudyReader.read(Path.of("studies/example.yaml"), List.of(), Vocabulary.standard());
        assertEquals("main-8f03009c71ba", Cells.of(example).get(0).id());
    }

    @Test
    void referencesAreFound() {
        List<Cell> cells = Cells.of(Studies.read(SHIPPED));
        Part.Comparison referee = Studies.read(SHIPPED).parts().get(0).compare().get(0);
        assertEquals(cells.get(1), Cells.reference(cells, cells.get(0), referee).orElseThrow());
    }

    @Test
    void builtInCode() {
        Study study = Study.named("own")
                .title("A map")
                .set("map", "x: r*x*(1 - x)")
                .set("steps", 100)
                .axis("r", "2.5", "3.2")
                .build();
        assertEquals(
                new BigDecimal("2.5"),
                ((MapSpec) study.parts().get(0).system()).parameters().get("r"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            map: quadratc                       | x.yaml:3:9 system.map: unknown system 'quadratc' (did you mean 'quadratic'?)
            map: "x: r*x*(1 - x"                | x.yaml:3:9 system.map: in the expression, column 14: expected ')', found the end
            map: "x: r*x"                       | x.yaml:3:9 system.map: its parameter r has no value: give it in the system or the grid (for example r: 0.3)
            map: "x: steps*x"                   | x.yaml:3:9 system.map: the name steps has another use in a study: rename it in the map, for example steps_
            map: "x: k*x + K"                   | x.yaml:3:9 system.map: the name K has another use in a study: rename it in the map, for example K_
            map: [henon]                        | x.yaml:3:9 system.map: expected the name of a shipped system, or a map in quotes such as "x: 1 - a*x^2 + y; y: b*x", got a list
            map: logistic, rr: 3                | x.yaml:3:19 system.rr: unknown key 'rr' (did you mean 'r'?)
            map: logistic, r: many              | x.yaml:3:22 system.r: expected a number, got 'many'
            map: lorenz, dt: 0                  | x.yaml:3:21 system.dt: expected a positive number, got 0
            map: logistic, steps: 10            | x.yaml:3:26 system.steps: expected an integer from 64 to 1000000000, got 10
            map: logistic, learning_rate: 1     | x.yaml:3:19 system.learning_rate: unknown key 'learning_rate'
            map: logistic, task: xor            | x.yaml:3:4 system.map: a part trains a network on a task or on images, trains a circuit, or iterates a map, and system.task is given too: remove one of them, or give each a part of its own
            """)
    void problems(String system, String problem) {
        List<String> problems = Studies.problems("title: A\nsystem:\n  {" + system + "}\n");
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).startsWith(problem), problems.get(0));
    }

    @Test
    void theMapIsNoAxisAndHasNoMeasurements() {
        assertEquals(
                List.of(
                        "x.yaml:4:3 grid.map: is no axis, as maps have different parameters: give each map a part of its own"
                                + " (parts: {first: {system: {map: ...}}, second: ...})"),
                Studies.problems("title: A\nsystem: {steps: 100}\ngrid:\n  map: [henon, cat]\n"));
        assertEquals(
                List.of("x.yaml:3:10 measure: a map has no such measurements: its exponents, dimension and verdict are"
                        + " always measured (remove measure)"),
                Studies.problems("title: A\nsystem: {map: henon}\nmeasure: [solution]\n"));
    }

    @Test
    void optionsOfTheCommandLine() {
        Study study = Studies.read(SHIPPED, "system.z=1.5");
        assertEquals(
                new BigDecimal("1.5"),
                ((MapSpec) study.parts().get(0).system()).initial().get("z"));
    }
}
