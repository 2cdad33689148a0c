package org.papilio.train;

import java.math.BigDecimal;

/**
 * How the literals of an experiment (initial weights, learning rate, epsilon, h) are read. The decimal literal 0.0074 and
 * the binary64 number nearest to it differ by about 1e-18; a sensitive map turns even that into another result.
 */
public enum Reading {
    /** As exact decimals, in every precision that can hold them. */
    DECIMAL,
    /**
     * Rounded to binary64 first, so that a run in higher precision differs from the double run in its arithmetic alone.
     */
    BINARY64;

    /** The number that stands for a literal. */
    public BigDecimal read(BigDecimal literal) {
        return this == DECIMAL ? literal : new BigDecimal(literal.doubleValue());
    }
}
