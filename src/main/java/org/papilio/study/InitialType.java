package org.papilio.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The initial condition: {@code {W1: [[...], ...], b1: [...], ...}}, read as a map of (nested) lists of BigDecimal, or
 * {@code {draw: normal, scale: 0.1, biases: zero}}, read as a map of these three. Whether the arrays fit the network is a
 * {@link Constraint}.
 */
record InitialType() implements FieldType {
    private static final String WEIGHTS = "W[1-9][0-9]{0,2}";
    private static final String BIASES = "b[1-9][0-9]{0,2}";
    private static final List<String> DRAWN = List.of("draw", "scale", "biases");
    private static final Choice DRAW = new Choice("distribution", List.of("normal", "uniform"));
    private static final Real SCALE = new Real(Real.Bound.POSITIVE);
    private static final Choice DRAWN_BIASES = new Choice("choice for biases", List.of("zero", "drawn", "drawn-last"));
    private static final String DRAWN_BIASES_MEANING =
            "zero (the default), drawn (W1, b1, W2, b2, ...), or drawn-last (W1, W2, ..., b1, b2, ...).";
    private static final Real NUMBER = new Real(Real.Bound.ANY);

    @Override
    public Object read(Node node, Context context) {
        if (!(node instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
            return context.expected(
                    "arrays such as {W1: [[0.1, 0.2], ...], b1: [...]} or {draw: normal, scale: 0.1}", node);
        }
        return mapping.entries().keySet().stream().anyMatch(DRAWN::contains)
                ? drawn(mapping, context)
                : given(mapping, context);
    }

    private static Object drawn(Node.Mapping mapping, Context context) {
        int before = context.problems().count();
        context.problems().unknownKeys(mapping, DRAWN);
        Map<String, Object> values = new LinkedHashMap<>();
        putRequired(values, "draw", DRAW, mapping, context);
        putRequired(values, "scale", SCALE, mapping, context);
        Node biases = mapping.get("biases");
        values.put("biases", biases == null ? "zero" : DRAWN_BIASES.read(biases, context));
        return context.problems().count() > before ? INVALID : Collections.unmodifiableMap(values);
    }

    /** Reads an entry that has to be there. */
    static void putRequired(
            Map<String, Object> values, String key, FieldType type, Node.Mapping mapping, Context context) {
        Node node = mapping.get(key);
        Object value = node == null ? null : type.read(node, context);
        if (value != null) {
            values.put(key, value);
        } else {
            context.problems()
                    .add(mapping.place(), Node.child(mapping.path(), key), "missing: give it in this mapping");
        }
    }

    private static Object given(Node.Mapping mapping, Context context) {
        int before = context.problems().count();
        Map<String, Object> arrays = new LinkedHashMap<>();
        mapping.entries().forEach((name, node) -> {
            if (name.matches(WEIGHTS)) {
                arrays.put(name, matrix(node, context));
            } else if (name.matches(BIASES)) {
                arrays.put(name, row(node, "a list of numbers", context));
            } else {
                String remedy = Spelling.nearest(name, DRAWN)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("arrays are W1, b1, W2, b2, ...; a drawn one has draw, scale, biases");
                context.problems().addAtKey(node, "unknown key '" + name + "' (" + remedy + ")");
            }
        });
        return context.problems().count() > before ? INVALID : Collections.unmodifiableMap(arrays);
    }

    private static List<Object> matrix(Node node, Context context) {
        String expected = "a list of rows such as [[0.1, 0.2], [0.3, 0.4]]";
        List<Object> rows = new ArrayList<>();
        if (!(node instanceof Node.Sequence sequence) || sequence.items().isEmpty()) {
            context.expected(expected, node);
            return rows;
        }
        int columns = -1;
        for (Node item : sequence.items()) {
            List<Object> row = row(item, "a row of numbers", context);
            if (columns >= 0 && row.size() != columns && item instanceof Node.Sequence) {
                context.problems().add(item, "a row of " + row.size() + " below a row of " + columns);
            }
            columns = columns < 0 ? row.size() : columns;
            rows.add(row);
        }
        return Collections.unmodifiableList(rows);
    }

    private static List<Object> row(Node node, String expected, Context context) {
        List<Object> numbers = new ArrayList<>();
        if (node instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                numbers.add(NUMBER.read(item, context));
            }
        } else {
            context.expected(expected, node);
        }
        return Collections.unmodifiableList(numbers);
    }

    /** Biases that are left out are zeros. */
    @Override
    public String identity(@Nullable Object value) {
        Map<Object, Object> arrays = new LinkedHashMap<>((Map<?, ?>) Objects.requireNonNull(value));
        arrays.entrySet()
                .removeIf(array -> array.getKey().toString().matches(BIASES)
                        && ((List<?>) array.getValue()).stream().allMatch(x -> ((BigDecimal) x).signum() == 0));
        return Canonical.text(arrays);
    }

    @Override
    public ObjectNode schema(Vocabulary vocabulary) {
        ObjectNode drawn = Json.closedObject();
        Json.properties(drawn)
                .<ObjectNode>set("draw", DRAW.schema(vocabulary))
                .<ObjectNode>set("scale", SCALE.schema(vocabulary))
                .set("biases", DRAWN_BIASES.schema(vocabulary).put("description", DRAWN_BIASES_MEANING));
        drawn.putArray("required").add("draw").add("scale");
        ObjectNode given = Json.object().put("type", "object").put("minProperties", 1);
        ObjectNode row = Json.array(NUMBER.schema(vocabulary), 0);
        given.putObject("patternProperties")
                .<ObjectNode>set("^" + WEIGHTS + "$", Json.array(row, 1))
                .set("^" + BIASES + "$", row);
        given.put("additionalProperties", false);
        return Json.anyOf(drawn, given);
    }
}
