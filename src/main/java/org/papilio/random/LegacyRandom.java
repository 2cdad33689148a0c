package org.papilio.random;

import org.apache.commons.math3.random.MersenneTwister;
import org.papilio.number.DoubleDouble;
import org.papilio.number.Precisions;

/**
 * numpy's legacy random stream, {@code numpy.random.RandomState(seed)}: the Mersenne Twister MT19937 of M. Matsumoto and T.
 * Nishimura (ACM Trans. Model. Comput. Simul. 8 (1998) 3), doubles of 53 bits from two 32-bit draws, normals by Marsaglia's polar
 * method, which makes them in pairs.
 *
 * <p>numpy has frozen this stream, so that published experiments that call {@code np.random.seed} can be repeated. Uniform
 * numbers have numpy's bits. Normals use {@link StrictMath#log} where numpy uses the logarithm of the C library; the two may
 * differ in the last bit, and then the pair of normals may too. In two million normals of glibc 2.36 NORMALS.
 */
public final class LegacyRandom {
    private static final long MAX_SEED = 0xFFFFFFFFL;

    private final MersenneTwister twister;
    private boolean hasNextGaussian;
    private double nextGaussian;

    /**
     * The stream of {@code numpy.random.seed(seed)}.
     *
     * @param seed from 0 to 2^32 - 1
     * @throws IllegalArgumentException if the seed is outside this range, as in numpy
     */
    public LegacyRandom(long seed) {
        if (seed < 0 || seed > MAX_SEED) {
            throw new IllegalArgumentException("seed " + seed + " is not between 0 and " + MAX_SEED);
        }
        // Of the three ways to seed this class, only an int runs the initialisation of the original, init_genrand.
        this.twister = new MersenneTwister((int) seed);
    }

    /** A number from [0, 1), a multiple of 2^-53: {@code random_sample()}. */
    public double nextDouble() {
        int high = twister.nextInt() >>> 5;
        int low = twister.nextInt() >>> 6;
        return (high * 0x1p26 + low) / 0x1p53;
    }

    /** A number from [low, high): {@code uniform(low, high)}. */
    public double uniform(double low, double high) {
        return low + (high - low) * nextDouble();
    }

    /** A standard normal number: {@code standard_normal()}, {@code randn()}. */
    public double nextGaussian() {
        if (hasNextGaussian) {
            hasNextGaussian = false;
            return nextGaussian;
        }
        double u;
        double v;
        double square;
        do {
            u = 2.0 * nextDouble() - 1.0;
            v = 2.0 * nextDouble() - 1.0;
            square = u * u + v * v;
        } while (square >= 1.0 || square == 0.0);
        double factor = Math.sqrt(-2.0 * logarithm(square) / square);
        nextGaussian = factor * u;
        hasNextGaussian = true;
        return factor * v;
    }

    /** The logarithm rounded correctly, which the C library's differs from far less often than FDLIBM's. */
    private static double logarithm(double x) {
        return Precisions.DOUBLE_DOUBLE.log(DoubleDouble.of(x)).hi();
    }
}
