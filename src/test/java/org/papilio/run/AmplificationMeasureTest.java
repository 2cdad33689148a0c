package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.chaos.GrowthRecord;
import org.papilio.chaos.TangentGrowth;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.Study;
import org.papilio.study.StudyReader;
import org.papilio.study.TrainingSpec;
import org.papilio.study.Vocabulary;
import org.papilio.train.Limits;
import org.papilio.train.Reading;
import org.papilio.train.Recording;
import org.papilio.train.Trainer;
import org.papilio.train.Trajectory;

/** The amplification of the published cases against finite differences in 50 digits. */
class AmplificationMeasureTest {

    private static final Precision<BigDecimal> REFEREE = Precisions.decimal(50);
    private static final BigDecimal TINY = new BigDecimal("1e-30");

    private static TrainingSpec published(int decimals) {
        Study study = StudyReader.read(
                Path.of("studies/xor-rounding.yaml"),
                List.of(
                        "parts.published.grid.round_initial=[" + decimals + "]",
                        "parts.published.compare.unrounded={precision: double}"),
                Vocabulary.standard()
                        .withMeasures(Measures.names())
                        .withSections(List.of(
                                "published",
                                "trajectories",
                                "divergence",
                                "amplification",
                                "landscape",
                                "horizons",
                                "ensemble",
                                "provenance",
                                "solutions")));
        return Cells.of(study).stream()
                .map(Cell::system)
                .map(TrainingSpec::of)
                .filter(spec -> spec.precision().equals("decimal(50)")
                        && spec.gradient().equals("central-difference")
                        && spec.inputs().equals("decimal"))
                .findFirst()
                .orElseThrow();
    }

    private static Trajectory<BigDecimal> run(Trainer trainer, TrainingSpec spec, List<BigDecimal> initial) {
        return trainer.run(
                REFEREE, initial, new Limits(100, BigDecimal.ZERO, spec.divergedAbove()), new Recording(1, true));
    }

    private static Map<String, Object> amplification(Trainer trainer, Trajectory<BigDecimal> trajectory) {
        GrowthRecord unused = new TangentGrowth(trainer.map(), trainer.map().parameterCount()).growth();
        return Measures.AMPLIFICATION.measure(
                trainer.map(), trajectory, Stability.of(trainer.map(), trajectory, unused, true));
    }

    @ParameterizedTest(name = "{0} decimals")
    @ValueSource(ints = {3, 4})
    void liesWithinAFactorThreeOfFiniteDifferences(int decimals) {
        TrainingSpec spec = published(decimals);
        Trainer trainer = new Trainer(TrainingComputation.map(spec));
        List<BigDecimal> initial = TrainingComputation.initialCondition(spec)
                .parameters(REFEREE, trainer.map().objective().network(), Reading.DECIMAL);
        Trajectory<BigDecimal> base = run(trainer, spec, initial);
        Map<String, Object> measured = amplification(trainer, base);
        assertEquals(
                List.of("amplification_digits", "amplification_step"),
                List.copyOf(measured.keySet()),
                "the order is that of the bytes of results");
        int peak = Math.toIntExact((Long) measured.get("amplification_step"));
        double square = 0;
        for (int p = 0; p < initial.size(); p++) {
            List<BigDecimal> moved = new ArrayList<>(initial);
            moved.set(p, initial.get(p).add(TINY));
            List<BigDecimal> at = run(trainer, spec, moved).parameters().get(peak);
            for (int k = 0; k < at.size(); k++) {
                double slope =
                        at.get(k).subtract(base.parameters().get(peak).get(k)).doubleValue() / 1e-30;
                square += slope * slope;
            }
        }
        // The Frobenius norm of the derivative lies between its spectral norm and sqrt(17) times that; for one dominant
        // direction, as here, they are nearly equal.
        double digits = (double) measured.get("amplification_digits");
        assertEquals(StrictMath.log10(Math.sqrt(square)), digits, StrictMath.log10(3));
        assertTrue(digits > (decimals == 4 ? 15 : 5), "digits lost: " + digits);
    }

    @Test
    void aRunThatStandsStillHasNone() {
        TrainingSpec spec = published(3);
        Trainer trainer = new Trainer(TrainingComputation.map(spec));
        List<BigDecimal> initial = TrainingComputation.initialCondition(spec)
                .parameters(REFEREE, trainer.map().objective().network(), Reading.DECIMAL);
        Trajectory<BigDecimal> nothing = trainer.run(
                REFEREE, initial, new Limits(0, BigDecimal.ZERO, spec.divergedAbove()), new Recording(1, true));
        assertEquals(Map.of(), amplification(trainer, nothing));
    }
}
