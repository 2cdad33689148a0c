/**
 * The training map: gradient (backpropagation or central difference), update order and optimiser make one step
 * x' = F(x) of a discrete dynamical system; initial conditions; trajectories.
 */
@NullMarked
package org.papilio.train;

import org.jspecify.annotations.NullMarked;
