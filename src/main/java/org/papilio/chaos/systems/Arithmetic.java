package org.papilio.chaos.systems;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.papilio.number.Field;
import org.papilio.program.Definition;

/** Short names for the operations of a field and for the parameters of a system, and maps from equations written in them. */
final class Arithmetic<T> {
    final Field<T> field;
    private final Map<String, T> parameters;

    private Arithmetic(Field<T> field, Map<String, T> parameters) {
        this.field = field;
        this.parameters = parameters;
    }

    /** The right-hand sides of a map or flow. */
    interface Equations {
        <T> List<T> apply(Arithmetic<T> a, List<T> x);
    }

    /** The map x' = equations(x), of the coordinates and then of the parameters. */
    static Definition definition(List<String> coordinates, List<String> parameters, Equations equations) {
        int dimension = coordinates.size();
        return new Definition() {
            @Override
            public int inputs() {
                return dimension + parameters.size();
            }

            @Override
            public int outputs() {
                return dimension;
            }

            @Override
            public <T> List<T> apply(Field<T> field, List<T> x) {
                Map<String, T> values = new HashMap<>();
                for (int i = 0; i < parameters.size(); i++) {
                    values.put(parameters.get(i), x.get(dimension + i));
                }
                return equations.apply(new Arithmetic<>(field, values), x.subList(0, dimension));
            }
        };
    }

    /**
     * One step of the classical fourth-order Runge-Kutta method for dx/dt = equations(x): W. Kutta, <i>Zeitschrift fuer
     * Mathematik und Physik</i> 46 (1901) 435.
     *
     * @param time the parameter that is the time of the step
     */
    static Equations rungeKutta4(String time, Equations equations) {
        return new Equations() {
            @Override
            public <T> List<T> apply(Arithmetic<T> a, List<T> x) {
                T step = a.parameter(time);
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
        };
    }

    private List<T> moved(List<T> x, T by, List<T> direction) {
        return IntStream.range(0, x.size())
                .mapToObj(i -> field.fma(by, direction.get(i), x.get(i)))
                .toList();
    }

    T of(String literal) {
        return field.of(new BigDecimal(literal));
    }

    /** A parameter of the system. */
    T parameter(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
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
