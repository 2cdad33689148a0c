/**
 * Instruments for the question whether a discrete map is chaotic: Lyapunov exponents with intervals, amplification,
 * shadow horizons, sharpness and saddles, tests for chaos, orbit diagrams and bifurcations, time series, boundaries
 * between basins, and the verdict that sums them up. One method a file, each naming its source. Those of a map work on any {@link
 * org.papilio.program.DiscreteMap}, training steps included.
 */
@NullMarked
package org.papilio.chaos;

import org.jspecify.annotations.NullMarked;
