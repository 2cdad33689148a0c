package org.papilio.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A perturbation: {@code {parameter: "W1[0][1]", by: 1e-12}}, {@code {parameter: "W1[0][1]", ulps: 3}},
 * {@code {direction: random, norm: 1e-12, seed: 1}} or {@code none}; read as a map with these keys. On an axis each entry can be a list
 * or a range and stands for every {@linkplain Ranges#combinations combination}. Whether the network has the parameter is a {@link
 * Constraint}.
 */
record PerturbType() implements FieldType {
    private static final List<String> OF_PARAMETER = List.of("parameter", "by", "ulps");
    private static final List<String> OF_DIRECTION = List.of("direction", "norm", "seed");
    private static final List<String> KEYS = List.of("parameter", "by", "ulps", "direction", "norm", "seed");
    private static final Word PARAMETER = new Word(
            "a parameter such as \"W1[0][1]\" or \"b1[2]\"",
            "W[1-9][0-9]*\\[[0-9]+\\]\\[[0-9]+\\]|b[1-9][0-9]*\\[[0-9]+\\]");
    private static final Real BY = new Real(Real.Bound.NOT_ZERO);
    private static final Whole ULPS = new Whole(-1_000_000_000, 1_000_000_000, false, false);
    private static final Choice DIRECTION = new Choice("direction", List.of("random"));
    private static final Real NORM = new Real(Real.Bound.POSITIVE);

    @Override
    public @Nullable Object read(Node node, Context context) {
        if (node.isNone()) {
            return null;
        }
        if (!(node instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
            return context.expected(
                    "{parameter: \"W1[0][1]\", by: 1e-12}, {parameter: \"W1[0][1]\", ulps: 3}, "
                            + "{direction: random, norm: 1e-12, seed: 1} or none",
                    node);
        }
        int before = context.problems().count();
        Map<String, Object> values = new LinkedHashMap<>();
        boolean direction = mapping.get("direction") != null || mapping.get("norm") != null;
        context.problems().unknownKeys(mapping, KEYS);
        for (String key : direction ? OF_PARAMETER : OF_DIRECTION) {
            Node stray = mapping.get(key);
            if (stray != null) {
                context.problems().addAtKey(stray, "does not go with " + (direction ? "direction" : "parameter"));
            }
        }
        if (direction) {
            InitialType.putRequired(values, "direction", DIRECTION, mapping, context);
            InitialType.putRequired(values, "norm", NORM, mapping, context);
            InitialType.putRequired(values, "seed", SystemField.SEED, mapping, context);
        } else {
            InitialType.putRequired(values, "parameter", PARAMETER, mapping, context);
            boolean ulps = mapping.get("ulps") != null;
            if (ulps == (mapping.get("by") != null)) {
                context.problems().add(mapping, "expected either by or ulps, got " + (ulps ? "both" : "neither"));
            } else {
                InitialType.putRequired(values, ulps ? "ulps" : "by", ulps ? ULPS : BY, mapping, context);
            }
        }
        return context.problems().count() > before ? INVALID : Collections.unmodifiableMap(values);
    }

    /** The schema of each key's value. */
    Map<String, ObjectNode> entries(Vocabulary vocabulary) {
        Map<String, FieldType> types = new LinkedHashMap<>();
        types.put("parameter", PARAMETER);
        types.put("by", BY);
        types.put("ulps", ULPS);
        types.put("direction", DIRECTION);
        types.put("norm", NORM);
        types.put("seed", SystemField.SEED);
        Map<String, ObjectNode> schemas = new LinkedHashMap<>();
        types.forEach((key, type) -> schemas.put(key, type.schema(vocabulary)));
        return schemas;
    }

    @Override
    public ObjectNode schema(Vocabulary vocabulary) {
        Map<String, ObjectNode> entries = entries(vocabulary);
        ObjectNode parameter = Json.closedObject();
        OF_PARAMETER.forEach(key -> Json.properties(parameter).set(key, entries.get(key)));
        parameter.putArray("required").add("parameter");
        parameter.put("minProperties", 2).put("maxProperties", 2);
        ObjectNode direction = Json.closedObject();
        OF_DIRECTION.forEach(key -> Json.properties(direction).set(key, entries.get(key)));
        direction.putArray("required").add("direction").add("norm").add("seed");
        return Json.orNone(Json.anyOf(parameter, direction));
    }
}
