package org.papilio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.papilio.report.Phases.Phase;

class PhasesTest {

    private static List<Phase> phases(Double... losses) {
        return Phases.of(IntStream.range(0, losses.length).boxed().toList(), List.of(losses))
                .list();
    }

    @Test
    void aPlateauACrossingAndASettling() {
        assertEquals(
                List.of(new Phase("plateau", 0, 2), new Phase("crossing", 2, 4), new Phase("settling", 4, 6)),
                phases(1.0, 0.99, 0.8, 1.2, 0.03, 0.02, 0.01));
    }

    @Test
    void aRunThatNeverSettlesEndsInTheCrossing() {
        assertEquals(List.of(new Phase("plateau", 0, 1), new Phase("crossing", 1, 4)), phases(1.0, 0.5, 0.9, 0.4, 0.7));
    }

    @Test
    void aRunThatFallsAtOnceHasNoCrossing() {
        assertEquals(List.of(new Phase("plateau", 0, 1), new Phase("settling", 1, 3)), phases(1.0, 0.01, 0.01, 0.01));
    }

    @Test
    void aConstantLossIsAPlateau() {
        assertEquals(List.of(new Phase("plateau", 0, 2)), phases(0.7, 0.7, 0.7));
        assertEquals(List.of(), phases(0.7));
        assertEquals(List.of(), phases(Double.NaN, 1.0));
    }

    @Test
    void stepsAfterTheLossBecameInfiniteDoNotCount() {
        assertEquals(List.of(new Phase("plateau", 0, 1)), phases(1.0, 5.0, Double.POSITIVE_INFINITY));
    }

    @Test
    void recordedStepsMayBeFarApart() {
        Phases phases = Phases.of(List.of(0, 10, 20, 30), List.of(1.0, 1.0, 0.5, 0.1));
        assertEquals(List.of(new Phase("plateau", 0, 20), new Phase("crossing", 20, 30)), phases.list());
    }
}
