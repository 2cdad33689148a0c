package org.papilio.train.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.model.Activation;
import org.papilio.model.ImageData;
import org.papilio.model.Images;
import org.papilio.model.Loss;
import org.papilio.model.Network;
import org.papilio.model.Objective;
import org.papilio.model.Task;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.train.Gradient;
import org.papilio.train.Limits;
import org.papilio.train.Optimiser;
import org.papilio.train.Recording;
import org.papilio.train.Status;
import org.papilio.train.TrainingMap;

/** The kernels against the definition over a field, to the last bit, and the gradients against each other. */
class DenseTrainerTest {
    private static final BigDecimal RATE = new BigDecimal("0.1");
    private static final BigDecimal H = new BigDecimal("1e-4");
    private static final Gradient EXACT = new Gradient.Backpropagation();
    private static final Gradient LAYERS = new Gradient.LayerDifference(H);
    private static final Gradient.CentralDifference CENTRAL = new Gradient.CentralDifference(H);

    /** Layers whose sizes are no multiples of a SIMD register, images with many zeros, a last batch that is short. */
    private static final Network NETWORK = new Network(List.of(20, 7, 6, 3), Activation.RELU, Activation.SOFTMAX);

    private static final int COUNT = 23;
    private static final int BATCH = 5;

    private static Images images(Random random, int count) {
        byte[] pixels = new byte[count * 20];
        byte[] labels = new byte[count];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(3) == 0 ? (byte) random.nextInt(256) : 0;
        }
        pixels[7] = (byte) 255;
        pixels[8] = 0;
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) random.nextInt(3);
        }
        return new Images(4, 5, pixels, labels);
    }

    private static DenseSystem system(long seed, Gradient gradient) {
        Random random = new Random(seed);
        ImageData data = new ImageData(images(random, COUNT), images(random, 9), "");
        List<Integer> order = new ArrayList<>(IntStream.range(0, COUNT).boxed().toList());
        Collections.shuffle(order, random);
        return new DenseSystem(NETWORK, data, order.stream().mapToInt(i -> i).toArray(), BATCH, gradient, RATE);
    }

    private static <T> List<T> initial(Precision<T> precision, long seed) {
        Random random = new Random(seed + 1);
        return IntStream.range(0, NETWORK.parameterCount())
                .mapToObj(p -> precision.of(0.5 * random.nextGaussian()))
                .toList();
    }

    /** The same system by the one definition: images as exact decimals in their order, an epoch as one step. */
    private static <T> TrainingMap definition(Precision<T> precision, DenseSystem system) {
        Images train = system.data().train().inOrder(system.order());
        List<List<BigDecimal>> inputs = new ArrayList<>();
        List<List<BigDecimal>> targets = new ArrayList<>();
        for (int i = 0; i < train.count(); i++) {
            List<BigDecimal> row = new ArrayList<>();
            for (int p = 0; p < train.size(); p++) {
                T scaled = precision.div(precision.of(train.pixel(i, p) * 1.0), precision.of(255.0));
                row.add(precision.toDecimal(scaled));
            }
            inputs.add(row);
            int label = train.label(i);
            targets.add(IntStream.range(0, 3)
                    .mapToObj(k -> k == label ? BigDecimal.ONE : BigDecimal.ZERO)
                    .toList());
        }
        List<List<Integer>> batches = new ArrayList<>();
        for (int from = 0; from < COUNT; from += BATCH) {
            batches.add(
                    IntStream.range(from, Math.min(COUNT, from + BATCH)).boxed().toList());
        }
        Objective objective = new Objective(
                system.network(),
                new Task("images", inputs, targets, true),
                new Loss(Loss.Kind.CROSS_ENTROPY, BigDecimal.ZERO));
        return new TrainingMap(
                objective,
                system.gradient() instanceof Gradient.LayerDifference ? EXACT : system.gradient(),
                List.of(),
                batches,
                new Optimiser.GradientDescent(RATE));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void epochsAreThoseOfTheDefinitionToTheLastBit(long seed) {
        assertSameBits(Precisions.DOUBLE, seed, EXACT);
        assertSameBits(Precisions.FLOAT, seed, EXACT);
        assertSameBits(Precisions.DOUBLE, seed, CENTRAL);
        assertSameBits(Precisions.FLOAT, seed, CENTRAL);
    }

    private static <T> void assertSameBits(Precision<T> precision, long seed, Gradient gradient) {
        DenseSystem system = system(seed, gradient);
        TrainingMap map = definition(precision, system);
        List<T> state = initial(precision, seed);
        DenseTrainer<T, ?> trainer = DenseTrainer.of(system, precision);
        trainer.start(state);
        for (int epoch = 0; epoch < 3; epoch++) {
            state = map.apply(precision, state);
            trainer.train(0, trainer.batches());
            double[] parameters = trainer.parameters();
            for (int p = 0; p < parameters.length; p++) {
                String what = precision.name() + " " + gradient + " epoch " + epoch + " "
                        + NETWORK.parameterNames().get(p);
                assertEquals(bits(precision.toDouble(state.get(p))), bits(parameters[p]), what);
            }
            T loss = map.objective().lossDefinition().apply(precision, state).get(0);
            assertEquals(precision.toDouble(loss), trainer.loss(0, COUNT), "loss after epoch " + epoch);
        }
    }

    private static long bits(double x) {
        return Double.doubleToLongBits(x);
    }

    /** The text's gradient, written down once more over the numbers of a precision, sample by sample. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void layerDifferencesAreThoseOfTheFormulaToTheLastBit(long seed) {
        assertLayerDifferences(Precisions.DOUBLE, seed);
        assertLayerDifferences(Precisions.FLOAT, seed);
    }

    private static <T> void assertLayerDifferences(Precision<T> precision, long seed) {
        DenseSystem system = system(seed, LAYERS);
        List<T> parameters = initial(precision, seed);
        DenseTrainer<T, ?> trainer = DenseTrainer.of(system, precision);
        trainer.start(parameters);
        double[] slopes = trainer.slopes(LAYERS, 4);
        List<T> expected = new LayerDifferences<>(precision, NETWORK, parameters, H)
                .gradient(system.data().train().inOrder(system.order()), 4 * BATCH, COUNT);
        for (int p = 0; p < slopes.length; p++) {
            // 0.0 is added to take the sign from the sum of no terms, a pixel that is black in every image.
            assertEquals(
                    0.0 + precision.toDouble(expected.get(p)),
                    0.0 + slopes[p],
                    precision.name() + " " + NETWORK.parameterNames().get(p));
        }
    }

    /** Truncation is of the order h^2 and rounding of the order ulp(L)/h, 1e-12; no activation of these is within h of its kink. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void gradientsAgreeWithinTheirErrors(long seed) {
        DenseSystem system = system(seed, EXACT);
        DenseTrainer<Double, ?> trainer = DenseTrainer.of(system, Precisions.DOUBLE);
        trainer.start(initial(Precisions.DOUBLE, seed));
        double[] exact = trainer.slopes(EXACT, 0);
        double[] layers = trainer.slopes(LAYERS, 0);
        double[] full = trainer.slopes(CENTRAL, 0);
        double different = 0;
        for (int p = 0; p < exact.length; p++) {
            assertEquals(exact[p], layers[p], 1e-8, "layer difference " + p);
            assertEquals(exact[p], full[p], 1e-8, "central difference " + p);
            assertEquals(full[p], trainer.slope(CENTRAL, 0, p), 0, "one parameter " + p);
            different = Math.max(different, Math.abs(exact[p] - layers[p]));
        }
        assertTrue(different > 0, "differences are no derivatives");
    }

    @Test
    void epochsAreRecorded() {
        DenseSystem system = system(1, EXACT);
        List<Float> initial = initial(Precisions.FLOAT, 1);
        Limits limits = new Limits(5, BigDecimal.ZERO, new BigDecimal("1e30"));
        DenseTrainer<Float, ?> trainer = DenseTrainer.of(system, Precisions.FLOAT);
        DenseRun<Float> run = trainer.run(initial, limits, new Recording(2, true));
        assertEquals(List.of(0, 2, 4, 5), run.trajectory().recorded());
        assertEquals(Status.FINISHED, run.trajectory().status());
        assertEquals(initial, run.trajectory().parameters().get(0));
        assertEquals(
                run.trajectory().finalParameters(),
                run.trajectory().parameters().get(3));
        assertTrue(run.trajectory().loss().get(3) < run.trajectory().loss().get(0), "it learns");
        assertEquals(4, run.testClasses().size());
        for (int image = 0; image < 9; image++) {
            double[] outputs = trainer.outputs(system.data().test(), image);
            assertEquals(1, outputs[0] + outputs[1] + outputs[2], 1e-6);
            for (double output : outputs) {
                assertTrue(output <= outputs[run.testClasses().get(3)[image]]);
            }
        }
        DenseRun<Float> again = DenseTrainer.of(system, Precisions.FLOAT).run(initial, limits, new Recording(5, false));
        assertEquals(run.trajectory().finalParameters(), again.trajectory().finalParameters());
        assertEquals(List.of(), again.trajectory().parameters());
    }

    @ParameterizedTest
    @CsvSource({"double, 1e300", "float, 1e38"})
    void divergenceIsSaid(String precision, BigDecimal rate) {
        assertDiverges(Precisions.named(precision), rate);
    }

    private static <T> void assertDiverges(Precision<T> precision, BigDecimal rate) {
        DenseSystem system = system(1, EXACT);
        DenseSystem wild = new DenseSystem(NETWORK, system.data(), system.order(), BATCH, EXACT, rate);
        DenseRun<T> run = DenseTrainer.of(wild, precision)
                .run(
                        initial(precision, 1),
                        new Limits(5, BigDecimal.ZERO, new BigDecimal("1e30")),
                        new Recording(5, false));
        assertEquals(Status.DIVERGED, run.trajectory().status());
        assertEquals(1, run.trajectory().steps());
        assertTrue(
                run.trajectory().message().startsWith("diverged at epoch 1: "),
                run.trajectory().message());
    }

    @Test
    void otherSystemsAreRefused() {
        DenseSystem system = system(1, EXACT);
        assertThrows(IllegalArgumentException.class, () -> DenseTrainer.of(system, Precisions.DOUBLE_DOUBLE));
        Network sigmoid = new Network(NETWORK.layers(), Activation.SIGMOID, Activation.SOFTMAX);
        assertThrows(
                IllegalArgumentException.class,
                () -> new DenseSystem(sigmoid, system.data(), system.order(), BATCH, EXACT, RATE));
        Network tooFewClasses = new Network(List.of(20, 2), Activation.RELU, Activation.SOFTMAX);
        assertThrows(
                IllegalArgumentException.class,
                () -> new DenseSystem(tooFewClasses, system.data(), system.order(), BATCH, EXACT, RATE));
    }
}
