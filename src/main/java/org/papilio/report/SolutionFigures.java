package org.papilio.report;

import java.util.List;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.DendrogramFigure;
import org.papilio.chart.Layout;
import org.papilio.chart.StackedBarFigure;
import org.papilio.chart.Theme;

/** Solutions as figures. */
final class SolutionFigures {
    private SolutionFigures() {}

    /** The hierarchy of the final weights. */
    static Block.Picture dendrogram(String part, SolutionRuns runs, ClusterView view) {
        DendrogramFigure figure = new DendrogramFigure(
                Layout.titled("").size(Theme.FULL_WIDTH, DendrogramFigure.heightFor(runs.size()) + 30),
                AxisSpec.linear(axis(view)),
                view.merges(),
                runs.labels(),
                view.cutHeight());
        int last = view.tree().merges().size() - 1;
        double top = view.tree().merges().get(last).height();
        String joined = "all " + runs.size() + " runs are joined at " + Wording.about(top);
        String caption = view.analysis().clusters().count() == 1
                ? "no cut separates clusters: " + joined + "."
                : joined + ", and the cut leaves " + view.analysis().cut()
                        + " clusters, the first of which is whole at " + Wording.about(wholeAt(view)) + ".";
        return new Block.Picture(
                Labels.anchor("solutions-" + part + "-dendrogram"),
                figure,
                Text.of("Which final weights are alike ("
                        + SolutionWords.name(view.analysis().metric()) + "): " + caption),
                "A dendrogram of " + runs.size() + " runs, leaves " + Wording.list(runs.labels()) + "; " + joined
                        + ".");
    }

    private static String axis(ClusterView view) {
        return switch (view.analysis().metric()) {
            case RAW -> "mean distance of the weights";
            case SYMMETRY -> "mean distance of the weights modulo symmetry";
            case DIRECTION -> "mean distance of the directions modulo symmetry";
        };
    }

    /** The height at which the cluster at the top of the drawing is whole; 0 of a single point. */
    private static double wholeAt(ClusterView view) {
        long size = view.numbers().stream().filter(number -> number == 1).count();
        int n = view.tree().leaves();
        int[] number = new int[2 * n - 1];
        double height = 0;
        for (int leaf = 0; leaf < n; leaf++) {
            number[leaf] = view.number(leaf);
        }
        for (int m = 0; m < view.tree().merges().size(); m++) {
            var merge = view.tree().merges().get(m);
            boolean whole = number[merge.a()] == number[merge.b()];
            number[n + m] = whole ? number[merge.a()] : 0;
            height = number[n + m] == 1 && merge.size() == size ? merge.height() : height;
        }
        return height;
    }

    /** What becomes of the pairs, a bar a rounding. */
    static Block.Picture changes(String part, List<RoundingChange> changes) {
        double[][] counts = changes.stream()
                .map(c -> new double[] {c.same(), c.otherKind(), c.lost(), c.gained(), c.neither()})
                .toArray(double[][]::new);
        StackedBarFigure figure = new StackedBarFigure(
                Layout.titled("").size(Theme.FULL_WIDTH, StackedBarFigure.heightFor(changes.size())),
                "initial weights",
                changes.stream().map(RoundingChange::label).toList(),
                List.of("same kind", "another kind", "lost by rounding", "gained by rounding", "solved by neither"),
                counts);
        RoundingChange most = changes.stream()
                .max(java.util.Comparator.comparingDouble(
                        c -> c.solvingChanged().value()))
                .orElseThrow();
        return new Block.Picture(
                Labels.anchor("solutions-" + part + "-changes"),
                figure,
                Text.of(
                        "Each network beside its unrounded twin; lost or gained: solved by only one of the two. Whether the task is solved changes most often "
                                + Labels.withRounding(most.label()) + ", in "
                                + most.solvingChanged().words()
                                + " of the pairs."),
                "Stacked bars, one for each of " + changes.size()
                        + " roundings: shares of pairs with the same kind of solution, another kind, solved by one of "
                        + "the two only, and by neither.");
    }
}
