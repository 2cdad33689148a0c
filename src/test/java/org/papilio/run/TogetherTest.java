package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.Part;
import org.papilio.study.Study;
import org.papilio.study.StudyReader;
import org.papilio.study.Vocabulary;
import org.papilio.train.Status;

/** Cells that are computed together have the bytes of those computed one by one. */
class TogetherTest {
    private static final String SYSTEM = """
            title: Together
            question: Are they the same?
            system:
              task: xor
              network: [2, 3, 2]
              activation: sigmoid
              output: softmax
              loss: cross-entropy
              epsilon: 1e-7
              initial: {draw: normal, scale: 0.5, biases: drawn}
              learning_rate: 5
              steps: 40
            """;

    @TempDir
    Path directory;

    private Study study(String parts) throws IOException {
        return study(directory, SYSTEM + parts);
    }

    static Study study(Path directory, String text) throws IOException {
        Path file = Files.writeString(directory.resolve("together.yaml"), text);
        return StudyReader.read(
                file,
                List.of(),
                Vocabulary.standard().withMeasures(Measures.names()).withSections(List.of("provenance")));
    }

    private static Map<String, String> contents(CellComputation.Computed computed) {
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put("line", new StoredCell(computed.result(), "recipe").line());
        computed.trajectory().ifPresent(t -> contents.put("trajectory", t.toString()));
        return contents;
    }

    /** Compares all cells of a study; gives how they ended. */
    static Set<Status> compared(Study study) {
        CellComputation computation = new Computations();
        Set<Status> ends = EnumSet.noneOf(Status.class);
        for (Part part : study.parts()) {
            List<Cell> cells = new ArrayList<>();
            for (Cell cell : Cells.of(study)) {
                if (cell.part().equals(part.name())) {
                    assertTrue(computation.together(part, cell) > 1, cell.id());
                    cells.add(cell);
                }
            }
            Map<String, Map<String, String>> together = new HashMap<>();
            computation.compute(part, cells, (cell, computed) -> {
                ends.add(computed.result().status());
                together.put(cell.id(), contents(computed));
            });
            assertEquals(cells.size(), together.size());
            for (Cell cell : cells) {
                assertEquals(
                        contents(computation.compute(part, cell)),
                        together.get(cell.id()),
                        () -> cell.id() + " " + cell.system().settings());
            }
        }
        return ends;
    }

    @ParameterizedTest
    @ValueSource(strings = {"double", "float", "double-double"})
    void ofEveryUpdateAndOptimiser(String precision) throws IOException {
        compared(study("""
                parts:
                  updates:
                    system: {precision: %1$s, steps: 12}
                    grid:
                      gradient: [backpropagation, central-difference]
                      update: [simultaneous, sequential]
                      seed: 1..9
                    record: all
                    measure: [solution]
                  optimisers:
                    system: {precision: %1$s, batch: online}
                    grid:
                      optimiser: [gradient-descent, momentum, adam]
                      learning_rate: [0.05, 3]
                      round_initial: [none, 1]
                      seed: 1..9
                    record: final
                    every: 7
                    measure: [amplification]
                """.formatted(precision)));
    }

    @Test
    void howeverTheyEnd() throws IOException {
        Set<Status> ends = compared(study("""
                parts:
                  regression:
                    system:
                      network: [2, 2, 1]
                      activation: tanh
                      output: identity
                      loss: mean-squared-error
                    grid:
                      learning_rate: [0.1, 0.9, 50, 1e200]
                      converged_below: [0, 0.05]
                      diverged_above: [10, 1e30]
                      seed: 1..9
                    record: all
                  one-output:
                    system: {network: [2, 2, 1], output: sigmoid, loss: sum-squared-error}
                    grid:
                      precision: [float, double]
                      learning_rate: [0.1, 9, 1e30]
                      steps: [1, 33]
                      seed: 1..9
                    record: final
                  nothing-learned:
                    system: {initial: {draw: normal, scale: 0.001, biases: zero}, round_initial: 1, activation: relu}
                    grid:
                      precision: [float, double, double-double]
                      seed: 1..9
                    record: final
                """));
        assertEquals(EnumSet.of(Status.FINISHED, Status.CONVERGED, Status.DIVERGED), ends);
    }

    /** A step on many samples is a loop over them. */
    @ParameterizedTest
    @ValueSource(strings = {"double", "float", "double-double"})
    void onManySamples(String precision) throws IOException {
        Set<Status> ends = compared(study("""
                parts:
                  classes:
                    system: {task: parity(5), network: [5, 3, 2], precision: %1$s, steps: 9, diverged_above: 100}
                    grid:
                      activation: [tanh, relu]
                      optimiser: [gradient-descent, adam]
                      learning_rate: [0.1, 1e20]
                      seed: 1..4
                    record: all
                  one-output:
                    system:
                      {task: parity(4), network: [4, 2, 1], precision: %1$s, output: sigmoid, loss: mean-squared-error}
                    grid:
                      optimiser: [momentum, adam]
                      seed: 1..9
                    record: final
                    every: 7
                  regression:
                    system:
                      {task: sine, network: [1, 4, 1], precision: %1$s, output: identity, loss: sum-squared-error, steps: 6}
                    grid:
                      learning_rate: [1e-4, 0.1]
                      converged_below: [0, 1e-4]
                      seed: 1..4
                    record: final
                """.formatted(precision)));
        assertEquals(EnumSet.of(Status.FINISHED, Status.DIVERGED), ends);
    }

    /** More cells than lanes: those that have ended make room for others. */
    @Test
    void moreThanFitAtOnce() throws IOException {
        Set<Status> ends = compared(study("""
                parts:
                  many:
                    system: {converged_below: 0.02, steps: 120}
                    grid:
                      seed: 1..300
                    record: final
                    every: 40
                """));
        assertEquals(EnumSet.of(Status.FINISHED, Status.CONVERGED), ends);
    }
}
