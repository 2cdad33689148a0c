/**
 * Running a study and keeping what it leaves behind: cells on threads, an append-only store that survives a kill at any
 * moment, trajectories as {@code .npy}, comparisons of cells with their references, and SQL over the results.
 */
@NullMarked
package org.papilio.run;

import org.jspecify.annotations.NullMarked;
