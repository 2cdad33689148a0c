/**
 * Dynamical systems whose exponents are known, to validate the instruments on, and maps that a user writes as
 * expressions.
 */
@NullMarked
package org.papilio.chaos.systems;

import org.jspecify.annotations.NullMarked;
