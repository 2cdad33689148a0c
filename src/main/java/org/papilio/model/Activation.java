package org.papilio.model;

/** The function applied to each pre-activation of a layer. */
public enum Activation {
    /** 1 / (1 + exp(-x)). */
    SIGMOID,
    /** The hyperbolic tangent. */
    TANH,
    /** max(x, 0), with derivative 0 at 0. */
    RELU,
    /** x. */
    IDENTITY,
    /** exp(x_k) / sum_j exp(x_j); output layers only. Of two classes: the logistic function of the difference. */
    SOFTMAX
}
