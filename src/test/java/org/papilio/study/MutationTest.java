package org.papilio.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a study file, it is read or has problems; and what is read can be written, enumerated and hashed. */
class MutationTest {
    private static final String[] PIECES = {
        "none",
        "[",
        "]",
        "{",
        "}",
        ": ",
        ", ",
        "- ",
        "\n",
        "  ",
        "0",
        "-1",
        "1e9",
        "NaN",
        "1..3",
        "9999999999",
        "[]",
        "{}",
        "\"",
        "'",
        "#",
        "&a ",
        "*a",
        "!x ",
        "decimal(7)",
        "softmax",
        "sine",
        "null",
        "~",
        "|",
        "W1",
        "1e999999999",
        "\t",
        "\u0000",
        "\u00e9",
        "?",
        "<<",
        "{from: 1, to: 9, count: 3, scale: log}",
        "[[1, 2], [3, 4]]",
        "{draw: normal, scale: 1}",
        "identity"
    };
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
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? Studies.FLAGSHIP : Studies.MINIMAL);
            for (int k = random.nextInt(4); k >= 0; k--) {
                mutate(text, random);
            }
            String[] sets = random.nextInt(3) == 0
                    ? new String[] {PATHS[random.nextInt(PATHS.length)] + "=" + PIECES[random.nextInt(PIECES.length)]}
                    : new String[0];
            check(text.toString(), sets);
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

    private static void mutate(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(12));
        String piece = PIECES[random.nextInt(PIECES.length)];
        switch (random.nextInt(5)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, piece);
            case 2 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
            case 3 -> replaceValue(text, at, piece);
            default -> text.insert(at, text.substring(at, end));
        }
        if (text.isEmpty()) {
            text.append('x');
        }
    }

    /** Replaces what follows a colon. */
    private static void replaceValue(StringBuilder text, int from, String piece) {
        int colon = text.indexOf(": ", from);
        int end = text.indexOf("\n", Math.max(colon, 0));
        if (colon >= 0 && end > colon) {
            text.replace(colon + 2, end, piece);
        }
    }
}
