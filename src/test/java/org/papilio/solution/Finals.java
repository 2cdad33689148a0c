package org.papilio.solution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.papilio.model.Activation;
import org.papilio.model.Network;
import org.papilio.model.Task;

/** Final weights from the test resources, and the networks and tasks of the tests. */
final class Finals {
    static final Network XOR_NETWORK = new Network(List.of(2, 3, 2), Activation.SIGMOID, Activation.SOFTMAX);
    static final Task XOR =
            task("xor", new int[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}}, new int[][] {{1, 0}, {0, 1}, {0, 1}, {1, 0}});
    static final Task XOR_ONE_OUTPUT =
            task("xor", new int[][] {{-1, -1}, {1, -1}, {-1, 1}, {1, 1}}, new int[][] {{-1}, {1}, {1}, {-1}});

    private Finals() {}

    static Task task(String name, int[][] inputs, int[][] targets) {
        return new Task(name, decimals(inputs), decimals(targets), true);
    }

    private static List<List<BigDecimal>> decimals(int[][] rows) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(row).mapToObj(BigDecimal::valueOf).toList())
                .toList();
    }

    /** The published finals by the decimals of their initial weights. */
    static Map<String, double[]> published() {
        return rows("xor-published-finals.csv");
    }

    /** The finals of a hundred seeds. */
    static Map<String, double[]> ensemble() {
        return rows("xor-ensemble-finals.csv");
    }

    static Map<String, double[]> rows(String resource) {
        Map<String, double[]> rows = new LinkedHashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Finals.class.getResourceAsStream("/solution/" + resource), resource),
                StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells = line.split(",", -1);
                rows.put(
                        cells[0],
                        Arrays.stream(cells)
                                .skip(1)
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** Parameters uniform on (-scale, scale). */
    static double[] random(Network network, SplittableRandom random, double scale) {
        return random.doubles(network.parameterCount(), -scale, scale).toArray();
    }
}
