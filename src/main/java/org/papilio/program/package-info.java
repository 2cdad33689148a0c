/**
 * Definitions (vector functions written once over a field), and programs: a definition recorded as a short list of
 * operations with common subexpressions shared, which is interpreted in any precision with the bits of the definition.
 */
@NullMarked
package org.papilio.program;

import org.jspecify.annotations.NullMarked;
