package org.papilio.report;

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
