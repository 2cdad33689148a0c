package org.papilio.program;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.papilio.number.DoubleDouble;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;

/** Random numbers for lanes, and their bits. */
public final class RandomNumbers {
    private RandomNumbers() {}

    /** Draws numbers of a precision; a trailing part, if there is one, is about half a unit of the leading one or smaller. */
    public static double[] draw(Precision<?> precision, int count, DoubleSupplier leading, Random random) {
        double[] x = new double[LaneNumbers.parts(precision) * count];
        for (int i = 0; i < count; i++) {
            double value = leading.getAsDouble();
            if (precision == Precisions.DOUBLE_DOUBLE) {
                DoubleDouble number =
                        DoubleDouble.ofSum(value, i % 4 == 0 ? 0 : (random.nextDouble() - 0.5) * Math.ulp(value));
                x[2 * i] = number.hi();
                x[2 * i + 1] = number.lo();
            } else {
                x[i] = precision == Precisions.FLOAT ? (float) value : value;
            }
        }
        return x;
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
        return IntStream.range(0, LaneNumbers.parts(precision))
                .mapToObj(i -> Double.doubleToLongBits(part.applyAsDouble(i)))
                .toList();
    }
}
