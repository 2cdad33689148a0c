package org.papilio.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.number.Accuracy.Worst;

/** What every precision keeps. */
abstract class PrecisionContractTest<T> {
    static final long SEED = 20250611;

    final Precision<T> p;

    PrecisionContractTest(Precision<T> precision) {
        this.p = precision;
    }

    /** The unit in the last place of an exact value. */
    abstract BigDecimal ulp(BigDecimal exact);

    /** The largest error of each elementary function, in ulp, as its documentation states it. */
    abstract Map<String, Double> bounds();

    /** The largest relative errors of add, mul, div, sqrt in units of the unit round-off. */
    Map<String, Double> operationBounds() {
        return Map.of("add", 1.0, "mul", 1.0, "div", 1.0, "sqrt", 1.0);
    }

    /** Operands of arithmetic lie between 10^-e and 10^e, so that no third power leaves the range. */
    int maxExponent() {
        return 40;
    }

    boolean hasInfinities() {
        return true;
    }

    T of(String decimal) {
        return p.of(new BigDecimal(decimal));
    }

    private List<T> elements(int count) {
        return new Samples(SEED).elements(p, count, maxExponent());
    }

    @Test
    void isFoundByItsName() {
        assertEquals(p, Precisions.named(p.name()));
    }

    @Test
    void arithmeticKeepsTheLawsThatSurviveRounding() {
        T zero = of("0");
        T one = of("1");
        for (T a : elements(60)) {
            assertEquals(a, p.add(a, zero));
            assertEquals(a, p.sub(a, zero));
            assertEquals(a, p.mul(a, one));
            assertEquals(a, p.div(a, one));
            assertEquals(a, p.neg(p.neg(a)));
            assertEquals(zero, p.sub(a, a));
            assertEquals(p.neg(a), p.mul(of("-1"), a));
            if (!a.equals(zero)) {
                assertEquals(one, p.div(a, a), () -> p.toString(a));
            }
            for (T b : elements(60)) {
                assertEquals(p.add(a, b), p.add(b, a));
                assertEquals(p.mul(a, b), p.mul(b, a), () -> p.toString(a) + ", " + p.toString(b));
                assertEquals(p.sub(a, b), p.add(a, p.neg(b)));
                assertEquals(p.mul(p.neg(a), b), p.neg(p.mul(a, b)));
            }
        }
    }

    @Test
    void operationsAreWithinTheirBounds() {
        List<T> left = elements(90);
        List<T> right = new Samples(SEED + 1).elements(p, 90, maxExponent());
        MathContext many = new MathContext(2 * p.digits() + 20);
        Map<String, Double> bounds = operationBounds();
        check("add", Accuracy.worstOperation(p, p::add, BigDecimal::add, left, right), bounds);
        check("add", Accuracy.worstOperation(p, p::sub, BigDecimal::subtract, left, right), bounds);
        check("mul", Accuracy.worstOperation(p, p::mul, BigDecimal::multiply, left, right), bounds);
        List<T> divisors = right.stream().filter(b -> p.toDouble(b) != 0).toList();
        check("div", Accuracy.worstOperation(p, p::div, (a, b) -> a.divide(b, many), left, divisors), bounds);
        check(
                "sqrt",
                Accuracy.worstOperation(
                        p,
                        (a, b) -> p.sqrt(p.max(a, p.neg(a))),
                        (a, b) -> a.abs().sqrt(many),
                        left,
                        List.of(of("1"))),
                bounds);
    }

    @Test
    void sumsOfNeighboursLoseNothing() {
        for (T a : elements(60)) {
            for (int k : new int[] {1, -1, 3, -17}) {
                T b = p.plusUlps(a, k);
                assertNotEquals(a, b);
                assertEquals(
                        0,
                        p.toDecimal(p.sub(b, a)).compareTo(p.toDecimal(b).subtract(p.toDecimal(a))),
                        () -> p.toString(a));
            }
        }
    }

    @Test
    void ulpsMoveUpAndDown() {
        for (T a : elements(60)) {
            assertEquals(a, p.plusUlps(a, 0));
            assertTrue(p.compare(p.plusUlps(a, 1), a) > 0, () -> p.toString(a));
            assertTrue(p.compare(p.plusUlps(a, -1), a) < 0, () -> p.toString(a));
            assertTrue(p.compare(p.plusUlps(a, 5), p.plusUlps(a, 4)) > 0, () -> p.toString(a));
            if (p.toDouble(a) != 0) {
                BigDecimal moved = p.toDecimal(p.plusUlps(a, 1)).subtract(p.toDecimal(a));
                double relative =
                        moved.divide(p.toDecimal(a).abs(), new MathContext(5)).doubleValue();
                assertTrue(
                        relative <= 2.01 * p.unitRoundoff() && relative >= 0.19 * p.unitRoundoff(),
                        () -> p.toString(a));
            }
        }
    }

    /** Whether the exact value is rounded, rather than the product with a power of ten. */
    boolean roundsExactly() {
        return true;
    }

    @Test
    void fmaIsTheProductAndSum() {
        List<T> some = elements(25);
        for (T a : some) {
            for (T b : some) {
                for (T c : List.of(of("0.3"), p.neg(p.mul(a, b)), of("1e20"))) {
                    BigDecimal exact = p.toDecimal(a).multiply(p.toDecimal(b)).add(p.toDecimal(c));
                    T expected = hasFusedMultiplyAdd() ? p.of(exact) : p.add(p.mul(a, b), c);
                    assertEquals(
                            0,
                            p.toDecimal(expected).compareTo(p.toDecimal(p.fma(a, b, c))),
                            () -> p.toString(a) + " " + p.toString(b));
                }
            }
        }
    }

    boolean hasFusedMultiplyAdd() {
        return true;
    }

    @Test
    void choicesFollowTheOrder() {
        List<T> some = elements(40);
        for (T a : some) {
            for (T b : some) {
                int order = p.toDecimal(a).compareTo(p.toDecimal(b));
                assertEquals(Integer.signum(order), Integer.signum(p.compare(a, b)));
                assertEquals(order >= 0 ? a : b, p.max(a, b));
                assertEquals(order <= 0 ? a : b, p.min(a, b));
                assertEquals(p.toDecimal(a).signum() > 0 ? b : a, p.select(a, b, a));
            }
        }
    }

    @Test
    void stringsAndDecimalsReadBack() {
        for (T a : new Samples(SEED).elements(p, 400, maxExponent() / 2)) {
            String text = p.toString(a);
            assertEquals(a, p.parse(text), text);
            assertEquals(a, p.of(p.toDecimal(a)), text);
            assertEquals(p.toDouble(a), p.toDecimal(a).doubleValue(), text);
        }
        assertEquals("0.1", p.toString(of("0.1")));
        assertEquals("-20", p.toString(of("-2E+1")));
        assertEquals("1.5E-9", p.toString(of("0.0000000015")));
        assertThrows(NumberFormatException.class, () -> p.parse("1,5"));
        assertThrows(NumberFormatException.class, () -> p.parse(""));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7, 12})
    void roundingIsHalfToEven(int decimals) {
        for (T a : new Samples(SEED).elements(p, 100, 2)) {
            BigDecimal exact = p.toDecimal(a);
            BigDecimal rounded = p.toDecimal(p.round(a, decimals));
            double error = rounded.subtract(exact).abs().doubleValue();
            double slip = 4 * p.unitRoundoff() * Math.abs(p.toDouble(a));
            assertTrue(error <= 0.5 * StrictMath.pow(10, -decimals) + slip, () -> p.toString(a));
            BigDecimal nearest = exact.setScale(decimals, RoundingMode.HALF_EVEN);
            if (roundsExactly()) {
                assertEquals(p.of(nearest), p.of(rounded), () -> p.toString(a));
            }
        }
        assertEquals(of("2"), p.round(of("2.5"), 0));
        assertEquals(of("-0.12"), p.round(of("-0.125"), 2));
        assertThrows(IllegalArgumentException.class, () -> p.round(of("1"), -1));
        assertThrows(IllegalArgumentException.class, () -> p.round(of("1"), 23));
    }

    @ParameterizedTest
    @EnumSource(Accuracy.Function.class)
    void elementaryFunctionsAreWithinTheirBounds(Accuracy.Function function) {
        check(function.method, Accuracy.worst(p, function, this::ulp, SEED, 120), bounds());
    }

    @Test
    void atan2IsWithinItsBound() {
        check("atan2", Accuracy.worstAtan2(p, this::ulp, SEED, 100), bounds());
    }

    @Test
    void elementaryFunctionsOfRoundNumbers() {
        T zero = of("0");
        T one = of("1");
        assertEquals(one, p.exp(zero));
        assertEquals(zero, p.log(one));
        assertEquals(zero, p.tanh(zero));
        assertEquals(zero, p.sin(zero));
        assertEquals(one, p.cos(zero));
        assertEquals(zero, p.atan2(zero, one));
        assertEquals(of("0.5"), p.sigmoid(zero));
        assertEquals(one, p.tanh(of("5000")));
        assertEquals(of("-1"), p.tanh(of("-5000")));
        assertEquals(of("12"), p.sqrt(of("144")));
        BigDecimal pi = new BigDecimal("3.141592653589793238462643383279502884197169399375105820974944592307816406286");
        assertEquals(p.of(pi), p.atan2(zero, of("-1")));
        assertEquals(p.of(pi.divide(BigDecimal.valueOf(2))), p.atan2(of("3"), zero));
    }

    @Test
    void infinitiesAndNotANumber() {
        assumeTrue(hasInfinities());
        T nan = p.of(Double.NaN);
        T infinity = p.of(Double.POSITIVE_INFINITY);
        T minus = p.of(Double.NEGATIVE_INFINITY);
        T zero = of("0");
        T one = of("1");
        for (T special : List.of(nan, infinity, minus)) {
            assertTrue(!p.isFinite(special));
            assertEquals(special, p.parse(p.toString(special)));
            assertEquals(special, p.round(special, 3));
            assertThrows(ArithmeticException.class, () -> p.toDecimal(special));
            for (T result : List.of(
                    p.add(nan, special),
                    p.mul(special, nan),
                    p.div(nan, special),
                    p.max(nan, special),
                    p.min(special, nan),
                    p.max(special, nan),
                    p.min(nan, special))) {
                assertEquals(nan, result);
            }
            assertEquals(special, p.add(special, one));
            assertEquals(special, p.div(special, of("3")));
        }
        assertEquals(nan, p.sub(infinity, infinity));
        assertEquals(nan, p.mul(zero, infinity));
        assertEquals(nan, p.div(zero, zero));
        assertEquals(infinity, p.div(one, zero));
        assertEquals(minus, p.div(of("-1"), zero));
        assertEquals(zero, p.div(one, infinity));
        assertEquals(minus, p.mul(infinity, of("-2")));
        assertEquals(infinity, p.sqrt(infinity));
        assertEquals(nan, p.sqrt(of("-1")));
        assertEquals(one, p.select(nan, zero, one));
        assertEquals(infinity, p.exp(infinity));
        assertEquals(zero, p.exp(minus));
        assertEquals(infinity, p.exp(of("1000")));
        assertEquals(zero, p.exp(of("-1000")));
        assertEquals(infinity, p.log(infinity));
        assertEquals(minus, p.log(zero));
        assertEquals(nan, p.log(of("-1")));
        assertEquals(one, p.tanh(infinity));
        assertEquals(of("-1"), p.tanh(minus));
        assertEquals(nan, p.sin(infinity));
        assertEquals(nan, p.cos(minus));
        assertEquals(one, p.sigmoid(infinity));
        assertEquals(zero, p.sigmoid(minus));
        assertEquals(zero, p.atan2(one, infinity));
        assertEquals(p.atan2(one, one), p.atan2(infinity, infinity));
        for (String name : List.of("exp", "log", "tanh", "sin", "cos", "sqrt", "sigmoid")) {
            assertEquals(nan, Accuracy.method(p, name).apply(nan), name);
        }
        assertEquals(nan, p.atan2(nan, one));
    }

    @Test
    void signedZero() {
        assumeTrue(hasInfinities());
        T zero = of("0");
        T minusZero = p.neg(zero);
        assertNotEquals(zero, minusZero);
        assertEquals("-0", p.toString(minusZero));
        assertEquals(minusZero, p.parse("-0"));
        assertEquals(minusZero, p.of(-0.0));
        assertEquals(zero, p.add(zero, minusZero));
        assertEquals(minusZero, p.add(minusZero, minusZero));
        assertEquals(minusZero, p.mul(zero, of("-3")));
        assertEquals(minusZero, p.div(minusZero, of("3")));
        assertEquals(minusZero, p.sqrt(minusZero));
        assertEquals(minusZero, p.sin(minusZero));
        assertEquals(minusZero, p.tanh(minusZero));
        assertEquals(minusZero, p.atan2(minusZero, of("1")));
        assertEquals(minusZero, p.round(of("-0.2"), 0));
        assertEquals(p.of(Double.NEGATIVE_INFINITY), p.div(of("1"), minusZero));
    }

    private void check(String name, Worst worst, Map<String, Double> bounds) {
        double bound = bounds.get(name);
        assertTrue(
                worst.ulps() <= bound,
                () -> name + " of " + worst.where() + " is " + worst.ulps() + " off, bound " + bound + ", seed "
                        + SEED);
    }
}
