package org.papilio.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a field takes: how it is read from a study file and how the JSON Schema says so. */
sealed interface FieldType
        permits FieldType.Choice,
                FieldType.PrecisionName,
                FieldType.Whole,
                FieldType.Real,
                FieldType.Items,
                FieldType.Word,
                FieldType.Unread,
                InitialType,
                MapType,
                PerturbType,
                TaskType {

    /** Stands for a value that had a problem, which has been reported. */
    Object INVALID = new Object() {
        @Override
        public String toString() {
            return "invalid";
        }
    };

    /**
     * The value in the form that {@link Axis} describes (null where a study says none), or {@link #INVALID} after reporting why
     * there is none.
     */
    @Nullable
    Object read(Node node, Context context);

    /** The JSON Schema of one value. */
    ObjectNode schema(Vocabulary vocabulary);

    /** A text that two values share if and only if they make the same system. */
    default String identity(@Nullable Object value) {
        return Canonical.text(value);
    }

    /** Whether ranges can stand for several values. */
    default boolean ranges() {
        return false;
    }

    /** Whether a list is one value, so that an axis is a list of lists. */
    default boolean list() {
        return false;
    }

    /** One of some names. */
    record Choice(String kind, List<String> names) implements FieldType {
        @Override
        public Object read(Node node, Context context) {
            return choose(kind, node, names, context);
        }

        @Override
        public ObjectNode schema(Vocabulary vocabulary) {
            return Json.oneOf(names);
        }
    }

    /**
     * A precision: a name, or {@code decimal(n)} with n from 2 to 1000.
     *
     * @param others further names
     */
    record PrecisionName(List<String> others) implements FieldType {
        private static final List<String> NAMES = List.of("float", "double", "double-double", "decimal(n)");
        private static final Pattern DECIMAL = Pattern.compile("decimal\\(\\s*([0-9]+)\\s*\\)");
        private static final Pattern DIGITS = Pattern.compile("0*([2-9]|[1-9][0-9]{1,2}|1000)");

        PrecisionName() {
            this(List.of());
        }

        @Override
        public Object read(Node node, Context context) {
            if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
                Matcher decimal = DECIMAL.matcher(scalar.text());
                if (decimal.matches()) {
                    Matcher digits = DIGITS.matcher(decimal.group(1));
                    return digits.matches()
                            ? "decimal(" + digits.group(1) + ")"
                            : context.expected("2 to 1000 digits in decimal(n)", node);
                }
                if (scalar.text().equals("decimal(n)")) {
                    return context.expected("a number of digits, for example decimal(50)", node);
                }
            }
            return choose(
                    "precision",
                    node,
                    Stream.concat(others.stream(), NAMES.stream()).toList(),
                    context);
        }

        @Override
        public ObjectNode schema(Vocabulary vocabulary) {
            ObjectNode schema = Json.object();
            schema.putArray("anyOf")
                    .add(Json.oneOf(Stream.concat(others.stream(), NAMES.subList(0, 3).stream())
                            .toList()))
                    .add(Json.pattern("decimal\\(\\s*0*([2-9]|[1-9][0-9]{1,2}|1000)\\s*\\)"));
            return schema;
        }
    }

    /**
     * An integer in a range, read as an Integer or, if wide, as a Long.
     *
     * @param orNone whether {@code none} is a value too
     */
    record Whole(long min, long max, boolean wide, boolean orNone) implements FieldType {
        @Override
        public @Nullable Object read(Node node, Context context) {
            if (orNone && node.isNone()) {
                return null;
            }
            Optional<BigInteger> number =
                    node instanceof Node.Scalar scalar ? Numbers.parseInteger(scalar.text()) : Optional.empty();
            return number.filter(n -> n.compareTo(BigInteger.valueOf(min)) >= 0)
                    .filter(n -> n.compareTo(BigInteger.valueOf(max)) <= 0)
                    .<Object>map(n -> wide ? (Object) n.longValue() : (Object) n.intValue())
                    .orElseGet(() -> context.expected(
                            "an integer from " + min + " to " + max + (orNone ? " or none" : ""), node));
        }

        @Override
        public ObjectNode schema(Vocabulary vocabulary) {
            ObjectNode schema = Json.number("integer").put("minimum", min).put("maximum", max);
            return orNone ? Json.orNone(schema) : schema;
        }

        @Override
        public boolean ranges() {
            return true;
        }
    }

    /**
     * A number, read as the BigDecimal that was written.
     *
     * @param orNone whether {@code none} is a value too
     */
    record Real(Bound bound, boolean orNone) implements FieldType {
        Real(Bound bound) {
            this(bound, false);
        }

        /** Where the number has to lie. */
        enum Bound {
            ANY("a number"),
            NOT_ZERO("a number other than 0"),
            POSITIVE("a positive number"),
            NOT_NEGATIVE("a number of at least 0"),
            BELOW_ONE("a number of at least 0 and below 1");

            private final String text;

            Bound(String text) {
                this.text = text;
            }

            private boolean holds(BigDecimal x) {
                return switch (this) {
                    case ANY -> true;
                    case NOT_ZERO -> x.signum() != 0;
                    case POSITIVE -> x.signum() > 0;
                    case NOT_NEGATIVE -> x.signum() >= 0;
                    case BELOW_ONE -> x.signum() >= 0 && x.compareTo(BigDecimal.ONE) < 0;
                };
            }
        }

        @Override
        public @Nullable Object read(Node node, Context context) {
            if (orNone && node.isNone()) {
                return null;
            }
            Optional<BigDecimal> number =
                    node instanceof Node.Scalar scalar ? Numbers.parse(scalar.text()) : Optional.empty();
            return number.filter(bound::holds)
                    .<Object>map(x -> x)
                    .orElseGet(() -> context.expected(bound.text + (orNone ? " or none" : ""), node));
        }

        @Override
        public ObjectNode schema(Vocabulary vocabulary) {
            ObjectNode schema = Json.number("number");
            switch (bound) {
                case ANY -> {}
                case NOT_ZERO -> schema.putObject("not").put("const", 0);
                case POSITIVE -> schema.put("exclusiveMinimum", 0);
                case NOT_NEGATIVE -> schema.put("minimum", 0);
                case BELOW_ONE -> schema.put("minimum", 0).put("exclusiveMaximum", 1);
            }
            return orNone ? Json.orNone(schema) : schema;
        }

        @Override
        public boolean ranges() {
            return true;
        }
    }

    /** A word of a given form. */
    record Word(String expected, String pattern) implements FieldType {
        @Override
        public Object read(Node node, Context context) {
            return node instanceof Node.Scalar scalar && scalar.text().matches(pattern)
                    ? scalar.text()
                    : context.expected(expected, node);
        }

        @Override
        public ObjectNode schema(Vocabulary vocabulary) {
            return Json.pattern(pattern);
        }
    }

    /** What is not looked at, because it depends on something that has a problem. */
    record Unread() implements FieldType {
        @Override
        public Object read(Node node, Context context) {
            return INVALID;
        }

        @Override
        public ObjectNode schema(Vocabulary vocabulary) {
            return Json.object();
        }
    }

    /**
     * A list of values of one type.
     *
     * @param expected how a message calls it
     * @param orNone whether {@code none} is a value too
     */
    record Items(String expected, FieldType item, int atLeast, boolean orNone) implements FieldType {
        @Override
        public @Nullable Object read(Node node, Context context) {
            if (orNone && node.isNone()) {
                return null;
            }
            if (!(node instanceof Node.Sequence sequence)) {
                return context.expected(expected + (orNone ? " or none" : ""), node);
            }
            if (sequence.items().size() < atLeast) {
                context.problems()
                        .add(
                                node,
                                "expected " + expected + ", got "
                                        + sequence.items().size());
                return INVALID;
            }
            List<@Nullable Object> values = new ArrayList<>();
            for (Node element : sequence.items()) {
                values.add(item.read(element, context));
            }
            return values.contains(INVALID) ? INVALID : List.copyOf(values);
        }

        @Override
        public ObjectNode schema(Vocabulary vocabulary) {
            ObjectNode schema = Json.array(item.schema(vocabulary), atLeast);
            return orNone ? Json.orNone(schema) : schema;
        }

        @Override
        public boolean list() {
            return true;
        }
    }

    /** One of some names, or a problem that names the nearest. */
    static Object choose(String kind, Node node, Collection<String> names, Context context) {
        if (!(node instanceof Node.Scalar scalar) || scalar.isNull()) {
            return context.expected("one of " + String.join(", ", names), node);
        }
        if (!names.contains(scalar.text())) {
            context.problems().add(node, Spelling.unknown(kind, scalar.text(), names));
            return INVALID;
        }
        return scalar.text();
    }
}
