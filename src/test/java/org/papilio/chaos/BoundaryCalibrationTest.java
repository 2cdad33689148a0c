package org.papilio.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.papilio.random.LegacyRandom;
import org.papilio.stats.Interval;
import org.papilio.stats.Quantiles;

/** How often the intervals hold the dimensions of boundaries that are known; the seeds are 0, 1, 2, ... */
class BoundaryCalibrationTest {
    private static final int[] SIZES = {256, 512, 1024};
    private static final int[] DRAWS = {5, 2, 1};

    private static final class Coverage {
        private final double truth;
        private final List<Double> errors = new ArrayList<>();
        private double width;
        private int held;

        Coverage(double truth) {
            this.truth = truth;
        }

        void add(double value, Interval interval) {
            errors.add(value - truth);
            width += interval.width();
            held += interval.contains(truth) ? 1 : 0;
        }

        double share() {
            return (double) held / errors.size();
        }

        double bias() {
            return Quantiles.median(errors.stream().mapToDouble(e -> e).toArray());
        }

        @Override
        public String toString() {
            return "bias " + Shown.of(bias(), 2) + ", width " + Shown.of(width / errors.size(), 2) + ", held in " + held
                    + " of " + errors.size();
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void intervalsHoldTheDimension(KnownBoundary known) {
        Coverage allBoxes = new Coverage(known.dimension());
        Coverage allShifts = new Coverage(known.dimension());
        for (int k = 0; k < SIZES.length; k++) {
            Coverage boxes = new Coverage(known.dimension());
            Coverage shifts = new Coverage(known.dimension());
            for (int seed = 0; seed < DRAWS[k]; seed++) {
                Basins basins = known.basins(SIZES[k], seed);
                BoxDimension dimension = BoxDimension.of(basins).orElseThrow();
                UncertaintyExponent uncertainty = UncertaintyExponent.of(basins).orElseThrow();
                for (Coverage coverage : List.of(boxes, allBoxes)) {
                    coverage.add(dimension.dimension(), dimension.interval());
                }
                for (Coverage coverage : List.of(shifts, allShifts)) {
                    coverage.add(2 - uncertainty.exponent(), uncertainty.dimension());
                }
            }
            System.out.println(known + " at " + SIZES[k] + ": D by boxes: " + boxes + "; 2 - alpha: " + shifts);
        }
        assertTrue(allBoxes.share() >= 0.7, "boxes: " + allBoxes);
        assertTrue(allShifts.share() >= 0.7, "shifts: " + allShifts);
        assertEquals(0, allBoxes.bias(), 0.1, "boxes: " + allBoxes);
        assertEquals(0, allShifts.bias(), 0.1, "shifts: " + allShifts);
    }

    /** The limit stated in BoxDimension: not a fault to be mended by another range of boxes, but nothing to hide. */
    @Test
    void aRoughGraphNoHigherThanWideReadsTooLow() {
        int n = 512;
        Basins low = Basins.of(KnownBoundary.midpoint(n, new LegacyRandom(3), 1.5, 0.5), n);
        assertEquals(1.33, BoxDimension.of(low).orElseThrow().dimension(), 0.1);
    }

    @Test
    void straightAndSmoothBoundariesPassTheTestOfDiscs() {
        int different = 0;
        int fractal = 0;
        int draws = 12;
        for (int seed = 0; seed < draws; seed++) {
            Basins smooth = SmoothBoundary.like(KnownBoundary.CIRCLE.basins(256, seed), seed);
            different += FractalBoundaryTest.of(smooth, seed).orElseThrow().differsFromStraight() ? 1 : 0;
            Basins rough = KnownBoundary.FIELD_1_5.basins(256, seed);
            fractal += FractalBoundaryTest.of(rough, seed).orElseThrow().differsFromStraight() ? 1 : 0;
        }
        System.out.println("test of discs: " + different + " of " + draws + " smooth boundaries and " + fractal + " of "
                + draws + " fractal ones differ from a straight one");
        assertTrue(different <= 3, different + " of " + draws + " smooth boundaries, seeds from 0");
        assertTrue(fractal >= 8, fractal + " of " + draws + " fractal boundaries, seeds from 0");
    }

    /** The limit of large discs is the published number. */
    @Test
    void theSmoothValueApproachesThePublishedOne() {
        FractalBoundaryTest test =
                FractalBoundaryTest.of(KnownBoundary.LINE.basins(640, 1), 0).orElseThrow();
        assertEquals(20, test.radius());
        assertEquals(FractalBoundaryTest.SMOOTH_LIMIT, test.smooth(), 0.005);
    }
}
