package org.papilio.train;

import java.math.BigDecimal;

/** How the derivative of the loss is computed. */
public sealed interface Gradient {

    /** The exact derivative by the chain rule. */
    record Backpropagation() implements Gradient {}

    /**
     * (L(theta + h e_i) - L(theta - h e_i)) / (2 h), one parameter at a time: an error of O(h^2) in exact arithmetic, and
     * of about (rounding error of L) / h in any other.
     */
    record CentralDifference(BigDecimal h) implements Gradient {}
}
