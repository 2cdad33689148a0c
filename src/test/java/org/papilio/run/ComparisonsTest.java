package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.train.Status;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparisonsTest {
    private Results results;

    @BeforeAll
    void run(@TempDir Path root) {
        results = StudyRun.of(Examples.study(), root, Examples::fake).threads(2).execute();
    }

    private CellResult published(Object round, String precision) {
        return results.cells("published").stream()
                .filter(cell ->
                        String.valueOf(cell.settings().get("round_initial")).equals(String.valueOf(round)))
                .filter(cell -> precision.equals(cell.settings().get("precision")))
                .findFirst()
                .orElseThrow();
    }

    private static List<BigDecimal> exact(CellResult cell) {
        return exact(cell, Precisions.named(String.valueOf(cell.settings().get("precision"))));
    }

    private static <T> List<BigDecimal> exact(CellResult cell, Precision<T> precision) {
        return cell.finalParameters().stream()
                .map(text -> precision.toDecimal(precision.parse(text)))
                .toList();
    }

    @Test
    void everyCellIsComparedWithTheSameCellButForTheGivenFields() {
        for (CellResult cell : results.cells("published")) {
            Map<String, Comparison> comparisons = results.comparisons(cell.cell());
            String precision = String.valueOf(cell.settings().get("precision"));
            assertEquals(
                    published(null, precision).cell(),
                    comparisons.get("unrounded").reference());
            Object round = cell.settings().get("round_initial");
            assertEquals(
                    published(round, "decimal(34)").cell(),
                    comparisons.get("referee").reference());
        }
    }

    @Test
    void distanceIsTheLargestExactDifference() {
        CellResult cell = published(7, "float");
        CellResult reference = published(7, "decimal(34)");
        BigDecimal largest = BigDecimal.ZERO;
        for (int k = 0; k < Examples.PARAMETERS; k++) {
            largest = largest.max(
                    exact(cell).get(k).subtract(exact(reference).get(k)).abs());
        }
        Comparison comparison = results.comparisons(cell.cell()).get("referee");
        assertEquals(OptionalDouble.of(largest.doubleValue()), comparison.distance());
        assertTrue(largest.doubleValue() > 1e-12 && largest.doubleValue() < 1e-6, largest.toString());
    }

    @Test
    void digitsAreThoseThatEveryParameterHasAndNoMoreThanThePrecisionCarries() {
        assertEquals(
                OptionalInt.of(0),
                results.comparisons(published(7, "double").cell())
                        .get("unrounded")
                        .digits());
        int ofDouble = results.comparisons(published(3, "double").cell())
                .get("referee")
                .digits()
                .orElseThrow();
        assertEquals(15, ofDouble);
        int ofFloat = results.comparisons(published(3, "float").cell())
                .get("referee")
                .digits()
                .orElseThrow();
        assertTrue(ofFloat == 6 || ofFloat == 7, "digits " + ofFloat);
    }

    @Test
    void theReferenceItselfHasDistanceZeroAndNoDigits() {
        CellResult reference = published(3, "decimal(34)");
        Comparison comparison = results.comparisons(reference.cell()).get("referee");
        assertEquals(new Comparison(reference.cell(), OptionalDouble.of(0), OptionalInt.empty()), comparison);
    }

    @Test
    void divergedCellsHaveNeither() {
        List<CellResult> diverged = results.cells().stream()
                .filter(cell -> cell.status() == Status.DIVERGED)
                .toList();
        assertEquals(2, diverged.size());
        for (CellResult cell : diverged) {
            Comparison comparison = results.comparisons(cell.cell()).get("unrounded");
            assertTrue(comparison.distance().isEmpty() && comparison.digits().isEmpty());
        }
    }

    @Test
    void aCellWithoutAReferenceHasNoComparison() {
        assertFalse(results.comparisons(results.cells("ensemble").get(0).cell()).containsKey("referee"));
    }

    @Test
    void distancesByStepAreExact() {
        for (String name : List.of("float", "double", "double-double", "decimal(34)")) {
            for (String other : List.of("float", "double", "double-double", "decimal(34)")) {
                CellResult cell = published(7, name);
                CellResult reference = published(7, other);
                double[] distances = Distances.byStep(results, cell.cell(), reference.cell());
                assertEquals(cell.recorded().size(), distances.length);
                List<List<BigDecimal>> a = results.trajectory(cell.cell()).exact();
                List<List<BigDecimal>> r = results.trajectory(reference.cell()).exact();
                for (int step = 0; step < distances.length; step++) {
                    BigDecimal largest = BigDecimal.ZERO;
                    for (int k = 0; k < Examples.PARAMETERS; k++) {
                        largest = largest.max(
                                a.get(step).get(k).subtract(r.get(step).get(k)).abs());
                    }
                    assertEquals(largest.doubleValue(), distances[step], name + " - " + other + " at " + step);
                }
            }
        }
        CellResult cell = published(null, "double-double");
        assertArrayEquals(new double[5], Distances.byStep(results, cell.cell(), cell.cell()));
    }
}
