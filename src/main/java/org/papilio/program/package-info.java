/**
 * Definitions (vector functions written once over a field), and programs: a definition recorded as a short list of
 * operations with common subexpressions shared, which is interpreted in any precision with the bits of the definition.
 *
 * <p>{@link org.papilio.program.Lanes} runs a program for many trajectories at once, in float, double and double-double: in plain Java, and by
 * Vector API code generated from it in stages. A {@link org.papilio.program.Repeated} definition, such as a training step on many samples, is
 * recorded round by round and runs as a loop over short programs where the whole would be too long.
 */
@NullMarked
package org.papilio.program;

import org.jspecify.annotations.NullMarked;
