package org.papilio.chaos.systems;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.papilio.number.Field;
import org.papilio.program.DiscreteMap;

/** Short names for the operations of a field, and maps from equations written in them. */
final class Arithmetic<T> {
    final Field<T> field;

    Arithmetic(Field<T> field) {
        this.field = field;
    }

    /** The right-hand sides of a map or flow. */
    interface Equations {
        <T> List<T> apply(Arithmetic<T> a, List<T> x);
    }

    /** The map x' = equations(x). */
    static DiscreteMap map(int dimension, Equations equations) {
        return new DiscreteMap() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public <T> List<T> apply(Field<T> field, List<T> x) {
                return equations.apply(new Arithmetic<>(field), x);
            }
        };
    }

    /**
     * One step of the classical fourth-order Runge-Kutta method for dx/dt = equations(x): W. Kutta, <i>Zeitschrift fuer
     * Mathematik und Physik</i> 46 (1901) 435.
     */
    static DiscreteMap rungeKutta4(int dimension, BigDecimal dt, Equations equations) {
        return map(dimension, new Equations() {
            @Override
            public <T> List<T> apply(Arithmetic<T> a, List<T> x) {
                T step = a.of(dt);
                T half = a.mul(a.of("0.5"), step);
                T sixth = a.field.div(step, a.of("6"));
                List<T> k1 = equations.apply(a, x);
                List<T> k2 = equations.apply(a, a.moved(x, half, k1));
                List<T> k3 = equations.apply(a, a.moved(x, half, k2));
                List<T> k4 = equations.apply(a, a.moved(x, step, k3));
                return IntStream.range(0, x.size())
                        .mapToObj(i -> {
                            T middle = a.add(k2.get(i), k3.get(i));
                            T sum = a.add(a.add(k1.get(i), a.add(middle, middle)), k4.get(i));
                            return a.field.fma(sixth, sum, x.get(i));
                        })
                        .toList();
            }
        });
    }

    private List<T> moved(List<T> x, T by, List<T> direction) {
        return IntStream.range(0, x.size())
                .mapToObj(i -> field.fma(by, direction.get(i), x.get(i)))
                .toList();
    }

    T of(String literal) {
        return field.of(new BigDecimal(literal));
    }

    T of(BigDecimal constant) {
        return field.of(constant);
    }

    T add(T a, T b) {
        return field.add(a, b);
    }

    T sub(T a, T b) {
        return field.sub(a, b);
    }

    T mul(T a, T b) {
        return field.mul(a, b);
    }

    T square(T a) {
        return field.mul(a, a);
    }

    /** For x in [0, 2): x modulo 1. */
    T wrapOnce(T x) {
        T one = of("1");
        return field.select(field.sub(one, x), x, field.sub(x, one));
    }

    /** The angle modulo 2 pi, in (-pi, pi]. */
    T wrapAngle(T angle) {
        return field.atan2(field.sin(angle), field.cos(angle));
    }
}
