package org.papilio.cli;

import java.io.PrintWriter;
import org.papilio.report.Reports;

/** What a person sees at the end: the answer, the summary and where the report is. */
final class Outcome {

    private Outcome() {}

    static void print(Reports.Written written, PrintWriter output) {
        written.summary().forEach(output::println);
        output.println();
        output.println(written.html());
        output.println(written.pdf());
        output.flush();
    }
}
