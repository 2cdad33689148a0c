/**
 * Training of dense networks too large to be recorded: layers of hundreds of units, batches of tens of thousands of images. The
 * operations and their order are those of {@link org.papilio.model.Objective}, so that the bits are; only loops over arrays
 * take the place of lists.
 */
@NullMarked
package org.papilio.train.dense;

import org.jspecify.annotations.NullMarked;
