package org.papilio.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A study: a question, the grids that answer it, and how the answer is reported.
 *
 * @param name file name without its extension unless the study gives one; names the output directory
 * @param title one line
 * @param question what the reader wants to know
 * @param source where the claim comes from; may be empty
 * @param parts the grids
 * @param report the sections of the report in order, each with its options
 */
public record Study(String name, String title, String question, String source, List<Part> parts, List<Section> report) {

    public Study {
        parts = List.copyOf(parts);
        report = List.copyOf(report);
    }

    /** Starts a study that is built in code. */
    public static StudyBuilder named(String name) {
        return new StudyBuilder(name);
    }

    /**
     * A section of the report.
     *
     * @param name which section, for example {@code published}
     * @param options as the section takes them: null, Boolean, Long, BigDecimal, String, List or Map
     */
    public record Section(String name, Map<String, @Nullable Object> options) {
        public Section {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }
    }
}
