package org.papilio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({
        "0.4712, 0.47",
        "7.2652, 7.3",
        "19.156, 19",
        "135.2, 140",
        "-27.96, −28",
        "0.00025, 2.5 × 10⁻⁴",
        "0.0010000001, 0.0010",
        "0.099999, 0.10",
        "3.2e17, 3.2 × 10¹⁷",
        "48000, 4.8 × 10⁴",
        "9.99e-4, 0.0010",
        "0, 0",
        "NaN, not a number",
    })
    void aboutKeepsTwoSignificantDigits(double value, String expected) {
        assertEquals(expected, Wording.about(value));
    }

    @ParameterizedTest
    @CsvSource({
        "0.37, 37 %",
        "0.984, 98.4 %",
        "0.99509, 99.5 %",
        "0.99991, 99.991 %",
        "0.0004, 0.04 %",
        "0, 0 %",
        "1, 100 %"
    })
    void percentKeepsAsManyDigitsAsTheDistanceFromTheEndsNeeds(double share, String expected) {
        assertEquals(expected, Wording.percent(share));
    }

    @Test
    void listsReadAsAPersonWouldWriteThem() {
        assertEquals("none", Wording.list(List.of()));
        assertEquals("a", Wording.list(List.of("a")));
        assertEquals("a and b", Wording.list(List.of("a", "b")));
        assertEquals("a, b and c", Wording.list(List.of("a", "b", "c")));
    }

    @Test
    void countsAgreeInNumberAndGroupThousands() {
        assertEquals("1 run", Wording.count(1, "run", "runs"));
        assertEquals("2200 runs", Wording.count(2200, "run", "runs"));
        assertEquals("12\u202f345 runs", Wording.count(12345, "run", "runs"));
    }

    @Test
    void fixedHasAMinusSignAndRoundsHalfToEven() {
        assertEquals("−20.70", Wording.fixed(new BigDecimal("-20.6974"), 2));
        assertEquals("0.12", Wording.fixed(new BigDecimal("0.125"), 2));
    }

    @Test
    void decadeOfRoundsDown() {
        assertEquals("10⁻¹⁸", Wording.decadeOf(9.9e-18));
        assertEquals("1", Wording.decadeOf(3));
        assertEquals("10¹⁷", Wording.decadeOf(3.2e17));
    }
}
