/** Papilio: if something tiny had been different, would the trained network have been different, and why? */
@org.jspecify.annotations.NullMarked
package org.papilio;
