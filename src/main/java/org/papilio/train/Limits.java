package org.papilio.train;

import java.math.BigDecimal;

/**
 * When a run ends.
 *
 * @param steps the largest number of steps
 * @param convergedBelow the run has converged when no parameter changed by more than this in a step; 0 never stops
 * @param divergedAbove the run has diverged when a parameter or the loss is larger than this in magnitude, or not finite
 */
public record Limits(int steps, BigDecimal convergedBelow, BigDecimal divergedAbove) {}
