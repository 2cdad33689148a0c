package org.papilio.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.papilio.verify.Verification.Outcome;
import org.papilio.verify.Verification.Report;
import org.papilio.verify.Verification.Result;

class VerificationTest {
    private static final String REMEDY =
            "if a definition was changed on purpose, papilio verify --print writes digests.txt anew";

    /** The product's own promise, on the JDK that runs the tests. */
    @Test
    void everythingHasTheKnownBits() {
        Report report = Verification.run(Digests.known(), "", 2, result -> {});
        List<String> others = report.results().stream()
                .filter(result -> result.outcome() != Outcome.MATCHED)
                .map(Result::toString)
                .toList();
        assertEquals(List.of(), others, REMEDY);
        assertEquals(List.of(), report.missing(), REMEDY);
        assertTrue(report.sound());
    }

    @Test
    void aChangedDigestFails() {
        Map<String, String> known = new HashMap<>(Digests.known());
        known.put("number/double/exp", "0".repeat(32));
        Report report = Verification.run(known, "number/double/", 1, result -> {});
        assertFalse(report.sound());
        assertEquals(1, report.count(Outcome.DIFFERS));
        Result differs = report.results().stream()
                .filter(result -> result.outcome() == Outcome.DIFFERS)
                .findFirst()
                .orElseThrow();
        assertEquals("number/double/exp", differs.name());
        assertEquals(Digests.known().get("number/double/exp"), differs.actual());
    }

    @Test
    void aDigestThatNothingComputesFails() {
        Map<String, String> known = new HashMap<>(Digests.known());
        known.put("statistics/forgotten", "0".repeat(32));
        Report report = Verification.run(known, "statistics", 1, result -> {});
        assertEquals(List.of("statistics/forgotten"), report.missing());
        assertFalse(report.sound());
    }

    @Test
    void aDigestThatIsNotKnownFails() {
        Report report = Verification.run(Map.of(), "random/derived", 1, result -> {});
        assertEquals(1, report.count(Outcome.UNKNOWN));
        assertFalse(report.sound());
    }

    /** What is printed is what is read. */
    @Test
    void theFileHasTheDigests() {
        List<Result> results = new ArrayList<>();
        Report report = Verification.run(Map.of(), "random/", 1, results::add);
        assertEquals(report.results(), results);
        Map<String, String> read = Digests.parse(Digests.text(results));
        assertEquals(results.size(), read.size());
        results.forEach(result -> assertEquals(result.actual(), read.get(result.name())));
    }

    /** Several ways of computing the same are one digest: a file is not written of two. */
    @Test
    void twoWaysMustAgree() {
        Result one = new Result("lanes/x", "plain", "", Outcome.UNKNOWN, "", "aa", "");
        Result other = new Result("lanes/x", "vector", "", Outcome.UNKNOWN, "", "bb", "");
        Result skipped = new Result("lanes/x", "vector", "", Outcome.SKIPPED, "", "", "no vectors");
        Result failed = new Result("lanes/x", "vector", "", Outcome.DIFFERS, "", "", "broken");
        assertTrue(Digests.text(List.of(one, skipped)).endsWith("\naa  lanes/x\n"));
        assertEquals(
                "lanes/x (vector) has the digest bb, computed in another way aa",
                assertThrows(IllegalStateException.class, () -> Digests.text(List.of(one, other)))
                        .getMessage());
        assertThrows(IllegalStateException.class, () -> Digests.text(List.of(one, failed)));
    }
}
