package org.papilio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Studies whose systems train a division circuit. */
class DivisionStudyTest {
    private static final String STUDY = """
        title: Division
        system: {circuit: complex, learning_rate: 0.1, steps: 50, w00: -0.5, w01: none}
        parts:
          first: {grid: {seed: 1..3, ulps: [0, -1], shift: [0, 1e-9]}, compare: {unmoved: {ulps: 0, shift: 0}}}
          real: {system: {circuit: real, seed: 4, precision: decimal(20), v1: 2}}
          network:
            system: {task: xor, network: [2, 3, 2], learning_rate: 5, initial: {draw: normal, scale: 0.1}, seed: 1}
        """;

    private static String circuits() {
        return STUDY.substring(0, STUDY.indexOf("  network:"));
    }

    @Test
    void weightsAreFields() {
        Study study = Studies.read(circuits());
        DivisionSpec complex = (DivisionSpec) Cells.of(study).get(7).system();
        assertEquals(
                List.of(
                        Optional.of(new BigDecimal("-0.5")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(BigDecimal.ZERO),
                        Optional.of(BigDecimal.ZERO)),
                complex.initial());
        assertEquals(Optional.of(2L), complex.seed());
        assertEquals(-1, complex.ulps());
        assertTrue(complex.isPerturbed());
        DivisionSpec real = (DivisionSpec) study.parts().get(1).system();
        assertEquals(Optional.empty(), real.initial().get(4));
        assertEquals(Optional.of(new BigDecimal("2")), real.initial().get(5));
        assertFalse(real.isPerturbed());
        assertEquals(real, real.with(java.util.Map.of()));
    }

    @Test
    void whatIsWrittenReadsAsTheSame() {
        Study study = Studies.read(circuits());
        assertEquals(Cells.of(study), Cells.of(Studies.read(StudyWriter.write(study))));
    }

    @Test
    void referencesAreFound() {
        Study study = Studies.read(circuits());
        List<Cell> cells = Cells.of(study);
        Part.Comparison unmoved = study.parts().get(0).compare().get(0);
        assertEquals(cells.get(0), Cells.reference(cells, cells.get(3), unmoved).orElseThrow());
    }

    @Test
    void aPartIsOfOneKind() {
        List<String> problems = Studies.problems(STUDY);
        assertTrue(
                problems.get(0)
                        .startsWith(
                                "x.yaml:2:10 system.circuit: a part trains a network on a task or on images, trains a circuit, or"
                                        + " iterates a map, and parts.network.system.task is given too: remove one of them"),
                problems.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            circuit: complx, seed: 1      | x.yaml:3:13 system.circuit: unknown circuit 'complx' (did you mean 'complex'?)
            circuit: real                 | x.yaml:2:1 system.seed: missing: seed of the samples and drawn weights
            circuit: real, seed: none     | x.yaml:3:25 system.seed: expected an integer from 0 to 4294967295, got none
            circuit: real, seed: 1, v0: x | x.yaml:3:32 system.v0: expected a number or none, got 'x'
            circuit: real, seed: 1, w2: 1 | x.yaml:3:28 system.w2: unknown key 'w2'
            circuit: real, seed: 1, ulps: 0.5 | x.yaml:3:34 system.ulps: expected an integer from -1000000000 to 1000000000, got 0.5
            """)
    void problems(String system, String problem) {
        List<String> problems =
                Studies.problems("title: A\nsystem:\n  {" + system + ", learning_rate: 0.1, steps: 10}\n");
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).startsWith(problem), problems.get(0));
    }

    @Test
    void hasNoMeasurementsToAskFor() {
        assertEquals(
                List.of(
                        "x.yaml:3:10 measure: a division circuit has no such measurements: its fate, scale, phase and verdict"
                                + " are always measured (remove measure)"),
                Studies.problems("title: A\nsystem: {circuit: real, seed: 1, learning_rate: 1, steps: 1}\n"
                        + "measure: [solution]\n"));
    }
}
