package org.papilio.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.papilio.model.Activation;
import org.papilio.model.Loss;
import org.papilio.model.Objective;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;

class TrainerTest {

    private static final BigDecimal BOUND = new BigDecimal("1e30");

    private static Trainer trainer(String rate) {
        Objective objective = Systems.xor(
                List.of(2, 2, 1), Activation.IDENTITY, Activation.IDENTITY, Loss.Kind.SUM_SQUARED_ERROR, "0");
        return new Trainer(new TrainingMap(
                objective,
                new Gradient.Backpropagation(),
                List.of(),
                List.of(objective.allSamples()),
                new Optimiser.GradientDescent(new BigDecimal(rate))));
    }

    private static <T> List<T> start(Precision<T> p, Trainer trainer) {
        return new InitialCondition(
                        new InitialCondition.Drawn(
                                InitialCondition.Distribution.NORMAL, BigDecimal.ONE, InitialCondition.Biases.DRAWN, 5),
                        Optional.empty(),
                        Optional.empty())
                .parameters(p, trainer.map().objective().network(), Reading.BINARY64);
    }

    @Test
    void recordsTheFirstTheLastAndEveryKthStep() {
        Trainer trainer = trainer("0.01");
        Trajectory<Double> trajectory = trainer.run(
                Precisions.DOUBLE,
                start(Precisions.DOUBLE, trainer),
                new Limits(25, BigDecimal.ZERO, BOUND),
                new Recording(10, true));
        assertEquals(Status.FINISHED, trajectory.status());
        assertEquals(List.of(0, 10, 20, 25), trajectory.recorded());
        assertEquals(4, trajectory.parameters().size());
        assertEquals(trajectory.finalParameters(), trajectory.parameters().get(3));
        assertEquals(start(Precisions.DOUBLE, trainer), trajectory.parameters().get(0));
        assertTrue(trajectory.loss().get(3) < trajectory.loss().get(0));
    }

    @Test
    void convergesByTheStatedRule() {
        Trainer trainer = trainer("0.1");
        Trajectory<Double> trajectory = trainer.run(
                Precisions.DOUBLE,
                start(Precisions.DOUBLE, trainer),
                new Limits(100_000, new BigDecimal("1e-9"), BOUND),
                new Recording(1, true));
        assertEquals(Status.CONVERGED, trajectory.status());
        assertTrue(trajectory.steps() < 100_000);
        List<Double> last = trajectory.finalParameters();
        List<Double> before = trajectory.parameters().get(trajectory.steps() - 1);
        List<Double> earlier = trajectory.parameters().get(trajectory.steps() - 2);
        assertTrue(change(before, last) <= 1e-9);
        assertTrue(change(earlier, before) > 1e-9);
    }

    private static double change(List<Double> a, List<Double> b) {
        double largest = 0;
        for (int i = 0; i < a.size(); i++) {
            largest = Math.max(largest, Math.abs(a.get(i) - b.get(i)));
        }
        return largest;
    }

    @Test
    void aDivergedRunSaysWhereAndEndsThereInEveryPrecision() {
        Trainer trainer = trainer("3");
        for (String name : List.of("float", "double", "double-double", "decimal(20)")) {
            assertDiverges(Precisions.named(name), trainer);
        }
    }

    private static <T> void assertDiverges(Precision<T> p, Trainer trainer) {
        Trajectory<T> trajectory =
                trainer.run(p, start(p, trainer), new Limits(1000, BigDecimal.ZERO, BOUND), new Recording(1, false));
        assertEquals(Status.DIVERGED, trajectory.status(), p.name());
        assertTrue(trajectory.steps() < 1000);
        assertTrue(
                trajectory.message().startsWith("diverged at step " + trajectory.steps() + ": "), trajectory.message());
        assertEquals(
                trajectory.steps(),
                trajectory.recorded().get(trajectory.recorded().size() - 1));
    }

    @Test
    void zeroSteps() {
        Trainer trainer = trainer("0.1");
        Trajectory<Double> trajectory = trainer.run(
                Precisions.DOUBLE,
                start(Precisions.DOUBLE, trainer),
                new Limits(0, BigDecimal.ZERO, BOUND),
                new Recording(1, true));
        assertEquals(List.of(0), trajectory.recorded());
        assertEquals(start(Precisions.DOUBLE, trainer), trajectory.finalParameters());
    }
}
