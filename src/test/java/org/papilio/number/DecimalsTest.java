package org.papilio.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "1e-7, 0.0000001",
        "1e-8, 1E-8",
        "1e20, 100000000000000000000",
        "1e21, 1E21",
        "-1.5e300, -1.5E300",
        "123456789012345680, 123456789012345680",
        "2e-3, 0.002",
        "9007199254740993, 9007199254740992",
        "5e-324, 5E-324",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "1.7976931348623157E308, 1.7976931348623157E308",
        "2.2e-322, 2.2E-322",
        "NaN, NaN",
        "-Infinity, -Infinity",
        "-0.0, -0"
    })
    void shortestStringsOfDoubles(double value, String expected) {
        assertEquals(expected, Decimals.shortest(value));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "16777216, 16777216",
        "3.4028235e38, 3.4028235E38",
        "1.4e-45, 1E-45",
        "1.1754944E-38, 1.1754944E-38",
        "0.3333333, 0.3333333"
    })
    void shortestStringsOfFloats(float value, String expected) {
        assertEquals(expected, Decimals.shortest(value));
    }

    @Test
    void anyBitsReadBackFromAtMostSeventeenDigits() {
        Random random = new Random(9);
        for (int i = 0; i < 5000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String text = Decimals.shortest(value);
                assertEquals(value, Double.parseDouble(text));
                assertTrue(new BigDecimal(text).stripTrailingZeros().precision() <= 17, text);
                assertEquals(value, Precisions.DOUBLE.parse(text));
            }
            float single = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(single)) {
                assertEquals(single, Float.parseFloat(Decimals.shortest(single)));
            }
        }
    }

    @Test
    void theFastWayGivesWhatIsDefined() {
        Random random = new Random(10);
        for (int i = 0; i < 4000; i++) {
            for (double value : new double[] {
                Double.longBitsToDouble(random.nextLong()),
                random.nextGaussian(),
                (float) random.nextGaussian(),
                random.nextInt(1000) / 100.0,
                random.nextLong(),
                Math.nextUp(Math.scalb(1.0, random.nextInt(2000) - 1060)),
                -random.nextInt(1 << 30) * 0x1p-30
            }) {
                if (Double.isFinite(value) && value != 0) {
                    assertEquals(Decimals.searched(value), Decimals.shortest(value), () -> "seed 10, " + value);
                }
            }
        }
    }

    @Test
    void theFastWayHoldsForEveryExponent() {
        Random random = new Random(11);
        for (int exponent = Double.MIN_EXPONENT; exponent <= Double.MAX_EXPONENT; exponent++) {
            double least = Math.scalb(1.0, exponent);
            for (double value : new double[] {
                least,
                Math.nextUp(least),
                Math.nextUp(Math.nextUp(least)),
                Math.scalb(2 - 0x1p-52, exponent),
                Math.scalb(1 + random.nextDouble(), exponent),
                Math.scalb(1 + random.nextInt(1 << 20) * 0x1p-20, exponent)
            }) {
                assertEquals(Decimals.searched(value), Decimals.shortest(value), () -> "seed 11, " + value);
            }
        }
    }

    @Test
    void theFastWayHoldsForFloats() {
        Random random = new Random(12);
        for (int exponent = Float.MIN_EXPONENT; exponent <= Float.MAX_EXPONENT; exponent++) {
            float least = Math.scalb(1f, exponent);
            for (int i = 0; i < 60; i++) {
                float value =
                        i == 0 ? least : i == 1 ? Math.nextUp(least) : Math.scalb(1 + random.nextFloat(), exponent);
                assertEquals(Decimals.searched(value), Decimals.shortest(value), () -> "seed 12, " + value);
            }
        }
    }

    @Test
    void equalValuesHaveEqualStrings() {
        assertEquals("100", Decimals.toString(new BigDecimal("1E+2")));
        assertEquals("100", Decimals.toString(new BigDecimal("100.00")));
        assertEquals("0", Decimals.toString(new BigDecimal("0E-50")));
        assertEquals("-1.25E-8", Decimals.toString(new BigDecimal("-0.0000000125")));
        assertEquals("1E2000000000", Decimals.toString(new BigDecimal("1E+2000000000")));
    }
}
