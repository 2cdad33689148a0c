package org.papilio.train;

/**
 * What a trajectory keeps.
 *
 * @param every loss and accuracy are kept at every so many steps, and at the first and the last
 * @param parameters whether the parameters of those steps are kept, too
 */
public record Recording(int every, boolean parameters) {

    public Recording {
        if (every < 1) {
            throw new IllegalArgumentException("every must be at least 1, got " + every);
        }
    }
}
