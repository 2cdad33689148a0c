package org.papilio.study;

import java.util.Map;

/**
 * One point of a study's grid.
 *
 * @param id stable name, unique in the study: the part and the hash of the system, for example {@code published-3f9a61c20b7e}
 * @param index position in the study, from 0
 * @param part name of the part
 * @param axes the value of each axis of the part, in the order of the part's axes
 * @param system the whole system of this cell
 */
public record Cell(String id, int index, String part, Map<String, Object> axes, SystemSpec system) {}
