package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import org.papilio.run.Results;
import org.papilio.study.Study;

/** The findings of a study in a few lines for the terminal. */
public final class Summary {
    private Summary() {}

    /**
     * The lines, each at most about 90 characters: for published cases a row a case, otherwise a line a group of cells.
     *
     * @throws ReportException if a section cannot be made as the study asks
     */
    public static List<String> of(Study study, Results results) {
        return of(ReportBuilder.contributions(new StoredEvidence(study, results)));
    }

    static List<String> of(List<Section.Contribution> contributions) {
        List<String> lines = new ArrayList<>();
        for (Section.Contribution contribution : contributions) {
            if (!contribution.summary().isEmpty() && !lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(contribution.summary());
        }
        return lines;
    }
}
