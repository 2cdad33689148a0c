package org.papilio.report;

import java.util.List;
import java.util.Map;
import org.papilio.study.Study;

/** A part of a report that a study can ask for by name. It draws its sentences and blocks from the results alone. */
public interface Section {

    /** The name in the {@code report:} list of a study. */
    String name();

    /** What it shows, one line, for the documentation of the study file. */
    String purpose();

    /** The options it takes and what each means. */
    Map<String, String> options();

    /** Those of the options without which it cannot be made. */
    default List<String> required() {
        return List.of();
    }

    /** What is wrong with the values of its options, one line a problem with its remedy; empty when nothing is. */
    default List<String> problems(Study study, Options options) {
        return List.of();
    }

    /**
     * Makes the section.
     *
     * @throws ReportException if the results or the options do not allow it; the message says what is missing
     */
    Contribution contribute(Evidence evidence, Options options);

    /**
     * What a section gives to a report.
     *
     * @param answer sentences of the answer; may be empty
     * @param summary lines for the terminal; may be empty
     * @param blocks the evidence, beginning with a heading; empty when there is nothing to show
     */
    record Contribution(List<String> answer, List<String> summary, List<Block> blocks) {
        public Contribution {
            answer = List.copyOf(answer);
            summary = List.copyOf(summary);
            blocks = List.copyOf(blocks);
        }

        /** Nothing but blocks. */
        public static Contribution of(List<Block> blocks) {
            return new Contribution(List.of(), List.of(), blocks);
        }
    }
}
