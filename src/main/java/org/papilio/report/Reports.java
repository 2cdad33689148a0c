package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.papilio.study.Study;

/** Puts a report together from the sections a study asks for. */
final class Reports {
    private static final String PROVENANCE = "provenance";
    private static final List<String> GENERIC = List.of("overview", "loss", "distances", "distributions");

    private Reports() {}

    /** The report of a study: its question, the answer and the evidence, in the order of its {@code report:} list. */
    static Report of(Evidence evidence) {
        Study study = evidence.study();
        List<String> answer = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        for (Section.Contribution contribution : contributions(evidence)) {
            answer.addAll(contribution.answer());
            blocks.addAll(contribution.blocks());
        }
        return new Report(study.title(), study.question(), study.source(), answer, blocks);
    }

    /** What each section gives, in order. */
    static List<Section.Contribution> contributions(Evidence evidence) {
        List<Section.Contribution> contributions = new ArrayList<>();
        for (Study.Section asked : asked(evidence.study())) {
            contributions.add(Sections.named(asked.name()).contribute(evidence, new Options(asked.name(), asked.options())));
        }
        return contributions;
    }

    /** The sections a study asks for, or those that say something of any study; provenance always comes last. */
    private static List<Study.Section> asked(Study study) {
        List<Study.Section> asked = new ArrayList<>(study.report());
        if (asked.isEmpty()) {
            GENERIC.forEach(name -> asked.add(new Study.Section(name, Map.of())));
        }
        if (asked.stream().noneMatch(section -> section.name().equals(PROVENANCE))) {
            asked.add(new Study.Section(PROVENANCE, Map.of()));
        }
        return asked;
    }
}
