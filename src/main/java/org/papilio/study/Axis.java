package org.papilio.study;

import java.util.List;

/**
 * One axis of a grid: a field of the system and its values in order. A value is a String, Long, Integer, BigDecimal, List or
 * Map as the field takes it, or null for {@code none}.
 *
 * @param field the field's name in the study file, for example {@code round_initial}; also the column of the results
 */
public record Axis(String field, List<Object> values) {}
