package org.papilio.chaos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.chaos.PlaneEnsemble.End;
import org.papilio.chaos.PlaneEnsemble.Outcome;
import org.papilio.model.Activation;
import org.papilio.model.Loss;
import org.papilio.model.Network;
import org.papilio.model.Objective;
import org.papilio.model.Tasks;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.train.Gradient;
import org.papilio.train.InitialCondition;
import org.papilio.train.Optimiser;
import org.papilio.train.Plane;
import org.papilio.train.PlaneCoordinate;
import org.papilio.train.Reading;
import org.papilio.train.TrainingMap;

final class PlaneEnsembleTest {
    private static final int STEPS = 60;

    private static BigDecimal decimal(double value) {
        return new BigDecimal(value);
    }

    private static TrainingMap map(Activation hidden, Optimiser optimiser) {
        Network network = new Network(List.of(2, 2, 1), hidden, Activation.IDENTITY);
        Objective objective = new Objective(
                network, Tasks.named("xor", 1), new Loss(Loss.Kind.HALF_MEAN_SQUARED_ERROR, BigDecimal.ZERO));
        return new TrainingMap(
                objective, new Gradient.Backpropagation(), List.of(), List.of(objective.allSamples()), optimiser);
    }

    private static Plane plane(TrainingMap map, String x, String y, boolean logarithmic, int size) {
        InitialCondition base = new InitialCondition(
                new InitialCondition.Given(Map.of("W1", decimals(0.5, -0.3, 0.4, 0.6), "W2", decimals(0.7, -0.6))),
                Optional.empty(),
                Optional.empty());
        Network network = map.objective().network();
        return new Plane(
                map,
                base,
                Reading.DECIMAL,
                new Plane.Axis(
                        PlaneCoordinate.parse(x, network), decimal(logarithmic ? 0.1 : -3), decimal(3), logarithmic),
                new Plane.Axis(PlaneCoordinate.parse(y, network), decimal(-3), decimal(3), false),
                size);
    }

    private static List<BigDecimal> decimals(double... values) {
        List<BigDecimal> list = new ArrayList<>();
        for (double value : values) {
            list.add(BigDecimal.valueOf(value));
        }
        return list;
    }

    private static Outcome[][] all(PlaneEnsemble ensemble, Precision<?> precision, int threads, int size) {
        Outcome[][] outcomes = new Outcome[size][size];
        ensemble.run(precision, threads, (row, column, outcome) -> outcomes[row][column] = outcome);
        return outcomes;
    }

    /** Whatever the plane, lanes give the bits of one training after another, for any number of threads. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void lanesHaveTheBitsOfSingleTrajectories(long seed) {
        Random random = new Random(seed);
        int size = 12;
        BigDecimal rate = decimal(0.2 + 2 * random.nextDouble());
        TrainingMap map = map(
                random.nextBoolean() ? Activation.TANH : Activation.SIGMOID,
                random.nextBoolean()
                        ? new Optimiser.GradientDescent(rate)
                        : new Optimiser.Momentum(rate, decimal(0.5)));
        List<String> coordinates = List.of(
                "W1[0][0]", "b2[0]", "initial_scale", "direction 3", "learning_rate", "learning_rate of layer 2");
        String x = coordinates.get(random.nextInt(coordinates.size()));
        boolean growing = random.nextBoolean();
        Plane plane = plane(map, x, "W2[1][0]", true, size);
        PlaneEnsemble ensemble = new PlaneEnsemble(plane, decimal(0.01), decimal(1e6), STEPS, growing);
        Precision<?> precision = List.of(Precisions.DOUBLE, Precisions.FLOAT, Precisions.DOUBLE_DOUBLE)
                .get((int) seed % 3);
        String words = "seed " + seed + ", x " + x + ", growing " + growing + ", " + precision.name();
        Outcome[][] one = all(ensemble, precision, 1, size);
        Outcome[][] three = all(ensemble, precision, 3, size);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                Outcome single = ensemble.cells(precision).train(row, column);
                for (Outcome other : List.of(one[row][column], three[row][column])) {
                    assertEquals(single.steps(), other.steps(), words);
                    assertEquals(single.end(), other.end(), words);
                    assertEquals(single.loss(), other.loss(), words);
                    assertEquals(single.growth(), other.growth(), words);
                    assertArrayEquals(single.parameters(), other.parameters(), words);
                }
            }
        }
    }

    /** The growth of a tangent vector is that of a finite difference in high precision. */
    @Test
    void growthIsThatOfATinyDifference() {
        TrainingMap map = map(Activation.TANH, new Optimiser.GradientDescent(decimal(0.5)));
        Plane plane = plane(map, "W1[0][0]", "W1[1][1]", false, 5);
        PlaneEnsemble ensemble = new PlaneEnsemble(plane, BigDecimal.ZERO, decimal(1e6), STEPS, true);
        Precision<BigDecimal> precise = Precisions.decimal(60);
        List<BigDecimal> start = plane.starts(precise).at(1, 3).subList(0, map.dimension());
        List<Double> unit = PlaneCoordinate.unit(1, map.dimension());
        BigDecimal tiny = new BigDecimal("1e-30");
        List<BigDecimal> moved = new ArrayList<>();
        for (int i = 0; i < start.size(); i++) {
            moved.add(precise.fma(tiny, precise.of(unit.get(i)), start.get(i)));
        }
        List<BigDecimal> x = start;
        for (int t = 0; t < STEPS; t++) {
            x = map.apply(precise, x);
            moved = map.apply(precise, moved);
        }
        BigDecimal square = BigDecimal.ZERO;
        for (int i = 0; i < x.size(); i++) {
            BigDecimal difference = precise.sub(moved.get(i), x.get(i));
            square = precise.fma(difference, difference, square);
        }
        double expected = precise.log(precise.div(precise.sqrt(square), tiny)).doubleValue();
        Outcome outcome = ensemble.cells(Precisions.DOUBLE).train(1, 3);
        assertEquals(expected, outcome.growth().last(), 1e-9);
        assertTrue(outcome.growth().largest() >= outcome.growth().last());
        assertEquals(expected, ensemble.cells(precise).train(1, 3).growth().last(), 1e-12);
    }

    @Test
    void divergenceEndsATrajectoryInEveryPrecision() {
        TrainingMap map = map(Activation.TANH, new Optimiser.GradientDescent(decimal(30)));
        Plane plane = plane(map, "W1[0][0]", "W1[1][1]", false, 4);
        PlaneEnsemble ensemble = new PlaneEnsemble(plane, decimal(0.01), decimal(1e6), STEPS, false);
        for (Precision<?> precision :
                List.of(Precisions.FLOAT, Precisions.DOUBLE, Precisions.DOUBLE_DOUBLE, Precisions.decimal(20))) {
            Outcome outcome = ensemble.cells(precision).train(2, 2);
            assertEquals(End.DIVERGED, outcome.end(), precision.name());
            assertTrue(outcome.steps() < STEPS, precision.name());
            assertEquals(Verdict.Outcome.DIVERGED, outcome.verdict());
        }
    }

    @Test
    void aTrainingThatIsSolvedStops() {
        TrainingMap map = map(Activation.TANH, new Optimiser.GradientDescent(decimal(0.5)));
        Plane plane = plane(map, "W1[0][0]", "W1[1][1]", false, 4);
        Outcome easy = new PlaneEnsemble(plane, decimal(100), decimal(1e6), STEPS, false)
                .cells(Precisions.DOUBLE)
                .train(0, 0);
        assertEquals(End.SOLVED, easy.end());
        assertEquals(0, easy.steps());
        Outcome hard = new PlaneEnsemble(plane, BigDecimal.ZERO, decimal(1e6), STEPS, false)
                .cells(Precisions.DOUBLE)
                .train(0, 0);
        assertEquals(End.UNSOLVED, hard.end());
        assertEquals(STEPS, hard.steps());
    }

    @Test
    void centresOfCells() {
        PlaneCoordinate any = new PlaneCoordinate.LearningRate(OptionalInt.empty());
        List<BigDecimal> linear = new Plane.Axis(any, decimal(-1), decimal(1), false).centres(4);
        assertEquals(
                List.of(-0.75, -0.25, 0.25, 0.75),
                linear.stream().map(BigDecimal::doubleValue).toList());
        List<BigDecimal> log = new Plane.Axis(any, decimal(1), decimal(10000), true).centres(2);
        assertEquals(
                List.of(10.0, 1000.0), log.stream().map(BigDecimal::doubleValue).toList());
    }
}
