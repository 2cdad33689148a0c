package org.papilio.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.papilio.chaos.Amplification;
import org.papilio.chaos.RoundOff;
import org.papilio.chaos.ShadowHorizon;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.run.CellResult;

/**
 * A run of the referee beside the same run in other precisions: how far each is off, and how far it should be.
 *
 * @param truth the referee's run
 * @param attempts the same in other precisions, in the order of the study
 */
record HorizonCase(TracedRun truth, List<Attempt> attempts) {
    /** At so many steps of a run the rounding error of a step is measured. */
    private static final int SAMPLES = 8;

    /**
     * One precision.
     *
     * @param precision its name
     * @param measured the distance from the referee by step
     * @param predicted the same from rounding errors and amplification alone
     * @param roundOff what the arithmetic and the map take from the digits of the result
     */
    record Attempt(String precision, Growth measured, Growth predicted, RoundOff roundOff) {

        /** The step from which on the run is lost. */
        OptionalInt leaves(double tolerance) {
            return measured.leavesAt(tolerance);
        }

        /** The step from which on it should be. */
        OptionalInt shouldLeave(double tolerance) {
            return predicted.leavesAt(tolerance);
        }
    }

    String label() {
        return truth.label();
    }

    /** The finished runs that differ from the referee's in nothing but the precision, every step recorded. */
    static List<CellResult> others(Evidence evidence, TracedRun truth) {
        Map<String, @Nullable Object> wanted = withoutPrecision(truth.cell());
        return evidence.cells().stream()
                .filter(cell -> !cell.cell().equals(truth.cell().cell())
                        && cell.part().equals(truth.cell().part())
                        && withoutPrecision(cell).equals(wanted))
                .filter(cell -> Selection.usable(cell)
                        && evidence.hasTrajectory(cell)
                        && cell.recorded().size() == cell.steps() + 1)
                .toList();
    }

    private static Map<String, @Nullable Object> withoutPrecision(CellResult cell) {
        Map<String, @Nullable Object> settings = new HashMap<>(cell.settings());
        settings.remove("precision");
        return settings;
    }

    /**
     * Measures and predicts.
     *
     * @throws IllegalArgumentException if the map is too large
     */
    static HorizonCase of(Evidence evidence, TracedRun truth, List<CellResult> others, double tolerance) {
        Amplification amplification = Amplification.along(truth.map(), truth.states());
        List<Attempt> attempts = others.parallelStream()
                .map(cell -> attempt(evidence, truth, amplification, cell, tolerance))
                .toList();
        return new HorizonCase(truth, attempts);
    }

    /** What measures the rounding error of a step: double-double where it has digits enough, for its speed. */
    private static Precision<?> judge(Precision<?> low, Precision<?> referee) {
        boolean enough = 2 * low.digits() <= Precisions.DOUBLE_DOUBLE.digits();
        return enough && referee.digits() > Precisions.DOUBLE_DOUBLE.digits() ? Precisions.DOUBLE_DOUBLE : referee;
    }

    private static Attempt attempt(
            Evidence evidence, TracedRun truth, Amplification amplification, CellResult cell, double tolerance) {
        String name = Selection.setting(cell, "precision");
        Precision<?> low = Precisions.named(name);
        Growth measured = PublishedSection.growth(evidence, name, cell, truth.cell());
        ShadowHorizon horizon = ShadowHorizon.along(
                truth.map(),
                low,
                judge(low, Precisions.named(Selection.setting(truth.cell(), "precision"))),
                truth.exact(),
                measured.distances(),
                SAMPLES,
                tolerance);
        List<Integer> steps = new ArrayList<>();
        for (int t = 0; t < horizon.prediction().size(); t++) {
            steps.add(t);
        }
        Growth predicted = new Growth(name, steps, horizon.prediction(), measured.scale());
        return new Attempt(name, measured, predicted, RoundOff.of(low, horizon, amplification, measured.scale()));
    }
}
