package org.papilio.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the comparisons of a part: each names values of the part's axes. */
final class CompareReader {
    private static final int SHOWN = 12;

    private final Context context;
    private final PartDraft draft;

    CompareReader(Context context, PartDraft draft) {
        this.context = context;
        this.draft = draft;
    }

    List<Part.Comparison> read(@Nullable Node node) {
        List<Part.Comparison> comparisons = new ArrayList<>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach((name, with) -> {
                if (!name.matches(StudyKeys.COMPARISON_PATTERN)) {
                    context.problems()
                            .addAtKey(
                                    with,
                                    "a comparison's name is a lower-case letter and then lower-case letters, digits or"
                                            + " _, got '"
                                            + name + "'");
                }
                if (with instanceof Node.Mapping fields && !fields.entries().isEmpty()) {
                    comparisons.add(new Part.Comparison(name, fields(fields)));
                } else {
                    context.expected("a mapping of axes such as {precision: decimal(50)}", with);
                }
            });
        } else if (node != null) {
            context.expected("a mapping such as unrounded: {round_initial: none}", node);
        }
        return comparisons;
    }

    private Map<String, @Nullable Object> fields(Node.Mapping fields) {
        Map<String, @Nullable Object> with = new LinkedHashMap<>();
        fields.entries().forEach((name, node) -> {
            Optional<SystemField> field = draft.kind().field(name);
            if (field.isEmpty()) {
                context.problems()
                        .addAtKey(
                                node,
                                Spelling.unknown("field", name, draft.kind().names()));
                return;
            }
            Object value = field.get().type().read(node, context);
            Optional<Setting.OfAxis> axis = draft.axis(name);
            if (axis.isEmpty()) {
                context.problems()
                        .addAtKey(node, "is no axis of this part: a reference is one of the part's own cells");
            } else if (value != FieldType.INVALID) {
                with.put(name, onAxis(value, axis.get(), node));
            }
        });
        return Collections.unmodifiableMap(with);
    }

    /** The axis' own value that equals the given one. */
    private @Nullable Object onAxis(@Nullable Object value, Setting.OfAxis axis, Node node) {
        String wanted = Canonical.text(value);
        for (Setting setting : axis.values()) {
            if (setting.value() == FieldType.INVALID
                    || Canonical.text(setting.value()).equals(wanted)) {
                return setting.value();
            }
        }
        String known = axis.values().stream()
                .limit(SHOWN)
                .map(setting -> Canonical.text(setting.value()))
                .collect(Collectors.joining(", "));
        String more = axis.values().size() > SHOWN ? ", ..." : "";
        if (!axis.values().isEmpty()) {
            context.problems()
                    .add(
                            node,
                            wanted + " is not a value of the axis "
                                    + axis.node().path() + " (" + known + more + ")");
        }
        return FieldType.INVALID;
    }
}
