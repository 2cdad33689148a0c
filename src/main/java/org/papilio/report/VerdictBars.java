package org.papilio.report;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.papilio.chaos.Verdict.Outcome;
import org.papilio.chaos.VerdictTally;
import org.papilio.chart.Layout;
import org.papilio.chart.StackedBarFigure;
import org.papilio.chart.Theme;

/** Shares of verdicts as bars, each verdict in the same colour in every figure. */
final class VerdictBars {
    private VerdictBars() {}

    /**
     * A bar for each group of runs.
     *
     * @param axis what tells the groups apart
     */
    static Block.Picture picture(String name, String axis, Map<String, VerdictTally> groups, String caption) {
        List<String> labels =
                Arrays.stream(Outcome.values()).map(Outcome::label).toList();
        double[][] counts = groups.values().stream()
                .map(tally -> Arrays.stream(Outcome.values())
                        .mapToDouble(tally::count)
                        .toArray())
                .toArray(double[][]::new);
        StackedBarFigure figure = new StackedBarFigure(
                        Layout.titled("").size(Theme.FULL_WIDTH, StackedBarFigure.heightFor(groups.size())),
                        axis,
                        List.copyOf(groups.keySet()),
                        labels,
                        counts)
                .colours(
                        Arrays.stream(Outcome.values()).map(VerdictBars::colour).toList());
        return new Block.Picture(
                name,
                figure,
                Text.of(caption),
                "Stacked bars: the share of each verdict for " + groups.size() + " values of " + axis + ".");
    }

    /** Blues for bounded runs, the darker the more differences grow: told apart in grey, too. */
    private static Color colour(Outcome outcome) {
        return switch (outcome) {
            case CONTRACTING -> new Color(0xDCE6F0);
            case TRANSIENT_AMPLIFICATION -> new Color(0x86A9C8);
            case SUSTAINED_CHAOS -> new Color(0x16355C);
            case DIVERGED -> new Color(0xA8502E);
            case UNDECIDED -> new Color(0xF2E2A6);
        };
    }
}
