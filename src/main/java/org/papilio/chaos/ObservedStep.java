package org.papilio.chaos;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.papilio.number.Field;
import org.papilio.program.Definition;
import org.papilio.train.Classifier;
import org.papilio.train.TrainingMap;

/**
 * A training step that shows, beside the next state, what a run records and how it ends. Inputs: those of the step. Outputs: the next state; then, of
 * the state before the step: its elements, the loss, the largest magnitude of a parameter, how many samples are classified rightly
 * (0 where nothing is classified), the largest change of a parameter by the step, and whatever else the step gives.
 *
 * @param map whose state comes first in that of the step
 * @param step takes and gives a state and more
 * @param stateSize how many elements the step's state has
 */
record ObservedStep(TrainingMap map, Definition step, int stateSize) implements Definition {

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
    public <T> List<T> apply(Field<T> field, List<T> x) {
        List<T> next = step.apply(field, x);
        List<T> parameters = x.subList(0, map.parameterCount());
        T largest = field.of(BigDecimal.ZERO);
        T change = field.of(BigDecimal.ZERO);
        for (int p = 0; p < parameters.size(); p++) {
            largest = field.max(largest, magnitude(field, parameters.get(p)));
            change = field.max(change, magnitude(field, field.sub(next.get(p), parameters.get(p))));
        }
        List<T> all = new ArrayList<>(next.subList(0, stateSize));
        all.addAll(x.subList(0, map.dimension()));
        all.add(map.objective().loss(field, parameters, map.objective().allSamples()));
        all.add(largest);
        all.add(
                map.objective().task().classification()
                        ? Classifier.right(field, map.objective(), parameters)
                        : field.of(BigDecimal.ZERO));
        all.add(change);
        all.addAll(next.subList(stateSize, next.size()));
        return all;
    }

    private static <T> T magnitude(Field<T> field, T a) {
        return field.max(a, field.neg(a));
    }
}
