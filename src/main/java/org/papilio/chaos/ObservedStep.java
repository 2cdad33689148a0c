package org.papilio.chaos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Field;
import org.papilio.program.Repeated;
import org.papilio.train.Classifier;
import org.papilio.train.TrainingMap;

/**
 * A training step that shows, beside the next state, what a run records and how it ends. Inputs: those of the step. Outputs: the next state; then, of
 * the state before the step: its elements, the loss, the largest magnitude of a parameter, how many samples are classified rightly
 * (0 where nothing is classified), the largest change of a parameter by the step, and whatever else the step gives.
 *
 * @param map whose state comes first in that of the step
 * @param step takes and gives a state and more; its rounds, if it has any, are the samples
 * @param stateSize how many elements the step's state has
 */
record ObservedStep(TrainingMap map, Repeated step, int stateSize) implements Repeated {

    /** The places of the observations behind the elements of the training map's state. */
    static final int LOSS = 0;

    static final int LARGEST = 1;
    static final int RIGHT = 2;
    static final int CHANGE = 3;
    static final int MORE = 4;

    @Override
    public int inputs() {
        return step.inputs();
    }

    @Override
    public int outputs() {
        return step.outputs() + map.dimension() + MORE;
    }

    @Override
    public int rounds() {
        return step.rounds();
    }

    @Override
    public int carried() {
        return step.carried() + (rounds() > 0 ? 2 : 0);
    }

    @Override
    public <T> List<@Nullable T> round(Field<T> field, List<T> x, int round, List<@Nullable T> carried) {
        int own = step.carried();
        List<T> parameters = x.subList(0, map.parameterCount());
        List<@Nullable T> after = new ArrayList<>(step.round(field, x, round, carried.subList(0, own)));
        after.add(map.objective().addLoss(field, parameters, round, carried.get(own)));
        after.add(addRight(field, parameters, round, carried.get(own + 1)));
        return after;
    }

    private <T> @Nullable T addRight(Field<T> field, List<T> parameters, int sample, @Nullable T before) {
        if (!map.objective().task().classification()) {
            return null;
        }
        T count = before == null ? field.of(BigDecimal.ZERO) : before;
        return field.add(count, Classifier.right(field, map.objective(), parameters, sample));
    }

    @Override
    public <T> List<T> finish(Field<T> field, List<T> x, List<@Nullable T> carried) {
        List<T> next = step.finish(field, x, carried.subList(0, step.carried()));
        List<T> parameters = x.subList(0, map.parameterCount());
        @Nullable T lossSum = null;
        @Nullable T right = null;
        if (rounds() > 0) {
            lossSum = carried.get(step.carried());
            right = carried.get(step.carried() + 1);
        } else {
            for (int sample : map.objective().allSamples()) {
                lossSum = map.objective().addLoss(field, parameters, sample, lossSum);
                right = addRight(field, parameters, sample, right);
            }
        }
        T largest = field.of(BigDecimal.ZERO);
        T change = field.of(BigDecimal.ZERO);
        for (int p = 0; p < parameters.size(); p++) {
            largest = field.max(largest, magnitude(field, parameters.get(p)));
            change = field.max(change, magnitude(field, field.sub(next.get(p), parameters.get(p))));
        }
        List<T> all = new ArrayList<>(next.subList(0, stateSize));
        all.addAll(x.subList(0, map.dimension()));
        all.add(map.objective()
                .lossOfSum(field, parameters, lossSum, map.objective().task().samples()));
        all.add(largest);
        all.add(right == null ? field.of(BigDecimal.ZERO) : right);
        all.add(change);
        all.addAll(next.subList(stateSize, next.size()));
        return all;
    }

    private static <T> T magnitude(Field<T> field, T a) {
        return field.max(a, field.neg(a));
    }
}
