package org.papilio.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.papilio.chaos.Verdict;
import org.papilio.run.CellResult;
import org.papilio.train.Status;

class VerdictsTest {

    private static CellResult cell(int index, Verdict.Outcome outcome, double... accuracy) {
        List<Integer> recorded = new ArrayList<>();
        List<Double> loss = new ArrayList<>();
        List<Double> accuracies = new ArrayList<>();
        for (int k = 0; k < accuracy.length; k++) {
            recorded.add(10 * k);
            loss.add(1.0);
            accuracies.add(accuracy[k]);
        }
        return new CellResult(
                "c" + index,
                index,
                "main",
                Map.of(),
                Status.FINISHED,
                "",
                10 * (accuracy.length - 1),
                1,
                accuracy[accuracy.length - 1],
                List.of("1"),
                Map.of("verdict", outcome.label(), "growth_digits", (double) index),
                recorded,
                loss,
                accuracies);
    }

    private static VerdictGroup group(String value, int chaotic, int transients) {
        List<CellResult> cells = new ArrayList<>();
        for (int i = 0; i < chaotic; i++) {
            cells.add(cell(i, Verdict.Outcome.SUSTAINED_CHAOS, 0.5, 0.75));
        }
        for (int i = 0; i < transients; i++) {
            cells.add(cell(i, Verdict.Outcome.TRANSIENT_AMPLIFICATION, 0.5, 1, 0.75, 1, 1));
        }
        return VerdictGroup.of(value, cells);
    }

    @Test
    void countsVerdictsAndTheStepFromWhichOnEverySampleIsRight() {
        VerdictGroup group = group("5", 1, 3);
        assertEquals(3, group.solved().count());
        assertEquals(List.of(30.0, 30.0, 30.0), group.stepsToSolve());
        assertEquals(1, group.share(Verdict.Outcome.SUSTAINED_CHAOS).count());
        assertEquals(0, group.share(Verdict.Outcome.DIVERGED).count());
        assertEquals(List.of(0.0, 0.0, 1.0, 2.0), group.digits());
    }

    @Test
    void theSentenceFollowsTheData() {
        List<VerdictGroup> fading = List.of(group("1", 0, 100), group("20", 40, 60));
        String sentence = VerdictProse.onset(fading, "learning rate", "");
        assertTrue(sentence.contains("appears at learning rate 1"), sentence);
        assertTrue(sentence.contains("sustained chaos at 20"), sentence);
        String none = VerdictProse.onset(List.of(group("1", 0, 0), group("20", 2, 98)), "learning rate", "batch full");
        assertTrue(none.startsWith("With batch full"), none);
        assertTrue(none.contains("sustained chaos at none of the 2 values"), none);
        assertTrue(
                VerdictProse.solved(fading, "learning rate").contains("learning rate 1: 100 %"),
                VerdictProse.solved(fading, "learning rate"));
    }
}
