package org.papilio.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a system and the axes of a grid, of one kind of systems. */
final class GridReader {
    private final SystemKind kind;
    private final Context context;

    GridReader(SystemKind kind, Context context) {
        this.kind = kind;
        this.context = context;
    }

    /** The fields that a {@code system} mapping gives. */
    Map<String, Setting> system(@Nullable Node node) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach((name, value) -> {
                Optional<SystemField> field = kind.field(name);
                if (field.isEmpty()) {
                    context.problems().addAtKey(value, Spelling.unknown("key", name, kind.names()));
                } else {
                    settings.put(name, new Setting(field.get().type().read(value, context), value));
                }
            });
        } else if (node != null) {
            context.expected("a mapping of fields such as task: xor", node);
        }
        return settings;
    }

    /** The fields that a {@code map} mapping gives, but for its windows. */
    Map<String, Setting> map(@Nullable Node node) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach((name, value) -> {
                Optional<SystemField> field = PlaneKind.OWN.stream()
                        .filter(own -> own.name().equals(name))
                        .findFirst();
                if (field.isPresent()) {
                    settings.put(name, new Setting(field.get().type().read(value, context), value));
                } else if (!name.equals(PlaneKind.WINDOWS)) {
                    List<String> known = new ArrayList<>(
                            PlaneKind.OWN.stream().map(SystemField::name).toList());
                    known.add(PlaneKind.WINDOWS);
                    context.problems().addAtKey(value, Spelling.unknown("key", name, known));
                }
            });
        } else if (node != null) {
            context.expected("a mapping such as {x: \"W1[0][0]\", y: \"W1[1][1]\", windows: [[-3, 3, -3, 3]]}", node);
        }
        return settings;
    }

    /**
     * The axis that the list of windows of a map is: the part's, or else the study's.
     *
     * @param axes those of the grid
     */
    Optional<Setting.OfAxis> windows(@Nullable Node study, @Nullable Node part, List<Setting.OfAxis> axes) {
        Node windows = part instanceof Node.Mapping mapping ? mapping.get(PlaneKind.WINDOWS) : null;
        if (windows == null) {
            windows = study instanceof Node.Mapping mapping ? mapping.get(PlaneKind.WINDOWS) : null;
        }
        Optional<SystemField> field = kind.field(PlaneKind.WINDOW);
        if (windows == null || field.isEmpty()) {
            return Optional.empty();
        }
        if (axes.stream().anyMatch(axis -> axis.field().equals(field.get()))) {
            context.problems().addAtKey(windows, "the grid has the axis window, too: remove one of them");
            return Optional.empty();
        }
        return Optional.of(axis(field.get(), windows));
    }

    /** The axes of a {@code grid} mapping. */
    List<Setting.OfAxis> grid(@Nullable Node node) {
        List<Setting.OfAxis> axes = new ArrayList<>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach((name, values) -> {
                Optional<SystemField> field = kind.field(name);
                if (name.equals(MapKind.MAP)) {
                    context.problems()
                            .addAtKey(
                                    values,
                                    "is no axis, as maps have different parameters: give each map a part of its own"
                                            + " (parts: {first: {system: {map: ...}}, second: ...})");
                } else if (field.isEmpty()) {
                    context.problems().addAtKey(values, Spelling.unknown("field", name, kind.names()));
                } else {
                    axes.add(axis(field.get(), values));
                }
            });
        } else if (node != null) {
            context.expected("a mapping of axes such as seed: 1..200", node);
        }
        return axes;
    }

    private Setting.OfAxis axis(SystemField field, Node node) {
        List<Setting> values = new ArrayList<>();
        int before = context.problems().count();
        for (Node item : node instanceof Node.Sequence sequence ? sequence.items() : List.of(node)) {
            for (Node value : values(field.type(), item)) {
                values.add(new Setting(field.type().read(value, context), item));
            }
        }
        if (values.isEmpty() && context.problems().count() == before) {
            context.problems().add(node, "an empty axis: give at least one value, or remove it");
        }
        reportRepeated(field.type(), node, values);
        return new Setting.OfAxis(field, node, values);
    }

    /** The values that one entry of an axis stands for. */
    private List<Node> values(FieldType type, Node item) {
        if (type.ranges() && Ranges.isRange(item)) {
            return Ranges.expand(item, type, context);
        }
        return type instanceof PerturbType && item instanceof Node.Mapping mapping
                ? Ranges.combinations(mapping, context)
                : List.of(item);
    }

    /**
     * As the cells are the product of the axes, two of them are the same system only if an axis has a value twice. The values
     * of a range are ordered, so that equal ones are neighbours.
     */
    private void reportRepeated(FieldType type, Node axis, List<Setting> values) {
        Node only = axis instanceof Node.Sequence sequence && sequence.items().size() == 1
                ? sequence.items().get(0)
                : axis;
        boolean ordered = type.ranges() && Ranges.isRange(only);
        Map<String, Node> seen = new HashMap<>();
        for (Setting setting : values) {
            if (setting.value() == FieldType.INVALID) {
                continue;
            }
            String identity = type.identity(setting.value());
            Node first = seen.get(identity);
            if (first != null) {
                report(setting, first);
                continue;
            }
            if (ordered) {
                seen.clear();
            }
            seen.put(identity, setting.node());
        }
    }

    private void report(Setting setting, Node first) {
        String value = setting.node() instanceof Node.Scalar ? Canonical.text(setting.value()) + " of " : "";
        boolean same = first == setting.node();
        context.problems()
                .add(
                        setting.node(),
                        same ? "the range gives a value twice: lower count" : "repeats " + value + first.path());
    }
}
