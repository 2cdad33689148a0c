package org.papilio.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tasks a study can name. */
public final class Tasks {

    /** The rows of the truth table in the order of the published experiment: (0,0), (1,0), (0,1), (1,1). */
    private static final int[][] TRUTH_TABLE = {{0, 0}, {1, 0}, {0, 1}, {1, 1}};

    private Tasks() {}

    /** The names of all tasks. */
    public static List<String> names() {
        return List.of("xor", "sine");
    }

    /**
     * The task of a name: {@code xor}, or {@code sine}, the {@linkplain SineRegression regression of noisy samples}.
     *
     * @param outputs the units of the network's output layer; XOR is one-hot (class 0 is "XOR is 0") for two, and the
     *     value of XOR itself for one; the sine has one
     * @throws IllegalArgumentException if there is no such task, or none with so many outputs
     */
    public static Task named(String name, int outputs) {
        return switch (name) {
            case "xor" -> xor(outputs);
            case "sine" -> sine(outputs);
            default -> throw new IllegalArgumentException("unknown task '" + name + "', known are " + names());
        };
    }

    private static Task sine(int outputs) {
        if (outputs != 1) {
            throw new IllegalArgumentException("task sine has 1 output, not " + outputs);
        }
        return SineRegression.data().task("sine");
    }

    private static Task xor(int outputs) {
        if (outputs != 1 && outputs != 2) {
            throw new IllegalArgumentException("task xor has 1 or 2 outputs, not " + outputs);
        }
        return new Task(
                "xor",
                Stream.of(TRUTH_TABLE).map(row -> decimals(row[0], row[1])).toList(),
                Stream.of(TRUTH_TABLE)
                        .map(row -> row[0] ^ row[1])
                        .map(xor -> outputs == 1 ? decimals(xor) : decimals(1 - xor, xor))
                        .toList(),
                true);
    }

    private static List<BigDecimal> decimals(int... values) {
        return IntStream.of(values).mapToObj(BigDecimal::valueOf).toList();
    }
}
