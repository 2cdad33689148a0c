package org.papilio.program;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Field;

/**
 * A map that stands still once it has arrived: x' = F(x) and t' = t + 1 until g(x) &gt; 0 or t has reached a limit, then x' = x and t' = t. The
 * inputs are the n elements of x, t, the limit, and the parameters that F and g share; the outputs are x', t', whether x was final (positive
 * if so), and all that g gives.
 *
 * @param step F, of the state followed by the parameters; more outputs than the state are left out
 * @param dimension n
 * @param stop g, of the same inputs as F; the first output decides, the others are observations
 */
record Until(Definition step, int dimension, Definition stop) implements Definition {

    Until {
        if (step.inputs() != stop.inputs()) {
            throw new IllegalArgumentException("the step takes " + step.inputs() + " inputs, what stops it "
                    + stop.inputs() + ": they must be the same");
        }
    }

    /** The same as rounds, those of the step and of what stops it together, if both have as many. */
    Optional<Repeated> repeated() {
        boolean both = step instanceof Repeated a && stop instanceof Repeated b && a.rounds() == b.rounds();
        return both ? Optional.of(new Rounds(this, (Repeated) step, (Repeated) stop)) : Optional.empty();
    }

    @Override
    public int inputs() {
        return step.inputs() + 2;
    }

    @Override
    public int outputs() {
        return dimension + 2 + stop.outputs();
    }

    @Override
    public <T> List<T> apply(Field<T> field, List<T> x) {
        List<T> arguments = arguments(x);
        return results(field, x, stop.apply(field, arguments), step.apply(field, arguments));
    }

    private <T> List<T> arguments(List<T> x) {
        List<T> arguments = new ArrayList<>(x);
        arguments.subList(dimension, dimension + 2).clear();
        return arguments;
    }

    private <T> List<T> results(Field<T> field, List<T> x, List<T> observed, List<T> next) {
        T one = field.of(BigDecimal.ONE);
        T time = x.get(dimension);
        T limit = x.get(dimension + 1);
        // half a step, so that the limit itself is reached
        T over = field.add(field.sub(time, limit), field.of(new BigDecimal("0.5")));
        T arrived = field.select(observed.get(0), one, over);
        List<T> results = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            results.add(field.select(arrived, x.get(i), next.get(i)));
        }
        results.add(field.select(arrived, time, field.add(time, one)));
        results.add(arrived);
        results.addAll(observed);
        return results;
    }

    /** Rounds of the step and of what stops it; the values that the step carries come first. */
    private record Rounds(Until until, Repeated step, Repeated stop) implements Repeated {

        @Override
        public int inputs() {
            return until.inputs();
        }

        @Override
        public int outputs() {
            return until.outputs();
        }

        @Override
        public int rounds() {
            return step.rounds();
        }

        @Override
        public int carried() {
            return step.carried() + stop.carried();
        }

        @Override
        public <T> List<@Nullable T> round(Field<T> field, List<T> x, int round, List<@Nullable T> carried) {
            List<T> arguments = until.arguments(x);
            List<@Nullable T> own = carried.subList(0, step.carried());
            List<@Nullable T> others = carried.subList(step.carried(), carried());
            List<@Nullable T> after = new ArrayList<>(step.round(field, arguments, round, own));
            after.addAll(stop.round(field, arguments, round, others));
            return after;
        }

        @Override
        public <T> List<T> finish(Field<T> field, List<T> x, List<@Nullable T> carried) {
            List<T> arguments = until.arguments(x);
            List<T> observed = stop.finish(field, arguments, carried.subList(step.carried(), carried()));
            List<T> next = step.finish(field, arguments, carried.subList(0, step.carried()));
            return until.results(field, x, observed, next);
        }
    }
}
