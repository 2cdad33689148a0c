package org.papilio.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.papilio.chart.DendrogramFigure;
import org.papilio.solution.ClusterAnalysis;
import org.papilio.solution.Clustering;
import org.papilio.solution.Dendrogram;

/**
 * Clusters as they are drawn: the dendrogram turned so that larger clusters stand first, and clusters numbered from
 * top to bottom.
 *
 * @param analysis what is drawn
 * @param tree the dendrogram, turned
 * @param numbers the number of each point's cluster, from 1; outliers have one as well
 */
record ClusterView(ClusterAnalysis analysis, Dendrogram tree, List<Integer> numbers) {

    ClusterView {
        numbers = List.copyOf(numbers);
    }

    /** The view of an analysis. */
    static ClusterView of(ClusterAnalysis analysis) {
        Dendrogram tree = turned(analysis.dendrogram(), analysis.clusters());
        Clustering subtrees = analysis.dendrogram().cut(analysis.cut());
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int leaf : tree.leafOrder()) {
            numbers.putIfAbsent(subtrees.labels().get(leaf), numbers.size() + 1);
        }
        return new ClusterView(
                analysis,
                tree,
                subtrees.labels().stream()
                        .map(label -> numbers.getOrDefault(label, 0))
                        .toList());
    }

    private static Dendrogram turned(Dendrogram tree, Clustering clusters) {
        int n = tree.leaves();
        int[] first = new int[2 * n - 1];
        for (int leaf = 0; leaf < n; leaf++) {
            int cluster = clusters.labels().get(leaf);
            first[leaf] = (cluster == Clustering.NOISE ? clusters.count() : cluster) * n + leaf;
        }
        List<Dendrogram.Merge> merges = new ArrayList<>();
        for (Dendrogram.Merge merge : tree.merges()) {
            boolean swap = first[merge.b()] < first[merge.a()];
            first[n + merges.size()] = Math.min(first[merge.a()], first[merge.b()]);
            merges.add(swap ? new Dendrogram.Merge(merge.b(), merge.a(), merge.height(), merge.size()) : merge);
        }
        return new Dendrogram(n, merges);
    }

    /** The number of a described cluster, by one of its points. */
    int number(int point) {
        return numbers.get(point);
    }

    /** A height between the last merge that is made and the first that is not; NaN for a single cluster. */
    double cutHeight() {
        int made = tree.leaves() - analysis.cut();
        if (analysis.cut() == 1) {
            return Double.NaN;
        }
        double below = made == 0 ? 0 : tree.merges().get(made - 1).height();
        return (below + tree.merges().get(made).height()) / 2;
    }

    /** The merges as the figure takes them. */
    List<DendrogramFigure.Merge> merges() {
        return tree.merges().stream()
                .map(merge -> new DendrogramFigure.Merge(merge.a(), merge.b(), merge.height(), merge.size()))
                .toList();
    }
}
