/** The rules of the design about which package may know what, held as tests over the compiled classes. */
@NullMarked
package org.papilio.architecture;

import org.jspecify.annotations.NullMarked;
