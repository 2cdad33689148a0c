/** Networks (dense layers, activations), their losses and derivatives as definitions over a field, and tasks. */
@NullMarked
package org.papilio.model;

import org.jspecify.annotations.NullMarked;
