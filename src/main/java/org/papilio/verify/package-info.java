/**
 * Proof that this machine and this Java give the bits that every other gives: digests of what every part of Papilio computes,
 * held against those in {@code digests.txt}.
 */
@NullMarked
package org.papilio.verify;

import org.jspecify.annotations.NullMarked;
