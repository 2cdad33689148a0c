package org.papilio.study;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A system that trains a network: everything that decides a training run. The field names are those of the study file in snake
 * case ({@code learningRate} is {@code learning_rate}) and of the columns of the results; each of them can be an axis.
 *
 * @param task the data to learn
 * @param network units of each layer, inputs first
 * @param activation {@code sigmoid}, {@code tanh}, {@code relu} or {@code identity}
 * @param output the same, or {@code softmax}
 * @param loss {@code cross-entropy}, {@code sum-squared-error} (with a factor 1/2), {@code residual-sum-of-squares}
 *     (without), {@code mean-squared-error} or {@code half-mean-squared-error}
 * @param epsilon added inside the logarithm of the cross-entropy
 * @param gradient {@code backpropagation} or {@code central-difference}
 * @param h half the distance of the two losses of a central difference
 * @param update {@code simultaneous} or {@code sequential}
 * @param order for a sequential update the order of the arrays; empty for the order of the network
 * @param batch {@code full} or {@code online}
 * @param sampleOrder for online training the order of the samples, from 0; empty for the order of the data
 * @param optimiser {@code gradient-descent}, {@code momentum} or {@code adam}
 * @param learningRate the learning rate
 * @param momentum the factor of the velocity (momentum)
 * @param beta1 decay of the first moment (adam)
 * @param beta2 decay of the second moment (adam)
 * @param adamEpsilon added to the root of the second moment (adam)
 * @param precision name of the precision, for example {@code decimal(50)}
 * @param inputs {@code decimal}: literals and constants are exact decimals; {@code binary64}: rounded to binary64 first
 * @param initial the initial condition before rounding and perturbation
 * @param seed of the drawn initial condition; empty when the initial condition is given literally
 * @param roundInitial decimals to which the initial parameters are rounded; empty for no rounding
 * @param perturb what is added to the initial parameters; empty for nothing
 * @param steps the number of training steps
 * @param convergedBelow stop when no parameter changed by more than this in a step; 0 never stops
 * @param divergedAbove stop when a parameter or the loss is larger than this
 */
public record TrainingSpec(
        TaskSource task,
        List<Integer> network,
        String activation,
        String output,
        String loss,
        BigDecimal epsilon,
        String gradient,
        BigDecimal h,
        String update,
        List<String> order,
        String batch,
        List<Integer> sampleOrder,
        String optimiser,
        BigDecimal learningRate,
        BigDecimal momentum,
        BigDecimal beta1,
        BigDecimal beta2,
        BigDecimal adamEpsilon,
        String precision,
        String inputs,
        Initial initial,
        Optional<Long> seed,
        Optional<Integer> roundInitial,
        Optional<Perturb> perturb,
        int steps,
        BigDecimal convergedBelow,
        BigDecimal divergedAbove)
        implements SystemSpec {

    /**
     * A system as the training system that it is.
     *
     * @throws IllegalArgumentException if it is of another kind
     */
    public static TrainingSpec of(SystemSpec system) {
        if (system instanceof TrainingSpec training) {
            return training;
        }
        throw new IllegalArgumentException("the system trains no network");
    }

    @Override
    public Map<String, @Nullable Object> settings() {
        return TrainingFields.settings(this);
    }

    @Override
    public TrainingSpec with(Map<String, ? extends @Nullable Object> changed) {
        Map<String, @Nullable Object> settings = settings();
        settings.putAll(changed);
        return TrainingFields.spec(settings);
    }

    /** The initial condition before rounding and perturbation. */
    public sealed interface Initial {}

    /** Given: the array of each name, flattened row-major, as exact decimals. */
    public record Given(Map<String, List<BigDecimal>> arrays) implements Initial {}

    /**
     * Drawn from numpy's legacy stream with the cell's seed, array by array.
     *
     * @param distribution {@code normal} (times scale) or {@code uniform} (on (-scale, scale))
     * @param scale standard deviation or half width
     * @param biases {@code zero} (nothing is drawn for them), {@code drawn} (in the order W1, b1, W2, b2, ...) or
     *     {@code drawn-last} (after all weights: W1, W2, ..., b1, b2, ...)
     */
    public record Drawn(String distribution, BigDecimal scale, String biases) implements Initial {}

    /**
     * A tiny difference in the initial condition.
     *
     * @param parameter name of one parameter, for example {@code W1[0][1]}, or {@code random-direction}
     * @param by what is added (the norm, for a random direction); empty with ulps
     * @param ulps how many units in the last place the parameter is moved; empty with by
     * @param seed of the random direction
     */
    public record Perturb(String parameter, Optional<BigDecimal> by, Optional<Integer> ulps, Optional<Long> seed) {}
}
