package org.papilio.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.papilio.solution.ClusterAnalysis;
import org.papilio.solution.ClusterDescription;
import org.papilio.solution.Clustering;
import org.papilio.solution.WeightMetric;

/** Many runs: shares of kinds, clusters, and what rounding changes. */
final class ManySolutions {
    private ManySolutions() {}

    /**
     * The section of many runs.
     *
     * @param runs the unrounded runs
     * @param leftOut what has no final weights
     * @param changes what each rounding changes; empty without a comparison
     */
    static Section.Contribution contribution(
            String part,
            WeightMetric metric,
            SolutionRuns runs,
            Optional<String> leftOut,
            List<RoundingChange> changes) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "Which solutions are there?", Labels.anchor("solutions-" + part)));
        leftOut.ifPresent(words -> blocks.add(Block.note(Wording.capital(words) + " and are not counted here.")));
        String kinds = kinds(runs);
        blocks.add(Block.paragraph(kinds));
        blocks.add(new Block.Grid(kindsTable(runs)));
        blocks.addAll(clusters(part, metric, runs.solved(), runs.size()));
        List<String> answer = new ArrayList<>(List.of(kinds));
        List<String> summary = new ArrayList<>(SolutionWords.summary(runs, "networks"));
        if (!changes.isEmpty()) {
            summary.addAll(summary(changes));
            String rounding = rounding(changes);
            answer.add(rounding);
            blocks.add(new Block.Heading(
                    2, "Does rounding change whether, or how?", Labels.anchor("solutions-" + part + "-rounding")));
            blocks.add(Block.paragraph(rounding));
            blocks.add(SolutionFigures.changes(part, changes));
            blocks.add(new Block.Grid(changesTable(changes)));
        }
        return new Section.Contribution(answer, summary, blocks);
    }

    /** How many solve the task, and in which way. */
    static String kinds(SolutionRuns runs) {
        SolutionRuns solved = runs.solved();
        String start = Wording.number(solved.size()) + " of " + Wording.number(runs.size()) + " networks, "
                + new Share(solved.size(), runs.size()).words() + ", solve the task";
        if (solved.size() == 0) {
            return start + ": there is no solution to describe.";
        }
        List<Map.Entry<String, Integer>> counts = List.copyOf(solved.counts().entrySet());
        Map.Entry<String, Integer> first = counts.get(0);
        if (counts.size() == 1) {
            return start + ", all of them as " + first.getKey() + ".";
        }
        Map.Entry<String, Integer> second = counts.get(1);
        return start + ", in " + counts.size() + " ways: of those that do, "
                + new Share(first.getValue(), solved.size()).words() + " find " + first.getKey() + " and "
                + new Share(second.getValue(), solved.size()).words() + " " + second.getKey() + " (95 % intervals).";
    }

    private static Table kindsTable(SolutionRuns runs) {
        Table.Builder table = new Table.Builder(
                        "Kinds of solution, and the functions that unsolved networks are stuck at.")
                .words("Kind")
                .numbers("runs")
                .numbers("share of all (95 % interval)");
        for (SolutionRuns some : List.of(runs.solved(), runs.unsolved())) {
            some.counts()
                    .forEach((kind, count) ->
                            table.row(kind, Wording.number(count), new Share(count, runs.size()).words()));
        }
        return table.note("Intervals: Wilson's score interval. A unit is constant when a constant can do its work.")
                .build();
    }

    private static List<Block> clusters(String part, WeightMetric metric, SolutionRuns solved, int all) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(2, "Do the weights show it?", Labels.anchor("solutions-" + part + "-clusters")));
        if (solved.size() < 3) {
            blocks.add(Block.note("Only " + Wording.number(solved.size()) + " of " + Wording.number(all)
                    + " networks solve the task, too few for clusters."));
            return blocks;
        }
        ClusterAnalysis analysis = solved.analysis(metric);
        ClusterView view = ClusterView.of(analysis);
        blocks.add(Block.paragraph("Clusters are those of the " + Wording.number(solved.size())
                + " solved networks: among unsolved ones the size of the weights would decide. "
                + SolutionWords.symmetries(solved, metric)));
        blocks.add(Block.paragraph(SolutionWords.quality(analysis) + " " + agreement(solved, analysis)));
        blocks.add(new Block.Grid(metrics(solved, analysis)));
        for (ClusterDescription cluster : solved.describe(analysis)) {
            String members = Wording.number(cluster.size()) + " networks";
            blocks.add(new Block.Paragraph(SolutionWords.description(cluster, view.number(cluster.medoid()), members)));
        }
        return blocks;
    }

    private static String agreement(SolutionRuns solved, ClusterAnalysis analysis) {
        Clustering kinds = solved.kinds();
        if (analysis.clusters().count() < 2) {
            return "";
        }
        double index = analysis.clusters().adjustedRand(kinds);
        String how = index > 0.9
                ? "practically the kinds of solution"
                : index > 0.5 ? "related to the kinds of solution" : "hardly related to the kinds of solution";
        return "The clusters are " + how + " (adjusted Rand index " + SolutionWords.agreement(analysis, kinds)
                + "; 1 for the same division, 0 for one by chance).";
    }

    private static Table metrics(SolutionRuns solved, ClusterAnalysis known) {
        Table.Builder table = new Table.Builder("Clusters of the solved networks, by what counts as a difference.")
                .words("Difference")
                .numbers("clusters")
                .numbers("outliers")
                .numbers("silhouette")
                .numbers("agreement with the kinds");
        for (WeightMetric metric : WeightMetric.values()) {
            ClusterAnalysis analysis = metric == known.metric() ? known : solved.analysis(metric);
            table.row(
                    SolutionWords.name(metric),
                    Integer.toString(analysis.clusters().count()),
                    Integer.toString(
                            analysis.clusters().members(Clustering.NOISE).size()),
                    SolutionWords.silhouette(analysis),
                    SolutionWords.agreement(analysis, solved.kinds()));
        }
        return table.note("Agreement: adjusted Rand index of clusters and kinds. Clusters of less than "
                        + Wording.percent(ClusterAnalysis.Settings.DEFAULT.smallestShare())
                        + " of the networks are outliers.")
                .build();
    }

    /** Whether rounding changes whether the task is solved, or the way in which it is. */
    static String rounding(List<RoundingChange> changes) {
        RoundingChange coarse = coarsest(changes);
        RoundingChange fine = finest(changes);
        int solving = changes.stream().mapToInt(c -> c.solvingChanged().count()).sum();
        int kind = changes.stream().mapToInt(RoundingChange::otherKind).sum();
        int lost = changes.stream().mapToInt(RoundingChange::lost).sum();
        String start = solving + kind == 0
                ? "Rounding changes neither whether a network solves the task nor in which way"
                : solving > kind
                        ? "Rounding decides more often whether a network solves the task than in which way"
                        : "Rounding decides more often in which way a network solves the task than whether it does";
        String each = coarse == fine ? of(coarse) : of(coarse) + "; " + of(fine);
        String direction = solving == 0
                ? ""
                : " Of the " + Wording.number(solving) + " changes between solved and unsolved "
                        + new Share(lost, solving).words() + " are losses.";
        return start + ": " + each + "." + direction;
    }

    private static RoundingChange coarsest(List<RoundingChange> changes) {
        return changes.stream()
                .min(Comparator.comparing(RoundingChange::decimals))
                .orElseThrow();
    }

    private static RoundingChange finest(List<RoundingChange> changes) {
        return changes.stream()
                .max(Comparator.comparing(RoundingChange::decimals))
                .orElseThrow();
    }

    /** What the coarsest and the finest rounding change, a line each. */
    private static List<String> summary(List<RoundingChange> changes) {
        return Stream.of(coarsest(changes), finest(changes))
                .distinct()
                .map(change -> change.label() + ": solved or not changes in "
                        + change.solvingChanged().words()
                        + (change.kindChanged().total() == 0
                                ? ""
                                : ", kind in " + change.kindChanged().words()))
                .toList();
    }

    private static String of(RoundingChange change) {
        Share kind = change.kindChanged();
        return Labels.withRounding(change.label()) + " "
                + change.solvingChanged().words()
                + " change between solved and unsolved, and of the pairs that both solve it "
                + (kind.total() == 0 ? "there is none" : kind.words() + " change in kind");
    }

    private static Table changesTable(List<RoundingChange> changes) {
        Table.Builder table = new Table.Builder("Each network beside its unrounded twin: two separate shares.")
                .words("Initial weights")
                .numbers("pairs")
                .numbers("solved ↔ unsolved")
                .numbers("pairs that both solve")
                .numbers("of these, kind changed");
        for (RoundingChange change : changes) {
            Share kind = change.kindChanged();
            table.row(
                    change.label(),
                    Wording.number(change.pairs()),
                    change.solvingChanged().words(),
                    Wording.number(kind.total()),
                    kind.total() == 0 ? "–" : kind.words());
        }
        return table.note("In brackets: Wilson's 95 % score interval.").build();
    }
}
