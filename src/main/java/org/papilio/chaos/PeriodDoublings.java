package org.papilio.chaos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.papilio.number.Precisions;
import org.papilio.program.DiscreteMap;

/**
 * Where the attracting cycle of a family of maps doubles its period: the cycle is followed over the parameter by
 * Newton's method, a change of sign of det(DF^p + 1) is enclosed, and bisected, the cycle found anew at each trial, to
 * 1e-10 of the interval or better. Then the doubled cycle is picked up behind it, and so on.
 *
 * <p>Source: Yu. A. Kuznetsov, <i>Elements of Applied Bifurcation Theory</i>, 3rd ed., Springer 2004, sections 4.5 and
 * 10.2.
 */
public final class PeriodDoublings {
    private static final int GRID = 400;
    private static final int BISECTIONS = 60;
    private static final int SETTLE = 40_000;
    /** Feigenbaum's number: each stable interval is about this much shorter than the one before. */
    private static final double FEIGENBAUM = 4.669;

    private final Function<BigDecimal, DiscreteMap> family;
    private final double to;

    private PeriodDoublings(Function<BigDecimal, DiscreteMap> family, double to) {
        this.family = family;
        this.to = to;
    }

    /**
     * A period doubling.
     *
     * @param parameter where it happens
     * @param period p of the cycle that loses its stability to one of period 2p
     */
    public record Doubling(double parameter, int period) {}

    /**
     * Locates the period doublings.
     *
     * @param family the map for each value of the parameter
     * @param from where the search starts; there must be an attracting fixed point or cycle
     * @param to where it ends, above from
     * @param initial a point that is attracted
     * @param longest the longest period whose doubling is looked for
     * @return in ascending order of the parameter
     * @throws IllegalArgumentException if there is no attracting cycle at the start
     */
    public static List<Doubling> locate(
            Function<BigDecimal, DiscreteMap> family, double from, double to, List<Double> initial, int longest) {
        if (!(from < to)) {
            throw new IllegalArgumentException("the parameter's interval is empty: " + from + " to " + to);
        }
        PeriodDoublings search = new PeriodDoublings(family, to);
        PeriodicOrbit orbit = search.attractor(from, initial, longest)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no attracting cycle of a period up to " + longest + " at " + from));
        List<Doubling> found = new ArrayList<>();
        double at = from;
        double step = (to - from) / GRID;
        while (true) {
            Optional<Bracket> bracket = search.follow(orbit, at, step);
            if (bracket.isEmpty()) {
                return found;
            }
            double doubling = search.bisect(bracket.get());
            found.add(new Doubling(doubling, orbit.period()));
            int period = 2 * orbit.period();
            double interval = (found.size() < 2
                            ? doubling - from
                            : doubling - found.get(found.size() - 2).parameter())
                    / FEIGENBAUM;
            Optional<PeriodicOrbit> doubled = Optional.empty();
            for (double part = 0.05; part < 0.9 && doubled.isEmpty(); part *= 1.6) {
                at = doubling + part * interval;
                doubled = at < to
                        ? search.attractor(at, bracket.get().orbit.points().get(0), period)
                        : Optional.empty();
                doubled = doubled.filter(o -> o.period() == period);
            }
            if (doubled.isEmpty() || period > longest) {
                return found;
            }
            orbit = doubled.get();
            step = interval / 50;
        }
    }

    /** A cycle at a parameter, and a larger parameter where the doubling function has the other sign. */
    private record Bracket(PeriodicOrbit orbit, double low, double high) {}

    /** Follows a cycle until a multiplier passes -1. */
    private Optional<Bracket> follow(PeriodicOrbit start, double from, double step) {
        PeriodicOrbit orbit = start;
        double at = from;
        double by = step;
        while (at < to) {
            double next = Math.min(at + by, to);
            Optional<PeriodicOrbit> moved = at(next, orbit);
            if (moved.isEmpty()) {
                by /= 2;
                if (by < step * 1e-6) {
                    return Optional.empty();
                }
                continue;
            }
            if ((moved.get().doublingFunction() > 0) != (orbit.doublingFunction() > 0)) {
                return Optional.of(new Bracket(orbit, at, next));
            }
            orbit = moved.get();
            at = next;
            by = step;
            if (!orbit.stable()) {
                // lost through +1 or a complex pair: go on with what attracts now, if it has the same period
                Optional<PeriodicOrbit> other = attractor(at, orbit.points().get(0), orbit.period());
                if (other.isEmpty()) {
                    return Optional.empty();
                }
                orbit = other.get();
            }
        }
        return Optional.empty();
    }

    private double bisect(Bracket bracket) {
        double low = bracket.low;
        double high = bracket.high;
        PeriodicOrbit orbit = bracket.orbit;
        boolean positive = orbit.doublingFunction() > 0;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = 0.5 * (low + high);
            Optional<PeriodicOrbit> moved = at(middle, orbit);
            if (moved.isEmpty() || middle == low || middle == high) {
                break;
            }
            if (moved.get().doublingFunction() > 0 == positive) {
                low = middle;
                orbit = moved.get();
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    private Optional<PeriodicOrbit> at(double parameter, PeriodicOrbit near) {
        double[] start = doubles(near.points().get(0));
        return PeriodicOrbit.near(family.apply(new BigDecimal(parameter)), start, near.period());
    }

    /** The cycle that attracts a point, slightly displaced so that it does not stay on an unstable one. */
    private Optional<PeriodicOrbit> attractor(double parameter, List<Double> near, int longest) {
        DiscreteMap map = family.apply(new BigDecimal(parameter));
        UnaryOperator<List<Double>> step = new Recorded(map).in(Precisions.DOUBLE);
        List<Double> x = near.stream().map(v -> v + 1e-4 * (1 + Math.abs(v))).toList();
        for (int i = 0; i < SETTLE; i++) {
            x = step.apply(x);
        }
        List<Double> settled = x;
        OptionalInt period = Recurrence.period(map, settled, longest, 1e-8);
        return period.isPresent() ? PeriodicOrbit.near(map, doubles(settled), period.getAsInt()) : Optional.empty();
    }

    private static double[] doubles(List<Double> x) {
        return x.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
