package org.papilio.solution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.papilio.model.Network;
import org.papilio.model.Task;

/**
 * A cluster of final weights in words.
 *
 * @param cluster its number
 * @param size the number of its points
 * @param share its share of all points
 * @param stability its stability ({@link ClusterStability})
 * @param codes how many of its points have which code
 * @param medoid its most central point
 * @param typical the description of the medoid
 * @param margins the smallest, median and largest output margin of its points
 * @param norms the smallest, median and largest Euclidean norm of its points in {@link OrbitCoordinates}
 * @param sentences the description
 */
public record ClusterDescription(
        int cluster,
        int size,
        double share,
        double stability,
        Map<String, Integer> codes,
        int medoid,
        SolutionDescription typical,
        List<Double> margins,
        List<Double> norms,
        List<String> sentences) {

    /**
     * Describes every cluster of an analysis, the largest first.
     *
     * @param points the points of the analysis
     * @throws IllegalArgumentException as {@link SolutionCode#of}
     */
    public static List<ClusterDescription> of(
            Network network, Task task, List<double[]> points, ClusterAnalysis analysis) {
        List<ClusterDescription> descriptions = new ArrayList<>();
        OrbitCoordinates coordinates = new OrbitCoordinates(SymmetryGroup.of(network));
        for (int cluster = 0; cluster < analysis.clusters().count(); cluster++) {
            List<Integer> members = analysis.clusters().members(cluster);
            Map<String, Integer> codes = new TreeMap<>();
            double[] margins = new double[members.size()];
            double[] norms = new double[members.size()];
            for (int m = 0; m < members.size(); m++) {
                double[] parameters = points.get(members.get(m));
                SolutionCode code = SolutionCode.of(network, task, parameters);
                codes.merge(code.text(), 1, Integer::sum);
                margins[m] = code.outputMargin();
                norms[m] = Vectors.distance(coordinates.of(parameters), new double[parameters.length]);
            }
            int medoid = analysis.medoids().get(cluster);
            SolutionDescription typical = SolutionDescription.of(network, task, points.get(medoid));
            double stability = analysis.stability().get(cluster);
            double share = (double) members.size() / points.size();
            List<String> sentences = new ArrayList<>();
            // Alone, a point is always found again.
            String judgement = members.size() == 1
                    ? "."
                    : "; stability " + Phrase.number(stability) + " (" + judged(stability) + ").";
            sentences.add(
                    members.size() + " of " + points.size() + (points.size() == 1 ? " run" : " runs") + judgement);
            sentences.add(counted(codes, members.size()));
            sentences.add("The most central one: " + typical);
            descriptions.add(new ClusterDescription(
                    cluster,
                    members.size(),
                    share,
                    stability,
                    Map.copyOf(codes),
                    medoid,
                    typical,
                    spread(margins),
                    spread(norms),
                    List.copyOf(sentences)));
        }
        return List.copyOf(descriptions);
    }

    private static String judged(double stability) {
        if (stability >= 0.85) {
            return "highly stable";
        }
        if (stability >= 0.75) {
            return "stable";
        }
        return stability >= 0.6 ? "a pattern, its border is uncertain" : "not stable";
    }

    private static String counted(Map<String, Integer> codes, int size) {
        List<Map.Entry<String, Integer>> entries = new ArrayList<>(codes.entrySet());
        entries.sort((a, b) -> Integer.compare(b.getValue(), a.getValue()));
        if (entries.size() == 1) {
            return (size == 1 ? "It is " : "All are ") + entries.get(0).getKey() + ".";
        }
        return Phrase.list(entries.stream()
                        .map(entry -> entry.getValue() + " are " + entry.getKey())
                        .toList())
                + ".";
    }

    private static List<Double> spread(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        return List.of(sorted[0], median, sorted[n - 1]);
    }

    /** How this cluster differs from another one: in kind, or, if the kind is the same, in the size of the weights. */
    public String differenceFrom(ClusterDescription other) {
        String difference = typical.differenceFrom(other.typical);
        if (!typical.code().text().equals(other.typical.code().text())) {
            return difference;
        }
        return difference + " They differ in the size of the weights: here the norm is " + range(norms)
                + " and the output margin " + range(margins) + ", there " + range(other.norms) + " and "
                + range(other.margins) + ".";
    }

    private static String range(List<Double> spread) {
        String lowest = Phrase.number(spread.get(0));
        String highest = Phrase.number(spread.get(2));
        return lowest.equals(highest) ? lowest : lowest + " to " + highest;
    }

    @Override
    public String toString() {
        return String.join(" ", sentences);
    }
}
