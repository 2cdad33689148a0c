package org.papilio.number;

import java.math.BigInteger;

/**
 * The square root of a whole number with its remainder, n = root^2 + remainder with 0 &lt;= remainder &lt;= 2 root: each level of the
 * recursion doubles the digits by one division of half their length, where {@link BigInteger#sqrt} divides at full length in each of
 * its iterations.
 *
 * <p>Source: P. Zimmermann, <i>Karatsuba Square Root</i>, INRIA research report 3805, 1999.
 */
record WholeRoot(BigInteger root, BigInteger remainder) {
    /** Numbers of so many bits have roots that a double shows, but for the last unit. */
    private static final int SHORT = 100;

    /** The root of a number that is not negative. */
    static WholeRoot of(BigInteger n) {
        if (n.bitLength() <= SHORT) {
            BigInteger root = BigInteger.valueOf((long) Math.sqrt(n.doubleValue()));
            return corrected(root, n.subtract(root.multiply(root)));
        }
        // n = (high 2^bits + middle) 2^bits + low
        int bits = (n.bitLength() - 1) / 4;
        BigInteger upper = n.shiftRight(bits);
        BigInteger low = n.subtract(upper.shiftLeft(bits));
        BigInteger high = upper.shiftRight(bits);
        BigInteger middle = upper.subtract(high.shiftLeft(bits));
        WholeRoot of = of(high);
        BigInteger[] next = of.remainder.shiftLeft(bits).add(middle).divideAndRemainder(of.root.shiftLeft(1));
        BigInteger root = of.root.shiftLeft(bits).add(next[0]);
        BigInteger remainder = next[1].shiftLeft(bits).add(low).subtract(next[0].multiply(next[0]));
        return corrected(root, remainder);
    }

    /** The same n of a root that may be off by one. */
    private static WholeRoot corrected(BigInteger root, BigInteger remainder) {
        if (remainder.signum() < 0) {
            BigInteger less = root.subtract(BigInteger.ONE);
            return new WholeRoot(less, remainder.add(root).add(less));
        }
        BigInteger room = root.shiftLeft(1);
        return remainder.compareTo(room) <= 0
                ? new WholeRoot(root, remainder)
                : new WholeRoot(
                        root.add(BigInteger.ONE), remainder.subtract(room).subtract(BigInteger.ONE));
    }
}
