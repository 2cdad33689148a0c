package org.papilio.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.papilio.number.Precision;
import org.papilio.number.Precisions;

/**
 * Values that stand for several: {@code 1..200} for the integers from 1 to 200, and {@code {from, to, count, scale}} for count
 * values that are evenly spaced (linear) or have even ratios (log). The first and the last are exact; those between are computed
 * with 34 digits and rounded half to even to 12 significant digits, for integer fields to the nearest integer.
 */
final class Ranges {
    static final String PATTERN = "[-+]?[0-9]{1,18}\\.\\.[-+]?[0-9]{1,18}";
    static final List<String> KEYS = List.of("from", "to", "count", "scale");
    static final int MAX_COUNT = 1_000_000;

    /** How many integers a range can stand for. */
    static final int MAX_INTEGERS = 10_000_000;

    private static final Pattern RANGE = Pattern.compile("([-+]?[0-9]{1,18})\\.\\.([-+]?[0-9]{1,18})");
    private static final FieldType.Real BOUND = new FieldType.Real(FieldType.Real.Bound.ANY);
    static final FieldType.Whole COUNT = new FieldType.Whole(2, MAX_COUNT, false, false);
    static final FieldType.Choice SCALE = new FieldType.Choice("scale", List.of("linear", "log"));
    private static final MathContext WORKING = MathContext.DECIMAL128;
    private static final Precision<BigDecimal> LOGARITHMS = Precisions.decimal(WORKING.getPrecision());
    private static final MathContext RESULT = new MathContext(12, RoundingMode.HALF_EVEN);

    private Ranges() {}

    /** Whether the value is written as a range. */
    static boolean isRange(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().keySet().stream().anyMatch(KEYS::contains);
        }
        return node instanceof Node.Scalar scalar
                && RANGE.matcher(scalar.text()).matches();
    }

    /** The values of a range as scalars of a study file; empty if it has problems, which are reported. */
    static List<Node> expand(Node range, FieldType type, Context context) {
        if (range instanceof Node.Mapping mapping) {
            return spaced(mapping, type instanceof FieldType.Whole, context).stream()
                    .map(number -> value(range, number.toString()))
                    .toList();
        }
        return integers((Node.Scalar) range, context);
    }

    private static Node value(Node range, String text) {
        return new Node.Scalar(range.path(), range.keyPlace(), range.place(), text, true);
    }

    /** The mappings that one whose entries are lists or ranges stands for: every combination, the last entry varying fastest. */
    static List<Node> combinations(Node.Mapping mapping, Context context) {
        List<Map<String, Node>> combined = List.of(Map.of());
        for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
            List<Map<String, Node>> longer = new ArrayList<>();
            List<Node> choices = choices(entry.getValue(), context);
            if ((double) combined.size() * choices.size() > MAX_COUNT) {
                context.problems().add(mapping, "stands for more than " + MAX_COUNT + " values");
                return List.of();
            }
            for (Map<String, Node> start : combined) {
                for (Node choice : choices) {
                    Map<String, Node> entries = new LinkedHashMap<>(start);
                    entries.put(entry.getKey(), choice);
                    longer.add(entries);
                }
            }
            combined = longer;
        }
        return combined.stream()
                .<Node>map(entries -> new Node.Mapping(mapping.path(), mapping.keyPlace(), mapping.place(), entries))
                .toList();
    }

    private static List<Node> choices(Node value, Context context) {
        List<Node> choices = new ArrayList<>();
        for (Node item : value instanceof Node.Sequence sequence ? sequence.items() : List.of(value)) {
            choices.addAll(isRange(item) ? expand(item, BOUND, context) : List.of(item));
        }
        return choices;
    }

    /** The integers of a range, each made when it is looked at: a range of millions takes no memory. */
    private static List<Node> integers(Node.Scalar range, Context context) {
        Matcher matcher = RANGE.matcher(range.text());
        if (!matcher.matches()) {
            return List.of();
        }
        long from = Long.parseLong(matcher.group(1));
        long to = Long.parseLong(matcher.group(2));
        if (from > to) {
            context.problems().add(range, "an empty range (write " + to + ".." + from + ")");
            return List.of();
        }
        if (to - from >= MAX_INTEGERS) {
            context.problems().add(range, "a range of more than " + MAX_INTEGERS + " values");
            return List.of();
        }
        int size = (int) (to - from) + 1;
        return new AbstractList<>() {
            @Override
            public Node get(int i) {
                return value(range, Long.toString(from + Objects.checkIndex(i, size)));
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private static List<BigDecimal> spaced(Node.Mapping range, boolean whole, Context context) {
        int before = context.problems().count();
        context.problems().unknownKeys(range, KEYS);
        Optional<BigDecimal> from = number(range, "from", context);
        Optional<BigDecimal> to = number(range, "to", context);
        Optional<Integer> count = read(range, "count", COUNT, context).map(Integer.class::cast);
        Node scale = range.get("scale");
        boolean log = scale != null && "log".equals(SCALE.read(scale, context));
        if (from.isEmpty()
                || to.isEmpty()
                || count.isEmpty()
                || context.problems().count() > before) {
            return List.of();
        }
        if (from.get().compareTo(to.get()) >= 0) {
            context.problems().add(range, "an empty range: from has to be below to");
            return List.of();
        }
        if (log && from.get().signum() <= 0) {
            context.problems().add(range, "a log range has to start above 0");
            return List.of();
        }
        return spaced(from.get(), to.get(), count.get(), log, whole);
    }

    private static List<BigDecimal> spaced(BigDecimal from, BigDecimal to, int count, boolean log, boolean whole) {
        BigDecimal start = log ? LOGARITHMS.log(from) : from;
        BigDecimal end = log ? LOGARITHMS.log(to) : to;
        List<BigDecimal> values = new ArrayList<>();
        values.add(from);
        for (int i = 1; i < count - 1; i++) {
            BigDecimal ahead = end.subtract(start).multiply(BigDecimal.valueOf(i));
            BigDecimal point = start.add(ahead.divide(BigDecimal.valueOf(count - 1L), WORKING), WORKING);
            BigDecimal value = log ? LOGARITHMS.exp(point) : point;
            values.add(whole ? value.setScale(0, RoundingMode.HALF_EVEN) : plain(value.round(RESULT)));
        }
        values.add(to);
        return values;
    }

    /** Without zeros at the end, and with those of an integer instead of an exponent: 1000 rather than 1E+3. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        boolean small = stripped.scale() < 0 && stripped.precision() - stripped.scale() <= RESULT.getPrecision();
        return small ? stripped.setScale(0) : stripped;
    }

    private static Optional<BigDecimal> number(Node.Mapping range, String key, Context context) {
        return read(range, key, BOUND, context).map(BigDecimal.class::cast);
    }

    private static Optional<Object> read(Node.Mapping range, String key, FieldType type, Context context) {
        Node node = range.get(key);
        if (node == null) {
            context.problems()
                    .add(range.place(), Node.child(range.path(), key), "missing: a range is {from, to, count, scale}");
            return Optional.empty();
        }
        return Optional.ofNullable(type.read(node, context)).filter(value -> value != FieldType.INVALID);
    }

    /** Integers as a range where that is shorter: {@code 1..200}. */
    static Optional<String> ofIntegers(List<@Nullable Object> values) {
        return values.size() < 4
                ? Optional.empty()
                : Consecutive.of(values).map(range -> range.get(0) + ".." + range.get(range.size() - 1));
    }
}
