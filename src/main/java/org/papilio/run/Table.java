package org.papilio.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query.
 *
 * @param columns the columns
 * @param rows the rows, a value for each column: Boolean, Integer, Long, BigInteger, BigDecimal, Float, Double, String, a List or
 *     a Map of these, or null; anything else, such as a date, as its text
 */
public record Table(List<Column> columns, List<List<@Nullable Object>> rows) {

    /**
     * A column.
     *
     * @param name its name
     * @param type the name of its type in SQL, for example {@code VARCHAR[]}
     */
    public record Column(String name, String type) {}
}
