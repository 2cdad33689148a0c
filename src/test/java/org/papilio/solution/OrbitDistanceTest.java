package org.papilio.solution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.model.Activation;
import org.papilio.model.Network;
import org.papilio.solution.SymmetryGroup.Element;

class OrbitDistanceTest {
    private static final long SEED = 7;

    static Stream<Network> networks() {
        return Networks.small();
    }

    /** The definition, over all elements; the assignment must find the same minimum. */
    @ParameterizedTest
    @MethodSource("networks")
    void isTheMinimumOverTheWholeGroup(Network network) {
        SymmetryGroup group = SymmetryGroup.of(network);
        OrbitDistance distance = new OrbitDistance(group);
        OrbitCoordinates coordinates = new OrbitCoordinates(group);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int k = 0; k < 20; k++) {
            double[] a = Finals.random(network, random, 2);
            double[] b = Finals.random(network, random, 2);
            double expected = group.elements()
                    .mapToDouble(g -> Vectors.distance(coordinates.of(a), coordinates.of(group.act(g, b))))
                    .min()
                    .orElseThrow();
            assertEquals(expected, distance.between(a, b), 1e-13, "seed " + SEED);
            Element nearest = distance.nearest(a, b);
            assertEquals(expected, Vectors.distance(coordinates.of(a), coordinates.of(group.act(nearest, b))), 1e-13);
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void isAnInvariantPseudoMetric(Network network) {
        SymmetryGroup group = SymmetryGroup.of(network);
        OrbitDistance distance = new OrbitDistance(group);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int k = 0; k < 50; k++) {
            double[] a = Finals.random(network, random, 2);
            double[] b = Finals.random(network, random, 2);
            double[] c = Finals.random(network, random, 2);
            double ab = distance.between(a, b);
            assertEquals(ab, distance.between(b, a), 1e-13, "symmetric");
            assertTrue(
                    distance.between(a, c) <= ab + distance.between(b, c) + 1e-13, "triangle inequality, seed " + SEED);
            assertEquals(0, distance.between(a, group.act(group.random(random), a)), 1e-13, "0 on an orbit");
            assertEquals(
                    ab,
                    distance.between(group.act(group.random(random), a), group.act(group.random(random), b)),
                    1e-13,
                    "invariant");
            assertTrue(ab > 1e-3, "different networks are apart");
            double directions = distance.betweenDirections(a, b);
            assertTrue(directions > 0 && directions <= 2, () -> "directions " + directions);
        }
    }

    /** A tiny difference must not drown in the size of the weights. */
    @Test
    void tinyDistancesKeepTheirDigits() {
        OrbitDistance distance = new OrbitDistance(SymmetryGroup.of(Finals.XOR_NETWORK));
        double[] a = Finals.published().get("3");
        double[] b = a.clone();
        b[0] += 0x1p-40;
        assertEquals(0x1p-40, distance.between(a, b), 0x1p-52);
    }

    @Test
    void directionsForgetTheNorm() {
        Network network = new Network(List.of(2, 3, 1), Activation.TANH, Activation.IDENTITY);
        OrbitDistance distance = new OrbitDistance(SymmetryGroup.of(network));
        double[] a = Finals.random(network, new SplittableRandom(SEED), 2);
        double[] tenfold = Arrays.stream(a).map(x -> 10 * x).toArray();
        assertEquals(0, distance.betweenDirections(a, tenfold), 1e-15);
        assertTrue(distance.between(a, tenfold) > 1);
        double[] zero = new double[a.length];
        assertThrows(IllegalArgumentException.class, () -> distance.betweenDirections(a, zero));
    }

    @Test
    void refusesWhatHasNoDistance() {
        OrbitDistance distance = new OrbitDistance(SymmetryGroup.of(Finals.XOR_NETWORK));
        double[] a = Finals.published().get("3");
        double[] b = a.clone();
        b[4] = Double.NaN;
        assertThrows(IllegalArgumentException.class, () -> distance.between(a, b));
        assertThrows(IllegalArgumentException.class, () -> distance.between(new double[3], a));
        SymmetryGroup deep = SymmetryGroup.of(new Network(List.of(2, 10, 10, 2), Activation.TANH, Activation.IDENTITY));
        assertThrows(IllegalArgumentException.class, () -> new OrbitDistance(deep));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void assignmentIsOptimal(int n) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int k = 0; k < 40; k++) {
            double[][] costs = new double[n][];
            for (int i = 0; i < n; i++) {
                costs[i] = random.doubles(n, -3, 5)
                        .map(x -> random.nextBoolean() ? x : Math.rint(x))
                        .toArray();
            }
            int[] columns = Assignment.solve(costs);
            assertArrayEquals(
                    java.util.stream.IntStream.range(0, n).toArray(),
                    Arrays.stream(columns).sorted().toArray());
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += costs[i][columns[i]];
            }
            assertEquals(least(costs, 0, new boolean[n]), sum, 1e-12, "seed " + SEED);
        }
    }

    private static double least(double[][] costs, int row, boolean[] used) {
        if (row == costs.length) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < costs.length; j++) {
            if (!used[j]) {
                used[j] = true;
                least = Math.min(least, costs[row][j] + least(costs, row + 1, used));
                used[j] = false;
            }
        }
        return least;
    }
}
