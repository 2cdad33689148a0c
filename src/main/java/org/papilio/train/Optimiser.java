package org.papilio.train;

import java.math.BigDecimal;

/** How a gradient g changes the parameters theta. */
public sealed interface Optimiser {

    /** The learning rate eta. */
    BigDecimal learningRate();

    /** The same with another learning rate. */
    Optimiser withLearningRate(BigDecimal rate);

    /** theta' = theta - eta g. */
    record GradientDescent(BigDecimal learningRate) implements Optimiser {
        @Override
        public Optimiser withLearningRate(BigDecimal rate) {
            return new GradientDescent(rate);
        }
    }

    /** v' = momentum v - eta g; theta' = theta + v'. */
    record Momentum(BigDecimal learningRate, BigDecimal momentum) implements Optimiser {
        @Override
        public Optimiser withLearningRate(BigDecimal rate) {
            return new Momentum(rate, momentum);
        }
    }

    /**
     * Adam (Kingma and Ba 2015, algorithm 1): m' = beta1 m + (1 - beta1) g; v' = beta2 v + (1 - beta2) g^2; theta' = theta -
     * eta (m' / (1 - beta1^t)) / (sqrt(v' / (1 - beta2^t)) + epsilon).
     */
    record Adam(BigDecimal learningRate, BigDecimal beta1, BigDecimal beta2, BigDecimal epsilon) implements Optimiser {
        @Override
        public Optimiser withLearningRate(BigDecimal rate) {
            return new Adam(rate, beta1, beta2, epsilon);
        }
    }
}
