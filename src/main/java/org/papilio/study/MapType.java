package org.papilio.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.papilio.chaos.systems.KnownSystem;
import org.papilio.chaos.systems.KnownSystems;

/** A map: the name of a shipped system, or expressions such as {@code x: 1 - a*x^2 + y; y: b*x}. */
record MapType() implements FieldType {
    private static final String EXPECTED =
            "the name of a shipped system, or a map in quotes such as \"x: 1 - a*x^2 + y; y: b*x\"";

    @Override
    public Object read(Node node, Context context) {
        if (!(node instanceof Node.Scalar scalar) || scalar.isNull()) {
            return context.expected(EXPECTED, node);
        }
        String text = scalar.text().strip();
        List<String> shipped =
                KnownSystems.all().stream().map(KnownSystem::name).toList();
        if (!shipped.contains(text) && text.matches("[\\w-]*")) {
            context.problems().add(node, Spelling.unknown("system", text, shipped));
            return INVALID;
        }
        try {
            Optional<String> taken = MapKind.taken(MapKind.known(text));
            if (taken.isPresent()) {
                context.problems()
                        .add(
                                node,
                                "the name " + taken.get() + " has another use in a study: rename it in the map, for"
                                        + " example " + taken.get() + "_");
                return INVALID;
            }
        } catch (IllegalArgumentException e) {
            context.problems().add(node, String.valueOf(e.getMessage()).replaceFirst("^map, ", "in the expression, "));
            return INVALID;
        }
        return text;
    }

    @Override
    public ObjectNode schema(Vocabulary vocabulary) {
        return Json.anyOf(
                Json.oneOf(KnownSystems.all().stream().map(KnownSystem::name).toList()),
                Json.object().put("type", "string").put("pattern", "[:=]"));
    }
}
