package org.papilio.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.papilio.run.EnvironmentException;
import org.papilio.run.Results;
import org.papilio.study.Study;

/**
 * Makes the report of a study from its results: {@code report.html}, {@code report.pdf} and {@code figures/} in the
 * result directory. The same results give the same bytes.
 */
public final class Reports {
    private Reports() {}

    /**
     * What was written.
     *
     * @param html the page, which needs no other file
     * @param pdf the print
     * @param figures the directory of the figures as PNG and SVG
     * @param answer the sentences of the answer
     * @param summary the findings in a few lines for the terminal
     */
    public record Written(Path html, Path pdf, Path figures, List<String> answer, List<String> summary) {
        public Written {
            answer = List.copyOf(answer);
            summary = List.copyOf(summary);
        }
    }

    /**
     * Writes the report into the directory of the results.
     *
     * @param study as it was run ({@code data/study.yaml})
     * @param shipped whether it is one that comes with Papilio, as it comes
     * @throws ReportException if a section cannot be made as the study asks; nothing is written then
     * @throws EnvironmentException if a file cannot be written
     */
    public static Written write(Study study, Results results, boolean shipped) {
        Evidence evidence = new StoredEvidence(study, results, shipped);
        List<Section.Contribution> contributions = ReportBuilder.contributions(evidence);
        Report report = ReportBuilder.of(evidence, contributions);
        Path directory = results.directory().root();
        try {
            ReportWriter.write(report, directory);
        } catch (IOException e) {
            throw results.directory().cannotWriteReport(e);
        }
        return new Written(
                directory.resolve("report.html"),
                directory.resolve("report.pdf"),
                directory.resolve("figures"),
                report.answer(),
                Summary.of(evidence, contributions));
    }
}
