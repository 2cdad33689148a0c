package org.papilio.program;

import java.util.ArrayList;
import java.util.List;
import org.papilio.number.DoubleDouble;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;

/** The numbers of a precision as lanes take and give them: the doubles that are their parts, in double-double the leading and the trailing one. */
public final class LaneNumbers {
    private LaneNumbers() {}

    /** Whether lanes run in a precision: in float, double and double-double. */
    public static boolean exist(Precision<?> precision) {
        return precision == Precisions.DOUBLE || precision == Precisions.FLOAT || precision == Precisions.DOUBLE_DOUBLE;
    }

    /** How many parts a number has. */
    public static int parts(Precision<?> precision) {
        return LaneKind.of(precision).parts;
    }

    /** Writes the parts of numbers one after another. */
    public static <T> void write(Precision<T> precision, List<T> numbers, double[] parts) {
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i) instanceof DoubleDouble pair) {
                parts[2 * i] = pair.hi();
                parts[2 * i + 1] = pair.lo();
            } else {
                parts[i] = precision.toDouble(numbers.get(i));
            }
        }
    }

    /** The numbers that have these parts. */
    @SuppressWarnings("unchecked") // the elements of double-double are DoubleDouble
    public static <T> List<T> read(Precision<T> precision, double[] parts) {
        List<T> numbers = new ArrayList<>();
        if (parts(precision) == 1) {
            for (double part : parts) {
                numbers.add(precision.of(part));
            }
            return numbers;
        }
        for (int i = 0; i < parts.length; i += 2) {
            numbers.add((T) DoubleDouble.ofParts(parts[i], parts[i + 1]));
        }
        return numbers;
    }
}
