package org.papilio.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.model.Activation;
import org.papilio.model.Loss;
import org.papilio.number.Field;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.Definition;
import org.papilio.program.Ensemble;

/** Trajectories until XOR is solved: each as if it ran alone. */
class TrainingEnsembleTest {
    private static final int STEPS = 300;
    private static final int COUNT = 700;

    private static final TrainingMap MAP = new TrainingMap(
            Systems.xor(List.of(2, 2, 1), Activation.TANH, Activation.IDENTITY, Loss.Kind.SUM_SQUARED_ERROR, "0"),
            new Gradient.Backpropagation(),
            List.of(),
            List.of(List.of(0, 1, 2, 3)),
            new Optimiser.GradientDescent(new BigDecimal("0.3")));
    private static final Definition STEP = MAP.withLearningRates(List.of(0, 0, 0, 0));

    /** 0.2 - loss, and the loss. */
    private static final Definition SOLVED = new Definition() {
        @Override
        public int inputs() {
            return STEP.inputs();
        }

        @Override
        public int outputs() {
            return 2;
        }

        @Override
        public <T> List<T> apply(Field<T> field, List<T> x) {
            T loss = MAP.objective().loss(field, x.subList(0, MAP.dimension()), List.of(0, 1, 2, 3));
            return List.of(field.sub(field.of(new BigDecimal("0.2")), loss), loss);
        }
    };

    private static double[] start(long index) {
        Random random = new Random(index);
        double[] x = new double[STEP.inputs()];
        for (int i = 0; i < MAP.dimension(); i++) {
            x[i] = (float) random.nextGaussian();
        }
        x[MAP.dimension()] = (float) (0.05 + 0.5 * random.nextDouble());
        return x;
    }

    /** Everything that is known at the end of the trajectories of a range, in the order of their indices. */
    private static List<String> run(Ensemble ensemble, long from, long to) {
        String[] ends = new String[(int) (to - from)];
        ensemble.run(from, to, STEPS, new Ensemble.Trajectories() {
            @Override
            public void begin(long index, double[] x) {
                System.arraycopy(start(index), 0, x, 0, x.length);
            }

            @Override
            public void end(long index, Ensemble.End end) {
                ends[(int) (index - from)] = line(end.steps(), end.stopped(), end.state(), end.observations()[0]);
            }
        });
        return Arrays.asList(ends);
    }

    private static String line(int steps, boolean stopped, double[] state, double loss) {
        return steps + " " + stopped + " " + Arrays.toString(state) + " " + loss;
    }

    private static <T> String alone(Precision<T> precision, long index) {
        List<T> x = new ArrayList<>();
        for (double value : start(index)) {
            x.add(precision.of(value));
        }
        int made = 0;
        while (made < STEPS && !(precision.toDouble(SOLVED.apply(precision, x).get(0)) > 0)) {
            List<T> next = STEP.apply(precision, x);
            for (int i = 0; i < next.size(); i++) {
                x.set(i, next.get(i));
            }
            made++;
        }
        List<T> observed = SOLVED.apply(precision, x);
        double[] state = x.subList(0, MAP.dimension()).stream()
                .mapToDouble(precision::toDouble)
                .toArray();
        return line(made, precision.toDouble(observed.get(0)) > 0, state, precision.toDouble(observed.get(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"double", "float"})
    void everyTrajectoryEndsAsIfItRanAlone(String name) {
        Precision<?> precision = Precisions.named(name);
        Ensemble ensemble =
                Ensemble.of(STEP, MAP.dimension(), SOLVED, precision).orElseThrow();
        List<String> ends = run(ensemble, 0, COUNT);
        for (int i = 0; i < COUNT; i += 9) {
            assertEquals(alone(precision, i), ends.get(i), "trajectory " + i);
        }
        long stopped = ends.stream().filter(end -> end.contains("true")).count();
        assertTrue(stopped > COUNT / 10 && stopped < COUNT, () -> stopped + " of " + COUNT);
    }

    @Test
    void groupsAndThreadsDoNotMatter() {
        Ensemble ensemble =
                Ensemble.of(STEP, MAP.dimension(), SOLVED, Precisions.DOUBLE).orElseThrow();
        List<String> whole = run(ensemble, 0, COUNT);
        List<String> parts = IntStream.of(0, 1, 100, 357, 358, 699)
                .parallel()
                .mapToObj(from -> run(ensemble, from, next(from)))
                .flatMap(List::stream)
                .toList();
        assertEquals(whole, parts);
    }

    private static int next(int from) {
        return IntStream.of(1, 100, 357, 358, 699, COUNT)
                .filter(bound -> bound > from)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void noTrajectoriesAndNoStepsAreFine() {
        Ensemble ensemble =
                Ensemble.of(STEP, MAP.dimension(), SOLVED, Precisions.DOUBLE).orElseThrow();
        assertEquals(List.of(), run(ensemble, 5, 5));
        int[] steps = {-1};
        ensemble.run(7, 8, 0, new Ensemble.Trajectories() {
            @Override
            public void begin(long index, double[] x) {
                System.arraycopy(start(index), 0, x, 0, x.length);
            }

            @Override
            public void end(long index, Ensemble.End end) {
                steps[0] = end.steps();
            }
        });
        assertEquals(0, steps[0]);
    }

    @Test
    void stepsThatCannotBeCountedAreRefused() {
        Ensemble ensemble =
                Ensemble.of(STEP, MAP.dimension(), SOLVED, Precisions.FLOAT).orElseThrow();
        assertThrows(IllegalArgumentException.class, () -> ensemble.run(0, 1, 1 << 24, null));
        assertThrows(IllegalArgumentException.class, () -> ensemble.run(0, 1, -1, null));
    }
}
