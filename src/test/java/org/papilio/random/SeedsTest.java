package org.papilio.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void derivedSeedsNeverChange() {
        assertEquals(3399904921013256068L, Seeds.derive(1, "bootstrap"));
        assertEquals(-1953209590398535849L, Seeds.derive(1, "direction"));
        assertNotEquals(Seeds.derive(1, "tangente"), Seeds.derive(1, "tangenté"));
    }

    @Test
    void everySeedAndPurposeHasItsOwnAndHalfTheBitsDiffer() {
        Set<Long> seen = new HashSet<>();
        long flipped = 0;
        int count = 0;
        for (long seed = -500; seed < 500; seed++) {
            for (String purpose : new String[] {"", "a", "b", "bootstrap", "directions"}) {
                assertTrue(seen.add(Seeds.derive(seed, purpose)));
                flipped += Long.bitCount(Seeds.derive(seed, purpose) ^ Seeds.derive(seed + 1, purpose));
                count++;
            }
        }
        assertEquals(32, (double) flipped / count, 0.5);
    }
}
