package org.papilio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishedFindingsTest {

    private static List<BigDecimal> numbers(String... values) {
        return Arrays.stream(values).map(BigDecimal::new).toList();
    }

    private static Growth growth(String label, double first, double last) {
        return new Growth(label, List.of(0, 10, 20, 30, 40), List.of(first, last, last, last, last), 20);
    }

    /** Right to four digits, amplified a million times. */
    private static PublishedCase right() {
        return new PublishedCase(
                "5 decimals",
                List.of("w", "b"),
                numbers("3.8460", "-17.8918"),
                numbers("3.84609", "-17.89181"),
                numbers("3.84609123456789", "-17.89183123456789"),
                numbers("3.84609123456788", "-17.89183123456788"),
                numbers("3.84609123450000", "-17.89183123450000"),
                growth("5 decimals", 1e-18, 1e-12),
                Optional.of("{a, b}"),
                true,
                8);
    }

    /** Off by more than seven, one sign wrong, amplified 10^17 times. */
    private static PublishedCase wrong() {
        return new PublishedCase(
                "4 decimals",
                List.of("w", "b"),
                numbers("0.6027", "-27.9626"),
                numbers("0.9", "-39.8"),
                numbers("-0.1264371900000", "-20.6974146600000"),
                numbers("-0.1264371900001", "-20.6974146600001"),
                numbers("-0.1364371900000", "-21.1674146600000"),
                growth("4 decimals", 1e-18, 0.47),
                Optional.of("{a, b}"),
                true,
                8);
    }

    private static PublishedCase unrounded() {
        return new PublishedCase(
                "not rounded",
                List.of("w", "b"),
                numbers("4.0063", "-17.2437"),
                numbers("4.05", "-16.47"),
                numbers("4.0592888500000", "-16.4747615200000"),
                numbers("4.0592888500001", "-16.4747615200001"),
                numbers("4.0592888500002", "-16.4747615200002"),
                growth("not rounded", 1e-18, 1e-11),
                Optional.of("{a, b}"),
                false,
                8);
    }

    private static PublishedFindings findings(PublishedCase... cases) {
        return new PublishedFindings(List.of(cases), "decimal(50)", "decimal(34)");
    }

    @Test
    void countsTheDigitsThatAreRight() {
        assertEquals(List.of(4, 6), right().publishedError().digits());
        assertEquals(4, right().publishedError().fewest());
        assertEquals(0, wrong().publishedError().fewest());
        assertEquals(new BigDecimal("7.2651853400000"), wrong().publishedError().largest());
        assertEquals(1, wrong().publishedError().parameter());
        assertEquals(List.of(0), wrong().wrongSigns());
    }

    @Test
    void aPrintedNumberHasNoMoreRightDigitsThanItHasDigits() {
        assertEquals(
                List.of(4),
                Deviation.ofPrinted(numbers("1.234"), numbers("1.234")).digits());
        assertEquals(99, Deviation.of(numbers("1.234"), numbers("1.234")).fewest());
    }

    @Test
    void judgesWhatTheFinalsAreWorth() {
        assertEquals(PublishedCase.Worth.RIGHT, right().worth());
        assertEquals(PublishedCase.Worth.ROUND_OFF, wrong().worth());
        assertEquals(PublishedCase.Worth.NOT_COMPARABLE, unrounded().worth());
        assertFalse(right().beyondDouble());
        assertTrue(wrong().beyondDouble());
    }

    @Test
    void theRefereeIsAcceptedOnlyWhereItsPrecisionsAgree() {
        assertTrue(right().accepted(8));
        assertFalse(right().accepted(20));
    }

    @Test
    void theAnswerNamesTheWrongNumberWithItsError() {
        String answer = String.join(" ", findings(unrounded(), right(), wrong()).answer());
        assertTrue(answer.contains("off by up to 7.3 (b is −27.96 instead of −20.70, w has the wrong sign)"), answer);
        assertTrue(answer.contains("changes the exact answer by 0.47"), answer);
        assertTrue(answer.contains("those with 5 decimals are right to 4 digits"), answer);
        assertEquals(2, findings(unrounded(), right(), wrong()).answer().size());
    }

    @Test
    void withoutTheWrongCaseTheAnswerSaysOtherwise() {
        String answer = String.join(" ", findings(unrounded(), right()).answer());
        assertFalse(answer.contains("round-off, off by"), answer);
        assertFalse(answer.contains("by chance"), answer);
        assertTrue(answer.contains("a double run is right to"), answer);
    }

    @Test
    void aMapThatHardlyMovesIsSaidToHardlyMove() {
        PublishedCase still = new PublishedCase(
                "5 decimals",
                List.of("w", "b"),
                numbers("4.0593", "-16.4747"),
                numbers("4.0592", "-16.4747"),
                unrounded().referee(),
                unrounded().second(),
                unrounded().refereeFromBinary64(),
                growth("5 decimals", 1e-18, 1e-17),
                Optional.of("{a, b}"),
                true,
                8);
        String sentence = findings(unrounded(), still).answer().get(0);
        assertTrue(sentence.startsWith("The change is not real"), sentence);
        assertTrue(findings(unrounded(), right()).answer().get(0).startsWith("The change is real"));
    }

    @Test
    void kindsOfSolutionAreNamedWhereTheyDiffer() {
        PublishedCase other = new PublishedCase(
                "6 decimals",
                right().names(),
                right().published(),
                right().doubles(),
                right().referee(),
                right().second(),
                right().refereeFromBinary64(),
                right().sensitivity(),
                Optional.of("{c}"),
                true,
                8);
        assertTrue(
                words(PublishedProse.kinds(findings(right(), wrong()))).contains("the same kind of solution, {a, b}"));
        String differ = words(PublishedProse.kinds(findings(right(), wrong(), other)));
        assertTrue(differ.contains("2 of the 3 cases become {a, b}, but with 6 decimals they become {c}"), differ);
    }

    private static String words(List<Block> blocks) {
        return ((Block.Paragraph) blocks.get(0)).text().plain();
    }

    @Test
    void digitsAreMarkedAsFarAsTheyAreRight() {
        Text text = PublishedTables.marked(new BigDecimal("-17.8918"), 4, 4);
        assertEquals(
                List.of(new Text.Span("−17.89", Text.Style.RIGHT), new Text.Span("18", Text.Style.WRONG)),
                text.spans());
        assertEquals(Text.of("0.6027", Text.Style.WRONG), PublishedTables.marked(new BigDecimal("0.6027"), 0, 4));
        assertEquals(
                List.of(new Text.Span("0.60", Text.Style.RIGHT), new Text.Span("27", Text.Style.WRONG)),
                PublishedTables.marked(new BigDecimal("0.6027"), 2, 4).spans());
    }

    @Test
    void everyCaseHasARowInTheTablesAndInTheSummary() {
        PublishedFindings findings = findings(unrounded(), right(), wrong());
        assertEquals(3, PublishedTables.verdicts(findings).rows().size());
        assertEquals(3, PublishedTables.digits(findings).rows().size());
        assertEquals(4, PublishedProse.summary(findings).size());
        assertTrue(PublishedProse.summary(findings).stream().allMatch(line -> line.length() <= 90));
    }
}
