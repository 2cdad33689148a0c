package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.papilio.solution.ClusterAnalysis;
import org.papilio.solution.ClusterDescription;
import org.papilio.solution.Clustering;
import org.papilio.solution.SolutionDescription;
import org.papilio.solution.WeightMetric;

/** A few runs, case by case. */
final class CaseSolutions {
    private CaseSolutions() {}

    /**
     * The section of a few runs.
     *
     * @param all the runs, at least two
     * @param leftOut what has no final weights
     */
    static Section.Contribution contribution(
            String part, WeightMetric metric, SolutionRuns all, Optional<String> leftOut) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "Do the runs find the same solution?", Labels.anchor("solutions-" + part)));
        leftOut.ifPresent(words -> blocks.add(Block.note(Wording.capital(words) + " and are not shown here.")));
        SolutionRuns runs = all.solved();
        SolutionRuns unsolved = all.unsolved();
        if (runs.size() < 2) {
            blocks.add(Block.note("Only " + Wording.count(runs.size(), "run", "runs") + " of " + all.size()
                    + " solved the task, too few for clusters. The runs that do not solve it are not compared: the size "
                    + "of their weights would decide."));
            return Section.Contribution.of(blocks);
        }
        if (unsolved.size() > 0) {
            blocks.add(Block.note(
                    "Not compared, because they do not solve the task: " + Wording.list(unsolved.labels()) + "."));
        }
        ClusterAnalysis analysis = runs.analysis(metric);
        ClusterView view = ClusterView.of(analysis);
        List<ClusterDescription> clusters = runs.describe(analysis);
        String kinds = kinds(runs);
        blocks.add(Block.paragraph(kinds + " " + clusters(runs, analysis)));
        blocks.add(Block.paragraph(SolutionWords.symmetries(runs, metric)));
        blocks.add(SolutionFigures.dendrogram(part, runs, view));
        blocks.add(Block.paragraph(SolutionWords.quality(analysis)));
        blocks.add(new Block.Grid(membership(runs)));
        blocks.add(new Block.Heading(2, "What each cluster computes", Labels.anchor("solutions-" + part + "-words")));
        for (ClusterDescription cluster : clusters) {
            List<String> members = analysis.clusters().members(cluster.cluster()).stream()
                    .map(runs.labels()::get)
                    .toList();
            blocks.add(new Block.Paragraph(
                    SolutionWords.description(cluster, view.number(cluster.medoid()), Wording.list(members))));
        }
        for (ClusterDescription cluster : clusters.subList(1, clusters.size())) {
            blocks.add(new Block.Paragraph(Text.of(
                            "How cluster " + view.number(cluster.medoid()) + " differs from cluster "
                                    + view.number(clusters.get(0).medoid()),
                            Text.Style.STRONG)
                    .plus(". " + SolutionWords.minus(cluster.differenceFrom(clusters.get(0))))));
        }
        blocks.add(new Block.Grid(SolutionWords.units(clusters, view, runs)));
        return new Section.Contribution(List.of(kinds), SolutionWords.summary(all, "runs"), blocks);
    }

    /** Which runs are alike in kind, and in which way the others are not. */
    static String kinds(SolutionRuns runs) {
        Clustering kinds = runs.kinds();
        String most = summary(runs, kinds.members(0));
        if (kinds.count() == 1) {
            return "All " + runs.size() + " runs that solve the task do it in the same way, " + most
                    + ": they differ in numbers, not in what the hidden units do.";
        }
        List<String> others = IntStream.range(1, kinds.count())
                .mapToObj(kind -> {
                    List<String> labels =
                            kinds.members(kind).stream().map(runs.labels()::get).toList();
                    return Wording.list(labels) + (labels.size() == 1 ? " is" : " are") + " "
                            + summary(runs, kinds.members(kind));
                })
                .toList();
        return "Not every run finds the same kind of solution: "
                + kinds.members(0).size() + " of " + runs.size() + " are " + most + "; " + String.join("; ", others)
                + ".";
    }

    private static String summary(SolutionRuns runs, List<Integer> members) {
        return SolutionWords.minus(SolutionDescription.of(
                        runs.network(), runs.task(), runs.points().get(members.get(0)))
                .summary());
    }

    /** Whether the clusters of the weights are the kinds. */
    private static String clusters(SolutionRuns runs, ClusterAnalysis analysis) {
        Clustering kinds = runs.kinds();
        String name = "The clusters of the final weights (" + SolutionWords.name(analysis.metric()) + ") ";
        if (analysis.clusters().count() == 1) {
            return "The final weights (" + SolutionWords.name(analysis.metric()) + ") form no separate clusters.";
        }
        return analysis.clusters().equals(kinds)
                ? name + "are the same division, found without looking at what the units compute."
                : name + "are another division: " + analysis.clusters().count() + " clusters, "
                        + Wording.count(kinds.count(), "kind", "kinds") + ", adjusted Rand index "
                        + SolutionWords.agreement(analysis, kinds) + ".";
    }

    /** The cluster of each run, raw and modulo the group. */
    private static Table membership(SolutionRuns runs) {
        List<ClusterView> views = java.util.Arrays.stream(WeightMetric.values())
                .map(metric -> ClusterView.of(runs.analysis(metric)))
                .toList();
        Table.Builder table = new Table.Builder("The cluster of each run, by what counts as a difference.")
                .words("Run")
                .words("kind of solution");
        views.forEach(view -> table.numbers(SolutionWords.name(view.analysis().metric())));
        for (int run = 0; run < runs.size(); run++) {
            List<Text> row = new ArrayList<>(List.of(
                    Text.of(runs.labels().get(run)),
                    Text.of(runs.codes().get(run).text())));
            for (ClusterView view : views) {
                row.add(Text.of(Integer.toString(view.number(run))));
            }
            table.row(row);
        }
        table.row(footer(
                "silhouette",
                views.stream()
                        .map(view -> SolutionWords.silhouette(view.analysis()))
                        .toList()));
        table.row(footer(
                "agreement with the kinds",
                views.stream()
                        .map(view -> SolutionWords.agreement(view.analysis(), runs.kinds()))
                        .toList()));
        return table.note(
                        "Agreement: adjusted Rand index, 1 for the same division, 0 for one by chance. A dash: there is "
                                + "one cluster only, because no cut has a silhouette of "
                                + Wording.about(ClusterAnalysis.STRUCTURE) + " or more.")
                .build();
    }

    private static List<Text> footer(String name, List<String> values) {
        List<Text> row = new ArrayList<>(List.of(Text.of(name, Text.Style.MUTED), Text.empty()));
        values.forEach(value -> row.add(Text.of(value, Text.Style.MUTED)));
        return row;
    }
}
