package org.papilio.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DecimalFieldTest {

    abstract static class Contract extends PrecisionContractTest<BigDecimal> {
        Contract(int digits) {
            super(Precisions.decimal(digits));
        }

        @Override
        BigDecimal ulp(BigDecimal exact) {
            return BigDecimal.ONE.scaleByPowerOfTen((int) Decimals.exponent(exact) - p.digits() + 1);
        }

        /** A hair above one half for the judge's own error; the sigmoid is three roundings, each up to 5 ulp of the result. */
        @Override
        Map<String, Double> bounds() {
            double half = 0.5000001;
            return Map.of(
                    "exp", half, "sigmoid", 10.5, "log", half, "tanh", half, "sin", half, "cos", half, "atan2", half,
                    "sqrt", half);
        }

        @Override
        boolean hasInfinities() {
            return false;
        }
    }

    @Nested
    class Of34Digits extends Contract {
        Of34Digits() {
            super(34);
        }
    }

    @Nested
    class Of50Digits extends Contract {
        Of50Digits() {
            super(50);
        }
    }

    private final Precision<BigDecimal> p = Precisions.decimal(20);

    @Test
    void whatHasNoFiniteValueIsAnError() {
        BigDecimal zero = BigDecimal.ZERO;
        BigDecimal minusOne = BigDecimal.valueOf(-1);
        assertThrows(ArithmeticException.class, () -> p.div(BigDecimal.ONE, zero));
        assertThrows(ArithmeticException.class, () -> p.log(zero));
        assertThrows(ArithmeticException.class, () -> p.log(minusOne));
        assertThrows(ArithmeticException.class, () -> p.sqrt(minusOne));
        assertThrows(ArithmeticException.class, () -> p.of(Double.NaN));
        assertThrows(ArithmeticException.class, () -> p.of(Double.POSITIVE_INFINITY));
    }

    @Test
    void hugeArgumentsNeitherHangNorFillTheMemory() {
        BigDecimal huge = new BigDecimal("1E+2000000000");
        BigDecimal tiny = new BigDecimal("1E-2000000000");
        assertThrows(ArithmeticException.class, () -> p.exp(huge));
        assertEquals(BigDecimal.ZERO, p.exp(huge.negate()));
        assertEquals(BigDecimal.ZERO, p.sigmoid(huge.negate()));
        assertEquals(BigDecimal.ONE, p.sigmoid(huge));
        assertEquals(BigDecimal.ONE, p.exp(tiny));
        assertEquals(BigDecimal.ONE, p.tanh(huge));
        assertEquals(tiny, p.tanh(tiny));
        assertEquals(tiny, p.sin(tiny));
        assertEquals(BigDecimal.ONE, p.cos(tiny));
        assertThrows(ArithmeticException.class, () -> p.sin(huge));
        assertEquals(new BigDecimal("4605170185.988091368"), p.log(huge));
        assertEquals(new BigDecimal("3.1415926535897932385"), p.atan2(tiny, huge.negate()));
        assertEquals(new BigDecimal("-1.5707963267948966192"), p.atan2(huge.negate(), BigDecimal.ONE));
        assertEquals(new BigDecimal("5E-1000000000"), p.atan2(BigDecimal.ONE, new BigDecimal("2E+999999999")));
    }

    @Test
    void equalNumbersAreEqualObjects() {
        assertEquals(p.of(new BigDecimal("100")), p.mul(new BigDecimal("1E+1"), new BigDecimal("10.00")));
        assertEquals(
                p.of(new BigDecimal("0.500")).hashCode(),
                p.div(BigDecimal.ONE, BigDecimal.valueOf(2)).hashCode());
        assertEquals(BigDecimal.ZERO, p.sub(new BigDecimal("0.10"), new BigDecimal("0.1")));
    }

    @Test
    void aTieOfTheRatioIsBrokenByTheArcTangent() {
        Precision<BigDecimal> two = Precisions.decimal(2);
        // 0.125 / 1e12 is a tie of 0.12 and 0.13, its arc tangent is below it; so is that of 0.135, which rounding to
        // even would not see.
        assertEquals(new BigDecimal("1.2E-13"), two.atan2(new BigDecimal("0.125"), new BigDecimal("1E+12")));
        assertEquals(new BigDecimal("1.3E-13"), two.atan2(new BigDecimal("0.135"), new BigDecimal("1E+12")));
    }

    @Test
    void rootsAreRoundedCorrectly() {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            int digits = 2 + random.nextInt(45);
            Precision<BigDecimal> field = Precisions.decimal(digits);
            BigInteger unscaled = new BigInteger(1 + random.nextInt(400), random).add(BigInteger.ONE);
            BigDecimal a = new BigDecimal(unscaled, random.nextInt(200) - 100);
            if (i % 3 == 0 && unscaled.bitLength() > 200) {
                // roots that are ties, and roots just beside them
                a = a.round(new MathContext(digits + 1)).pow(2);
                a = a.add(a.ulp().multiply(BigDecimal.valueOf(random.nextInt(3) - 1L)));
            }
            String what = "seed " + seed + ", root of " + a + " to " + digits + " digits";
            BigDecimal root = field.sqrt(a);
            BigDecimal half = BigDecimal.valueOf(5, Math.toIntExact(digits - Decimals.exponent(root)));
            int above = root.add(half).pow(2).compareTo(a);
            int below = root.subtract(half).pow(2).compareTo(a);
            boolean even = !root.divide(half)
                    .divide(BigDecimal.valueOf(2))
                    .toBigInteger()
                    .testBit(0);
            assertTrue(even ? above >= 0 && below <= 0 : above > 0 && below < 0, what);
            BigDecimal rounded = field.of(a);
            BigDecimal expected = rounded.sqrt(new MathContext(digits, RoundingMode.HALF_EVEN));
            assertEquals(expected.stripTrailingZeros(), field.sqrt(rounded), what);
        }
        assertEquals(BigDecimal.ZERO, p.sqrt(new BigDecimal("0E-7")));
        assertEquals(new BigDecimal("1E+1000000000"), p.sqrt(new BigDecimal("1E+2000000000")));
    }

    @Test
    void theNearestDoubleIsFound() {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int i = 0; i < 5000; i++) {
            double x = Math.scalb(random.nextDouble() - 0.5, random.nextInt(2090) - 1070);
            BigDecimal tie =
                    new BigDecimal(x).add(new BigDecimal(Math.nextUp(x))).divide(BigDecimal.valueOf(2));
            List<BigDecimal> near = List.of(
                    tie,
                    tie.add(tie.ulp()),
                    tie.subtract(tie.ulp()),
                    tie.round(new MathContext(1 + random.nextInt(60))),
                    new BigDecimal(new BigInteger(1 + random.nextInt(300), random), random.nextInt(400) - 200));
            for (BigDecimal value : near) {
                assertEquals(value.doubleValue(), p.toDouble(value), "seed " + seed + ": " + value);
            }
        }
    }

    @Test
    void everyNumberOfDigitsWorks() {
        for (int digits : new int[] {2, 3, 5, 100, 300}) {
            Precision<BigDecimal> field = Precisions.decimal(digits);
            BigDecimal third = field.div(BigDecimal.ONE, BigDecimal.valueOf(3));
            BigDecimal ulp = third.ulp();
            assertEquals(
                    0,
                    field.log(field.exp(third)).subtract(third).abs().compareTo(ulp.multiply(BigDecimal.TEN)) > 0
                            ? 1
                            : 0);
            BigDecimal circle =
                    field.fma(field.sin(third), field.sin(third), field.mul(field.cos(third), field.cos(third)));
            assertEquals(true, circle.subtract(BigDecimal.ONE).abs().compareTo(ulp.multiply(BigDecimal.TEN)) <= 0);
        }
        assertThrows(IllegalArgumentException.class, () -> Precisions.decimal(1));
        assertThrows(IllegalArgumentException.class, () -> Precisions.decimal(1001));
    }
}
