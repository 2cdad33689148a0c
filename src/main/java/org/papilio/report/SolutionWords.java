package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.papilio.solution.ClusterAnalysis;
import org.papilio.solution.ClusterDescription;
import org.papilio.solution.Clustering;
import org.papilio.solution.SolutionCode;
import org.papilio.solution.SymmetryGroup;
import org.papilio.solution.WeightMetric;

/** Sentences and tables that few and many runs have in common. */
final class SolutionWords {
    private static final int MOST_KINDS = 3;

    private SolutionWords() {}

    /** A metric in words. */
    static String name(WeightMetric metric) {
        return switch (metric) {
            case RAW -> "raw weights";
            case SYMMETRY -> "modulo symmetry";
            case DIRECTION -> "directions modulo symmetry";
        };
    }

    /** What is compared and why. */
    static String symmetries(SolutionRuns runs, WeightMetric metric) {
        String start = "Hidden units can be exchanged" + flips(runs) + " without changing any output: the network has "
                + Wording.number(SymmetryGroup.of(runs.network()).order().longValue())
                + " such exact symmetries, so that equal solutions can have very different weights. ";
        return start
                + switch (metric) {
                    case RAW -> "Distances are here those of the raw weights and do not know that.";
                    case SYMMETRY -> "Distances are therefore the smallest over all of them.";
                    case DIRECTION ->
                        "Distances are therefore the smallest over all of them, and between directions, "
                                + "because the weights of a solved classification grow as long as it is trained.";
                };
    }

    private static String flips(SolutionRuns runs) {
        return switch (runs.network().hidden()) {
            case SIGMOID -> ", or turned upside down with the output biases making up for it,";
            case TANH, IDENTITY -> ", or turned upside down,";
            case RELU, SOFTMAX -> "";
        };
    }

    /** How well separated and how stable the clusters are. */
    static String quality(ClusterAnalysis analysis) {
        int points = analysis.dendrogram().leaves();
        String few =
                points < 10 ? " With " + points + " runs, stability is a weak test: a resample holds few of them." : "";
        if (analysis.clusters().count() == 1) {
            double best = analysis.silhouettes().stream()
                    .filter(value -> !Double.isNaN(value))
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(Double.NaN);
            return "No cut of the hierarchy separates clusters"
                    + (Double.isNaN(best)
                            ? ": there are too few runs."
                            : ": the best silhouette, " + Wording.about(best) + ", is below "
                                    + Wording.about(ClusterAnalysis.STRUCTURE)
                                    + ", from where one speaks of structure.");
        }
        List<Integer> outliers = analysis.clusters().members(Clustering.NOISE);
        List<String> stable = new ArrayList<>();
        for (double stability : analysis.stability()) {
            stable.add(Wording.about(stability));
        }
        return "The runs form " + analysis.clusters().count() + " clusters with a silhouette of "
                + Wording.about(analysis.silhouette())
                + " (1: clusters far apart, 0: runs on the border of two; from "
                + Wording.about(ClusterAnalysis.STRUCTURE) + " on one speaks of structure)"
                + (outliers.isEmpty()
                        ? ""
                        : "; " + Wording.count(outliers.size(), "run is an outlier", "runs are outliers"))
                + ". Clustered again from resampled runs, they are found again with a mean overlap of "
                + Wording.list(stable) + ": " + judged(analysis.stability()) + "." + few;
    }

    private static String judged(List<Double> stability) {
        double least = stability.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
        return least >= 0.85
                ? "highly stable"
                : least >= 0.75 ? "stable" : least >= 0.6 ? "a pattern whose borders are uncertain" : "not stable";
    }

    /** How well clusters agree with kinds: 1.00, 0.85, or – where there is but one of both. */
    static String agreement(ClusterAnalysis analysis, Clustering kinds) {
        return analysis.clusters().count() < 2 && kinds.count() < 2
                ? "–"
                : Wording.fixed(java.math.BigDecimal.valueOf(analysis.clusters().adjustedRand(kinds)), 2);
    }

    static String silhouette(ClusterAnalysis analysis) {
        return Double.isNaN(analysis.silhouette()) ? "–" : Wording.about(analysis.silhouette());
    }

    /** What the most central run of each cluster computes, unit by unit. */
    static Table units(List<ClusterDescription> clusters, ClusterView view, SolutionRuns runs) {
        Table.Builder table = new Table.Builder(
                        "What each hidden unit computes, in the most central run of each cluster.")
                .words("Cluster")
                .words("unit")
                .words("computes")
                .numbers("distance from 0")
                .numbers("separation")
                .numbers("share of variation");
        for (ClusterDescription cluster : clusters) {
            String name = view.number(cluster.medoid()) + ": " + runs.labels().get(cluster.medoid());
            for (SolutionCode.Unit unit : cluster.typical().code().units()) {
                table.row(
                        name,
                        unitName(unit),
                        unit.needed() ? unit.function() : "replaceable by a constant",
                        unit.needed() ? Wording.about(unit.margin()) : "–",
                        unit.needed() ? Wording.percent(unit.separation()) : "–",
                        Wording.percent(unit.variation()));
                name = "";
            }
        }
        return table.note(
                        "Distance from 0: smallest pre-activation of any sample, in absolute value. Separation: by how "
                                + "much the widest gap between activations exceeds the next, relative to their range. Share of "
                                + "variation: what the output sees of the unit, relative to the strongest.")
                .build();
    }

    private static String unitName(SolutionCode.Unit unit) {
        return unit.layer() == 0 ? "h" + (unit.unit() + 1) : "h" + (unit.layer() + 1) + "." + (unit.unit() + 1);
    }

    /** One cluster in words. */
    static Text description(ClusterDescription cluster, int number, String members) {
        List<String> sentences = new ArrayList<>();
        sentences.add(" (" + members + "): " + codes(cluster.codes(), cluster.size()) + ".");
        if (!cluster.typical().looksAt().isEmpty()) {
            sentences.add("The hidden layer looks at " + minus(cluster.typical().looksAt()) + ": "
                    + cluster.typical().reason() + ".");
        }
        if (!cluster.typical().rule().isEmpty()) {
            sentences.add("Class 1 is " + cluster.typical().rule() + ".");
        }
        sentences.add("Smallest output margin " + ends(cluster.margins()) + " in log-odds, norm of the weights "
                + ends(cluster.norms()) + ".");
        return Text.of("Cluster " + number, Text.Style.STRONG).plus(String.join(" ", sentences));
    }

    private static String codes(Map<String, Integer> codes, int size) {
        List<String> entries = codes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> codes.size() == 1
                        ? (size == 1 ? "it is " : "all are ") + entry.getKey()
                        : entry.getValue() + (entry.getValue() == 1 ? " is " : " are ") + entry.getKey())
                .toList();
        return Wording.list(entries);
    }

    /** A difference of inputs with the sign that is printed: x1 − x2. */
    static String minus(String words) {
        return words.replace(" - ", " − ");
    }

    /** "8.4 to 19": the ends of a spread. */
    static String ends(List<Double> spread) {
        return Wording.range(Wording.about(spread.get(0)), Wording.about(spread.get(2)));
    }

    /** Lines for the terminal: how many solve the task, and the most frequent kinds of solution. */
    static List<String> summary(SolutionRuns runs, String name) {
        SolutionRuns solved = runs.solved();
        List<String> lines = new ArrayList<>();
        lines.add(Wording.number(solved.size()) + " of " + Wording.number(runs.size()) + " " + name
                + " solve the task: " + new Share(solved.size(), runs.size()).words());
        solved.counts().entrySet().stream()
                .limit(MOST_KINDS)
                .forEach(kind -> lines.add("  " + Wording.number(kind.getValue()) + " as " + kind.getKey()));
        return lines;
    }
}
