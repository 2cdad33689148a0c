package org.papilio.study;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value that a study gives to a field, and where.
 *
 * @param value as {@link FieldType#read} returned it
 */
record Setting(@Nullable Object value, Node node) {

    /** An axis as it was read: a field and its values, ranges expanded. */
    record OfAxis(SystemField field, Node node, List<Setting> values) {}
}
