package org.papilio.number;

import java.util.List;

/**
 * A value together with its derivatives along several directions: an element of {@link TangentField}.
 *
 * @param value the value
 * @param derivatives one directional derivative for each direction of the field; empty for a constant, whose
 *     derivatives are all exactly zero
 */
public record Tangent<T>(T value, List<T> derivatives) {

    /** Whether all derivatives are zero by construction, so that no arithmetic needs to be spent on them. */
    public boolean isConstant() {
        return derivatives.isEmpty();
    }
}
