package org.papilio.model;

import java.math.BigDecimal;

/**
 * What training minimises, as a function of outputs y and targets t over N samples.
 *
 * @param kind the formula
 * @param epsilon what is added to y inside the logarithm of the cross-entropy, 0 or positive; 0 for the other losses
 */
public record Loss(Kind kind, BigDecimal epsilon) {

    /** The formulas. */
    public enum Kind {
        /** -(1/N) sum over samples and classes of t log(y + epsilon). */
        CROSS_ENTROPY,
        /** 1/2 sum over samples and outputs of (y - t)^2. */
        SUM_SQUARED_ERROR,
        /** sum over samples and outputs of (y - t)^2: twice {@link #SUM_SQUARED_ERROR}, and so is its gradient. */
        RESIDUAL_SUM_OF_SQUARES,
        /** (1/(N K)) sum over samples and outputs of (y - t)^2, as numpy.mean((y - t)**2). */
        MEAN_SQUARED_ERROR,
        /** (1/(2 N K)) sum over samples and outputs of (y - t)^2: half of {@link #MEAN_SQUARED_ERROR}. */
        HALF_MEAN_SQUARED_ERROR
    }
}
