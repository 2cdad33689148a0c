package org.papilio.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of one field in the rows of a table, in as little memory as they allow: nothing for a field that is the same in
 * all rows, four bytes a row for one with few different values, eight for numbers. Texts that nearly all differ are not kept: of
 * those it only says that they are {@link #ELSEWHERE}.
 */
final class ValueColumn {
    /** In place of a value that is not kept here. */
    static final Object ELSEWHERE = new Object();

    private static final int MOST_DIFFERENT = 1 << 16;

    private final int rows;
    /** The different values, until there are too many; the first is that of every row whose code was not set. */
    private final List<@Nullable Object> values = new ArrayList<>();

    private final Map<@Nullable Object, Integer> codeOf = new HashMap<>();
    private @Nullable Object last;
    private int lastCode;
    private int @Nullable [] codes;
    /** The numbers, once there are too many different ones. */
    private long @Nullable [] numbers;

    private boolean integers;
    /** What is no such number, by row. */
    private final Map<Integer, @Nullable Object> others = new HashMap<>();

    private boolean elsewhere;

    ValueColumn(int rows) {
        this.rows = rows;
    }

    /** Sets the value of a row, once more if need be: a String, Long, Double, Boolean, List, Map or null. */
    void set(int row, @Nullable Object value) {
        if (elsewhere) {
            return;
        }
        if (numbers != null) {
            setNumber(numbers, row, value);
            return;
        }
        int code = code(value);
        if (code > 0 || codes != null) {
            int[] known = codes == null ? new int[rows] : codes;
            codes = known;
            known[row] = code;
            if (values.size() > MOST_DIFFERENT) {
                widen(known, row);
            }
        }
    }

    private int code(@Nullable Object value) {
        if (!values.isEmpty() && Objects.equals(value, last)) {
            return lastCode;
        }
        Integer known = codeOf.get(value);
        if (known == null) {
            known = values.size();
            values.add(value);
            codeOf.put(value, known);
        }
        last = value;
        lastCode = known;
        return known;
    }

    private void widen(int[] known, int last) {
        integers = values.stream().filter(Long.class::isInstance).count() > MOST_DIFFERENT / 2;
        if (values.stream().filter(this::isNumber).count() > MOST_DIFFERENT / 2) {
            long[] wide = new long[rows];
            for (int row = 0; row <= last; row++) {
                setNumber(wide, row, values.get(known[row]));
            }
            numbers = wide;
        } else {
            elsewhere = true;
        }
        values.clear();
        codeOf.clear();
        codes = null;
    }

    private boolean isNumber(@Nullable Object value) {
        return integers ? value instanceof Long : value instanceof Double;
    }

    private void setNumber(long[] wide, int row, @Nullable Object value) {
        if (!isNumber(value)) {
            others.put(row, value);
            return;
        }
        others.remove(row);
        if (value instanceof Long integer) {
            wide[row] = integer;
        } else if (value instanceof Double number) {
            wide[row] = Double.doubleToRawLongBits(number);
        }
    }

    /** The value of a row that was set, or {@link #ELSEWHERE}. */
    @Nullable
    Object get(int row) {
        if (elsewhere) {
            return ELSEWHERE;
        }
        if (numbers == null) {
            return values.get(codes == null ? 0 : codes[row]);
        }
        if (!others.isEmpty() && others.containsKey(row)) {
            return others.get(row);
        }
        return integers ? (Object) numbers[row] : (Object) Double.longBitsToDouble(numbers[row]);
    }
}
