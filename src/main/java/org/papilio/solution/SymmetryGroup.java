package org.papilio.solution;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.papilio.model.Activation;
import org.papilio.model.Network;

/**
 * The symmetries of a dense network: the changes of its parameters that leave every output as it is, on every input.
 *
 * <p>The finite part is the same for every parameter vector, one factor a hidden layer of n units:
 * <ul>
 * <li>permutations of the units, n! of them;
 * <li>for tanh and identity the sign flips h to -h (incoming weights, bias and outgoing weights v are negated), 2^n;
 * <li>for the sigmoid the flips h to 1 - h (the same, and the next bias grows by v, because sigmoid(-x) = 1 -
 *     sigmoid(x)), 2^n.
 * </ul>
 * For tanh this is the whole group of a generic irreducible network with one hidden layer (Sussmann 1992, Neural
 * Networks 5:589; Chen, Lu, Hecht-Nielsen 1993, Neural Computation 5:910).
 *
 * <p>The continuous part: softmax outputs do not change when the weights of one unit into all outputs, or all output
 * biases, are shifted equally ({@link #shiftOutputs}); with ReLU a unit's incoming weights and bias can be multiplied
 * by c &gt; 0 and its outgoing weights divided by it ({@link #rescale}). {@link #project} fixes both. Linear
 * (identity) networks have the larger group GL(n), of which only the signed permutations are treated.
 *
 * <p>Symmetries of the task, such as exchanging the inputs of XOR, are none of the network's.
 */
public final class SymmetryGroup {
    private static final BigInteger MOST_ELEMENTS = BigInteger.valueOf(10_000_000);

    private final Network network;
    private final List<Integer> hidden;
    private final boolean flips;

    private SymmetryGroup(Network network) {
        this.network = network;
        this.hidden = network.layers().subList(1, network.layers().size() - 1);
        this.flips = network.hidden() != Activation.RELU;
    }

    /** The group of a network. */
    public static SymmetryGroup of(Network network) {
        return new SymmetryGroup(network);
    }

    /**
     * An element of the finite part.
     *
     * @param sources for each hidden layer: the old position of each unit
     * @param flips for each hidden layer: whether the unit that comes to each new position is flipped
     */
    public record Element(List<List<Integer>> sources, List<List<Boolean>> flips) {
        public Element {
            sources = sources.stream().map(List::copyOf).toList();
            flips = flips.stream().map(List::copyOf).toList();
        }

        /** The element that acts as this one after {@code first}. */
        public Element after(Element first) {
            List<List<Integer>> from = new ArrayList<>();
            List<List<Boolean>> turned = new ArrayList<>();
            for (int l = 0; l < sources.size(); l++) {
                int layer = l;
                from.add(sources.get(l).stream()
                        .map(j -> first.sources.get(layer).get(j))
                        .toList());
                List<Boolean> signs = new ArrayList<>();
                for (int j = 0; j < sources.get(l).size(); j++) {
                    signs.add(flips.get(l).get(j)
                            ^ first.flips.get(l).get(sources.get(l).get(j)));
                }
                turned.add(signs);
            }
            return new Element(from, turned);
        }

        /** The element that undoes this one. */
        public Element inverse() {
            List<List<Integer>> from = new ArrayList<>();
            List<List<Boolean>> turned = new ArrayList<>();
            for (int l = 0; l < sources.size(); l++) {
                Integer[] positions = new Integer[sources.get(l).size()];
                Boolean[] signs = new Boolean[positions.length];
                for (int j = 0; j < positions.length; j++) {
                    positions[sources.get(l).get(j)] = j;
                    signs[sources.get(l).get(j)] = flips.get(l).get(j);
                }
                from.add(List.of(positions));
                turned.add(List.of(signs));
            }
            return new Element(from, turned);
        }
    }

    /** The network. */
    public Network network() {
        return network;
    }

    /** The number of elements of the finite part: the product over the hidden layers of n! or n! 2^n. */
    public BigInteger order() {
        BigInteger order = BigInteger.ONE;
        for (int units : hidden) {
            order = order.multiply(factorial(units)).shiftLeft(flips ? units : 0);
        }
        return order;
    }

    static BigInteger factorial(int n) {
        return LongStream.rangeClosed(2, n).mapToObj(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /** The element that changes nothing. */
    public Element identity() {
        return element(0);
    }

    /**
     * All elements of the finite part, the identity first.
     *
     * @throws IllegalStateException if there are more than ten million
     */
    public Stream<Element> elements() {
        if (order().compareTo(MOST_ELEMENTS) > 0) {
            throw new IllegalStateException(
                    "the symmetry group of " + network.layers() + " has " + order() + " elements: too many to list");
        }
        return LongStream.range(0, order().longValueExact()).mapToObj(this::element);
    }

    /**
     * The element of a number in mixed radix: for each layer the flips, then the permutation in lexicographic
     * order.
     */
    private Element element(long number) {
        long rest = number;
        List<List<Integer>> sources = new ArrayList<>();
        List<List<Boolean>> turned = new ArrayList<>();
        for (int units : hidden) {
            List<Boolean> signs = new ArrayList<>();
            for (int j = 0; j < units; j++) {
                signs.add(flips && (rest & 1) == 1);
                rest = flips ? rest >> 1 : rest;
            }
            List<Integer> left = new ArrayList<>();
            for (int j = 0; j < units; j++) {
                left.add(j);
            }
            int[] digits = new int[units];
            for (int base = 1; base <= units; base++) {
                digits[units - base] = (int) (rest % base);
                rest /= base;
            }
            List<Integer> from = new ArrayList<>();
            for (int digit : digits) {
                from.add(left.remove(digit));
            }
            sources.add(from);
            turned.add(signs);
        }
        return new Element(sources, turned);
    }

    /** An element drawn uniformly. */
    public Element random(SplittableRandom random) {
        List<List<Integer>> sources = new ArrayList<>();
        List<List<Boolean>> turned = new ArrayList<>();
        for (int units : hidden) {
            List<Integer> from = new ArrayList<>();
            List<Boolean> signs = new ArrayList<>();
            for (int j = 0; j < units; j++) {
                from.add(Vectors.below(j + 1, random), j);
                signs.add(flips && Vectors.below(2, random) == 1);
            }
            sources.add(from);
            turned.add(signs);
        }
        return new Element(sources, turned);
    }

    /**
     * Acts on the parameters of a network.
     *
     * @return new parameters with the same outputs, up to the round-off of the changed order of sums
     */
    public double[] act(Element element, double[] parameters) {
        Layers layers = Layers.of(network, parameters);
        act(element, layers, network.hidden() == Activation.SIGMOID);
        return layers.flatten();
    }

    /** Acts in place; {@code shift} adds v to the next bias, which centred coordinates do without. */
    static void act(Element element, Layers layers, boolean shift) {
        for (int l = 0; l < layers.hiddenLayers(); l++) {
            List<Integer> from = element.sources().get(l);
            List<Boolean> flip = element.flips().get(l);
            double[][] incoming = layers.weights[l];
            double[][] outgoing = layers.weights[l + 1].clone();
            double[] bias = layers.biases[l].clone();
            double[][] before = new double[incoming.length][];
            for (int i = 0; i < incoming.length; i++) {
                before[i] = incoming[i].clone();
            }
            for (int j = 0; j < from.size(); j++) {
                int source = from.get(j);
                double sign = flip.get(j) ? -1 : 1;
                layers.biases[l][j] = sign * bias[source];
                for (int i = 0; i < incoming.length; i++) {
                    incoming[i][j] = sign * before[i][source];
                }
                double[] row = outgoing[source].clone();
                for (int k = 0; k < row.length; k++) {
                    if (flip.get(j) && shift) {
                        layers.biases[l + 1][k] += row[k];
                    }
                    row[k] *= sign;
                }
                layers.weights[l + 1][j] = row;
            }
        }
    }

    /**
     * Shifts the weights of each unit of the last hidden layer into all outputs, and all output biases, equally. The
     * outputs of a softmax do not change.
     *
     * @param shifts one number for each unit of the layer before the outputs, then one for the output biases
     * @throws IllegalStateException if the output is not softmax
     */
    public double[] shiftOutputs(double[] parameters, double[] shifts) {
        if (network.output() != Activation.SOFTMAX) {
            throw new IllegalStateException("only softmax outputs can be shifted, not " + network.output());
        }
        Layers layers = Layers.of(network, parameters);
        int last = layers.weights.length - 1;
        if (shifts.length != layers.weights[last].length + 1) {
            throw new IllegalArgumentException(
                    "needs " + (layers.weights[last].length + 1) + " shifts, got " + shifts.length);
        }
        for (int i = 0; i < shifts.length; i++) {
            double[] row = i < layers.weights[last].length ? layers.weights[last][i] : layers.biases[last];
            for (int k = 0; k < row.length; k++) {
                row[k] += shifts[i];
            }
        }
        return layers.flatten();
    }

    /**
     * Multiplies the incoming weights and bias of one ReLU unit and divides its outgoing weights.
     *
     * @param factor positive
     * @throws IllegalStateException if the hidden activation is not ReLU
     */
    public double[] rescale(double[] parameters, int hiddenLayer, int unit, double factor) {
        if (network.hidden() != Activation.RELU) {
            throw new IllegalStateException("only ReLU units can be rescaled, not " + network.hidden());
        }
        if (!(factor > 0 && Double.isFinite(factor))) {
            throw new IllegalArgumentException("the factor must be positive, got " + factor);
        }
        Layers layers = Layers.of(network, parameters);
        rescale(layers, hiddenLayer, unit, factor);
        return layers.flatten();
    }

    private static void rescale(Layers layers, int l, int unit, double factor) {
        for (double[] row : layers.weights[l]) {
            row[unit] *= factor;
        }
        layers.biases[l][unit] *= factor;
        double[] outgoing = layers.weights[l + 1][unit];
        for (int k = 0; k < outgoing.length; k++) {
            outgoing[k] /= factor;
        }
    }

    /**
     * Fixes the continuous part: the weights of each unit into the softmax outputs, and the output biases, get the mean
     * zero (an orthogonal projection); the incoming weights and bias of each ReLU unit get the Euclidean norm 1, layer
     * by layer from the first, unless they are all zero. The outputs do not change.
     */
    public double[] project(double[] parameters) {
        Layers layers = Layers.of(network, parameters);
        if (network.output() == Activation.SOFTMAX) {
            int last = layers.weights.length - 1;
            for (double[] row : layers.weights[last]) {
                removeMean(row);
            }
            removeMean(layers.biases[last]);
        }
        if (network.hidden() == Activation.RELU) {
            for (int l = 0; l < layers.hiddenLayers(); l++) {
                for (int j = 0; j < layers.units(l); j++) {
                    double squares = layers.biases[l][j] * layers.biases[l][j];
                    for (double[] row : layers.weights[l]) {
                        squares = Math.fma(row[j], row[j], squares);
                    }
                    if (squares > 0) {
                        rescale(layers, l, j, 1 / Math.sqrt(squares));
                    }
                }
            }
        }
        return layers.flatten();
    }

    private static void removeMean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        for (int k = 0; k < values.length; k++) {
            values[k] -= sum / values.length;
        }
    }
}
