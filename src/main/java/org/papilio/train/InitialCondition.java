package org.papilio.train;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.model.Network;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;
import org.papilio.random.LegacyRandom;
import org.papilio.random.Seeds;

/**
 * Where a trajectory starts: parameters given or drawn, then rounded, then perturbed.
 *
 * @param source the parameters before rounding
 * @param roundTo decimals to which they are rounded; empty for no rounding
 * @param perturbation what is added after rounding; empty for nothing
 */
public record InitialCondition(Source source, Optional<Integer> roundTo, Optional<Perturbation> perturbation) {

    /** Where the parameters come from. */
    public sealed interface Source {}

    /** Exact decimals, each array flattened row-major; arrays that are not named are zero. */
    public record Given(Map<String, List<BigDecimal>> arrays) implements Source {}

    /**
     * Drawn from numpy's legacy stream, array by array.
     *
     * @param distribution the distribution of one parameter
     * @param scale standard deviation of the normal, half width of the uniform distribution
     * @param biases whether biases are drawn, too, and when
     * @param seed of the stream, 0 to 2^32 - 1
     */
    public record Drawn(Distribution distribution, BigDecimal scale, Biases biases, long seed) implements Source {}

    /** What becomes of the biases of a drawn initial condition. */
    public enum Biases {
        /** They are zero, and nothing is drawn for them. */
        ZERO,
        /** Drawn in the order of the network: W1, b1, W2, b2, ... */
        DRAWN,
        /** Drawn after all weights: W1, W2, ..., b1, b2, ... */
        DRAWN_LAST
    }

    /** Distributions of a drawn parameter. */
    public enum Distribution {
        /** scale * standard normal. */
        NORMAL,
        /** Uniform on [-scale, scale). */
        UNIFORM
    }

    /** A tiny difference. */
    public sealed interface Perturbation {}

    /** Adds a number to one parameter. */
    public record Shift(String parameter, BigDecimal by) implements Perturbation {}

    /** Moves one parameter by units in its last place. */
    public record Ulps(String parameter, int ulps) implements Perturbation {}

    /** Adds a vector of the given Euclidean norm in a random direction (a normalised standard normal vector). */
    public record RandomDirection(BigDecimal norm, long seed) implements Perturbation {}

    /**
     * The parameters in a precision. Read as binary64, everything up to and including the rounding happens in binary64, and
     * the result is carried over; a shift is then added in the precision itself.
     *
     * @throws IllegalArgumentException if an array or parameter is unknown or has the wrong size
     */
    public <T> List<T> parameters(Precision<T> precision, Network network, Reading reading) {
        if (reading == Reading.DECIMAL) {
            return perturbed(precision, network, rounded(precision, network));
        }
        List<Double> binary = rounded(Precisions.DOUBLE, network);
        if (perturbation.isPresent() && perturbation.get() instanceof Ulps) {
            binary = perturbed(Precisions.DOUBLE, network, binary);
            return binary.stream().map(x -> precision.of(x.doubleValue())).toList();
        }
        return perturbed(
                precision,
                network,
                binary.stream().map(x -> precision.of(x.doubleValue())).toList());
    }

    private <T> List<T> rounded(Precision<T> precision, Network network) {
        List<T> values = source instanceof Drawn drawn
                ? drawn(precision, network, drawn)
                : given(precision, network, ((Given) source).arrays());
        return roundTo.isEmpty()
                ? values
                : values.stream().map(x -> precision.round(x, roundTo.get())).toList();
    }

    private static <T> List<T> given(Precision<T> precision, Network network, Map<String, List<BigDecimal>> arrays) {
        List<String> names = network.arrays().stream().map(Network.Array::name).toList();
        for (String name : arrays.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("unknown array " + name + ", the network has " + names);
            }
        }
        List<T> values = new ArrayList<>();
        for (Network.Array array : network.arrays()) {
            List<BigDecimal> literals = arrays.get(array.name());
            if (literals == null) {
                literals = Collections.nCopies(array.size(), BigDecimal.ZERO);
            }
            if (literals.size() != array.size()) {
                throw new IllegalArgumentException(
                        array.name() + " has " + array.size() + " parameters, got " + literals.size());
            }
            literals.forEach(literal -> values.add(precision.of(literal)));
        }
        return values;
    }

    private static <T> List<T> drawn(Precision<T> precision, Network network, Drawn drawn) {
        LegacyRandom random = new LegacyRandom(drawn.seed());
        double scale = drawn.scale().doubleValue();
        List<T> values = new ArrayList<>(Collections.nCopies(network.parameterCount(), precision.of(BigDecimal.ZERO)));
        for (Network.Array array : drawOrder(network, drawn.biases())) {
            for (int p = array.offset(); p < array.offset() + array.size(); p++) {
                values.set(
                        p,
                        precision.of(
                                drawn.distribution() == Distribution.NORMAL
                                        ? scale * random.nextGaussian()
                                        : random.uniform(-scale, scale)));
            }
        }
        return values;
    }

    private static List<Network.Array> drawOrder(Network network, Biases biases) {
        if (biases == Biases.DRAWN) {
            return network.arrays();
        }
        List<Network.Array> order = new ArrayList<>(network.arrays());
        order.removeIf(InitialCondition::isBias);
        if (biases == Biases.DRAWN_LAST) {
            network.arrays().stream().filter(InitialCondition::isBias).forEach(order::add);
        }
        return order;
    }

    private static boolean isBias(Network.Array array) {
        return array.name().startsWith("b");
    }

    private <T> List<T> perturbed(Precision<T> precision, Network network, List<T> values) {
        if (perturbation.isEmpty()) {
            return values;
        }
        List<T> moved = new ArrayList<>(values);
        Perturbation kind = perturbation.get();
        if (kind instanceof Shift shift) {
            int p = position(network, shift.parameter());
            moved.set(p, precision.add(moved.get(p), precision.of(shift.by())));
        } else if (kind instanceof Ulps ulps) {
            int p = position(network, ulps.parameter());
            moved.set(p, precision.plusUlps(moved.get(p), ulps.ulps()));
        } else if (kind instanceof RandomDirection direction) {
            LegacyRandom random = new LegacyRandom(Seeds.derive(direction.seed(), "random direction") >>> 32);
            List<T> step = new ArrayList<>();
            T square = precision.of(BigDecimal.ZERO);
            for (int p = 0; p < moved.size(); p++) {
                T x = precision.of(random.nextGaussian());
                step.add(x);
                square = precision.fma(x, x, square);
            }
            T factor = precision.div(precision.of(direction.norm()), precision.sqrt(square));
            for (int p = 0; p < moved.size(); p++) {
                moved.set(p, precision.fma(step.get(p), factor, moved.get(p)));
            }
        }
        return moved;
    }

    private static int position(Network network, String parameter) {
        int position = network.parameterNames().indexOf(parameter);
        if (position < 0) {
            throw new IllegalArgumentException(
                    "unknown parameter " + parameter + ", the network has " + network.parameterNames());
        }
        return position;
    }
}
