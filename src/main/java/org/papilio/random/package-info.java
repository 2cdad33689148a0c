/** Random streams that are the same everywhere: numpy's legacy stream, and seeds derived from a seed and a purpose. */
@NullMarked
package org.papilio.random;

import org.jspecify.annotations.NullMarked;
