package org.papilio.train;

/** How a trajectory ended. */
public enum Status {
    /** All steps were made. */
    FINISHED,
    /** No parameter changed by more than the stated bound in one step. */
    CONVERGED,
    /** A parameter or the loss became infinite, NaN or larger than the stated bound. */
    DIVERGED,
    /** The run could not be made; the message says why. */
    FAILED
}
