package org.papilio.train;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.papilio.model.Activation;
import org.papilio.model.Objective;
import org.papilio.number.Precision;

/** The share of samples that a network classifies rightly. */
final class Accuracy {

    private Accuracy() {}

    /**
     * With several outputs a sample is right when its largest output (the first of equals) is that of the largest target;
     * with one output, when output and target lie on the same side of the threshold: 1/2 for sigmoid, otherwise halfway
     * between the smallest and the largest target.
     *
     * @return between 0 and 1; NaN for a task that is no classification
     */
    static <T> double of(Precision<T> precision, Objective objective, List<T> parameters) {
        if (!objective.task().classification()) {
            return Double.NaN;
        }
        int right = 0;
        BigDecimal threshold = threshold(objective);
        T inField = precision.of(threshold);
        for (int sample = 0; sample < objective.task().samples(); sample++) {
            List<T> outputs = objective.outputs(precision, parameters, sample);
            List<BigDecimal> targets = objective.task().targets().get(sample);
            boolean hit = outputs.size() == 1
                    ? (precision.compare(outputs.get(0), inField) > 0)
                            == (targets.get(0).compareTo(threshold) > 0)
                    : largest(outputs, precision) == largest(targets, Comparator.naturalOrder());
            right += hit ? 1 : 0;
        }
        return (double) right / objective.task().samples();
    }

    private static BigDecimal threshold(Objective objective) {
        if (objective.network().output() == Activation.SIGMOID) {
            return new BigDecimal("0.5");
        }
        List<BigDecimal> targets =
                objective.task().targets().stream().flatMap(List::stream).toList();
        return Collections.min(targets).add(Collections.max(targets)).divide(BigDecimal.valueOf(2));
    }

    private static <V> int largest(List<V> values, Comparator<? super V> order) {
        int best = 0;
        for (int k = 1; k < values.size(); k++) {
            if (order.compare(values.get(k), values.get(best)) > 0) {
                best = k;
            }
        }
        return best;
    }
}
