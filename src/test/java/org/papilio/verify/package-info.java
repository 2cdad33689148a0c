/** Tests of the digests. */
@NullMarked
package org.papilio.verify;

import org.jspecify.annotations.NullMarked;
