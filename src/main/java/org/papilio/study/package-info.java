/**
 * Study files: a YAML text becomes a {@link org.papilio.study.Study}, its grid becomes {@link org.papilio.study.Cell}s, and whatever is
 * wrong with it becomes {@link org.papilio.study.Problem}s with line and column, all of them in one pass. The fields of a system are
 * listed once, in {@code SystemField}: names, types, defaults and descriptions of the reader and of the JSON Schema come from there.
 */
@org.jspecify.annotations.NullMarked
package org.papilio.study;
