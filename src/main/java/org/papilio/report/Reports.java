package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.papilio.study.Study;

/** Puts a report together from the sections a study asks for. */
final class Reports {
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

    private static List<Study.Section> asked(Study study) {
        List<Study.Section> asked = new ArrayList<>(study.report());
        return asked;
    }
}
