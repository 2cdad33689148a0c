package org.papilio.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Field;

/**
 * A definition that repeats itself, as the gradient of a loss does from sample to sample: rounds carry some values on, and a finish makes
 * the outputs of them. Recorded round by round it is a loop over short programs, where the whole would be too long.
 */
public interface Repeated extends Definition {

    /** How many rounds there are. */
    int rounds();

    /** How many values are carried from round to round. */
    int carried();

    /**
     * Makes a round.
     *
     * @param x the arguments, the same in all rounds
     * @param round counted from 0
     * @param carried what the round before gave; before the first all are null
     * @return {@link #carried()} values; those that no round has touched yet are null
     */
    <T> List<@Nullable T> round(Field<T> field, List<T> x, int round, List<@Nullable T> carried);

    /** The outputs after the last round. */
    <T> List<T> finish(Field<T> field, List<T> x, List<@Nullable T> carried);

    @Override
    default <T> List<T> apply(Field<T> field, List<T> x) {
        List<@Nullable T> values = none(carried());
        for (int round = 0; round < rounds(); round++) {
            values = round(field, x, round, values);
        }
        return finish(field, x, values);
    }

    /** A definition as one that repeats itself: itself if it does, otherwise no rounds and a finish that is all of it. */
    static Repeated of(Definition definition) {
        return definition instanceof Repeated repeated ? repeated : new Once(definition);
    }

    /** A definition without rounds. */
    record Once(Definition definition) implements Repeated {
        @Override
        public int inputs() {
            return definition.inputs();
        }

        @Override
        public int outputs() {
            return definition.outputs();
        }

        @Override
        public int rounds() {
            return 0;
        }

        @Override
        public int carried() {
            return 0;
        }

        @Override
        public <T> List<@Nullable T> round(Field<T> field, List<T> x, int round, List<@Nullable T> carried) {
            throw new IllegalArgumentException("there are no rounds");
        }

        @Override
        public <T> List<T> finish(Field<T> field, List<T> x, List<@Nullable T> carried) {
            return definition.apply(field, x);
        }
    }

    /** So many values that nothing has touched. */
    static <T> List<@Nullable T> none(int count) {
        return new ArrayList<>(Collections.nCopies(count, null));
    }
}
