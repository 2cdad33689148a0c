package org.papilio.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds a study in code; everything that a study file can say, with the same defaults and the same checks:
 *
 * <pre>{@code
 * Study study = Study.named("rounding")
 *         .title("Does rounding the initial weights change the result?")
 *         .set("task", "xor")
 *         .set("network", List.of(2, 3, 2))
 *         .set("learning_rate", 5)
 *         .set("steps", 100)
 *         .set("initial", Map.of("draw", "normal", "scale", "0.01"))
 *         .axis("seed", "1..10")
 *         .axis("round_initial", "none", 3, 4)
 *         .measure("solution")
 *         .compare("unrounded", Map.of("round_initial", "none"))
 *         .build();
 * }</pre>
 */
public final class StudyBuilder extends GridBuilder<StudyBuilder> {
    private final String name;
    private final Map<String, @Nullable Object> parts = new LinkedHashMap<>();
    private final List<Object> report = new ArrayList<>();

    StudyBuilder(String name) {
        this.name = name;
        keys.put("name", name);
    }

    /** One line. */
    public StudyBuilder title(String title) {
        keys.put("title", title);
        return this;
    }

    /** What the reader wants to know. */
    public StudyBuilder question(String question) {
        keys.put("question", question);
        return this;
    }

    /** Where the claim comes from. */
    public StudyBuilder source(String source) {
        keys.put("source", source);
        return this;
    }

    /** Adds a grid of this name; the study then has no axes of its own, and its system is that of all parts. */
    public StudyBuilder part(String part, Consumer<PartBuilder> content) {
        PartBuilder builder = new PartBuilder();
        content.accept(builder);
        parts.put(part, builder.keys);
        keys.put("parts", parts);
        return this;
    }

    /** Adds a section to the report. */
    public StudyBuilder section(String section, Map<String, ? extends @Nullable Object> options) {
        report.add(options.isEmpty() ? section : Map.of(section, options));
        keys.put("report", report);
        return this;
    }

    /**
     * The study, checked against the {@linkplain Vocabulary#standard standard vocabulary}.
     *
     * @throws StudyException with everything that is wrong, by path
     */
    public Study build() {
        return build(Vocabulary.standard());
    }

    /**
     * The study, checked against a vocabulary.
     *
     * @throws StudyException with everything that is wrong, by path
     */
    public Study build(Vocabulary vocabulary) {
        return StudyParser.parse(JavaTree.of(keys, ""), name, new Context(vocabulary, new Problems()));
    }

    @Override
    StudyBuilder self() {
        return this;
    }
}
