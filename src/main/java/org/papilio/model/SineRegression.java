package org.papilio.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.papilio.number.DoubleDouble;
import org.papilio.number.Elementary;
import org.papilio.number.Precisions;
import org.papilio.random.LegacyRandom;

/**
 * Noisy samples of half a period of the sine, t_i = sin(2 pi x_i) + e_i, at {@value #SAMPLES} points x_i from 0 to
 * {@value #LAST}, with normal noise of standard deviation {@value #NOISE} from numpy's legacy stream of seed {@value #SEED}.
 * The targets of the task are standardised: y_i = (t_i - mean) / deviation, with the population's standard deviation.
 *
 * <p>The operations and their order are those of numpy's {@code linspace}, {@code normal}, {@code mean} and {@code std}; the
 * sine is correctly rounded (but for ties within 2^-50 ulp), the noise that of {@link LegacyRandom}. The targets are hence
 * numpy's bits where numpy's own sine and logarithm are correctly rounded.
 */
public final class SineRegression {
    private static final int SAMPLES = 40;
    private static final double LAST = 0.5;
    private static final double NOISE = 0.05;
    private static final long SEED = 1234;

    /** numpy adds in blocks of this many and combines their lanes, below 128 numbers. */
    private static final int LANES = 8;

    private static final SineRegression DATA = new SineRegression();

    private final double[] inputs;
    private final double[] samples;
    private final double mean;
    private final double deviation;

    private SineRegression() {
        LegacyRandom random = new LegacyRandom(SEED);
        double step = LAST / (SAMPLES - 1);
        inputs = IntStream.range(0, SAMPLES)
                .mapToDouble(i -> i == SAMPLES - 1 ? LAST : i * step)
                .toArray();
        samples = DoubleStream.of(inputs)
                .map(x -> Precisions.DOUBLE_DOUBLE
                                .sin(DoubleDouble.of(2 * Math.PI * x))
                                .hi()
                        + NOISE * random.nextGaussian())
                .toArray();
        mean = sum(samples) / SAMPLES;
        double[] squares =
                DoubleStream.of(samples).map(t -> (t - mean) * (t - mean)).toArray();
        deviation = Math.sqrt(sum(squares) / SAMPLES);
    }

    /** The data; they are always the same. */
    public static SineRegression data() {
        return DATA;
    }

    /** The points x_i, ascending. */
    public double[] inputs() {
        return inputs.clone();
    }

    /** The noisy samples t_i before they are standardised. */
    public double[] samples() {
        return samples.clone();
    }

    /** The standard deviation that the noise was drawn with. */
    public double noise() {
        return NOISE;
    }

    /** What the noise was added to: sin(2 pi x). */
    public double truth(double x) {
        return Elementary.sin(2 * Math.PI * x);
    }

    /** A standardised value in the units of the samples: mean + deviation y. */
    public double unstandardised(double y) {
        return mean + deviation * y;
    }

    /** The task: each number is the exact value of a binary64 number. */
    Task task(String name) {
        double[] targets =
                DoubleStream.of(samples).map(t -> (t - mean) / deviation).toArray();
        return new Task(name, column(inputs), column(targets), false);
    }

    private static List<List<BigDecimal>> column(double[] values) {
        return DoubleStream.of(values).mapToObj(x -> List.of(new BigDecimal(x))).toList();
    }

    /** The sum in numpy's order for a multiple of {@value #LANES} up to 128 numbers: lane by lane, then the lanes in pairs. */
    private static double sum(double[] values) {
        double[] lanes = new double[LANES];
        for (int i = 0; i < values.length; i++) {
            lanes[i % LANES] += values[i];
        }
        return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    }
}
