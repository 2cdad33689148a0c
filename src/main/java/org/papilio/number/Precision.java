package org.papilio.number;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * A {@link Field} whose elements are numbers that can be read, compared and rounded: {@code float}, {@code double},
 * {@code double-double} or {@code decimal(n)}. {@link Precisions#named} finds one by its name.
 *
 * @param <T> the immutable element type
 */
public interface Precision<T> extends Field<T>, Comparator<T> {

    /** The name that selects this precision in a study, for example {@code decimal(50)}. */
    String name();

    /** About how many significant decimal digits an element carries: 7, 15, 31 or n. */
    int digits();

    /** The unit round-off: the largest relative error of one correctly rounded operation, for example 2^-53. */
    double unitRoundoff();

    /** Whether the element is neither infinite nor NaN. */
    boolean isFinite(T a);

    /** The binary64 number nearest to the element. */
    double toDouble(T a);

    /**
     * The exact value.
     *
     * @throws ArithmeticException if the element is not finite
     */
    BigDecimal toDecimal(T a);

    /**
     * A short decimal string that {@link #parse} turns back into the same element; {@code NaN}, {@code Infinity} and
     * {@code -Infinity} where the element is not finite. The same on every JDK.
     */
    String toString(T a);

    /**
     * The inverse of {@link #toString(Object)}.
     *
     * @throws NumberFormatException if the text is no number
     */
    T parse(String text);

    /**
     * Rounds to d decimals. float and double have the semantics of {@code numpy.round} (multiply by 10^d, round half to
     * even, divide by 10^d, each rounded in the precision); the others round their exact value half to even.
     *
     * @param decimals number of decimals, 0 to 22
     */
    T round(T a, int decimals);

    /**
     * Moves by k units in the last place (towards +infinity for positive k); a unit is that of the element's own
     * magnitude.
     */
    T plusUlps(T a, int ulps);
}
