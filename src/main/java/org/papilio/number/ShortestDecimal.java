package org.papilio.number;

import java.math.BigInteger;

/**
 * The shortest decimal that rounds to a float or double, of these the closest, found in integers of 64 bits. After R. Giulietti, The Schubfach
 * way to render doubles (2020): the interval that is rounded to the number, times a power of ten, is compared with whole numbers, with its
 * bounds rounded to odd so that 126 bits of the power decide every comparison rightly.
 */
final class ShortestDecimal {
    private static final int SMALLEST = -324;
    private static final int LARGEST = 324;
    private static final long MASK = Long.MAX_VALUE;
    /** For each power of ten from {@link #SMALLEST} on its leading 126 bits plus 1, 63 bits in each of two numbers. */
    private static final long[] POWERS = powers();

    private ShortestDecimal() {}

    private static long[] powers() {
        long[] powers = new long[2 * (LARGEST - SMALLEST + 1)];
        for (int k = SMALLEST; k <= LARGEST; k++) {
            BigInteger ten = BigInteger.TEN.pow(Math.abs(k));
            int shift = 125 - floorLog2OfPowerOf10(k);
            BigInteger leading = k < 0
                    ? BigInteger.ONE.shiftLeft(shift).divide(ten)
                    : shift < 0 ? ten.shiftRight(-shift) : ten.shiftLeft(shift);
            leading = leading.add(BigInteger.ONE);
            powers[2 * (k - SMALLEST)] = leading.shiftRight(63).longValue();
            powers[2 * (k - SMALLEST) + 1] = leading.longValue() & MASK;
        }
        return powers;
    }

    /** {@code floor(log2(10^k))} for |k| below 1650. */
    private static int floorLog2OfPowerOf10(int k) {
        return k * 1741647 >> 19;
    }

    /** {@code floor(log10(2^q))} for |q| below 1650. */
    private static int floorLog10OfPowerOf2(int q) {
        return q * 315653 >> 20;
    }

    /** The power of ten by which the {@linkplain #digits digits} of a number {@code significand * 2^q} are multiplied. */
    static int power(int q) {
        return floorLog10OfPowerOf2(q);
    }

    /**
     * The digits of the decimal as a whole number, perhaps with zeros at the end: it is {@code digits * 10^power(q)}.
     *
     * @param significand of a positive number {@code significand * 2^q} whose neighbours are {@code (significand +- 1) * 2^q}, between
     *     2^23 and 2^53
     * @param q from -1074 to 971
     */
    static long digits(long significand, int q) {
        int k = power(q);
        int power = 2 * (-k - SMALLEST);
        int shift = q + floorLog2OfPowerOf10(-k) + 2;
        long odd = significand & 1;
        // four times the value and the bounds of its interval, in units of 10^k
        long middle = scaled(power, (4 * significand) << shift);
        long lower = scaled(power, (4 * significand - 2) << shift) + odd;
        long upper = scaled(power, (4 * significand + 2) << shift) - odd;

        long below = middle >> 2;
        long tens = below / 10 * 10;
        boolean tensBelow = lower <= tens << 2;
        boolean tensAbove = (tens + 10) << 2 <= upper;
        if (tensBelow != tensAbove) {
            return tensBelow ? tens : tens + 10;
        }
        boolean onesBelow = lower <= below << 2;
        boolean onesAbove = (below + 1) << 2 <= upper;
        if (onesBelow != onesAbove) {
            return onesBelow ? below : below + 1;
        }
        long beyondHalf = middle - (below << 2) - 2;
        return beyondHalf < 0 || beyondHalf == 0 && (below & 1) == 0 ? below : below + 1;
    }

    /** A power of ten times a number, by 2^126, rounded to odd. */
    private static long scaled(int power, long number) {
        long high = POWERS[power];
        long low = POWERS[power + 1];
        long carry = (high * number >>> 1) + Math.multiplyHigh(low, number);
        long whole = Math.multiplyHigh(high, number) + (carry >>> 63);
        return whole | (carry & MASK) + MASK >>> 63;
    }
}
