package org.papilio.number;

/** 1/n! in double-double for n up to 29, the coefficients of the Taylor series. */
final class InverseFactorials {
    private static final DoubleDouble[] VALUES = new DoubleDouble[30];

    static {
        DoubleDouble factorial = DoubleDouble.ONE;
        VALUES[0] = DoubleDouble.ONE;
        for (int n = 1; n < VALUES.length; n++) {
            // Exact: 29! has 103 bits.
            factorial = factorial.mul(n);
            VALUES[n] = DoubleDouble.ONE.div(factorial);
        }
    }

    private InverseFactorials() {}

    static DoubleDouble of(int n) {
        return VALUES[n];
    }
}
