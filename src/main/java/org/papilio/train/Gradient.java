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

    /**
     * The chain rule from the outputs back, each factor a central difference: of the loss of a sample by each input u of the
     * output layer, (L(u + h) - L(u - h)) / (2 h), and of each hidden activation, (f(u + h) - f(u - h)) / (2 h). For dense
     * networks on images only.
     */
    record LayerDifference(BigDecimal h) implements Gradient {}
}
