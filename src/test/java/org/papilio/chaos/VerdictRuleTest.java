package org.papilio.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.number.Precisions;

class VerdictRuleTest {
    private static final VerdictRule RULE = VerdictRule.STANDARD;

    private static Verdict judge(int steps, IntToDoubleFunction growth) {
        double[] nats = IntStream.rangeClosed(1, steps).mapToDouble(growth).toArray();
        return RULE.judge(GrowthCurve.byStep(nats), OptionalLong.empty(), false);
    }

    @Test
    void steadyNoisyGrowthIsChaos() {
        Random random = new Random(5);
        double[] walk = new double[1000];
        for (int t = 1; t < walk.length; t++) {
            walk[t] = walk[t - 1] + 0.1 + 0.3 * random.nextGaussian();
        }
        Verdict verdict = RULE.judge(GrowthCurve.byStep(walk), OptionalLong.empty(), false);
        assertEquals(Outcome.SUSTAINED_CHAOS, verdict.outcome(), verdict.reason());
        assertTrue(verdict.tailInterval().orElseThrow().contains(0.1));
    }

    @Test
    void growthByAPowerOfTimeIsNeverChaos() {
        for (int steps : List.of(100, 1000, 100_000)) {
            for (int power = 1; power <= 9; power++) {
                int p = power;
                assertTrue(judge(steps, t -> p * StrictMath.log(t)).outcome() != Outcome.SUSTAINED_CHAOS, "t^" + p);
            }
        }
    }

    @Test
    void theTailOfSolvedRunsIsContracting() {
        Verdict verdict = judge(10_000, t -> -StrictMath.log(1 + 0.1 * t));
        assertEquals(Outcome.CONTRACTING, verdict.outcome(), verdict.reason());
        Verdict after = judge(10_000, t -> t < 500 ? 0.05 * t : 25 - StrictMath.log(t / 500.0));
        assertEquals(Outcome.TRANSIENT_AMPLIFICATION, after.outcome(), after.reason());
    }

    @Test
    void burstsThatEndAreTransient() {
        Verdict verdict = judge(100, t -> Math.min(t, 80) * 0.46);
        assertEquals(Outcome.TRANSIENT_AMPLIFICATION, verdict.outcome(), verdict.reason());
        assertEquals(16, verdict.peakDigits(), 0.1);
        assertEquals(80, verdict.peakStep());
    }

    @Test
    void slowOrShortGrowthIsUndecided() {
        assertEquals(Outcome.UNDECIDED, judge(200, t -> 0.02 * t).outcome());
        assertEquals(Outcome.UNDECIDED, judge(31, t -> t).outcome());
        assertEquals(Outcome.UNDECIDED, judge(1, t -> 1).outcome());
        assertEquals(Outcome.UNDECIDED, judge(0, t -> 1).outcome());
    }

    @Test
    void anUnstableFixedPointIsUndecidedAndDivergenceIsDiverged() {
        GrowthCurve growing = GrowthCurve.byStep(
                IntStream.rangeClosed(1, 500).mapToDouble(t -> t * 0.7).toArray());
        assertEquals(
                Outcome.UNDECIDED,
                RULE.judge(growing, OptionalLong.empty(), true).outcome());
        assertEquals(
                Outcome.DIVERGED,
                RULE.judge(growing, OptionalLong.of(501), false).outcome());
    }

    @Test
    void annihilationIsContracting() {
        assertEquals(
                Outcome.CONTRACTING,
                judge(100, t -> t < 60 ? -t : Double.NEGATIVE_INFINITY).outcome());
    }

    @Test
    void refusesNumbersThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> judge(100, t -> Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> judge(100, t -> Double.POSITIVE_INFINITY));
    }

    @Test
    void learningRatesOfBertels() {
        Verdict tame = Amplification.of(Xor.bertels(0.5), Precisions.DOUBLE, Xor.uniform(9, 4), 500)
                .verdict(RULE);
        assertTrue(tame.outcome() != Outcome.SUSTAINED_CHAOS, tame.reason());
        int chaotic = 0;
        for (int seed = 0; seed < 10; seed++) {
            Verdict wild = Amplification.of(Xor.bertels(30), Precisions.DOUBLE, Xor.uniform(9, seed), 1000)
                    .verdict(RULE);
            chaotic += wild.outcome() == Outcome.SUSTAINED_CHAOS ? 1 : 0;
        }
        assertTrue(chaotic >= 3, "sustained chaos at learning rate 30: " + chaotic + " of 10");
    }
}
