package org.papilio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.papilio.report.Growth.Verdict;

class GrowthTest {

    private static Growth growth(double scale, double... distances) {
        return new Growth(
                "case",
                IntStream.range(0, distances.length).boxed().toList(),
                IntStream.range(0, distances.length).mapToObj(i -> distances[i]).toList(),
                scale);
    }

    @Test
    void growthThatStopsIsTransient() {
        Growth growth = growth(10, 1e-18, 1e-15, 1e-10, 1e-6, 1e-6, 1e-6, 1e-6, 1e-6);
        assertEquals(Verdict.TRANSIENT, growth.verdict());
        assertEquals(1e12, growth.total(), 1);
    }

    @Test
    void growthThatGoesOnIsUndecided() {
        assertEquals(
                Verdict.GROWING,
                growth(10, 1e-18, 1e-17, 1e-16, 1e-15, 1e-14, 1e-13, 1e-12, 1e-11)
                        .verdict());
    }

    @Test
    void shrinkingDifferencesContract() {
        assertEquals(Verdict.CONTRACTING, growth(10, 1e-3, 1e-4, 1e-5, 1e-6).verdict());
    }

    @Test
    void aDifferenceAsLargeAsTheWeightsIsSaturated() {
        assertEquals(Verdict.SATURATED, growth(10, 1e-3, 1, 5, 5, 5).verdict());
        assertEquals(Verdict.TRANSIENT, growth(1000, 1e-3, 1, 5, 5, 5).verdict());
    }

    @Test
    void notANumberIsDiverged() {
        assertEquals(Verdict.DIVERGED, growth(10, 1e-3, 1, Double.NaN).verdict());
        assertEquals(Verdict.NO_DIFFERENCE, growth(10, 0, 0, 0).verdict());
    }

    @Test
    void leavesWhereItStaysAboveTheBound() {
        assertEquals(OptionalInt.of(3), growth(10, 0, 0.5, 0.001, 0.2, 0.3).leavesAt(0.01));
        assertEquals(OptionalInt.empty(), growth(10, 0, 0.5, 0.001).leavesAt(0.01));
        assertEquals(OptionalInt.of(1), growth(10, 0, Double.NaN, Double.NaN).leavesAt(0.01));
    }

    @Test
    void theSteepestStretchIsATenthOfTheRun() {
        double[] distances = IntStream.rangeClosed(0, 100)
                .mapToDouble(
                        i -> i < 40 ? 1e-9 : i < 50 ? 1e-9 * Math.scalb(1, 2 * (i - 40)) : 1e-9 * Math.scalb(1, 20))
                .toArray();
        Growth.Stretch stretch = growth(1e3, distances).steepest();
        assertEquals(40, stretch.from());
        assertEquals(50, stretch.to());
        assertEquals(Math.scalb(1, 20), stretch.factor(), 1);
    }

    @Test
    void asManyDistancesAsSteps() {
        assertThrows(IllegalArgumentException.class, () -> new Growth("x", List.of(0, 1), List.of(0.0), 1));
    }
}
