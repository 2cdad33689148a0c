package org.papilio.solution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.papilio.model.Activation;
import org.papilio.model.Network;
import org.papilio.model.Task;

class SolutionDescriptionTest {
    private static SolutionDescription published(String decimals) {
        return SolutionDescription.of(
                Finals.XOR_NETWORK, Finals.XOR, Finals.published().get(decimals));
    }

    @Test
    void sixDecimals() {
        SolutionDescription description = published("6");
        assertEquals("x1 + x2", description.looksAt());
        assertEquals("both rows of W1 are nearly equal", description.reason());
        assertEquals("(x1 OR x2) AND NOT (x1 AND x2)", description.rule());
        assertEquals(
                List.of(
                        "All 4 samples are classified rightly, with a margin of at least 2.84 between the output"
                                + " pre-activations.",
                        "h1 could be a constant: its activation varies by 0.241, its outgoing weights are up to 1.27,"
                                + " and that is 8.44 % of the variation of the strongest unit.",
                        "h2 computes x1 OR x2, being low where it holds: pre-activation 1.54 on (0,0), -3.08 on (1,0),"
                                + " -3.08 on (0,1), -7.70 on (1,1); the smallest is 1.54 from 0, the split has a"
                                + " separation of 89.5 %.",
                        "h3 computes x1 AND x2: pre-activation -5.56 on (0,0), -2.00 on (1,0), -2.00 on (0,1), 1.55 on"
                                + " (1,1); the smallest is 1.55 from 0, the split has a separation of 72.0 %.",
                        "Class 1 is (x1 OR x2) AND NOT (x1 AND x2).",
                        "In the units that count both rows of W1 are nearly equal, (-4.62, -4.62) and (3.56, 3.56): the"
                                + " hidden layer looks at x1 + x2."),
                description.sentences());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "7", "5", "4", "3"})
    void theOtherCases(String decimals) {
        SolutionDescription description = published(decimals);
        assertEquals("x1 - x2", description.looksAt());
        assertEquals("(x2 AND NOT x1) OR (x1 AND NOT x2)", description.rule());
        String difference = published("6").differenceFrom(description);
        assertTrue(difference.contains("looking at x1 + x2 (both rows of W1 are nearly equal)"), difference);
        assertTrue(difference.contains("looking at x1 - x2 (the two rows of W1 are nearly opposite)"), difference);
    }

    @Test
    void sameKind() {
        assertEquals(
                "Both are the same kind of solution, {x1 AND NOT x2, x2 AND NOT x1, constant}.",
                published("3").differenceFrom(published("4")));
    }

    @ParameterizedTest
    @CsvSource({"1, 1 of 4 samples", "NaN, The weights are not finite"})
    void unsolved(double bias, String beginning) {
        Task and = Finals.task("and", new int[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}}, new int[][] {{0}, {0}, {0}, {1}});
        Network network = new Network(List.of(2, 1, 1), Activation.TANH, Activation.SIGMOID);
        SolutionDescription description = SolutionDescription.of(network, and, new double[] {1, 1, 0, 0, bias});
        assertTrue(description.toString().startsWith(beginning), description::toString);
        assertEquals("", description.rule());
    }

    @Test
    void clusters() {
        List<double[]> points = List.copyOf(Finals.published().values());
        ClusterAnalysis analysis = ClusterAnalysis.of(
                WeightMetric.DIRECTION, Finals.XOR_NETWORK, points, ClusterAnalysis.Settings.DEFAULT);
        List<ClusterDescription> clusters = ClusterDescription.of(Finals.XOR_NETWORK, Finals.XOR, points, analysis);
        assertEquals(2, clusters.size());
        assertEquals(5, clusters.get(0).size());
        assertEquals(5.0 / 6, clusters.get(0).share());
        assertTrue(clusters.get(0).toString().startsWith("5 of 6 runs; stability "), clusters.get(0)::toString);
        assertTrue(clusters.get(0).toString().contains("All are {x1 AND NOT x2, x2 AND NOT x1, constant}."));
        assertTrue(clusters.get(1).toString().startsWith("1 of 6 runs. It is {x1 AND x2, x1 OR x2, constant}."));
        assertEquals(2.842, clusters.get(1).margins().get(1), 1e-3);
        assertTrue(clusters.get(1).differenceFrom(clusters.get(0)).startsWith("This is {x1 AND x2"));
        String same = clusters.get(0).differenceFrom(clusters.get(0));
        assertTrue(same.contains("here the norm is 22.1 to 40.4 and the output margin 4.73 to 5.83"), same);
    }

    @Test
    void rules() {
        List<SolutionCode.Unit> units = published("6").code().units().subList(1, 3);
        assertEquals("NOT (x1 OR x2)", rule(units.subList(0, 1), true, false, false, false));
        assertEquals("(x1 OR x2) AND (x1 AND x2)", rule(units, false, false, false, true));
        assertEquals("(x1 AND x2) OR NOT (x1 OR x2)", rule(units, true, false, false, true));
        assertEquals("none", rule(units, false, true, false, true));
        assertEquals("none", rule(List.of(), true, true, true, true));
    }

    private static String rule(List<SolutionCode.Unit> units, Boolean... answers) {
        return OutputRule.of(units, List.of(answers)).orElse("none");
    }

    @ParameterizedTest
    @CsvSource({"0.00012345, 0.000123", "123456, 123000", "-0.5, -0.500", "0, 0", "1e-9, 1.00E-9", "Infinity, Infinity"
    })
    void numbers(double number, String text) {
        assertEquals(text, Phrase.number(number));
    }
}
