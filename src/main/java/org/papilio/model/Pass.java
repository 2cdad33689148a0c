package org.papilio.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Field;

/** Forward and backward passes of an objective at one point of the parameter space, in one field. */
final class Pass<T> {

    private final Objective objective;
    private final Field<T> field;
    private final List<T> parameters;
    private final List<Network.Array> arrays;
    private final T one;

    Pass(Objective objective, Field<T> field, List<T> parameters) {
        this.objective = objective;
        this.field = field;
        this.parameters = parameters;
        this.arrays = objective.network().arrays();
        this.one = field.of(BigDecimal.ONE);
        if (parameters.size() != objective.network().parameterCount()) {
            throw new IllegalArgumentException(
                    "expected " + objective.network().parameterCount() + " parameters, got " + parameters.size());
        }
    }

    private T weight(int layer, int i, int j) {
        Network.Array array = arrays.get(2 * layer);
        return parameters.get(array.offset() + i * array.columns() + j);
    }

    private T bias(int layer, int j) {
        return parameters.get(arrays.get(2 * layer + 1).offset() + j);
    }

    private int layers() {
        return arrays.size() / 2;
    }

    private int units(int layer) {
        return arrays.get(2 * layer).columns();
    }

    /** c + x * literal. */
    private T accumulate(T x, BigDecimal literal, T c) {
        if (literal.signum() == 0) {
            return c;
        }
        return literal.compareTo(BigDecimal.ONE) == 0 ? field.add(x, c) : field.fma(x, field.of(literal), c);
    }

    private T times(T x, BigDecimal literal) {
        return literal.compareTo(BigDecimal.ONE) == 0 ? x : field.mul(x, field.of(literal));
    }

    /** The activations of every layer after the inputs. */
    List<List<T>> forward(int sample) {
        List<BigDecimal> inputs = objective.task().inputs().get(sample);
        List<List<T>> activations = new ArrayList<>();
        for (int layer = 0; layer < layers(); layer++) {
            List<T> z = new ArrayList<>();
            for (int j = 0; j < units(layer); j++) {
                T sum = bias(layer, j);
                if (layer == 0) {
                    for (int k = 0; k < inputs.size(); k++) {
                        sum = accumulate(weight(0, k, j), inputs.get(k), sum);
                    }
                } else {
                    List<T> previous = activations.get(layer - 1);
                    for (int k = 0; k < previous.size(); k++) {
                        sum = field.fma(previous.get(k), weight(layer, k, j), sum);
                    }
                }
                z.add(sum);
            }
            boolean last = layer == layers() - 1;
            activations.add(activate(
                    last ? objective.network().output() : objective.network().hidden(), z));
        }
        return activations;
    }

    private List<T> activate(Activation activation, List<T> z) {
        return switch (activation) {
            case SIGMOID -> z.stream().map(field::sigmoid).toList();
            case TANH -> z.stream().map(field::tanh).toList();
            case RELU ->
                z.stream().map(x -> field.max(x, field.of(BigDecimal.ZERO))).toList();
            case IDENTITY -> z;
            case SOFTMAX -> softmax(z);
        };
    }

    private List<T> softmax(List<T> z) {
        if (z.size() == 2) {
            return List.of(field.sigmoid(field.sub(z.get(0), z.get(1))), field.sigmoid(field.sub(z.get(1), z.get(0))));
        }
        T max = z.get(0);
        for (int k = 1; k < z.size(); k++) {
            max = field.max(max, z.get(k));
        }
        T largest = max;
        List<T> exponentials =
                z.stream().map(x -> field.exp(field.sub(x, largest))).toList();
        T sum = exponentials.get(0);
        for (int k = 1; k < exponentials.size(); k++) {
            sum = field.add(sum, exponentials.get(k));
        }
        T total = sum;
        return exponentials.stream().map(e -> field.div(e, total)).toList();
    }

    /** The derivative of an activation, from its value y. */
    private T slope(Activation activation, T y) {
        return switch (activation) {
            case SIGMOID -> field.mul(y, field.sub(one, y));
            case TANH -> field.fma(field.neg(y), y, one);
            case RELU -> field.select(y, one, field.of(BigDecimal.ZERO));
            case IDENTITY -> one;
            case SOFTMAX -> throw new IllegalArgumentException("softmax is for the output layer only");
        };
    }

    T loss(List<Integer> samples) {
        @Nullable T sum = null;
        for (int sample : samples) {
            sum = addLoss(sample, sum);
        }
        return loss(sum, samples.size());
    }

    /** Adds a sample's terms to the sum inside the loss, which is null as long as it has none. */
    @Nullable
    T addLoss(int sample, @Nullable T before) {
        @Nullable T sum = before;
        List<T> y = forward(sample).get(layers() - 1);
        List<BigDecimal> t = objective.task().targets().get(sample);
        for (int k = 0; k < y.size(); k++) {
            T term = term(y.get(k), t.get(k));
            if (term != null) {
                sum = sum == null ? term : field.add(sum, term);
            }
        }
        return sum;
    }

    /** The loss of so many samples. */
    T loss(@Nullable T sum, int samples) {
        if (sum == null) {
            throw new IllegalArgumentException("the loss of this task has no term: every target is zero");
        }
        int outputs = units(layers() - 1);
        return switch (objective.loss().kind()) {
            case CROSS_ENTROPY -> field.div(field.neg(sum), count(samples));
            case SUM_SQUARED_ERROR -> field.div(sum, count(2));
            case RESIDUAL_SUM_OF_SQUARES -> sum;
            case MEAN_SQUARED_ERROR -> field.div(sum, count(samples * outputs));
            case HALF_MEAN_SQUARED_ERROR -> field.div(sum, count(2 * samples * outputs));
        };
    }

    /** What one output adds to the sum inside the loss; null for a term with the literal factor 0. */
    private @Nullable T term(T y, BigDecimal t) {
        if (objective.loss().kind() != Loss.Kind.CROSS_ENTROPY) {
            T error = error(y, t);
            return field.mul(error, error);
        }
        T positive = t.signum() == 0 ? null : times(field.log(plusEpsilon(y)), t);
        BigDecimal rest = BigDecimal.ONE.subtract(t);
        if (isSoftmax() || rest.signum() == 0) {
            return positive;
        }
        T negative = times(field.log(plusEpsilon(field.sub(one, y))), rest);
        return positive == null ? negative : field.add(positive, negative);
    }

    private boolean isSoftmax() {
        return objective.network().output() == Activation.SOFTMAX;
    }

    private T error(T y, BigDecimal t) {
        return t.signum() == 0 ? y : field.sub(y, field.of(t));
    }

    private T plusEpsilon(T y) {
        BigDecimal epsilon = objective.loss().epsilon();
        return epsilon.signum() == 0 ? y : field.add(y, field.of(epsilon));
    }

    private T count(int n) {
        return field.of(BigDecimal.valueOf(n));
    }

    List<T> gradient(List<Integer> samples) {
        List<@Nullable T> sums = new ArrayList<>(Collections.nCopies(parameters.size(), null));
        for (int sample : samples) {
            backward(sample, sums);
        }
        return gradient(sums, samples.size());
    }

    /** The gradient from the sums over so many samples. */
    List<T> gradient(List<@Nullable T> sums, int samples) {
        T scale =
                switch (objective.loss().kind()) {
                    case CROSS_ENTROPY -> count(samples);
                    case SUM_SQUARED_ERROR -> one;
                    case RESIDUAL_SUM_OF_SQUARES -> field.div(one, count(2));
                    case MEAN_SQUARED_ERROR -> field.div(count(samples * units(layers() - 1)), count(2));
                    case HALF_MEAN_SQUARED_ERROR -> count(samples * units(layers() - 1));
                };
        List<T> gradient = new ArrayList<>();
        for (T sum : sums) {
            gradient.add(sum == null ? field.of(BigDecimal.ZERO) : field.div(sum, scale));
        }
        return gradient;
    }

    /** Adds a sample's terms to the sums inside the gradient, which are null as long as they have none. */
    void backward(int sample, List<@Nullable T> sums) {
        List<List<T>> activations = forward(sample);
        List<T> delta = outputDelta(
                activations.get(layers() - 1), objective.task().targets().get(sample));
        for (int layer = layers() - 1; layer >= 0; layer--) {
            Network.Array weights = arrays.get(2 * layer);
            for (int k = 0; k < weights.rows(); k++) {
                for (int j = 0; j < weights.columns(); j++) {
                    int p = weights.offset() + k * weights.columns() + j;
                    if (layer > 0) {
                        addTo(sums, p, activations.get(layer - 1).get(k), delta.get(j));
                    } else {
                        BigDecimal x = objective.task().inputs().get(sample).get(k);
                        if (x.signum() != 0) {
                            addTo(sums, p, field.of(x), delta.get(j));
                        }
                    }
                }
            }
            for (int j = 0; j < weights.columns(); j++) {
                addTo(sums, arrays.get(2 * layer + 1).offset() + j, one, delta.get(j));
            }
            if (layer > 0) {
                delta = hiddenDelta(layer, activations.get(layer - 1), delta);
            }
        }
    }

    private void addTo(List<@Nullable T> sums, int p, T x, T delta) {
        T sum = sums.get(p);
        sums.set(p, sum == null ? field.mul(x, delta) : field.fma(x, delta, sum));
    }

    private List<T> hiddenDelta(int layer, List<T> y, List<T> delta) {
        List<T> hidden = new ArrayList<>();
        for (int k = 0; k < y.size(); k++) {
            T sum = field.mul(weight(layer, k, 0), delta.get(0));
            for (int j = 1; j < delta.size(); j++) {
                sum = field.fma(weight(layer, k, j), delta.get(j), sum);
            }
            hidden.add(field.mul(sum, slope(objective.network().hidden(), y.get(k))));
        }
        return hidden;
    }

    /** The derivative of one sample's terms (before the common scale) by the output layer's pre-activations. */
    private List<T> outputDelta(List<T> y, List<BigDecimal> t) {
        Loss loss = objective.loss();
        boolean logistic = isSoftmax() || objective.network().output() == Activation.SIGMOID;
        if (loss.kind() == Loss.Kind.CROSS_ENTROPY && loss.epsilon().signum() == 0 && logistic) {
            // The derivative of the logarithm cancels the slope; without epsilon this holds exactly.
            BigDecimal mass = isSoftmax() ? t.stream().reduce(BigDecimal.ZERO, BigDecimal::add) : BigDecimal.ONE;
            List<T> delta = new ArrayList<>();
            for (int k = 0; k < y.size(); k++) {
                delta.add(error(times(y.get(k), mass), t.get(k)));
            }
            return delta;
        }
        List<T> byOutput = new ArrayList<>();
        for (int k = 0; k < y.size(); k++) {
            byOutput.add(derivative(y.get(k), t.get(k)));
        }
        if (isSoftmax()) {
            return throughSoftmax(y, byOutput);
        }
        List<T> delta = new ArrayList<>();
        for (int k = 0; k < y.size(); k++) {
            delta.add(field.mul(byOutput.get(k), slope(objective.network().output(), y.get(k))));
        }
        return delta;
    }

    /** The derivative of one term by the output y, before the common scale. */
    private T derivative(T y, BigDecimal t) {
        if (objective.loss().kind() != Loss.Kind.CROSS_ENTROPY) {
            return error(y, t);
        }
        T positive = field.div(field.of(t.negate()), plusEpsilon(y));
        BigDecimal rest = BigDecimal.ONE.subtract(t);
        if (isSoftmax() || rest.signum() == 0) {
            return positive;
        }
        return field.add(positive, field.div(field.of(rest), plusEpsilon(field.sub(one, y))));
    }

    /** delta_j = y_j (g_j - sum_k g_k y_k). */
    private List<T> throughSoftmax(List<T> y, List<T> g) {
        T mean = field.mul(g.get(0), y.get(0));
        for (int k = 1; k < y.size(); k++) {
            mean = field.fma(g.get(k), y.get(k), mean);
        }
        List<T> delta = new ArrayList<>();
        for (int j = 0; j < y.size(); j++) {
            delta.add(field.mul(y.get(j), field.sub(g.get(j), mean)));
        }
        return delta;
    }
}
