package org.papilio.train;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Field;
import org.papilio.program.Repeated;

/**
 * When a training need not go on: its loss is small enough, or it has diverged. Takes the state of a training map and what else its step
 * takes; gives 1 where the training ends and 0 where it goes on, then 1 if it has diverged (the loss is not below the bound, as when it
 * is NaN), then the loss.
 *
 * @param map whose state it is
 * @param others how many arguments follow the state
 * @param solvedBelow a loss below this is small enough
 * @param divergedAbove a loss of this or more is divergence
 */
public record SolvedOrDiverged(TrainingMap map, int others, BigDecimal solvedBelow, BigDecimal divergedAbove)
        implements Repeated {

    @Override
    public int inputs() {
        return map.dimension() + others;
    }

    @Override
    public int outputs() {
        return 3;
    }

    @Override
    public int rounds() {
        return map.objective().task().samples();
    }

    @Override
    public int carried() {
        return 1;
    }

    @Override
    public <T> List<@Nullable T> round(Field<T> field, List<T> x, int round, List<@Nullable T> carried) {
        List<T> parameters = x.subList(0, map.parameterCount());
        List<@Nullable T> after = Repeated.none(1);
        after.set(0, map.objective().addLoss(field, parameters, round, carried.get(0)));
        return after;
    }

    @Override
    public <T> List<T> finish(Field<T> field, List<T> x, List<@Nullable T> carried) {
        T zero = field.of(BigDecimal.ZERO);
        T one = field.of(BigDecimal.ONE);
        T loss = map.objective().lossOfSum(field, x.subList(0, map.parameterCount()), carried.get(0), rounds());
        T diverged = field.select(field.sub(field.of(divergedAbove), loss), zero, one);
        T ended = field.select(field.sub(field.of(solvedBelow), loss), one, diverged);
        return List.of(ended, diverged, loss);
    }
}
