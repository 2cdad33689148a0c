/**
 * What a trained network has become: the Boolean code of its hidden units, the exact symmetry group of its parameters
 * with canonical representatives and distances modulo the group, clusters of final weights with their stability, and
 * descriptions in words.
 */
@NullMarked
package org.papilio.solution;

import org.jspecify.annotations.NullMarked;
