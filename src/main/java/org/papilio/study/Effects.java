package org.papilio.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds options that change nothing: a {@code --set} of a field that every part or axis overrides, or that no cell looks at. In a file
 * such a value does no harm (a shared system serves several parts); on the command line it is surely a mistake.
 */
final class Effects {
    private Effects() {}

    static void report(Map<String, Setting> shared, List<PartDraft> parts, Problems problems) {
        shared.forEach((name, setting) -> {
            if (setting.node().place().isSet()
                    && parts.stream().noneMatch(part -> setting.equals(part.setting(name)))) {
                problems.add(
                        setting.node(),
                        "has no effect: the system of every part sets it (set parts.NAME.system." + name + ")");
            }
        });
        Map<String, SystemField> fields = new LinkedHashMap<>();
        parts.forEach(part -> part.kind().fields().forEach(field -> fields.putIfAbsent(field.name(), field)));
        for (SystemField field : fields.values()) {
            for (Setting setting : parts.stream()
                    .map(part -> part.setting(field.name()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList()) {
                if (setting.node().place().isSet()) {
                    report(field, setting, parts, problems);
                }
            }
        }
    }

    private static void report(SystemField field, Setting setting, List<PartDraft> parts, Problems problems) {
        List<PartDraft> having = parts.stream()
                .filter(part -> setting.equals(part.setting(field.name())))
                .toList();
        List<PartDraft> using = having.stream()
                .filter(part -> part.axis(field.name()).isEmpty())
                .toList();
        if (using.isEmpty()) {
            String axes = having.stream()
                    .flatMap(part -> part.axis(field.name()).stream())
                    .map(axis -> axis.node().path())
                    .distinct()
                    .collect(Collectors.joining(", "));
            problems.add(setting.node(), "has no effect: " + axes + " sets it (set that instead)");
            return;
        }
        Optional<SystemField.Use> use = field.use();
        if (use.isPresent() && using.stream().noneMatch(part -> looksAt(use.get(), part))) {
            @Nullable
            Object other =
                    using.get(0).values(use.get().field()).stream().findFirst().orElse(null);
            problems.add(
                    setting.node(),
                    "has no effect with " + use.get().field() + " " + other + " (only with "
                            + use.get().field() + ": " + use.get().value() + ")");
        }
    }

    private static boolean looksAt(SystemField.Use use, PartDraft part) {
        List<@Nullable Object> values = part.values(use.field());
        return values.isEmpty() || values.contains(use.value()) || values.contains(FieldType.INVALID);
    }
}
