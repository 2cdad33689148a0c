package org.papilio.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.papilio.model.Activation;
import org.papilio.model.Loss;
import org.papilio.model.Network;
import org.papilio.model.Objective;
import org.papilio.model.Task;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.Definition;
import org.papilio.program.LaneBlock;
import org.papilio.program.LaneNumbers;
import org.papilio.program.Lanes;
import org.papilio.program.Program;
import org.papilio.program.RandomNumbers;
import org.papilio.program.Repeated;

/** Training of random networks over lanes, held against the training map run directly. */
class TrainingLanesTest {

    static Stream<Arguments> networks() {
        return IntStream.rangeClosed(1, 2).boxed().flatMap(seed -> Stream.of("double", "float", "double-double")
                .map(precision -> Arguments.of(seed, precision)));
    }

    private static TrainingMap randomMap(Random random) {
        boolean classes = random.nextBoolean();
        List<Integer> layers = new ArrayList<>(List.of(2));
        for (int k = 1 + random.nextInt(2); k > 0; k--) {
            layers.add(1 + random.nextInt(4));
        }
        layers.add(classes ? 2 : 1);
        Activation hidden = pick(random, List.of(Activation.SIGMOID, Activation.TANH, Activation.RELU));
        Activation output =
                classes ? Activation.SOFTMAX : pick(random, List.of(Activation.SIGMOID, Activation.IDENTITY));
        Loss.Kind loss = output == Activation.IDENTITY
                ? pick(random, List.of(Loss.Kind.SUM_SQUARED_ERROR, Loss.Kind.MEAN_SQUARED_ERROR))
                : Loss.Kind.CROSS_ENTROPY;
        String epsilon = loss == Loss.Kind.CROSS_ENTROPY && random.nextBoolean() ? "1e-7" : "0";
        Objective objective = Systems.xor(layers, hidden, output, loss, epsilon);
        BigDecimal rate = BigDecimal.valueOf(random.nextInt(1000), 2);
        Optimiser optimiser = pick(
                random,
                List.of(
                        new Optimiser.GradientDescent(rate),
                        new Optimiser.Momentum(rate, new BigDecimal("0.9")),
                        new Optimiser.Adam(
                                rate, new BigDecimal("0.9"), new BigDecimal("0.999"), new BigDecimal("1e-8"))));
        boolean small = layers.size() == 3;
        Gradient gradient = small && random.nextInt(3) == 0
                ? new Gradient.CentralDifference(new BigDecimal("1e-4"))
                : new Gradient.Backpropagation();
        List<List<Integer>> batches = gradient instanceof Gradient.CentralDifference || random.nextBoolean()
                ? List.of(objective.allSamples())
                : objective.allSamples().stream().map(List::of).toList();
        List<String> order = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            objective.network().arrays().forEach(array -> order.add(array.name()));
            Collections.shuffle(order, random);
        }
        return new TrainingMap(objective, gradient, order, batches, optimiser);
    }

    private static <T> T pick(Random random, List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @ParameterizedTest(name = "seed {0}, {1}")
    @MethodSource("networks")
    void randomNetworksTrainWithTheBitsOfTheDefinition(int seed, String name) {
        Random random = new Random(seed);
        TrainingMap map = randomMap(random);
        List<Integer> group = map.objective().network().arrays().stream()
                .map(array -> random.nextInt(2))
                .toList();
        Definition step = seed % 2 == 0 ? map : map.withLearningRates(group);
        Precision<?> precision = Precisions.named(name);
        Program program = Program.record(step, 100_000).orElseThrow();
        LaneBlock plain = Lanes.plain(program, map.dimension(), precision).block();
        LaneBlock vectorised =
                Lanes.vectorised(program, map.dimension(), precision).block();
        assertPathsAgree(step, map, precision, plain, vectorised, random);
    }

    /** Sample after sample as a loop, random data with zeros, ones and equal numbers in it. */
    @ParameterizedTest(name = "seed {0}, {1}")
    @MethodSource("networks")
    void loopsOverSamplesHaveTheBitsOfTheDefinition(int seed, String name) {
        Random random = new Random(seed);
        Activation output = pick(random, List.of(Activation.SIGMOID, Activation.IDENTITY, Activation.SOFTMAX));
        int outputs = output == Activation.SOFTMAX ? 3 : 1;
        Objective objective = new Objective(
                new Network(List.of(2, 1 + random.nextInt(5), outputs), Activation.TANH, output),
                randomTask(random, outputs, output),
                new Loss(
                        output == Activation.IDENTITY ? Loss.Kind.HALF_MEAN_SQUARED_ERROR : Loss.Kind.CROSS_ENTROPY,
                        BigDecimal.ZERO));
        BigDecimal rate = BigDecimal.valueOf(random.nextInt(200), 2);
        TrainingMap map = new TrainingMap(
                objective,
                new Gradient.Backpropagation(),
                List.of(),
                List.of(objective.allSamples()),
                pick(
                        random,
                        List.of(
                                new Optimiser.GradientDescent(rate),
                                new Optimiser.Adam(
                                        rate,
                                        new BigDecimal("0.9"),
                                        new BigDecimal("0.999"),
                                        new BigDecimal("1e-8")))));
        Repeated step = (Repeated) map.withLearningRates(List.of(0, 0, 1, 1));
        Precision<?> precision = Precisions.named(name);
        LaneBlock plain = Lanes.plain(step, map.dimension(), precision).block();
        LaneBlock vectorised =
                Lanes.vectorised(step, map.dimension(), precision).block();
        assertPathsAgree(step, map, precision, plain, vectorised, random);
    }

    private static Task randomTask(Random random, int outputs, Activation output) {
        List<List<BigDecimal>> inputs = new ArrayList<>();
        List<List<BigDecimal>> targets = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            BigDecimal x = BigDecimal.valueOf(random.nextInt(2000) - 1000, 3);
            BigDecimal y = random.nextInt(4) == 0 ? x : BigDecimal.valueOf(random.nextInt(3) - 1);
            inputs.add(List.of(x, i % 3 == 0 ? y : BigDecimal.valueOf(random.nextInt(2000), 3)));
            int target = random.nextInt(outputs);
            targets.add(
                    output == Activation.IDENTITY
                            ? List.of(BigDecimal.valueOf(random.nextInt(300), 2))
                            : IntStream.range(0, outputs)
                                    .mapToObj(k -> k == target && (outputs > 1 || x.signum() > 0)
                                            ? BigDecimal.ONE
                                            : BigDecimal.ZERO)
                                    .toList());
        }
        return new Task("random", inputs, targets, output != Activation.IDENTITY);
    }

    private static void assertPathsAgree(
            Definition step,
            TrainingMap map,
            Precision<?> precision,
            LaneBlock plain,
            LaneBlock vectorised,
            Random random) {
        double[][] start = new double[plain.width()][];
        for (int lane = 0; lane < start.length; lane++) {
            start[lane] = start(map, step.inputs(), precision, random, lane);
            plain.set(lane, start[lane]);
            vectorised.set(lane, start[lane]);
        }
        for (int steps : List.of(1, 3)) {
            plain.advance(steps);
            vectorised.advance(steps);
        }
        for (int lane = 0; lane < start.length; lane++) {
            List<List<Long>> expected = direct(step, map.dimension(), precision, start[lane], 4);
            assertEquals(expected, state(precision, plain, map.dimension(), lane), map + ", plain, lane " + lane);
            assertEquals(
                    expected, state(precision, vectorised, map.dimension(), lane), map + ", vectorised, lane " + lane);
        }
    }

    /** Weights of usual size, or large, huge, infinite, NaN or zeros of both signs. */
    private static double[] start(TrainingMap map, int inputs, Precision<?> precision, Random random, int lane) {
        double[] scales = {1, 1, 1, 50, 1e4, 1e30, 1e300, Double.POSITIVE_INFINITY, Double.NaN, 0};
        double scale = scales[lane % scales.length];
        List<Double> initial = map.initialState(
                Precisions.DOUBLE,
                IntStream.range(0, map.parameterCount())
                        .mapToObj(i -> random.nextGaussian() * (i % 5 == 0 ? scale : Math.min(scale, 1)))
                        .toList());
        Iterator<Double> numbers = Stream.concat(
                        initial.stream(), Stream.generate(() -> Math.abs(random.nextGaussian())))
                .iterator();
        return RandomNumbers.draw(precision, inputs, numbers::next, random);
    }

    private static <T> List<List<Long>> direct(
            Definition step, int dimension, Precision<T> precision, double[] start, int steps) {
        List<T> x = LaneNumbers.read(precision, start);
        for (int t = 0; t < steps; t++) {
            List<T> next = step.apply(precision, x);
            for (int i = 0; i < dimension; i++) {
                x.set(i, next.get(i));
            }
        }
        return x.subList(0, dimension).stream().map(RandomNumbers::bits).toList();
    }

    private static List<List<Long>> state(Precision<?> precision, LaneBlock block, int dimension, int lane) {
        return IntStream.range(0, dimension)
                .mapToObj(i -> RandomNumbers.bits(precision, part -> block.state(lane, i, part)))
                .toList();
    }
}
