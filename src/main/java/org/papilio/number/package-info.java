/**
 * Numbers: the {@link org.papilio.number.Field} in which a training map is written, the precisions that can run it (float,
 * double, double-double, decimals of n digits), and elementary functions that give the same bits on every machine and JDK.
 */
@NullMarked
package org.papilio.number;

import org.jspecify.annotations.NullMarked;
