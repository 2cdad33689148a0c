package org.papilio.train;

/** Something that follows a trajectory step by step, for example a tangent vector. */
@FunctionalInterface
public interface Follower {

    /**
     * Goes along with a step.
     *
     * @param from the whole state before the step, rounded to double
     * @return the state after the step as a run in double has it, to the last bit: such a run takes it from here and need not
     *     compute it again
     */
    double[] step(double[] from);
}
