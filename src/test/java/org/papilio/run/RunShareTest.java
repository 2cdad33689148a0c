package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far a run says it is. */
class RunShareTest {

    @Test
    void isTheShareOfTheTimeThatTheResultsAreCountedIn() {
        // 8 seconds of computing, 2 of putting in order
        for (int second = 1; second <= 8; second++) {
            assertEquals(second / 10.0, RunShare.computing(second, second / 8.0, 2), 1e-12);
        }
        assertEquals(0, RunShare.computing(1, 0, 2));
        assertEquals(0.25, RunShare.computing(3, 0.25, 0), 1e-12);
    }

    @Test
    void neverFallsAndEndsAtOne() {
        RunShare share = new RunShare(1_000_000, 2);
        List<Double> shares = new ArrayList<>(List.of(share.computing(0.5), share.computing(1)));
        share.computed();
        for (int done = 0; done <= 10; done++) {
            shares.add(share.ordering(done / 10.0));
        }
        for (int k = 1; k < shares.size(); k++) {
            assertTrue(shares.get(k) >= shares.get(k - 1), shares.toString());
        }
        assertTrue(shares.get(1) < 1, shares.toString());
        assertEquals(1, shares.get(shares.size() - 1), 1e-12);
    }

    @Test
    void ofARunThatHasNothingToComputeIsThatOfTheResults() {
        RunShare nothing = new RunShare(0, 1);
        nothing.computed();
        assertTrue(nothing.ordering(1) > 0);
    }
}
