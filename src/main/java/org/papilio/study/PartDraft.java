package org.papilio.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A part while it is read: what the study gives to its fields, what the other fields are, and whether they go together. */
final class PartDraft {
    private static final double SMALL = 2_000_000;

    private final String name;
    private final SystemKind kind;
    private final Node.Mapping node;
    private final Place systemPlace;
    private final Map<String, Setting> settings;
    private final List<Setting.OfAxis> axes;
    private final Map<String, @Nullable Object> defaults = new HashMap<>();
    private final Context context;

    /**
     * @param kind the kind of its systems
     * @param node the mapping with the part's grid
     * @param systemPlace where a field would be added
     * @param settings the fields that the study and the part give
     */
    PartDraft(
            String name,
            SystemKind kind,
            Node.Mapping node,
            Place systemPlace,
            Map<String, Setting> settings,
            List<Setting.OfAxis> axes,
            Context context) {
        this.name = name;
        this.kind = kind;
        this.node = node;
        this.systemPlace = systemPlace;
        this.settings = settings;
        this.axes = axes;
        this.context = context;
    }

    String name() {
        return name;
    }

    SystemKind kind() {
        return kind;
    }

    List<Setting.OfAxis> axes() {
        return axes;
    }

    Optional<Setting.OfAxis> axis(String field) {
        return axes.stream().filter(axis -> axis.field().name().equals(field)).findFirst();
    }

    /** What the study or the part gives to a field, even if an axis takes its place; null for nothing. */
    @Nullable
    Setting setting(String field) {
        return settings.get(field);
    }

    /** Fills the fields that are given nowhere; returns those that have no default, which is not yet reported. */
    List<SystemField> fillDefaults() {
        List<SystemField> missing = new ArrayList<>();
        for (SystemField field : kind.fields()) {
            if (settings.containsKey(field.name()) || axis(field.name()).isPresent()) {
                continue;
            }
            if (field.fallback() instanceof SystemField.Constant constant) {
                defaults.put(field.name(), constant.value());
            } else if (field.fallback() instanceof SystemField.Derived derived) {
                derive(field, derived, missing);
            } else {
                missing.add(field);
            }
        }
        return missing;
    }

    private void derive(SystemField field, SystemField.Derived derived, List<SystemField> missing) {
        Set<Optional<Object>> found = new LinkedHashSet<>();
        for (Object value : values(derived.from())) {
            if (value == null || value == FieldType.INVALID) {
                defaults.put(field.name(), FieldType.INVALID);
                return;
            }
            found.add(derived.rule().apply(value, context.vocabulary()));
        }
        Optional<Object> first =
                found.isEmpty() ? Optional.empty() : found.iterator().next();
        if (found.size() > 1) {
            defaults.put(field.name(), FieldType.INVALID);
            axis(derived.from()).ifPresent(axis -> context.problems()
                    .addAtKey(
                            axis.node(),
                            "with these values the default of " + field.name() + " differs: give " + field.name()
                                    + " in the system or the grid"));
        } else if (first.isPresent()) {
            defaults.put(field.name(), first.get());
        } else if (!derived.always()) {
            missing.add(field);
        }
    }

    /** Every value that a field has in the part; empty where that is unknown. */
    List<@Nullable Object> values(String field) {
        List<@Nullable Object> values = new ArrayList<>();
        Optional<Setting.OfAxis> axis = axis(field);
        Setting setting = settings.get(field);
        if (axis.isPresent()) {
            axis.get().values().forEach(value -> values.add(value.value()));
        } else if (setting != null) {
            values.add(setting.value());
        } else if (defaults.containsKey(field)) {
            values.add(defaults.get(field));
        }
        return values;
    }

    /** Reports the combinations of values for which a constraint does not hold. */
    void check(Constraint constraint) {
        List<Setting.OfAxis> involved = new ArrayList<>();
        Map<String, @Nullable Object> values = new HashMap<>();
        for (String field : constraint.fields()) {
            Optional<Setting.OfAxis> axis = axis(field);
            if (axis.isPresent()) {
                involved.add(axis.get());
            } else {
                List<@Nullable Object> fixed = values(field);
                if (fixed.isEmpty()) {
                    return;
                }
                values.put(field, fixed.get(0));
            }
        }
        check(constraint, involved, 0, new LinkedHashMap<>(), values);
    }

    private void check(
            Constraint constraint,
            List<Setting.OfAxis> involved,
            int next,
            Map<String, Node> chosen,
            Map<String, @Nullable Object> values) {
        if (next < involved.size()) {
            Setting.OfAxis axis = involved.get(next);
            for (Setting value : axis.values()) {
                chosen.put(axis.field().name(), value.node());
                values.put(axis.field().name(), value.value());
                check(constraint, involved, next + 1, chosen, values);
            }
        } else if (!values.containsValue(FieldType.INVALID)) {
            for (Constraint.Violation violation : constraint.check().violations(values, context.vocabulary())) {
                report(violation, constraint.fields(), chosen);
            }
        }
    }

    /** At the value of an axis if one is involved, else at the first field that is given, else where it would be given. */
    private void report(Constraint.Violation violation, List<String> fields, Map<String, Node> chosen) {
        Node place = chosen.isEmpty() ? null : chosen.values().iterator().next();
        for (String field : fields) {
            Setting setting = settings.get(field);
            if (place == null && setting != null) {
                place = setting.node();
            }
        }
        if (place == null) {
            context.problems().add(systemPlace, "system." + fields.get(0), violation.message());
            return;
        }
        Node entry = place instanceof Node.Mapping mapping ? mapping.get(violation.entry()) : null;
        context.problems().add(entry == null ? place : entry, violation.message());
    }

    /** How many cells the part has; as a double, as it may be too many for any integer. */
    double cellCount() {
        return axes.stream().mapToDouble(axis -> axis.values().size()).reduce(1, (a, b) -> a * b);
    }

    /** The node of the part's grid, or of the part. */
    Node place() {
        Node grid = node.get("grid");
        return grid == null ? node : grid;
    }

    /**
     * The part; to be called only while there are no problems.
     *
     * @param record empty for the default
     */
    Part build(String record, int every, List<String> measure, List<Part.Comparison> compare) {
        Map<String, @Nullable Object> first = new HashMap<>(defaults);
        settings.forEach((field, setting) -> first.put(field, setting.value()));
        axes.forEach(axis -> first.put(axis.field().name(), axis.values().get(0).value()));
        List<Axis> built = axes.stream()
                .map(axis -> new Axis(
                        axis.field().name(),
                        axis.values().stream()
                                .<@Nullable Object>map(Setting::value)
                                .toList()))
                .toList();
        String recorded = !record.isEmpty() ? record : isSmall() ? "all" : "final";
        return new Part(name, kind.spec(first), built, recorded, every, measure, compare);
    }

    /** Whether the trajectories of all cells together are small enough to be kept. */
    private boolean isSmall() {
        return cellCount() * kind.trajectory(this) <= SMALL;
    }

    /** The mean of a quantity over the values of a field; 0 where it has none. */
    double mean(String field, ToDoubleFunction<Object> quantity) {
        return values(field).stream()
                .filter(Objects::nonNull)
                .mapToDouble(quantity)
                .average()
                .orElse(0);
    }
}
