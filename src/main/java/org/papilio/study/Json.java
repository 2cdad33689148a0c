package org.papilio.study;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** The building blocks of the JSON Schema. */
final class Json {
    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode oneOf(Collection<String> names) {
        ObjectNode schema = object();
        ArrayNode values = schema.putArray("enum");
        names.forEach(values::add);
        return schema;
    }

    /** A text that matches the whole pattern. */
    static ObjectNode pattern(String pattern) {
        return object().put("type", "string").put("pattern", "^(" + pattern + ")$");
    }

    /** A number; also as text, as readers of YAML 1.1 take {@code 1e-7} for text. */
    static ObjectNode number(String type) {
        ObjectNode schema = object();
        schema.putArray("type").add(type).add("string");
        return schema.put("pattern", "^(" + Numbers.PATTERN + ")$");
    }

    static ObjectNode array(ObjectNode items, int atLeast) {
        ObjectNode schema = object().put("type", "array");
        schema.set("items", items);
        return atLeast > 0 ? schema.put("minItems", atLeast) : schema;
    }

    static ObjectNode orNone(ObjectNode schema) {
        ObjectNode none = object();
        none.putArray("enum").add("none").addNull();
        return anyOf(none, schema);
    }

    static ObjectNode anyOf(ObjectNode... schemas) {
        ObjectNode schema = object();
        ArrayNode all = schema.putArray("anyOf");
        for (ObjectNode one : schemas) {
            all.add(one);
        }
        return schema;
    }

    /** A mapping that takes no other keys than those that are added to its {@code properties}. */
    static ObjectNode closedObject() {
        ObjectNode schema = object().put("type", "object");
        schema.putObject("properties");
        return schema.put("additionalProperties", false);
    }

    static ObjectNode properties(ObjectNode closedObject) {
        return (ObjectNode) closedObject.get("properties");
    }
}
