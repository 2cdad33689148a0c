package org.papilio.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.papilio.number.DoubleDouble;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;

/** Numbers as lanes take them, for tests: one double each, or in double-double two. */
public final class LaneNumbers {
    private LaneNumbers() {}

    private static boolean hasTwoParts(Precision<?> precision) {
        return precision == Precisions.DOUBLE_DOUBLE;
    }

    /** Draws numbers of a precision; a trailing part, if there is one, is about half a unit of the leading one or smaller. */
    public static double[] draw(Precision<?> precision, int count, DoubleSupplier leading) {
        double[] x = new double[hasTwoParts(precision) ? 2 * count : count];
        for (int i = 0; i < count; i++) {
            double value = leading.getAsDouble();
            if (hasTwoParts(precision)) {
                DoubleDouble number = DoubleDouble.ofSum(value, i % 4 == 0 ? 0 : leading.getAsDouble() * Math.ulp(value) / 7);
                x[2 * i] = number.hi();
                x[2 * i + 1] = number.lo();
            } else {
                x[i] = precision == Precisions.FLOAT ? (float) value : value;
            }
        }
        return x;
    }

    /** The same numbers in the precision. */
    @SuppressWarnings("unchecked")
    public static <T> List<T> numbers(Precision<T> precision, double[] x) {
        List<T> numbers = new ArrayList<>();
        for (int i = 0; i < x.length; i += hasTwoParts(precision) ? 2 : 1) {
            numbers.add(hasTwoParts(precision) ? (T) DoubleDouble.ofParts(x[i], x[i + 1]) : precision.of(x[i]));
        }
        return numbers;
    }

    /** The bits of all parts, with one NaN for all and without the sign of a trailing zero, which means nothing. */
    public static List<Long> bits(Object number) {
        if (number instanceof DoubleDouble pair) {
            return List.of(Double.doubleToLongBits(pair.hi()), Double.doubleToLongBits(pair.lo() + 0.0));
        }
        return List.of(Double.doubleToLongBits(((Number) number).doubleValue()));
    }

    /** The bits of a number in a lane. */
    public static List<Long> bits(Precision<?> precision, IntToDoubleFunction part) {
        return IntStream.range(0, hasTwoParts(precision) ? 2 : 1)
                .mapToObj(i -> Double.doubleToLongBits(part.applyAsDouble(i)))
                .toList();
    }
}
