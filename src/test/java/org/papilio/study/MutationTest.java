package org.papilio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.papilio.hostile.Mutator;

/** Whatever happens to a study file, it is read or has problems; and what is read can be written, enumerated and hashed. */
class MutationTest {
    private static final String[] PATHS = {
        "title",
        "system.network",
        "system.network[1]",
        "grid.seed",
        "parts.ensemble.grid.seed",
        "system.initial",
        "compare.a.h",
        "parts.published.system.initial.W1[0]",
        "report[0].published.part",
        "parts",
        "system",
        "grid.network",
        "system.perturb",
        "a..b",
        ""
    };

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readOrProblems(long seed) {
        Mutator mutator = new Mutator(seed);
        for (int i = 0; i < 50; i++) {
            String text = mutator.text(mutator.below(3) == 0 ? Studies.FLAGSHIP : Studies.MINIMAL);
            String[] sets = mutator.below(3) == 0
                    ? new String[] {PATHS[mutator.below(PATHS.length)] + "=" + mutator.piece()}
                    : new String[0];
            check(text, sets);
        }
    }

    private static void check(String text, String... sets) {
        Study study;
        try {
            study = Studies.read(text, sets);
        } catch (StudyException e) {
            assertFalse(e.problems().isEmpty());
            e.problems().forEach(problem -> assertFalse(problem.message().isBlank()));
            return;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(List.of(sets) + "\n" + text, e);
        }
        assertEquals(study, Studies.read(StudyWriter.write(study)), text);
        assertFalse(Cells.of(study).isEmpty());
    }
}
