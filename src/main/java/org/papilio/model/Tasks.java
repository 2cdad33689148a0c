package org.papilio.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The tasks a study can name. */
public final class Tasks {

    /** The most inputs that parity can have: it has a sample for every combination of them. */
    public static final int MOST_PARITY_INPUTS = 12;

    private static final Pattern PARITY = Pattern.compile("parity\\(([1-9][0-9]?)\\)");

    private Tasks() {}

    /** The names of all tasks. */
    public static List<String> names() {
        return List.of("xor", "parity(n)", "two-spirals", "sine");
    }

    /** The number of inputs that {@code parity(n)} names; empty for any other name, or if there are too many or fewer than 2. */
    public static OptionalInt parityInputs(String name) {
        Matcher matcher = PARITY.matcher(name);
        int inputs = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        return inputs >= 2 && inputs <= MOST_PARITY_INPUTS ? OptionalInt.of(inputs) : OptionalInt.empty();
    }

    /**
     * The task of a name: {@code xor}; {@code parity(n)}, whether an odd number of n inputs is 1; {@code two-spirals}, the
     * {@linkplain TwoSpirals 194 points of the benchmark}; {@code sine}, the {@linkplain SineRegression regression of noisy
     * samples}.
     *
     * @param outputs the units of the network's output layer; a task of two classes is one-hot (class 0 first) for two, and
     *     the class itself, 0 or 1, for one; the sine has one
     * @throws IllegalArgumentException if there is no such task, or none with so many outputs
     */
    public static Task named(String name, int outputs) {
        OptionalInt parity = name.equals("xor") ? OptionalInt.of(2) : parityInputs(name);
        if (parity.isPresent()) {
            return parity(name, parity.getAsInt(), outputs);
        }
        return switch (name) {
            case "two-spirals" ->
                new Task(
                        name,
                        TwoSpirals.inputs(),
                        classes(
                                name,
                                TwoSpirals.inputs().size(),
                                sample -> TwoSpirals.isFirst(sample) ? 1 : 0,
                                outputs),
                        true);
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

    /**
     * The samples count in binary, the first input the lowest digit; for two inputs that is the order of the published XOR
     * experiment: (0,0), (1,0), (0,1), (1,1).
     */
    private static Task parity(String name, int inputs, int outputs) {
        int samples = 1 << inputs;
        List<List<BigDecimal>> rows = new ArrayList<>();
        for (int sample = 0; sample < samples; sample++) {
            int digits = sample;
            rows.add(IntStream.range(0, inputs)
                    .mapToObj(i -> BigDecimal.valueOf(digits >> i & 1))
                    .toList());
        }
        return new Task(name, rows, classes(name, samples, sample -> Integer.bitCount(sample) % 2, outputs), true);
    }

    private static List<List<BigDecimal>> classes(String name, int samples, IntUnaryOperator classOf, int outputs) {
        if (outputs != 1 && outputs != 2) {
            throw new IllegalArgumentException("task " + name + " has 1 or 2 outputs, not " + outputs);
        }
        return Task.classTargets(IntStream.range(0, samples).map(classOf).toArray(), outputs);
    }
}
