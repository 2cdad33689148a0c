package org.papilio.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.papilio.model.Activation;
import org.papilio.model.DivisionCircuit;
import org.papilio.model.Network;
import org.papilio.model.Tasks;
import org.papilio.random.LegacyRandom;
import org.papilio.solution.CanonicalForm;
import org.papilio.solution.CircuitEnd;
import org.papilio.solution.ClusterAnalysis;
import org.papilio.solution.OrbitDistance;
import org.papilio.solution.SolutionCode;
import org.papilio.solution.SymmetryGroup;
import org.papilio.solution.WeightMetric;

/** What final weights are compared by: symmetries, distances, clusters, codes. */
final class SolutionChecks {
    private static final int POINTS = 24;

    private SolutionChecks() {}

    static List<Check> all() {
        List<Check> checks = new ArrayList<>();
        for (Activation hidden : List.of(Activation.SIGMOID, Activation.TANH, Activation.RELU)) {
            Network network = new Network(List.of(2, 3, 2), hidden, Activation.SOFTMAX);
            String of = "of networks with hidden " + hidden.name().toLowerCase(Locale.ROOT);
            String name = hidden.name().toLowerCase(Locale.ROOT);
            checks.add(
                    Check.of("solution/symmetry/" + name, "images and representatives " + of, () -> symmetry(network)));
            checks.add(Check.of(
                    "solution/clusters/" + name,
                    "distances, hierarchy, cut, stability and density " + of,
                    () -> clusters(network)));
        }
        Network xor = new Network(List.of(2, 3, 2), Activation.SIGMOID, Activation.SOFTMAX);
        checks.add(Check.of("solution/codes", "Boolean functions of hidden units", () -> points(xor).stream()
                .map(point -> SolutionCode.of(xor, Tasks.named("xor", 2), point))
                .toList()));
        checks.add(Check.of("solution/circuits", "ends of division circuits", () -> points(xor).stream()
                .map(point -> CircuitEnd.of(
                        new DivisionCircuit(DivisionCircuit.Form.COMPLEX),
                        Arrays.copyOf(point, DivisionCircuit.PARAMETERS),
                        false))
                .toList()));
        return checks;
    }

    private static Object symmetry(Network network) {
        SymmetryGroup group = SymmetryGroup.of(network);
        CanonicalForm canonical = new CanonicalForm(group);
        OrbitDistance distance = new OrbitDistance(group);
        SplittableRandom random = new SplittableRandom(1);
        List<Object> values = new ArrayList<>();
        List<double[]> points = points(network);
        for (double[] point : points) {
            double[] image = group.act(group.random(random), point);
            values.add(List.of(
                    image,
                    canonical.of(image),
                    distance.between(points.get(0), image),
                    distance.betweenDirections(points.get(0), image)));
        }
        return values;
    }

    private static Object clusters(Network network) {
        ClusterAnalysis.Settings settings =
                new ClusterAnalysis.Settings(ClusterAnalysis.Settings.DEFAULT.linkage(), 6, 0.02, 4, 10, 1);
        ClusterAnalysis analysis = ClusterAnalysis.of(WeightMetric.SYMMETRY, network, points(network), settings);
        return List.of(
                analysis.dendrogram(),
                analysis.silhouettes(),
                analysis.cut(),
                analysis.clusters(),
                analysis.silhouette(),
                analysis.stability(),
                analysis.medoids(),
                analysis.density());
    }

    /** Weights scattered around four centres. */
    private static List<double[]> points(Network network) {
        LegacyRandom random = new LegacyRandom(4);
        List<double[]> centres = new ArrayList<>();
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            double[] point = new double[network.parameterCount()];
            for (int k = 0; k < point.length; k++) {
                point[k] = i < 4 ? 3 * random.nextGaussian() : centres.get(i % 4)[k] + 0.1 * random.nextGaussian();
            }
            centres.add(point);
            points.add(point);
        }
        return points;
    }
}
