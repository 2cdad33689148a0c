package org.papilio.number;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding to a number of decimals. */
final class Rounding {
    /** The powers of ten that binary64 holds exactly. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Rounding() {}

    /** 10^decimals, exact. */
    static double powerOfTen(int decimals) {
        return POWERS[check(decimals)];
    }

    /** The exact value rounded half to even to a number of decimals. */
    static BigDecimal halfEven(BigDecimal value, int decimals) {
        return value.scale() <= check(decimals) ? value : value.setScale(decimals, RoundingMode.HALF_EVEN);
    }

    private static int check(int decimals) {
        if (decimals < 0 || decimals >= POWERS.length) {
            throw new IllegalArgumentException("cannot round to " + decimals + " decimals: 0 to 22 are possible");
        }
        return decimals;
    }
}
