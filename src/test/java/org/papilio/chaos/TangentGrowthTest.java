package org.papilio.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.chaos.systems.ExpressionMap;
import org.papilio.chaos.systems.KnownSystems;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.DiscreteMap;

class TangentGrowthTest {

    private static DiscreteMap map(String expression) {
        return ExpressionMap.parse(expression).system(Map.of()).map(Map.of());
    }

    private static double[] follow(TangentGrowth growth, double[] start, int steps) {
        double[] x = start.clone();
        for (int t = 0; t < steps; t++) {
            x = growth.step(x);
        }
        return x;
    }

    @Test
    void agreesWithTheProductOfJacobiansInFortyDigits() {
        DiscreteMap henon = KnownSystems.named("henon").orElseThrow().map(Map.of());
        Precision<BigDecimal> judge = Precisions.decimal(40);
        TangentMap<BigDecimal> exact = new TangentMap<>(henon, judge);
        TangentGrowth growth = new TangentGrowth(henon, 2);
        double[] x = {0.1, 0.1};
        double[] unit = Frames.generic(2, 1)[0];
        List<BigDecimal> v = Arrays.stream(unit).mapToObj(judge::of).toList();
        for (int t = 0; t < 200; t++) {
            List<BigDecimal> at = Arrays.stream(x).mapToObj(judge::of).toList();
            v = exact.apply(at, List.of(v)).tangents().get(0);
            x = growth.step(x);
        }
        BigDecimal square = v.get(0).multiply(v.get(0)).add(v.get(1).multiply(v.get(1)));
        double expected = 0.5 * judge.toDouble(judge.log(square));
        assertEquals(expected, growth.growth().curve().nats(199), 1e-9);
        assertEquals(OptionalLong.empty(), growth.growth().brokenAt());
        assertFalse(growth.growth().isPeriodic());
    }

    @Test
    void returnsTheStateOfAnOrdinaryStep() {
        DiscreteMap henon = KnownSystems.named("henon").orElseThrow().map(Map.of());
        List<Double> expected = List.of(0.1, 0.1);
        for (int t = 0; t < 50; t++) {
            expected = henon.apply(Precisions.DOUBLE, expected);
        }
        double[] x = follow(new TangentGrowth(henon, 2), new double[] {0.1, 0.1}, 50);
        assertEquals(expected, Arrays.stream(x).boxed().toList());
    }

    @Test
    void theInitialDifferenceIsOneOfTheFreeCoordinatesOnly() {
        DiscreteMap apart = map("x: 0.5*x; y: 2*y");
        TangentGrowth growth = new TangentGrowth(apart, 1);
        follow(growth, new double[] {1, 1}, 10);
        assertEquals(-10 * StrictMath.log(2), growth.growth().curve().nats(9), 1e-12);
    }

    @Test
    void aDerivativeThatIsNotFiniteEndsTheCurve() {
        DiscreteMap root = map("x: sqrt(x) - sqrt(x)");
        TangentGrowth growth = new TangentGrowth(root, 1);
        follow(growth, new double[] {4}, 40);
        assertEquals(OptionalLong.of(2), growth.growth().brokenAt());
        assertEquals(1, growth.growth().curve().size());
        Verdict verdict = VerdictRule.STANDARD.withoutDerivative(growth.growth().curve(), 2);
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(verdict.reason().contains("step 2"), verdict.reason());
    }

    @Test
    void knowsAnOrbitThatRepeatsItselfFromOneThatDoesNot() {
        TangentGrowth fixed = new TangentGrowth(map("x: 2*x"), 1);
        follow(fixed, new double[] {0}, 40);
        assertTrue(fixed.growth().isPeriodic());
        TangentGrowth cycle = new TangentGrowth(map("x: 1 - x"), 1);
        follow(cycle, new double[] {0.25}, 40);
        assertTrue(cycle.growth().isPeriodic());
        TangentGrowth leaving = new TangentGrowth(map("x: 1.5*x"), 1);
        follow(leaving, new double[] {1e-9}, 40);
        assertFalse(leaving.growth().isPeriodic());
        Verdict verdict = VerdictRule.STANDARD.judge(
                fixed.growth().curve(), OptionalLong.empty(), fixed.growth().isPeriodic());
        assertEquals(Outcome.UNDECIDED, verdict.outcome(), verdict.reason());
    }

    @Test
    void windowsAreMeanRatesOfConsecutiveSteps() {
        GrowthCurve curve =
                GrowthCurve.byStep(new double[] {1, 2, 3, 3, 3, 1, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY});
        double[] rates = curve.windows(4);
        assertEquals(1, rates[0]);
        assertEquals(0.5, rates[1]);
        assertEquals(-1, rates[2]);
        assertEquals(Double.NEGATIVE_INFINITY, rates[3]);
        assertTrue(Double.isNaN(curve.windows(8)[7]));
    }

    @Test
    void oneDirectionCountsAsAmplifiedWhenTheWorstWouldBe() {
        VerdictRule one = VerdictRule.STANDARD.forOneOf(1);
        assertEquals(VerdictRule.STANDARD.amplified(), one.amplified(), 1e-12);
        assertTrue(VerdictRule.STANDARD.forOneOf(9).amplified() < 0.5 * one.amplified());
        assertTrue(VerdictRule.STANDARD.forOneOf(1000).amplified() > 0);
    }
}
