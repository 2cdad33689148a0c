/**
 * Instruments for the question whether a discrete map is chaotic: Lyapunov exponents with intervals, amplification,
 * shadow horizons, sharpness and saddles, tests for chaos, orbit diagrams and bifurcations, time series, boundaries
 * between basins, and the verdict that sums them up. One method a file, each naming its source. Those of a map work on any {@link
 * org.papilio.program.DiscreteMap}, training steps included.
 *
 * <p>Runs of one map that differ in their parameters and in where they start are made together over lanes: {@link
 * org.papilio.chaos.TrainingEnsemble} with the tangent vector of the verdict, {@link org.papilio.chaos.MapEnsemble} with the
 * frame of the Lyapunov spectrum, {@link org.papilio.chaos.PlaneEnsemble} for each point of a plane.
 */
@NullMarked
package org.papilio.chaos;

import org.jspecify.annotations.NullMarked;
