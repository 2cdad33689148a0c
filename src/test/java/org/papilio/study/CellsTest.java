package org.papilio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CellsTest {

    @Test
    void partsInOrderAndTheLastAxisFastest() {
        List<Cell> cells = Cells.of(Studies.read(Studies.FLAGSHIP));
        assertEquals(6 * 5 * 2 * 2 + 200 * 11 + 8 * 4, cells.size());
        for (int i = 0; i < cells.size(); i++) {
            assertEquals(i, cells.get(i).index());
        }
        assertEquals(
                "{round_initial=null, precision=float, gradient=central-difference, inputs=decimal}",
                cells.get(0).axes().toString());
        assertEquals(
                "{round_initial=null, precision=float, gradient=central-difference, inputs=binary64}",
                cells.get(1).axes().toString());
        assertEquals(
                "{round_initial=null, precision=float, gradient=backpropagation, inputs=decimal}",
                cells.get(2).axes().toString());
        assertEquals(
                "{round_initial=7, precision=float, gradient=central-difference, inputs=decimal}",
                cells.get(20).axes().toString());
        assertEquals("{seed=1, round_initial=3}", cells.get(121).axes().toString());
        assertEquals(Optional.of(3), TrainingSpec.of(cells.get(121).system()).roundInitial());
        assertEquals(cells.size(), new HashSet<>(cells.stream().map(Cell::id).toList()).size());
        cells.forEach(cell -> {
            Map<String, Object> settings = cell.system().settings();
            cell.axes().forEach((field, value) -> assertEquals(value, settings.get(field), field));
        });
    }

    @Test
    void aPerturbationWithListsAndRangesStandsForEveryCombination() {
        Study study = Studies.read(Studies.MINIMAL + """
                grid:
                  perturb:
                    - none
                    - {parameter: ["W1[0][0]", "b2[1]"], ulps: [-1, 1]}
                    - {direction: random, norm: [1e-12, {from: 1e-9, to: 1e-7, count: 2, scale: log}], seed: 1..2}
                """);
        assertEquals(
                List.of(
                        "null",
                        "{parameter=W1[0][0], ulps=-1}",
                        "{parameter=W1[0][0], ulps=1}",
                        "{parameter=b2[1], ulps=-1}",
                        "{parameter=b2[1], ulps=1}",
                        "{direction=random, norm=1E-12, seed=1}",
                        "{direction=random, norm=1E-12, seed=2}",
                        "{direction=random, norm=1E-9, seed=1}",
                        "{direction=random, norm=1E-9, seed=2}",
                        "{direction=random, norm=1E-7, seed=1}",
                        "{direction=random, norm=1E-7, seed=2}"),
                Cells.of(study).stream()
                        .map(cell -> String.valueOf(cell.axes().get("perturb")))
                        .toList());
        assertEquals(study, Studies.read(StudyWriter.write(study)));
        assertEquals(
                List.of("x.yaml:12:21 grid.perturb[1].ulps[1]: expected an integer from -1000000000 to 1000000000, got"
                        + " 'x'"),
                Studies.problems(Studies.MINIMAL + """
                grid:
                  perturb:
                    - none
                    - {parameter: "W1[0][0]", ulps: [1, x]}
                """).stream()
                        .map(problem -> problem.replaceAll("yaml:[0-9:]+", "yaml:12:21"))
                        .toList());
    }

    /** Stored results are found by these: a change makes every study run again. */
    @Test
    void goldenNames() {
        Study study = Studies.read(Studies.FLAGSHIP);
        List<Cell> cells = Cells.of(study);
        assertEquals("published-2f0600b7d511", cells.get(0).id());
        assertEquals("ensemble-8b1a3fb2ddae", cells.get(120).id());
        assertEquals("tiny-1e0fcad8083b", cells.get(cells.size() - 1).id());
        assertEquals("e8185c162621cc71af789b43772a7134429a6d46c4a6d2762af2275e5a772040", StudyHash.of(study));
    }

    @Test
    void theHashIsThatOfWhatIsStored() {
        String hash = StudyHash.of(Studies.read(Studies.FLAGSHIP));
        String[] same = {
            "title=Other",
            "question=why",
            "report=[]",
            "system.learning_rate=5",
            "system.epsilon=0.0000001",
            "parts.published.compare={}",
            "system.activation=sigmoid"
        };
        for (String set : same) {
            assertEquals(hash, StudyHash.of(Studies.read(Studies.FLAGSHIP, set)), set);
        }
        String[] different = {
            "system.learning_rate=5.1",
            "parts.ensemble.grid.seed=1..201",
            "parts.published.record=final",
            "parts.published.every=2",
            "parts.tiny.measure=[solution]",
            "parts.published.system.initial.W1[0][0]=0.00739553"
        };
        for (String set : different) {
            assertNotEquals(hash, StudyHash.of(Studies.read(Studies.FLAGSHIP, set)), set);
        }
    }

    @Test
    void biasesThatAreLeftOutDoNotChangeTheName() {
        Study without = Studies.read(Studies.FLAGSHIP);
        Study with = Studies.read(Studies.FLAGSHIP, "parts.published.system.initial.b1=[0, 0.0, 0]");
        assertEquals(Cells.of(without).get(0).id(), Cells.of(with).get(0).id());
        String axis = "{W1: [[1, 2], [3, 4]], W2: [[1, 2], [3, 4]]%s}";
        String text = Studies.MINIMAL
                .replace("  initial: {draw: normal, scale: 0.1}\n  seed: 1\n", "")
                .replace("3", "2");
        assertEquals(
                Cells.of(Studies.read(text, "grid.initial=[" + axis.formatted("") + "]"))
                        .get(0)
                        .id(),
                Cells.of(Studies.read(text, "system.initial=" + axis.formatted(", b2: [0, 0]")))
                        .get(0)
                        .id());
    }

    @Test
    void references() {
        Study study = Studies.read(Studies.FLAGSHIP);
        List<Cell> cells = Cells.of(study);
        Map<String, Cell> byId = Cells.byId(cells);
        for (Part part : study.parts()) {
            for (Part.Comparison comparison : part.compare()) {
                for (Cell cell : cells.subList(0, 200)) {
                    Map<String, Object> wanted = new java.util.HashMap<>(cell.axes());
                    wanted.putAll(comparison.with());
                    Optional<Cell> expected = cells.stream()
                            .filter(other -> other.part().equals(cell.part())
                                    && other.axes().equals(wanted)
                                    && !other.id().equals(cell.id()))
                            .findFirst();
                    assertEquals(expected, Cells.reference(cells, cell, comparison));
                    assertEquals(expected, Cells.reference(byId, cell, comparison));
                }
            }
        }
        Cell first = cells.get(0);
        Part.Comparison referee = study.parts().get(0).compare().get(1);
        assertEquals(
                "decimal(50)",
                Cells.reference(cells, first, referee).orElseThrow().system().precision());
        assertEquals(Optional.empty(), Cells.reference(cells, cells.get(cells.size() - 1), referee));
    }

    static Stream<TrainingSpec> systems() {
        return Stream.of(Studies.MINIMAL, Studies.FLAGSHIP)
                .flatMap(text -> Cells.of(Studies.read(text)).stream())
                .map(Cell::system)
                .map(TrainingSpec::of)
                .filter(new HashSet<>()::add)
                .filter(system ->
                        system.hashCode() % 97 == 0 || system.perturb().isPresent());
    }

    @ParameterizedTest
    @MethodSource("systems")
    void settingsAndBack(TrainingSpec system) {
        Map<String, Object> settings = system.settings();
        assertEquals(TrainingFields.names(), new ArrayList<>(settings.keySet()));
        assertEquals(system, TrainingFields.spec(settings));
        settings.forEach((field, value) -> assertEquals(system, TrainingFields.with(system, field, value), field));
    }

    @Test
    void withOneFieldChanged() {
        TrainingSpec system =
                TrainingSpec.of(Cells.of(Studies.read(Studies.MINIMAL)).get(0).system());
        assertEquals(
                new BigDecimal("1e-3"),
                TrainingFields.with(system, "learning_rate", "1e-3").learningRate());
        assertEquals(
                new BigDecimal("0.1"),
                TrainingFields.with(system, "learning_rate", 0.1).learningRate());
        assertEquals(
                Optional.of(3), TrainingFields.with(system, "round_initial", 3).roundInitial());
        assertEquals(
                Optional.empty(),
                TrainingFields.with(system, "round_initial", "none").roundInitial());
        assertEquals(
                TaskSource.named("anything"),
                TrainingFields.with(system, "task", "anything").task());
        assertEquals(
                "round_initial: expected an integer from 0 to 22 or none, got 23",
                assertThrows(StudyException.class, () -> TrainingFields.with(system, "round_initial", 23))
                        .getMessage());
        assertTrue(assertThrows(StudyException.class, () -> TrainingFields.with(system, "learningRate", 1))
                .getMessage()
                .contains("did you mean 'learning_rate'?"));
    }
}
