package org.papilio.solution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.papilio.model.Activation;
import org.papilio.model.Network;
import org.papilio.model.Task;
import org.papilio.solution.SymmetryGroup.Element;

class SymmetryGroupTest {
    private static final long SEED = 20240607;

    static Stream<Network> networks() {
        return Networks.small();
    }

    private static void assertSameOutputs(Network network, double[] expected, double[] actual, String what) {
        double[][] before = Networks.outputs(network, expected, SEED);
        double[][] after = Networks.outputs(network, actual, SEED);
        for (int s = 0; s < before.length; s++) {
            assertArrayEquals(before[s], after[s], 1e-13, what);
        }
    }

    @Test
    void orders() {
        assertEquals(
                BigInteger.valueOf(48), SymmetryGroup.of(Finals.XOR_NETWORK).order());
        assertEquals(
                BigInteger.valueOf(24),
                SymmetryGroup.of(new Network(List.of(2, 4, 2), Activation.RELU, Activation.SOFTMAX))
                        .order());
        assertEquals(
                BigInteger.valueOf(8 * 48),
                SymmetryGroup.of(new Network(List.of(2, 2, 3, 1), Activation.TANH, Activation.IDENTITY))
                        .order());
        SymmetryGroup large =
                SymmetryGroup.of(new Network(List.of(784, 50, 10), Activation.SIGMOID, Activation.SOFTMAX));
        assertEquals(SymmetryGroup.factorial(50).shiftLeft(50), large.order());
        assertThrows(IllegalStateException.class, large::elements);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void elementsAreListedOnceTheIdentityFirst(Network network) {
        SymmetryGroup group = SymmetryGroup.of(network);
        List<Element> elements = group.elements().toList();
        Set<Element> distinct = elements.stream().collect(Collectors.toSet());
        assertEquals(group.order().intValueExact(), distinct.size());
        assertEquals(distinct.size(), elements.size());
        assertEquals(group.identity(), elements.get(0));
        double[] parameters = Finals.random(network, new SplittableRandom(SEED), 2);
        assertArrayEquals(parameters, group.act(group.identity(), parameters));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void actingNeverChangesOutputs(Network network) {
        SymmetryGroup group = SymmetryGroup.of(network);
        double[] parameters = Finals.random(network, new SplittableRandom(SEED), 2);
        group.elements().forEach(element -> {
            double[] moved = group.act(element, parameters);
            assertSameOutputs(network, parameters, moved, element.toString());
            if (!element.equals(group.identity())) {
                assertNotEquals(0, Vectors.distance(parameters, moved), element.toString());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("networks")
    void laws(Network network) {
        SymmetryGroup group = SymmetryGroup.of(network);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int k = 0; k < 50; k++) {
            double[] parameters = Finals.random(network, random, 2);
            Element g = group.random(random);
            Element h = group.random(random);
            assertArrayEquals(
                    group.act(g, group.act(h, parameters)), group.act(g.after(h), parameters), 1e-14, "seed " + SEED);
            assertEquals(group.identity(), g.after(g.inverse()));
            assertEquals(group.identity(), g.inverse().after(g));
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void projectionKeepsOutputsAndIsIdempotent(Network network) {
        SymmetryGroup group = SymmetryGroup.of(network);
        double[] parameters = Finals.random(network, new SplittableRandom(SEED), 2);
        double[] projected = group.project(parameters);
        assertSameOutputs(network, parameters, projected, "projected");
        assertArrayEquals(projected, group.project(projected), 1e-14);
    }

    @Test
    void softmaxShiftsChangeNoOutputAndAreProjectedAway() {
        SymmetryGroup group = SymmetryGroup.of(Finals.XOR_NETWORK);
        double[] parameters = Finals.published().get("4");
        double[] shifted = group.shiftOutputs(parameters, new double[] {1, -2, 3, -4});
        assertEquals(parameters[9] + 1, shifted[9]);
        assertEquals(parameters[16] - 4, shifted[16]);
        assertSameOutputs(Finals.XOR_NETWORK, parameters, shifted, "shifted");
        assertArrayEquals(group.project(parameters), group.project(shifted), 1e-14);
        assertThrows(IllegalArgumentException.class, () -> group.shiftOutputs(parameters, new double[3]));
        SymmetryGroup other = SymmetryGroup.of(new Network(List.of(2, 3, 2), Activation.TANH, Activation.SIGMOID));
        assertThrows(IllegalStateException.class, () -> other.shiftOutputs(parameters, new double[4]));
    }

    @Test
    void reluUnitsCanBeRescaled() {
        Network network = new Network(List.of(2, 3, 3, 1), Activation.RELU, Activation.IDENTITY);
        SymmetryGroup group = SymmetryGroup.of(network);
        double[] parameters = Finals.random(network, new SplittableRandom(SEED), 2);
        double[] rescaled = group.rescale(group.rescale(parameters, 0, 2, 7), 1, 0, 0.3);
        assertSameOutputs(network, parameters, rescaled, "rescaled");
        assertTrue(Vectors.distance(parameters, rescaled) > 1);
        assertArrayEquals(group.project(parameters), group.project(rescaled), 1e-14);
        assertThrows(IllegalArgumentException.class, () -> group.rescale(parameters, 0, 0, -1));
        assertThrows(IllegalStateException.class, () -> SymmetryGroup.of(Finals.XOR_NETWORK)
                .rescale(Finals.published().get("3"), 0, 0, 2));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void oneCanonicalFormForTheWholeOrbit(Network network) {
        SymmetryGroup group = SymmetryGroup.of(network);
        CanonicalForm form = new CanonicalForm(group);
        double[] parameters = Finals.random(network, new SplittableRandom(SEED), 2);
        double[] canonical = form.of(parameters);
        assertSameOutputs(network, parameters, canonical, "canonical");
        assertArrayEquals(canonical, form.of(canonical), 1e-14);
        group.elements()
                .forEach(element -> assertArrayEquals(
                        canonical, form.of(group.act(element, parameters)), 1e-13, element.toString()));
    }

    @Test
    void canonicalFormOfAPublishedCase() {
        double[] canonical = new CanonicalForm(SymmetryGroup.of(Finals.XOR_NETWORK))
                .of(Finals.published().get("6"));
        assertArrayEquals(
                new double[] {4.61775425, 3.55631742, -1.86501773, 4.61879971, 3.55773063, -1.88107736},
                Arrays.copyOf(canonical, 6));
        assertArrayEquals(new double[] {-1.53527639, -5.55997762, -1.10349328}, Arrays.copyOfRange(canonical, 6, 9));
    }

    @Test
    void signsOfUnitsWithoutBias() {
        Network network = new Network(List.of(1, 2, 1), Activation.TANH, Activation.IDENTITY);
        CanonicalForm form = new CanonicalForm(SymmetryGroup.of(network));
        assertArrayEquals(new double[] {3, 2, 0, 0, 5, -4, 1}, form.of(new double[] {-2, -3, 0, -0.0, 4, -5, 1}));
    }

    @Test
    void codesOfTrainedNetworksAreInvariant() {
        SymmetryGroup group = SymmetryGroup.of(Finals.XOR_NETWORK);
        SplittableRandom random = new SplittableRandom(SEED);
        Finals.ensemble().forEach((seed, parameters) -> {
            double[] moved = group.shiftOutputs(
                    group.act(group.random(random), parameters),
                    random.doubles(4, -5, 5).toArray());
            SolutionCode expected = SolutionCode.of(Finals.XOR_NETWORK, Finals.XOR, parameters);
            SolutionCode code = SolutionCode.of(Finals.XOR_NETWORK, Finals.XOR, moved);
            assertEquals(expected.text(), code.text(), "seed " + seed);
            assertEquals(expected.outputMargin(), code.outputMargin(), 1e-12);
            assertEquals(expected.eliminationMargin(), code.eliminationMargin(), 1e-11);
        });
    }

    @ParameterizedTest
    @MethodSource("networks")
    void codesAreInvariant(Network network) {
        int outputs = network.layers().get(network.layers().size() - 1);
        int inputs = network.layers().get(0);
        SplittableRandom random = new SplittableRandom(SEED);
        int[][] rows = random.ints(4, 0, 1 << inputs)
                .mapToObj(r -> random.ints(inputs, 0, 2).toArray())
                .toArray(int[][]::new);
        int[][] targets = new int[rows.length][outputs];
        for (int s = 0; s < rows.length; s++) {
            rows[s][s % inputs] += s;
            targets[s][s % outputs] = outputs == 1 ? s % 2 : 1;
        }
        SymmetryGroup group = SymmetryGroup.of(network);
        for (int k = 0; k < 200; k++) {
            double[] parameters = Finals.random(network, random, 3);
            double[] moved = group.act(group.random(random), parameters);
            Task task = Finals.task("random", rows, targets);
            assertEquals(
                    SolutionCode.of(network, task, parameters).text(),
                    SolutionCode.of(network, task, moved).text(),
                    "seed " + SEED + " network " + network + " repetition " + k);
        }
    }
}
