package org.papilio.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a study as a study file with every field and default spelled out; reading it gives an equal study. */
public final class StudyWriter {
    private final StringBuilder text = new StringBuilder();

    private StudyWriter() {}

    /** The text of a study file. */
    public static String write(Study study) {
        StudyWriter writer = new StudyWriter();
        writer.study(study);
        return writer.text.toString();
    }

    private void study(Study study) {
        line(0, "name", Flow.text(study.name()));
        line(0, "title", Flow.text(study.title()));
        line(0, "question", Flow.text(study.question()));
        line(0, "source", Flow.text(study.source()));
        Map<String, @Nullable Object> shared = shared(study.parts());
        mapping(0, "system", shared);
        Part first = study.parts().get(0);
        if (study.parts().size() == 1 && first.name().equals("main")) {
            map(0, first);
            grid(0, first);
        } else {
            open(0, "parts");
            for (Part part : study.parts()) {
                open(1, Flow.text(part.name()));
                Map<String, @Nullable Object> own = fixed(part);
                own.keySet().removeAll(shared.keySet());
                mapping(2, "system", own);
                map(2, part);
                grid(2, part);
            }
        }
        if (!study.report().isEmpty()) {
            open(0, "report");
            for (Study.Section section : study.report()) {
                String options = section.options().isEmpty() ? "" : ": " + Flow.of(section.options());
                text.append("  - ")
                        .append(Flow.text(section.name()))
                        .append(options)
                        .append('\n');
            }
        }
    }

    /** The fields that no part has as an axis and that have one value in all parts. */
    private static Map<String, @Nullable Object> shared(List<Part> parts) {
        Map<String, @Nullable Object> shared = fixed(parts.get(0));
        for (Part part : parts) {
            Map<String, @Nullable Object> other = fixed(part);
            shared.entrySet()
                    .removeIf(field -> !other.containsKey(field.getKey())
                            || !String.valueOf(field.getValue()).equals(String.valueOf(other.get(field.getKey()))));
        }
        return shared;
    }

    private static Map<String, @Nullable Object> fixed(Part part) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(part.system().settings());
        if (part.system() instanceof PlaneSpec plane) {
            fields.keySet().removeAll(plane.own().keySet());
        }
        part.axes().forEach(axis -> fields.remove(axis.field()));
        return fields;
    }

    /** What is a map's own. */
    private void map(int depth, Part part) {
        if (part.system() instanceof PlaneSpec plane) {
            Map<String, @Nullable Object> own = plane.own();
            part.axes().forEach(axis -> own.remove(axis.field()));
            mapping(depth, PlaneKind.KEY, own);
        }
    }

    private void grid(int depth, Part part) {
        open(depth, "grid", part.axes().isEmpty());
        for (Axis axis : part.axes()) {
            line(depth + 1, axis.field(), values(axis.values()));
        }
        line(depth, "record", part.record());
        line(depth, "every", String.valueOf(part.every()));
        line(depth, "measure", Flow.of(part.measure()));
        open(depth, "compare", part.compare().isEmpty());
        for (Part.Comparison comparison : part.compare()) {
            String with = comparison.with().entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + Flow.ofField(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            line(depth + 1, Flow.text(comparison.name()), with);
        }
    }

    private static String values(List<@Nullable Object> values) {
        return Ranges.ofIntegers(values)
                .orElseGet(() -> values.stream().map(Flow::ofField).collect(Collectors.joining(", ", "[", "]")));
    }

    private void mapping(int depth, String key, Map<String, @Nullable Object> fields) {
        open(depth, key, fields.isEmpty());
        fields.forEach((field, value) -> line(depth + 1, field, Flow.ofField(value)));
    }

    private void open(int depth, String key) {
        open(depth, key, false);
    }

    private void open(int depth, String key, boolean empty) {
        indent(depth).append(key).append(empty ? ": {}\n" : ":\n");
    }

    private void line(int depth, String key, String value) {
        indent(depth).append(key).append(": ").append(value).append('\n');
    }

    private StringBuilder indent(int depth) {
        return text.append("  ".repeat(depth));
    }
}
