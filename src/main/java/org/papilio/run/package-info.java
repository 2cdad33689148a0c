/**
 * Running a study and keeping what it leaves behind: cells on threads, those that share a map together over lanes, an append-only store that survives a kill at any
 * moment, trajectories as {@code .npy}, comparisons of cells with their references, and SQL over the results.
 */
@NullMarked
package org.papilio.run;

import org.jspecify.annotations.NullMarked;
