package org.papilio.solution;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.papilio.model.Activation;
import org.papilio.model.Network;
import org.papilio.solution.SymmetryGroup.Element;

/**
 * The distance of two networks modulo their symmetry group: the smallest Euclidean distance between what the group can
 * make of them. It is 0 for networks that differ by a symmetry, symmetric, and fulfils the triangle inequality (a
 * pseudo-metric).
 *
 * <p>A minimum over a group is a pseudo-metric only if the group acts by isometries: the distance is taken in
 * {@link OrbitCoordinates}, where it does.
 *
 * <p><b>Minimum.</b> Exact. With one hidden layer the squared distance is a sum over units of a cost of (unit of a,
 * unit of b), each cost the smaller of the two signs, so the minimum over n! 2^n elements is an assignment problem
 * ({@link Assignment}). With several hidden layers all but the largest are enumerated and the largest is assigned.
 */
public final class OrbitDistance {
    private static final BigInteger MOST_ELEMENTS = BigInteger.valueOf(100_000);

    private final OrbitCoordinates coordinates;
    private final Network network;
    private final int assigned;
    private final boolean flips;
    private final List<Element> enumerated;

    /**
     * Prepares the distance for a group.
     *
     * @throws IllegalArgumentException if the hidden layers except the largest have more than 100 000 symmetries
     *     together
     */
    public OrbitDistance(SymmetryGroup group) {
        coordinates = new OrbitCoordinates(group);
        network = group.network();
        flips = network.hidden() != Activation.RELU;
        List<Integer> sizes = new ArrayList<>(network.layers());
        int largest = -1;
        for (int l = 1; l + 1 < sizes.size(); l++) {
            if (largest < 0 || sizes.get(l) > sizes.get(largest)) {
                largest = l;
            }
        }
        assigned = largest - 1;
        if (largest < 0) {
            enumerated = List.of(group.identity());
            return;
        }
        BigInteger others = group.order()
                .divide(SymmetryGroup.factorial(sizes.get(largest)))
                .shiftRight(flips ? sizes.get(largest) : 0);
        if (others.compareTo(MOST_ELEMENTS) > 0) {
            throw new IllegalArgumentException("the exact distance modulo symmetry of " + network.layers() + " needs "
                    + others + " assignments, more than " + MOST_ELEMENTS);
        }
        int units = sizes.get(largest);
        sizes.remove(largest);
        List<Element> elements = new ArrayList<>();
        SymmetryGroup.of(new Network(sizes, network.hidden(), network.output()))
                .elements()
                .forEach(element -> elements.add(widened(element, units)));
        enumerated = List.copyOf(elements);
    }

    /** The element with the identity for the layer to be assigned. */
    private Element widened(Element element, int units) {
        List<List<Integer>> sources = new ArrayList<>(element.sources());
        List<List<Boolean>> signs = new ArrayList<>(element.flips());
        List<Integer> same = new ArrayList<>();
        List<Boolean> kept = new ArrayList<>();
        for (int j = 0; j < units; j++) {
            same.add(j);
            kept.add(false);
        }
        sources.add(assigned, same);
        signs.add(assigned, kept);
        return new Element(sources, signs);
    }

    /**
     * The distance of two parameter vectors.
     *
     * @throws IllegalArgumentException if a parameter is not finite
     */
    public double between(double[] a, double[] b) {
        return between(point(a), point(b));
    }

    /**
     * The distance of two directions: of the coordinates, each divided by its norm. In [0, 2]. Weights of separable
     * problems grow for ever; their directions can have limits.
     *
     * @throws IllegalArgumentException if a parameter is not finite or a vector is all zero
     */
    public double betweenDirections(double[] a, double[] b) {
        return between(direction(a), direction(b));
    }

    /** A point of {@link #between(Point, Point)}. */
    Point point(double[] parameters) {
        return split(Layers.of(network, coordinates.of(Vectors.requireFinite(parameters))));
    }

    /** A point of norm 1. */
    Point direction(double[] parameters) {
        return split(Layers.of(network, Vectors.direction(coordinates.of(Vectors.requireFinite(parameters)))));
    }

    double between(Point a, Point b) {
        double least = Double.POSITIVE_INFINITY;
        for (Element element : enumerated) {
            least = Math.min(least, new Match(a, b, element).squares);
        }
        return Math.sqrt(least);
    }

    /**
     * The element that brings {@code parameters} nearest to {@code reference}.
     *
     * @throws IllegalArgumentException if a parameter is not finite
     */
    public Element nearest(double[] reference, double[] parameters) {
        Point a = point(reference);
        Point b = point(parameters);
        Match best = new Match(a, b, enumerated.get(0));
        for (Element element : enumerated) {
            Match match = new Match(a, b, element);
            best = match.squares < best.squares ? match : best;
        }
        return best.element();
    }

    /** Coordinates split for the assignment. */
    static final class Point {
        private final Layers layers;

        /** For each unit of the assigned layer its incoming weights, bias and outgoing weights. */
        private final double[][] units;

        /** What does not touch that layer. */
        private final double[] rest;

        private Point(Layers layers, double[][] units, double[] rest) {
            this.layers = layers;
            this.units = units;
            this.rest = rest;
        }
    }

    private Point split(Layers layers) {
        if (assigned < 0) {
            return new Point(layers, new double[0][], layers.flatten());
        }
        double[][] units = new double[layers.units(assigned)][];
        for (int j = 0; j < units.length; j++) {
            units[j] = layers.unit(assigned, j);
        }
        DoubleStream.Builder rest = DoubleStream.builder();
        for (int l = 0; l < layers.weights.length; l++) {
            if (l != assigned && l != assigned + 1) {
                for (double[] row : layers.weights[l]) {
                    Arrays.stream(row).forEach(rest);
                }
            }
            if (l != assigned) {
                Arrays.stream(layers.biases[l]).forEach(rest);
            }
        }
        return new Point(layers, units, rest.build().toArray());
    }

    /** The smaller of the squared distances of x to y and, where flips are symmetries, to -y. */
    private double cost(double[] x, double[] y) {
        double plain = 0;
        double mirrored = 0;
        for (int i = 0; i < x.length; i++) {
            double difference = x[i] - y[i];
            double sum = x[i] + y[i];
            plain = Math.fma(difference, difference, plain);
            mirrored = Math.fma(sum, sum, mirrored);
        }
        return flips ? Math.min(plain, mirrored) : plain;
    }

    /** The best assignment of the largest layer after one element has acted on the others. */
    private final class Match {
        private final Element before;
        private final Point a;
        private final Point b;
        private final int[] columns;
        private final double squares;

        Match(Point a, Point original, Element before) {
            this.before = before;
            this.a = a;
            if (enumerated.size() > 1) {
                Layers moved = Layers.of(network, original.layers.flatten());
                SymmetryGroup.act(before, moved, false);
                b = split(moved);
            } else {
                b = original;
            }
            int n = a.units.length;
            double[][] costs = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    costs[i][j] = cost(a.units[i], b.units[j]);
                }
            }
            columns = Assignment.solve(costs);
            double sum = Vectors.squares(a.rest, b.rest);
            for (int i = 0; i < n; i++) {
                sum += costs[i][columns[i]];
            }
            squares = sum;
        }

        Element element() {
            if (assigned < 0) {
                return before;
            }
            List<List<Integer>> sources = new ArrayList<>(before.sources());
            List<List<Boolean>> signs = new ArrayList<>(before.flips());
            List<Integer> from = new ArrayList<>();
            List<Boolean> turns = new ArrayList<>();
            for (int i = 0; i < columns.length; i++) {
                double[] unit = b.units[columns[i]];
                from.add(columns[i]);
                turns.add(cost(a.units[i], unit) < Vectors.squares(a.units[i], unit));
            }
            sources.set(assigned, from);
            signs.set(assigned, turns);
            return new Element(sources, signs);
        }
    }
}
