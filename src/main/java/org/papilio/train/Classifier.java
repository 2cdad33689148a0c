package org.papilio.train;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.papilio.model.Activation;
import org.papilio.model.Objective;
import org.papilio.number.Field;
import org.papilio.number.Precision;

/**
 * The classes that a network's outputs stand for. Of several outputs the class is that of the largest (the first of equals); a
 * single output is of class 1 above the threshold and of class 0 otherwise: 1/2 for sigmoid, otherwise halfway between the
 * smallest and the largest target.
 *
 * @param <T> the numbers of the precision
 */
public final class Classifier<T> {
    private final Precision<T> precision;
    private final Objective objective;
    private final BigDecimal threshold;
    private final T thresholdOfOutputs;

    /** For the networks of an objective, whose task is a classification. */
    public Classifier(Precision<T> precision, Objective objective) {
        this.precision = precision;
        this.objective = objective;
        this.threshold = threshold(objective);
        this.thresholdOfOutputs = precision.of(threshold);
    }

    private static BigDecimal threshold(Objective objective) {
        if (objective.network().output() == Activation.SIGMOID) {
            return new BigDecimal("0.5");
        }
        List<BigDecimal> targets =
                objective.task().targets().stream().flatMap(List::stream).toList();
        return Collections.min(targets).add(Collections.max(targets)).divide(BigDecimal.valueOf(2));
    }

    /** The class that outputs stand for, from 0. */
    public int answer(List<T> outputs) {
        return outputs.size() == 1
                ? precision.compare(outputs.get(0), thresholdOfOutputs) > 0 ? 1 : 0
                : largest(outputs, this::compare);
    }

    /** The order of numbers; zeros are equal whatever their signs. */
    private int compare(T a, T b) {
        return isZero(a) && isZero(b) ? 0 : precision.compare(a, b);
    }

    private boolean isZero(T a) {
        return precision.compare(precision.max(a, precision.neg(a)), precision.of(BigDecimal.ZERO)) == 0;
    }

    /** The class of a sample of the task. */
    public int truth(int sample) {
        return truth(objective, threshold, sample);
    }

    private static int truth(Objective objective, BigDecimal threshold, int sample) {
        List<BigDecimal> targets = objective.task().targets().get(sample);
        return targets.size() == 1
                ? targets.get(0).compareTo(threshold) > 0 ? 1 : 0
                : largest(targets, Comparator.naturalOrder());
    }

    /** The share of the task's samples that a network classifies rightly. */
    public double accuracy(List<T> parameters) {
        int right = 0;
        int samples = objective.task().samples();
        for (int sample = 0; sample < samples; sample++) {
            right += answer(objective.outputs(precision, parameters, sample)) == truth(sample) ? 1 : 0;
        }
        return (double) right / samples;
    }

    /**
     * 1 if a network classifies a sample rightly, and otherwise 0, as an expression; where the outputs are numbers.
     *
     * @param objective whose task is a classification
     */
    public static <T> T right(Field<T> field, Objective objective, List<T> parameters, int sample) {
        T zero = field.of(BigDecimal.ZERO);
        T one = field.of(BigDecimal.ONE);
        BigDecimal threshold = threshold(objective);
        List<T> outputs = objective.outputs(field, parameters, sample);
        int truth = truth(objective, threshold, sample);
        if (outputs.size() == 1) {
            T above = field.sub(outputs.get(0), field.of(threshold));
            return field.select(above, truth == 1 ? one : zero, truth == 0 ? one : zero);
        }
        T right = one;
        for (int k = 0; k < outputs.size(); k++) {
            // of equals the first is the answer
            if (k < truth) {
                right = field.select(field.sub(outputs.get(truth), outputs.get(k)), right, zero);
            } else if (k > truth) {
                right = field.select(field.sub(outputs.get(k), outputs.get(truth)), zero, right);
            }
        }
        return right;
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
