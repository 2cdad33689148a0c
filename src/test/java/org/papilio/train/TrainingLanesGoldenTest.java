package org.papilio.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papilio.model.Activation;
import org.papilio.model.Loss;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.program.LaneBlock;
import org.papilio.program.Lanes;
import org.papilio.program.Program;
import org.papilio.program.RandomNumbers;

/** The bits of trainings over lanes are what they always were, on any machine and on both paths. */
class TrainingLanesGoldenTest {
    private static final int STEPS = 60;

    private static TrainingMap map(String name) {
        BigDecimal rate = new BigDecimal("0.7");
        return switch (name) {
            case "softmax" ->
                map(
                        List.of(2, 3, 2),
                        Activation.SIGMOID,
                        Activation.SOFTMAX,
                        Loss.Kind.CROSS_ENTROPY,
                        new Gradient.Backpropagation(),
                        new Optimiser.GradientDescent(rate));
            case "momentum" ->
                map(
                        List.of(2, 2, 1),
                        Activation.TANH,
                        Activation.IDENTITY,
                        Loss.Kind.SUM_SQUARED_ERROR,
                        new Gradient.Backpropagation(),
                        new Optimiser.Momentum(new BigDecimal("0.05"), new BigDecimal("0.9")));
            case "adam" ->
                map(
                        List.of(2, 4, 1),
                        Activation.RELU,
                        Activation.SIGMOID,
                        Loss.Kind.CROSS_ENTROPY,
                        new Gradient.Backpropagation(),
                        new Optimiser.Adam(
                                new BigDecimal("0.1"),
                                new BigDecimal("0.9"),
                                new BigDecimal("0.999"),
                                new BigDecimal("1e-8")));
            default ->
                map(
                        List.of(2, 2, 2),
                        Activation.TANH,
                        Activation.SOFTMAX,
                        Loss.Kind.CROSS_ENTROPY,
                        new Gradient.CentralDifference(new BigDecimal("1e-4")),
                        new Optimiser.GradientDescent(rate));
        };
    }

    private static TrainingMap map(
            List<Integer> layers,
            Activation hidden,
            Activation output,
            Loss.Kind loss,
            Gradient gradient,
            Optimiser optimiser) {
        return new TrainingMap(
                Systems.xor(layers, hidden, output, loss, "0"),
                gradient,
                List.of(),
                List.of(List.of(0, 1, 2, 3)),
                optimiser);
    }

    @ParameterizedTest
    @CsvSource({
        "softmax, double, 3c599f50be9ffa93",
        "softmax, float, 6ecd4f7118a06e29",
        "softmax, double-double, ef11579651945b83",
        "momentum, double, 8569f3ea7a31c3a5",
        "momentum, float, 90b617b70ed7f3c5",
        "momentum, double-double, ba571c50803cbd17",
        "adam, double, 457e53d88aca2c90",
        "adam, float, e1342ab5ed91c40d",
        "adam, double-double, e4b0f9635ad6312a",
        "differences, double, 04140c8f1579ccd3",
        "differences, float, 5f71cae3c32564bb"
    })
    void bitsAreFixed(String name, String precision, String digest) throws NoSuchAlgorithmException {
        TrainingMap map = map(name);
        Program program = Program.record(map, 100_000).orElseThrow();
        int dimension = map.dimension();
        Precision<?> numbers = Precisions.named(precision);
        assertEquals(digest, digest(Lanes.plain(program, dimension, numbers), map, numbers), "plain");
        assertEquals(digest, digest(Lanes.vectorised(program, dimension, numbers), map, numbers), "vectorised");
    }

    /** Half a minute, most of it for the JIT compiler. */
    @Tag("slow")
    @Test
    void bitsOfManyPairsAreFixed() throws NoSuchAlgorithmException {
        bitsAreFixed("differences", "double-double", "e0ed57b9cdc9eb75");
    }

    private static String digest(Lanes lanes, TrainingMap map, Precision<?> precision) throws NoSuchAlgorithmException {
        Random random = new Random(7);
        LaneBlock block = lanes.block();
        List<Double> others = map.initialState(Precisions.DOUBLE, List.of());
        // as wide as the narrowest block, so that the digest does not depend on the width
        int width = 64;
        for (int lane = 0; lane < width; lane++) {
            int[] next = {0};
            double[] start = RandomNumbers.draw(
                    precision,
                    map.dimension(),
                    () -> next[0]++ < map.parameterCount() ? 4 * random.nextDouble() - 2 : others.get(next[0] - 1),
                    random);
            block.set(lane, start);
        }
        block.advance(STEPS);
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (int lane = 0; lane < width; lane++) {
            for (int i = 0; i < map.dimension(); i++) {
                int element = i;
                int of = lane;
                RandomNumbers.bits(precision, part -> block.state(of, element, part))
                        .forEach(bits -> sha.update(
                                ByteBuffer.allocate(Long.BYTES).putLong(bits).array()));
            }
        }
        return HexFormat.of().formatHex(sha.digest()).substring(0, 16);
    }
}
