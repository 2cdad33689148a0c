package org.papilio.study;

import java.util.List;
import java.util.Map;

/**
 * A study: a question, the grids that answer it, and how the answer is reported.
 *
 * @param name file name without its extension; names the output directory
 * @param title one line
 * @param question what the reader wants to know
 * @param source where the claim comes from; may be empty
 * @param parts the grids
 * @param report the sections of the report in order, each with its options
 */
public record Study(String name, String title, String question, String source, List<Part> parts, List<Section> report) {

    /**
     * A section of the report.
     *
     * @param name which section, for example {@code published}
     * @param options as the section takes them
     */
    public record Section(String name, Map<String, Object> options) {}
}
