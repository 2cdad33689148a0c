package org.papilio.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The options a study gives a section.
 *
 * @param section its name, for messages
 * @param values as in the study file
 */
public record Options(String section, Map<String, Object> values) {

    /** The option as text; empty when it is not given. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(Objects::toString);
    }

    /** The option as text, or what holds without it. */
    String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /** The option as a list of texts, of one where it is no list; empty when it is not given. */
    List<String> list(String name) {
        Object value = values.get(name);
        List<?> items = value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
        return items.stream().map(Objects::toString).toList();
    }

    /**
     * An option that must be given.
     *
     * @throws ReportException if it is not
     */
    String required(String name) {
        return text(name)
                .orElseThrow(() -> new ReportException("report section '" + section + "': needs the option '" + name
                        + "', for example  - " + section + ": {" + name + ": ...}"));
    }
}
