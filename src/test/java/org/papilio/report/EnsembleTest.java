package org.papilio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnsembleTest {

    /** Golden values: the formula in 15 digits with mpmath. */
    @ParameterizedTest
    @CsvSource({"10, 100, 0.055229, 0.174366", "0, 20, 0, 0.161125", "20, 20, 0.838875, 1", "1, 3, 0.061492, 0.792340"})
    void wilsonInterval(int count, int total, double low, double high) {
        Share share = new Share(count, total);
        assertEquals(low, share.low(), 1e-6);
        assertEquals(high, share.high(), 1e-6);
    }

    @Test
    void aShareIsNoMoreThanTheWhole() {
        assertThrows(IllegalArgumentException.class, () -> new Share(3, 2));
    }

    private static EnsembleGroup group(int decimals, int elsewhere, int total, double distance) {
        List<EnsembleGroup.Member> members = new ArrayList<>();
        for (int i = 0; i < total; i++) {
            members.add(new EnsembleGroup.Member(
                    distance * (1 + i), Optional.of(i < elsewhere ? "other" : "same"), Optional.of("same")));
        }
        return EnsembleGroup.of(decimals + " decimals", decimals, members);
    }

    @Test
    void countsMembersThatEndElsewhere() {
        assertEquals(Optional.of(new Share(3, 10)), group(3, 3, 10, 1).elsewhere());
        EnsembleGroup unclassified = EnsembleGroup.of(
                "3 decimals", 3, List.of(new EnsembleGroup.Member(1, Optional.empty(), Optional.of("same"))));
        assertEquals(Optional.empty(), unclassified.elsewhere());
    }

    @Test
    void quantilesAreLinearBetweenOrderStatistics() {
        assertEquals(3, group(3, 0, 5, 1).quantile(0.5), 0);
        assertEquals(1.4, group(3, 0, 5, 1).quantile(0.1), 1e-15);
    }

    @Test
    void theSentenceOnSharesFollowsTheShares() {
        String falls = EnsembleProse.elsewhere(List.of(group(3, 80, 100, 1), group(12, 10, 100, 0.1)));
        assertTrue(falls.contains("falls as more decimals are kept"), falls);
        assertTrue(falls.contains("80 %"), falls);
        String alike = EnsembleProse.elsewhere(List.of(group(3, 10, 100, 1), group(12, 11, 100, 0.1)));
        assertTrue(alike.contains("does not depend on the rounding"), alike);
        assertFalse(alike.contains("falls"), alike);
        String rises = EnsembleProse.elsewhere(List.of(group(3, 10, 100, 1), group(12, 80, 100, 0.1)));
        assertTrue(rises.contains("rises"), rises);
    }
}
