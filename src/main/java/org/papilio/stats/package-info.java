/**
 * Statistics of measured series and counts: intervals of means by batches and by block bootstrap, quantiles, shares,
 * correlations. Everything is a pure function of its arguments, seeds included, with the same bits on every machine.
 */
@NullMarked
package org.papilio.stats;

import org.jspecify.annotations.NullMarked;
