package org.papilio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papilio.run.CellResult;
import org.papilio.train.Status;

final class CircuitClaimTest {
    private static final List<String> DIVIDES = List.of("circuit", "swapped circuit");

    private static CircuitRuns runs(int circuits, int swapped, int silent) {
        return new CircuitRuns(
                "runs",
                IntStream.range(0, circuits + swapped + silent)
                        .mapToObj(i -> run(
                                i, i < circuits ? "circuit" : i < circuits + swapped ? "swapped circuit" : "silent"))
                        .toList());
    }

    private static CellResult run(int index, String fate) {
        return new CellResult(
                "id" + index,
                index,
                "complex",
                Map.of(),
                Status.FINISHED,
                "",
                10,
                0,
                0,
                List.of(),
                Map.of("fate", fate),
                List.of(),
                List.of(),
                List.of());
    }

    private static CircuitClaim claim(Map<String, Object> option) {
        return CircuitClaim.of(List.of(option)).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "0.7, 0.8, the measured share is smaller",
        "0.1, 0.5, the measured share is larger",
        "0.5, 0.7, the claim holds",
        "0.55, 0.65, 'the interval reaches beyond the claim, which is neither confirmed nor refuted'"
    })
    void holdsARangeAgainstTheIntervalOfAShare(double from, double to, String verdict) {
        CircuitClaim claim = claim(Map.of("claim", "A", "part", "complex", "fates", DIVIDES, "from", from, "to", to));
        String words = claim.judge(runs(17, 104, 79));
        assertTrue(words.endsWith("measured 121 of 200, 60 % (54 to 67 %); " + verdict + "."), words);
    }

    @Test
    void holdsACountAgainstACount() {
        CircuitRuns runs = runs(17, 104, 79);
        Map<String, Object> few = Map.of("claim", "A", "part", "complex", "fates", DIVIDES, "count", 16, "of", 21);
        assertEquals(
                "A (16 of 21, 76 % (55 to 89 %)): measured 121 of 200, 60 % (54 to 67 %); the two can come from the same"
                        + " probability (difference −31 to 7 percentage points with 95 % confidence).",
                claim(few).judge(runs));
        Map<String, Object> many = Map.of("claim", "A", "part", "complex", "fates", DIVIDES, "count", 760, "of", 1000);
        assertTrue(claim(many).judge(runs).contains("the two probabilities differ, by −23 to −8 percentage points"));
    }

    @Test
    void refusesWhatIsNoClaim() {
        assertThrows(IllegalArgumentException.class, () -> CircuitClaim.of("all of them"));
        assertThrows(
                IllegalArgumentException.class,
                () -> claim(Map.of("claim", "A", "part", "complex", "fates", List.of("lucky"), "from", 0, "to", 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> claim(Map.of("claim", "A", "part", "complex", "fates", DIVIDES, "count", 3, "of", 2)));
    }
}
