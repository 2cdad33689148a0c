package org.papilio.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.papilio.model.Network;
import org.papilio.model.Task;
import org.papilio.run.CellResult;
import org.papilio.solution.ClusterAnalysis;
import org.papilio.solution.ClusterDescription;
import org.papilio.solution.Clustering;
import org.papilio.solution.SolutionCode;
import org.papilio.solution.WeightMetric;

/**
 * Runs of one network with the kind of solution each has found.
 *
 * @param network the network
 * @param task what it learns
 * @param labels what each run is called
 * @param points the final parameters of each run
 * @param codes the kind of solution of each run
 */
record SolutionRuns(Network network, Task task, List<String> labels, List<double[]> points, List<SolutionCode> codes) {

    SolutionRuns {
        labels = List.copyOf(labels);
        points = List.copyOf(points);
        codes = List.copyOf(codes);
    }

    /** Reads cells; those without finite final parameters are left out. */
    static SolutionRuns of(Network network, Task task, List<CellResult> cells, List<String> axes) {
        List<String> labels = new ArrayList<>();
        List<double[]> points = new ArrayList<>();
        List<SolutionCode> codes = new ArrayList<>();
        for (CellResult cell : cells) {
            if (Selection.usable(cell)) {
                double[] parameters = parameters(cell);
                labels.add(label(cell, axes));
                points.add(parameters);
                codes.add(SolutionCode.of(network, task, parameters));
            }
        }
        return new SolutionRuns(network, task, labels, points, codes);
    }

    /** The final parameters of a cell as binary64. */
    static double[] parameters(CellResult cell) {
        return PublishedSection.finals(cell).stream()
                .mapToDouble(value -> value.doubleValue())
                .toArray();
    }

    /** What a run is called: its values of the axes. */
    static String label(CellResult cell, List<String> axes) {
        List<String> words = new ArrayList<>();
        for (String axis : axes) {
            String value = Selection.setting(cell, axis);
            words.add(
                    axis.equals("round_initial")
                            ? Labels.rounding(value)
                            : axis.replace('_', ' ') + " " + Labels.words(value));
        }
        return words.isEmpty() ? "run " + cell.index() : String.join(", ", words);
    }

    /** How many runs there are. */
    int size() {
        return points.size();
    }

    /** The runs that classify every sample rightly. */
    SolutionRuns solved() {
        return keep(true);
    }

    /** The others. */
    SolutionRuns unsolved() {
        return keep(false);
    }

    private SolutionRuns keep(boolean solved) {
        int[] kept = IntStream.range(0, size())
                .filter(i -> codes.get(i).solved() == solved)
                .toArray();
        return new SolutionRuns(
                network,
                task,
                IntStream.of(kept).mapToObj(labels::get).toList(),
                IntStream.of(kept).mapToObj(points::get).toList(),
                IntStream.of(kept).mapToObj(codes::get).toList());
    }

    /** The runs divided by their kind of solution. */
    Clustering kinds() {
        return Clustering.ofKeys(codes.stream().map(SolutionCode::text).toList());
    }

    /** How many runs have which kind of solution, the most frequent first. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Clustering kinds = kinds();
        for (int kind = 0; kind < kinds.count(); kind++) {
            List<Integer> members = kinds.members(kind);
            counts.put(codes.get(members.get(0)).text(), members.size());
        }
        return counts;
    }

    /**
     * The clusters of the final parameters.
     *
     * @throws ReportException if the metric is not defined for the parameters
     */
    ClusterAnalysis analysis(WeightMetric metric) {
        try {
            return ClusterAnalysis.of(metric, network, points, ClusterAnalysis.Settings.DEFAULT);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ReportException("report section 'solutions': no clusters, because " + e.getMessage());
        }
    }

    /** The clusters of an analysis of these runs in words, the largest first. */
    List<ClusterDescription> describe(ClusterAnalysis analysis) {
        return ClusterDescription.of(network, task, points, analysis);
    }
}
