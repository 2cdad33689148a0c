package org.papilio.chart;

/**
 * A rectangle outlined on a plane, as the window of a zoom is.
 *
 * @param left on the horizontal axis
 * @param right on the horizontal axis, above left
 * @param lower on the vertical axis
 * @param upper on the vertical axis, above lower
 */
public record Frame(double left, double right, double lower, double upper) {}
