package org.papilio.study;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.papilio.model.Network;

/**
 * What has to hold between fields of every cell's system. It looks at a few fields only, so that it is checked for each combination
 * of their values rather than for each cell.
 *
 * @param fields the fields it looks at, the one that is most likely wrong first
 */
record Constraint(List<String> fields, Check check) {

    /** Finds what is wrong. All values are there and are of their fields' types. */
    interface Check {
        List<Violation> violations(Map<String, @Nullable Object> values, Vocabulary vocabulary);
    }

    /** What is wrong, and with which entry of the first field's value (empty for the value itself). */
    record Violation(String entry, String message) {}

    private static final long MAX_PARAMETERS = 100_000_000;

    static final List<Constraint> ALL = List.of(
            new Constraint(List.of("network"), Constraint::size),
            new Constraint(List.of("network", "task"), Constraint::inputs),
            new Constraint(List.of("network", "output", "task"), Constraint::outputs),
            new Constraint(List.of("loss", "output"), Constraint::loss),
            new Constraint(List.of("order", "network"), Constraint::order),
            new Constraint(List.of("sample_order", "task"), Constraint::sampleOrder),
            new Constraint(List.of("initial", "network"), Constraint::shapes),
            new Constraint(List.of("initial", "seed"), Constraint::needsSeed),
            new Constraint(List.of("seed", "initial"), Constraint::idleSeed),
            new Constraint(List.of("perturb", "network"), Constraint::perturbed));

    private static final List<Violation> HOLDS = List.of();
    private static final Pattern PARAMETER = Pattern.compile("([Wb][0-9]+)\\[([0-9]+)\\](?:\\[([0-9]+)\\])?");

    static List<Violation> size(Map<String, @Nullable Object> values, Vocabulary vocabulary) {
        return parameters(network(values)) <= MAX_PARAMETERS
                ? HOLDS
                : violated(
                        "a network of " + parameters(network(values)) + " parameters (at most " + MAX_PARAMETERS + ")");
    }

    private static List<Violation> inputs(Map<String, @Nullable Object> values, Vocabulary vocabulary) {
        int inputs = network(values).get(0);
        int needed = shape(values, vocabulary).inputs();
        return inputs == needed
                ? HOLDS
                : violated("the network has " + count(inputs, "input") + ", but " + values.get("task") + " has "
                        + needed + " (begin the network with " + needed + ")");
    }

    private static List<Violation> outputs(Map<String, @Nullable Object> values, Vocabulary vocabulary) {
        List<Integer> network = network(values);
        int outputs = network.get(network.size() - 1);
        Vocabulary.TaskShape shape = shape(values, vocabulary);
        boolean softmax = "softmax".equals(values.get("output"));
        boolean single = !softmax && shape.classification() && shape.targets() == 2;
        if (outputs == shape.targets() || (single && outputs == 1)) {
            return HOLDS;
        }
        String needed = (single ? "1 or " : "") + shape.targets();
        String other = softmax && outputs == 1 && shape.targets() == 2 ? " (or choose output: sigmoid)" : "";
        return violated("the network has " + count(outputs, "output") + ", but " + values.get("output") + " for "
                + values.get("task") + " needs " + needed
                + (other.isEmpty() ? " (end the network with " + needed + ")" : other));
    }

    private static List<Violation> loss(Map<String, @Nullable Object> values, Vocabulary vocabulary) {
        Object output = values.get("output");
        boolean fits =
                !"cross-entropy".equals(values.get("loss")) || "softmax".equals(output) || "sigmoid".equals(output);
        return fits ? HOLDS : violated("cross-entropy needs output softmax or sigmoid, not " + output);
    }

    private static List<Violation> order(Map<String, @Nullable Object> values, Vocabulary vocabulary) {
        List<String> names = TrainingFields.arrays(network(values)).stream()
                .map(Network.Array::name)
                .toList();
        return permutation(values.get("order"), names)
                ? HOLDS
                : violated("has to name each of " + String.join(", ", names) + " once");
    }

    private static List<Violation> sampleOrder(Map<String, @Nullable Object> values, Vocabulary vocabulary) {
        int samples = shape(values, vocabulary).samples();
        Object order = values.get("sample_order");
        int count = samples > 0 || order == null ? samples : ((List<?>) order).size();
        return permutation(order, IntStream.range(0, count).boxed().toList())
                ? HOLDS
                : violated("has to name each of the samples 0 to " + (count - 1) + " once");
    }

    private static boolean permutation(@Nullable Object order, List<?> of) {
        return !(order instanceof List<?> list)
                || (list.size() == of.size() && new HashSet<>(list).equals(new HashSet<>(of)));
    }

    private static List<Violation> shapes(Map<String, @Nullable Object> values, Vocabulary vocabulary) {
        Map<?, ?> initial = map(values.get("initial"));
        if (initial.containsKey("draw") || parameters(network(values)) > MAX_PARAMETERS) {
            return HOLDS;
        }
        List<Violation> violations = new ArrayList<>();
        List<Network.Array> arrays = TrainingFields.arrays(network(values));
        String needs = "but the network " + network(values) + " needs ";
        for (Network.Array array : arrays) {
            List<?> given = (List<?>) initial.get(array.name());
            boolean bias = array.name().startsWith("b");
            if (given == null && !bias) {
                violations.add(new Violation(
                        "", "lacks " + array.name() + " (" + matrix(array.rows(), array.columns()) + ")"));
            } else if (given != null && bias && given.size() != array.columns()) {
                violations.add(new Violation(
                        array.name(),
                        array.name() + " has " + count(given.size(), "number") + ", " + needs + array.columns()));
            } else if (given != null && !bias) {
                int columns = ((List<?>) given.get(0)).size();
                if (given.size() != array.rows() || columns != array.columns()) {
                    violations.add(new Violation(
                            array.name(),
                            array.name() + " has " + matrix(given.size(), columns) + ", " + needs
                                    + matrix(array.rows(), array.columns())));
                }
            }
        }
        List<String> names = arrays.stream().map(Network.Array::name).toList();
        for (Object name : initial.keySet()) {
            if (!names.contains(name)) {
                violations.add(new Violation((String) name, "the network " + network(values) + " has no " + name));
            }
        }
        return violations;
    }

    private static String matrix(int rows, int columns) {
        return count(rows, "row") + " of " + columns;
    }

    private static List<Violation> needsSeed(Map<String, @Nullable Object> values, Vocabulary vocabulary) {
        return map(values.get("initial")).containsKey("draw") && values.get("seed") == null
                ? violated("a drawn initial condition needs a seed (add seed: 1 to the system, or seed: 1..200 to the"
                        + " grid)")
                : HOLDS;
    }

    private static List<Violation> idleSeed(Map<String, @Nullable Object> values, Vocabulary vocabulary) {
        return !map(values.get("initial")).containsKey("draw") && values.get("seed") != null
                ? violated("a given initial condition has no seed (remove the seed, or draw the initial condition)")
                : HOLDS;
    }

    static List<Violation> perturbed(Map<String, @Nullable Object> values, Vocabulary vocabulary) {
        if (!(map(values.get("perturb")).get("parameter") instanceof String parameter)) {
            return HOLDS;
        }
        Matcher index = PARAMETER.matcher(parameter);
        if (!index.matches()) {
            throw new IllegalStateException("a parameter that was read has this form");
        }
        for (Network.Array array : TrainingFields.arrays(network(values))) {
            if (array.name().equals(index.group(1))) {
                boolean bias = index.group(3) == null;
                boolean exists = bias
                        ? below(index.group(2), array.columns())
                        : below(index.group(2), array.rows()) && below(index.group(3), array.columns());
                String has = bias ? count(array.columns(), "number") : matrix(array.rows(), array.columns());
                String outside = parameter + " is outside " + array.name() + ", which has " + has;
                return exists ? HOLDS : List.of(new Violation("parameter", outside));
            }
        }
        return List.of(new Violation("parameter", "the network " + network(values) + " has no " + index.group(1)));
    }

    private static boolean below(String index, int size) {
        return new BigInteger(index).compareTo(BigInteger.valueOf(size)) < 0;
    }

    /** The number of parameters of a network. */
    static long parameters(List<Integer> network) {
        long parameters = 0;
        for (int k = 1; k < network.size(); k++) {
            parameters += (network.get(k - 1) + 1L) * network.get(k);
        }
        return parameters;
    }

    private static List<Violation> violated(String message) {
        return List.of(new Violation("", message));
    }

    private static String count(int n, String unit) {
        return n + " " + unit + (n == 1 ? "" : "s");
    }

    @SuppressWarnings("unchecked")
    static List<Integer> network(Map<String, @Nullable Object> values) {
        Object network = values.get("network");
        return network == null ? List.of() : (List<Integer>) network;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<?, ?>) value;
    }

    private static Vocabulary.TaskShape shape(Map<String, @Nullable Object> values, Vocabulary vocabulary) {
        return vocabulary.shape(Objects.requireNonNull(values.get("task")));
    }
}
