package org.papilio.report;

import java.util.Comparator;
import java.util.List;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.papilio.chart.Series;
import org.papilio.chart.Style;
import org.papilio.chart.Theme;

/** The published cases as figures. */
final class PublishedFigures {
    private PublishedFigures() {}

    /** By what factor a tiny difference has grown at each step, a line a case. */
    static Block.Picture amplification(PublishedFindings findings) {
        List<PublishedCase> cases = findings.cases();
        LineFigure.Builder figure = LineFigure.of(Layout.titled("").size(Theme.FULL_WIDTH, 160))
                .x(AxisSpec.linear("training step"))
                .y(AxisSpec.log("amplification of the initial difference"));
        for (int i = 0; i < cases.size(); i++) {
            Growth growth = cases.get(i).sensitivity();
            figure.series(Series.of(
                    growth.label(),
                    Curves.steps(growth.steps()),
                    Curves.values(growth.amplification()),
                    Style.categorical(i)));
        }
        PublishedCase strongest = cases.stream()
                .max(Comparator.comparing(c -> c.sensitivity().total()))
                .orElseThrow();
        return new Block.Picture(
                "amplification",
                figure.build(),
                Text.of(
                        "By what factor a difference in the last digit of the initial weights has grown at each step, in "
                                + "exact arithmetic; largest " + Labels.withRounding(strongest.label()) + ", "
                                + Wording.about(strongest.sensitivity().total()) + " at the last step. "
                                + growsOn(cases)),
                "Line chart on a logarithmic axis: amplification of the initial difference over training steps 0 to "
                        + strongest.sensitivity().lastStep() + ", one line for each of " + cases.size() + " cases.");
    }

    private static String growsOn(List<PublishedCase> cases) {
        List<String> growing = cases.stream()
                .filter(c -> c.sensitivity().verdict() == Growth.Verdict.GROWING)
                .map(PublishedCase::label)
                .toList();
        return growing.isEmpty()
                ? "None grows over the last quarter of the steps."
                : "Still growing: " + Wording.list(growing) + ".";
    }
}
