package org.papilio.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.stats.Wilson;

class VerdictTallyTest {

    private static VerdictTally tally(int contracting, int chaotic, int undecided) {
        List<Outcome> verdicts = new ArrayList<>();
        for (int i = 0; i < contracting; i++) {
            verdicts.add(Outcome.CONTRACTING);
        }
        for (int i = 0; i < chaotic; i++) {
            verdicts.add(Outcome.SUSTAINED_CHAOS);
        }
        for (int i = 0; i < undecided; i++) {
            verdicts.add(Outcome.UNDECIDED);
        }
        return VerdictTally.of(verdicts, verdicts.size());
    }

    @Test
    void aMajorityDecidesOnlyWhenItsIntervalLiesAboveOneHalf() {
        assertEquals(Outcome.CONTRACTING, tally(70, 30, 0).verdict());
        assertTrue(Wilson.of(58, 100, 0.95).lower() < 0.5
                && Wilson.of(61, 100, 0.95).lower() > 0.5);
        assertEquals(Outcome.UNDECIDED, tally(58, 42, 0).verdict());
        assertEquals(Outcome.CONTRACTING, tally(61, 39, 0).verdict());
        assertEquals(Outcome.SUSTAINED_CHAOS, tally(0, 4, 0).verdict());
        assertEquals(Outcome.UNDECIDED, tally(0, 3, 0).verdict());
    }

    @Test
    void aTieIsUndecidedAndTheFirstOfTheTiedLeads() {
        VerdictTally tie = tally(50, 50, 0);
        assertEquals(Outcome.UNDECIDED, tie.verdict());
        assertEquals(Optional.of(Outcome.CONTRACTING), tie.leading());
        assertEquals(Outcome.UNDECIDED, tally(1, 1, 0).verdict());
    }

    @Test
    void oneRunHasItsOwnVerdictAndNoRunHasNone() {
        assertEquals(Outcome.SUSTAINED_CHAOS, tally(0, 1, 0).verdict());
        assertEquals(Outcome.UNDECIDED, tally(0, 0, 1).verdict());
        VerdictTally none = tally(0, 0, 0);
        assertEquals(Outcome.UNDECIDED, none.verdict());
        assertEquals(Optional.empty(), none.leading());
        assertEquals(0, none.interval(Outcome.DIVERGED).lower());
        assertEquals(1, none.interval(Outcome.DIVERGED).upper());
    }

    @Test
    void runsThatAreNotIndependentDoNotSharpenTheInterval() {
        VerdictTally repeated = new VerdictTally(Map.of(Outcome.CONTRACTING, 66, Outcome.DIVERGED, 34), 10);
        assertEquals(0.66, repeated.share(Outcome.CONTRACTING));
        assertEquals(Outcome.UNDECIDED, repeated.verdict());
        assertEquals(
                Outcome.CONTRACTING,
                new VerdictTally(Map.of(Outcome.CONTRACTING, 66, Outcome.DIVERGED, 34), 100).verdict());
        assertEquals(Outcome.DIVERGED, new VerdictTally(Map.of(Outcome.DIVERGED, 11), 1).verdict());
        assertThrows(IllegalArgumentException.class, () -> new VerdictTally(Map.of(Outcome.DIVERGED, 2), 3));
        assertThrows(IllegalArgumentException.class, () -> new VerdictTally(Map.of(Outcome.DIVERGED, 2), 0));
    }
}
