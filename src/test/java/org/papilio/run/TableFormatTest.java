package org.papilio.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableFormatTest {
    private static final Table TABLE = new Table(
            List.of(
                    new Table.Column("name", "VARCHAR"),
                    new Table.Column("n", "INTEGER"),
                    new Table.Column("x", "DOUBLE"),
                    new Table.Column("p", "VARCHAR[]")),
            List.of(
                    Arrays.asList("plain", 12, 0.1, List.of("0.25", "-1E-40")),
                    Arrays.asList("a \"b\", c\nd", null, Double.NaN, List.of("1", "2", "3", "4", "5")),
                    Arrays.asList("", -1, Double.NEGATIVE_INFINITY, null)));

    @Test
    void table() {
        assertEquals("""
                name            n          x  p
                -----------  ----  ---------  ---------------------
                plain          12        0.1  [0.25, -1E-40]
                a "b", c\\nd  NULL        NaN  [1, 2, 3, ... 2 more]
                               -1  -Infinity  NULL
                (3 rows)
                """, TableFormat.TABLE.toString(TABLE));
    }

    @Test
    void csv() {
        assertEquals(
                "name,n,x,p\r\nplain,12,0.1,\"[\"\"0.25\"\",\"\"-1E-40\"\"]\"\r\n"
                        + "\"a \"\"b\"\", c\nd\",,NaN,\"[\"\"1\"\",\"\"2\"\",\"\"3\"\",\"\"4\"\",\"\"5\"\"]\"\r\n"
                        + "\"\",-1,-Infinity,\r\n",
                TableFormat.CSV.toString(TABLE));
    }

    @Test
    void json() {
        assertEquals(
                "[\n  {\"name\":\"plain\",\"n\":12,\"x\":0.1,\"p\":[\"0.25\",\"-1E-40\"]},\n"
                        + "  {\"name\":\"a \\\"b\\\", c\\nd\",\"n\":null,\"x\":\"NaN\",\"p\":[\"1\",\"2\",\"3\",\"4\",\"5\"]},\n"
                        + "  {\"name\":\"\",\"n\":-1,\"x\":\"-Infinity\",\"p\":null}\n]\n",
                TableFormat.JSON.toString(TABLE));
        assertEquals("[]\n", TableFormat.JSON.toString(new Table(TABLE.columns(), List.of())));
    }

    @Test
    void names() {
        assertEquals(TableFormat.CSV, TableFormat.named("csv"));
        UsageException unknown = assertThrows(UsageException.class, () -> TableFormat.named("xml"));
        assertTrue(unknown.getMessage().contains("table, csv and json"));
    }
}
