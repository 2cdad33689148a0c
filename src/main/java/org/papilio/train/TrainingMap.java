package org.papilio.train;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.papilio.model.Network;
import org.papilio.model.Objective;
import org.papilio.number.Field;
import org.papilio.program.Definition;
import org.papilio.program.DiscreteMap;
import org.papilio.program.Repeated;

/**
 * One training step as a discrete map x' = F(x). The state is the parameters, followed for momentum by the velocities, and
 * for Adam by the first moments, the second moments, beta1^t and beta2^t: with these the map is autonomous.
 *
 * @param objective what is minimised
 * @param gradient how its derivative is computed
 * @param order names of the arrays that are updated one after another, the gradient evaluated anew in between (block
 *     Gauss-Seidel order); empty when all are updated at once
 * @param batches the samples of each update in turn; one step goes through all batches
 * @param optimiser what is done with the gradient
 */
public record TrainingMap(
        Objective objective, Gradient gradient, List<String> order, List<List<Integer>> batches, Optimiser optimiser)
        implements DiscreteMap {

    public TrainingMap {
        if (gradient instanceof Gradient.LayerDifference) {
            throw new IllegalArgumentException("layer differences are for dense networks on images");
        }
        order = List.copyOf(order);
        batches = batches.stream().map(List::copyOf).toList();
        List<String> names =
                objective.network().arrays().stream().map(Network.Array::name).toList();
        if (!order.isEmpty()
                && !order.stream()
                        .sorted()
                        .toList()
                        .equals(names.stream().sorted().toList())) {
            throw new IllegalArgumentException("order " + order + " is not a permutation of the arrays " + names);
        }
    }

    /** The same with another learning rate. */
    public TrainingMap withLearningRate(BigDecimal rate) {
        return new TrainingMap(objective, gradient, order, batches, optimiser.withLearningRate(rate));
    }

    /** The number of parameters, which come first in the state. */
    public int parameterCount() {
        return objective.network().parameterCount();
    }

    @Override
    public int dimension() {
        int n = parameterCount();
        if (optimiser instanceof Optimiser.Momentum) {
            return 2 * n;
        }
        return optimiser instanceof Optimiser.Adam ? 3 * n + 2 : n;
    }

    /** The state before the first step: the parameters, no velocity, no moments, beta^0 = 1. */
    public <T> List<T> initialState(Field<T> field, List<T> parameters) {
        List<T> state = new ArrayList<>(parameters);
        T zero = field.of(BigDecimal.ZERO);
        T one = field.of(BigDecimal.ONE);
        while (state.size() < dimension()) {
            boolean power = optimiser instanceof Optimiser.Adam && state.size() >= 3 * parameterCount();
            state.add(power ? one : zero);
        }
        return state;
    }

    @Override
    public <T> List<T> apply(Field<T> field, List<T> state) {
        T minusRate = field.of(optimiser.learningRate().negate());
        return apply(
                field, state, Collections.nCopies(objective.network().arrays().size(), minusRate));
    }

    /**
     * The step with learning rates as arguments after the state, instead of the optimiser's.
     *
     * @param group which of the learning rates each array of the network has, counted from 0
     * @throws IllegalArgumentException if there are not as many entries as arrays
     */
    public Definition withLearningRates(List<Integer> group) {
        if (group.size() != objective.network().arrays().size()) {
            throw new IllegalArgumentException("expected a learning rate for each of "
                    + objective.network().arrays().size() + " arrays, got " + group.size());
        }
        return gradient instanceof Gradient.Backpropagation && order.isEmpty() && batches.size() == 1
                ? new RepeatedStep(this, List.copyOf(group))
                : new RatedStep(this, List.copyOf(group));
    }

    /** The negated learning rate of each array, from what follows the state. */
    private <T> List<T> minusRates(Field<T> field, List<T> x, List<Integer> group) {
        return group.stream().map(k -> field.neg(x.get(dimension() + k))).toList();
    }

    /** A step with learning rates as arguments. */
    private sealed interface Rated extends Definition {
        TrainingMap map();

        List<Integer> group();

        @Override
        default int inputs() {
            return map().dimension() + Collections.max(group()) + 1;
        }

        @Override
        default int outputs() {
            return map().dimension();
        }
    }

    private record RatedStep(TrainingMap map, List<Integer> group) implements Rated {

        @Override
        public <T> List<T> apply(Field<T> field, List<T> x) {
            return map.apply(field, x.subList(0, map.dimension()), map.minusRates(field, x, group));
        }
    }

    /** A step of one batch by backpropagation, sample by sample. */
    private record RepeatedStep(TrainingMap map, List<Integer> group) implements Rated, Repeated {

        @Override
        public int rounds() {
            return map.batches.get(0).size();
        }

        @Override
        public int carried() {
            return map.parameterCount();
        }

        @Override
        public <T> List<@Nullable T> round(Field<T> field, List<T> x, int round, List<@Nullable T> carried) {
            List<T> parameters = x.subList(0, map.parameterCount());
            return map.objective.addGradient(
                    field, parameters, map.batches.get(0).get(round), carried);
        }

        @Override
        public <T> List<T> finish(Field<T> field, List<T> x, List<@Nullable T> carried) {
            List<T> parameters = x.subList(0, map.parameterCount());
            List<T> slopes = map.objective.gradientOfSums(field, parameters, carried, rounds());
            List<T> next = new ArrayList<>(x.subList(0, map.dimension()));
            map.decayPowers(field, next);
            map.update(field, next, positions(0, map.parameterCount()), slopes, map.minusRates(field, x, group));
            return next;
        }
    }

    /** The step with a negated learning rate for each array. */
    private <T> List<T> apply(Field<T> field, List<T> state, List<T> minusRates) {
        List<T> next = new ArrayList<>(state);
        for (List<Integer> batch : batches) {
            decayPowers(field, next);
            for (List<Integer> block : blocks()) {
                List<T> slopes = slopes(field, next.subList(0, parameterCount()), block, batch);
                update(field, next, block, slopes, minusRates);
            }
        }
        return next;
    }

    private <T> void decayPowers(Field<T> field, List<T> state) {
        if (optimiser instanceof Optimiser.Adam adam) {
            int powers = 3 * parameterCount();
            state.set(powers, field.mul(state.get(powers), field.of(adam.beta1())));
            state.set(powers + 1, field.mul(state.get(powers + 1), field.of(adam.beta2())));
        }
    }

    private <T> void update(Field<T> field, List<T> state, List<Integer> block, List<T> slopes, List<T> minusRates) {
        for (int k = 0; k < block.size(); k++) {
            update(field, state, block.get(k), slopes.get(k), minusRates.get(array(block.get(k))));
        }
    }

    /** The positions of the parameters that are updated together, block after block. */
    private List<List<Integer>> blocks() {
        if (order.isEmpty()) {
            return List.of(positions(0, parameterCount()));
        }
        List<List<Integer>> blocks = new ArrayList<>();
        for (String name : order) {
            for (Network.Array array : objective.network().arrays()) {
                if (array.name().equals(name)) {
                    blocks.add(positions(array.offset(), array.size()));
                }
            }
        }
        return blocks;
    }

    private static List<Integer> positions(int offset, int count) {
        List<Integer> positions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            positions.add(offset + i);
        }
        return positions;
    }

    private <T> List<T> slopes(Field<T> field, List<T> parameters, List<Integer> block, List<Integer> batch) {
        if (gradient instanceof Gradient.CentralDifference central) {
            return centralDifference(field, parameters, block, batch, central.h());
        }
        List<T> all = objective.gradient(field, parameters, batch);
        return block.stream().map(all::get).toList();
    }

    private <T> List<T> centralDifference(
            Field<T> field, List<T> parameters, List<Integer> block, List<Integer> batch, BigDecimal halfWidth) {
        T h = field.of(halfWidth);
        T width = field.of(halfWidth.multiply(BigDecimal.valueOf(2)));
        List<T> moved = new ArrayList<>(parameters);
        List<T> slopes = new ArrayList<>();
        for (int position : block) {
            T kept = moved.get(position);
            moved.set(position, field.add(kept, h));
            T up = objective.loss(field, moved, batch);
            moved.set(position, field.sub(kept, h));
            T down = objective.loss(field, moved, batch);
            moved.set(position, kept);
            slopes.add(field.div(field.sub(up, down), width));
        }
        return slopes;
    }

    /** The array that a parameter belongs to. */
    private int array(int parameter) {
        List<Network.Array> arrays = objective.network().arrays();
        int k = arrays.size() - 1;
        while (arrays.get(k).offset() > parameter) {
            k--;
        }
        return k;
    }

    private <T> void update(Field<T> field, List<T> state, int p, T slope, T minusRate) {
        int n = parameterCount();
        T theta = state.get(p);
        if (optimiser instanceof Optimiser.Momentum momentum) {
            T velocity = field.fma(minusRate, slope, field.mul(field.of(momentum.momentum()), state.get(n + p)));
            state.set(n + p, velocity);
            state.set(p, field.add(theta, velocity));
        } else if (optimiser instanceof Optimiser.Adam adam) {
            T one = field.of(BigDecimal.ONE);
            T m = decay(field, adam.beta1(), state.get(n + p), slope);
            T v = decay(field, adam.beta2(), state.get(2 * n + p), field.mul(slope, slope));
            state.set(n + p, m);
            state.set(2 * n + p, v);
            T mean = field.div(m, field.sub(one, state.get(3 * n)));
            T square = field.div(v, field.sub(one, state.get(3 * n + 1)));
            T root = field.add(field.sqrt(square), field.of(adam.epsilon()));
            state.set(p, field.fma(minusRate, field.div(mean, root), theta));
        } else {
            state.set(p, field.fma(minusRate, slope, theta));
        }
    }

    /** beta x + (1 - beta) y. */
    private static <T> T decay(Field<T> field, BigDecimal beta, T x, T y) {
        T rest = field.sub(field.of(BigDecimal.ONE), field.of(beta));
        return field.fma(rest, y, field.mul(field.of(beta), x));
    }
}
