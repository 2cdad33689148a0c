package org.papilio.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubleDoubleTest {
    private static final long SEED = 31;
    private static final DoubleDouble LARGEST = DoubleDouble.ofSum(Double.MAX_VALUE, 0x1p969);
    private static final DoubleDouble INFINITY = DoubleDouble.of(Double.POSITIVE_INFINITY);

    @Test
    void partsAreNormalised() {
        DoubleDouble swapped = DoubleDouble.ofSum(1e-20, 1);
        assertEquals(1, swapped.hi());
        assertEquals(1e-20, swapped.lo());
        // The leading part is the sum rounded to even, also where the trailing one is half a unit.
        DoubleDouble tie = DoubleDouble.ofSum(1 + 0x1p-52, 0x1p-53);
        assertEquals(1 + 0x1p-51, tie.hi());
        assertEquals(-0x1p-53, tie.lo());
    }

    @Test
    void overflowIsInfinite() {
        assertTrue(LARGEST.isFinite());
        assertEquals(LARGEST, DoubleDouble.of(LARGEST.toBigDecimal()));
        assertEquals(INFINITY, LARGEST.add(LARGEST));
        assertEquals(INFINITY.negate(), LARGEST.negate().sub(LARGEST));
        assertEquals(INFINITY, LARGEST.mul(DoubleDouble.of(2)));
        assertEquals(INFINITY, LARGEST.div(DoubleDouble.of(0.5)));
        assertEquals(LARGEST, LARGEST.sub(DoubleDouble.ZERO));
        assertEquals(DoubleDouble.ONE, LARGEST.div(LARGEST));
        assertEquals(INFINITY, DoubleDouble.of(new BigDecimal("1E+400")));
        assertEquals(DoubleDouble.ZERO, DoubleDouble.of(new BigDecimal("1E-999999999")));
    }

    @ParameterizedTest
    @CsvSource({
        "1e-300, 1e-10",
        "1e-310, 1e-310",
        "1e300, 1e-5",
        "1e-290, 1e300",
        "1e-308, 7e-320",
        "1e308, 3e307",
        "1e-280, 1e-300"
    })
    void quotientsAndRootsOfExtremeNumbersAreAccurate(double x, double y) {
        Random random = new Random(SEED);
        MathContext many = new MathContext(80);
        for (int i = 0; i < 50; i++) {
            DoubleDouble a = DoubleDouble.ofSum(x * (0.5 + random.nextDouble() / 2), x * 0x1p-54 * random.nextDouble());
            DoubleDouble b = DoubleDouble.ofSum(y * (0.5 + random.nextDouble() / 2), y * 0x1p-54 * random.nextDouble());
            assertClose(a.toBigDecimal().divide(b.toBigDecimal(), many), a.div(b), 11);
            assertClose(a.toBigDecimal().sqrt(many), a.sqrt(), 4);
        }
    }

    private static void assertClose(BigDecimal exact, DoubleDouble result, int units) {
        BigDecimal bound =
                exact.abs().multiply(new BigDecimal(units * 0x1p-106)).add(new BigDecimal(Double.MIN_VALUE));
        assertTrue(result.toBigDecimal().subtract(exact).abs().compareTo(bound) <= 0, () -> result + ", not " + exact);
    }

    @Test
    void scalingLosesNothingOrRoundsOnce() {
        DoubleDouble x = DoubleDouble.ofSum(1.1, 3e-17);
        assertEquals(x, x.scalb(-900).scalb(900));
        BigDecimal small = x.scalb(-1060).toBigDecimal();
        BigDecimal exact = x.toBigDecimal().multiply(new BigDecimal(0x1p-1060));
        BigDecimal half = new BigDecimal(Double.MIN_VALUE).divide(BigDecimal.valueOf(2));
        assertTrue(small.subtract(exact).abs().compareTo(half) <= 0);
    }

    @Test
    void numbersWithAGapInTheirBitsReadBack() {
        for (DoubleDouble x : new DoubleDouble[] {
            DoubleDouble.ofSum(1, 1e-200), DoubleDouble.ofSum(-3, 4.9e-324), LARGEST, DoubleDouble.ofSum(0.1, -0x1p-57)
        }) {
            assertEquals(x, Precisions.DOUBLE_DOUBLE.parse(x.toString()));
        }
    }
}
