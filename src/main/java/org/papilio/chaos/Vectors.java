package org.papilio.chaos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.papilio.number.Field;

/** Vectors over a field; sums are fma chains over the coordinates in order that start from 0. */
final class Vectors {
    private Vectors() {}

    static <T> T dot(Field<T> field, List<T> a, List<T> b) {
        T sum = field.of(BigDecimal.ZERO);
        for (int i = 0; i < a.size(); i++) {
            sum = field.fma(a.get(i), b.get(i), sum);
        }
        return sum;
    }

    static <T> T norm(Field<T> field, List<T> v) {
        return field.sqrt(dot(field, v, v));
    }

    static <T> List<T> divided(Field<T> field, List<T> v, T divisor) {
        return v.stream().map(x -> field.div(x, divisor)).toList();
    }

    /** v - (u . v) u. */
    static <T> List<T> subtracted(Field<T> field, List<T> v, List<T> u) {
        T projection = field.neg(dot(field, u, v));
        List<T> rest = new ArrayList<>(v.size());
        for (int i = 0; i < v.size(); i++) {
            rest.add(field.fma(projection, u.get(i), v.get(i)));
        }
        return rest;
    }
}
