package org.papilio.program;

import java.util.List;
import org.papilio.number.Field;

/**
 * A vector function written once over a {@link Field}: a training step, a loss, a known dynamical system. It never
 * branches on a value, so that it can run in any precision, be recorded as a program and be differentiated by running it on
 * tangent numbers.
 */
public interface Definition {

    /** How many elements {@link #apply} takes. */
    int inputs();

    /** How many elements {@link #apply} returns. */
    int outputs();

    /**
     * Evaluates the function.
     *
     * @param field the arithmetic
     * @param x the arguments, {@link #inputs()} elements
     * @return {@link #outputs()} elements
     */
    <T> List<T> apply(Field<T> field, List<T> x);
}
