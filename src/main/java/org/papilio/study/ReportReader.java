package org.papilio.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the sections of a report: names, or mappings of one name to options. */
final class ReportReader {
    private final Context context;
    private final List<String> parts;

    ReportReader(Context context, List<String> parts) {
        this.context = context;
        this.parts = parts;
    }

    List<Study.Section> read(@Nullable Node node) {
        List<Study.Section> sections = new ArrayList<>();
        if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> section(item, sections));
        } else if (node != null) {
            context.expected("a list of sections", node);
        }
        return sections;
    }

    private void section(Node item, List<Study.Section> sections) {
        List<String> known = context.vocabulary().sections();
        if (item instanceof Node.Mapping mapping && mapping.entries().size() == 1) {
            Map.Entry<String, Node> entry =
                    mapping.entries().entrySet().iterator().next();
            if (!known.contains(entry.getKey())) {
                context.problems().addAtKey(entry.getValue(), Spelling.unknown("section", entry.getKey(), known));
            }
            if (entry.getValue() instanceof Node.Mapping options) {
                sections.add(new Study.Section(entry.getKey(), options(options)));
            } else {
                context.expected("a mapping of options", entry.getValue());
            }
        } else if (item instanceof Node.Scalar scalar && !scalar.isNull()) {
            if (!known.contains(scalar.text())) {
                context.problems().add(scalar, Spelling.unknown("section", scalar.text(), known));
            }
            sections.add(new Study.Section(scalar.text(), Map.of()));
        } else {
            context.expected("the name of a section, or one name with its options", item);
        }
    }

    private Map<String, @Nullable Object> options(Node.Mapping options) {
        if (options.get("part") instanceof Node.Scalar part && !parts.contains(part.text())) {
            context.problems().add(part, Spelling.unknown("part", part.text(), parts));
        }
        return map(options);
    }

    private static Map<String, @Nullable Object> map(Node.Mapping mapping) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> values.put(key, value(value)));
        return Collections.unmodifiableMap(values);
    }

    /** As JSON would read it: null, Boolean, Long (BigDecimal for other numbers), String, List or Map. */
    private static @Nullable Object value(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return map(mapping);
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream()
                    .<@Nullable Object>map(ReportReader::value)
                    .toList();
        }
        Node.Scalar scalar = (Node.Scalar) node;
        String text = scalar.text();
        if (!scalar.plain()) {
            return text;
        }
        if (scalar.isNull()) {
            return null;
        }
        if (text.matches("true|false")) {
            return Boolean.valueOf(text);
        }
        return text.matches("-?[0-9]{1,18}") && Numbers.isNumber(text)
                ? (Object) Long.valueOf(text)
                : Numbers.parse(text).<Object>map(x -> x).orElse(text);
    }
}
