package org.papilio.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.papilio.model.Network;
import org.papilio.model.Objective;
import org.papilio.run.CellResult;
import org.papilio.run.TrainingComputation;
import org.papilio.solution.SolutionCode;
import org.papilio.solution.WeightMetric;
import org.papilio.study.Axis;
import org.papilio.study.Part;

/**
 * What the trained networks compute: kinds of solution, clusters of final weights, and what rounding changes. A few
 * runs are shown case by case, many as shares.
 */
final class SolutionsSection implements Section {

    /** More runs than these are shown as shares. */
    private static final int MOST_CASES = 24;

    private static final List<String> SAME_NETWORK = List.of("task", "network", "activation", "output");

    @Override
    public String name() {
        return "solutions";
    }

    @Override
    public String purpose() {
        return "what the hidden units compute: clusters of final weights modulo the symmetries of the network, each "
                + "described in words, and how often rounding changes the kind of solution";
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                "part", "the part whose final weights are compared",
                "metric", "what counts as a difference: raw, symmetry or direction; direction unless given",
                "precision", "the precision of the runs, the most exact one unless given",
                "gradient", "the gradient of the runs, the first of the part unless given",
                "inputs", "their reading of the initial parameters, the first of the part unless given",
                "compare", "for many runs: the comparison that names their unrounded twins, unrounded unless given");
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Part part = Parts.named(evidence, options);
        WeightMetric metric = metric(options.text("metric", "direction"));
        for (Axis axis : part.axes()) {
            if (SAME_NETWORK.contains(axis.field())) {
                throw problem(
                        part, "has the axis " + axis.field() + ", and different networks have no weights in common");
            }
        }
        Objective objective =
                TrainingComputation.map(Parts.training(part, options)).objective();
        Network network = objective.network();
        if (network.layers().size() < 3) {
            throw problem(part, "has networks without a hidden layer: there is no hidden unit to describe");
        }
        if (!SolutionCode.applies(network, objective.task())) {
            throw problem(
                    part,
                    "is no classification of at most 256 samples by at most 64 hidden units, and only those have kinds "
                            + "of solution");
        }
        Selection cells = selected(evidence, part, options);
        if (cells.isEmpty()) {
            throw problem(part, "has no finished cell with these options");
        }
        List<String> axes = part.axes().stream()
                .map(Axis::field)
                .filter(field -> cells.values(field).size() > 1)
                .toList();
        if (cells.cells().size() <= MOST_CASES) {
            SolutionRuns runs = SolutionRuns.of(network, objective.task(), cells.cells(), axes);
            requireRuns(part, runs, cells);
            return CaseSolutions.contribution(part.name(), metric, runs, leftOut(cells));
        }
        Selection twins = cells.values("round_initial").contains(Selection.NONE)
                ? cells.where("round_initial", Selection.NONE)
                : cells;
        SolutionRuns runs = SolutionRuns.of(network, objective.task(), twins.cells(), axes);
        requireRuns(part, runs, twins);
        List<RoundingChange> changes =
                RoundingChange.of(evidence, cells, options.text("compare", "unrounded"), network, objective.task());
        return ManySolutions.contribution(part.name(), metric, runs, leftOut(twins), changes);
    }

    /** The cells of a part in one precision, with one gradient and one reading of the initial parameters. */
    static Selection selected(Evidence evidence, Part part, Options options) {
        Selection cells = new Selection(evidence.cells()).part(part.name());
        for (String field : List.of("precision", "gradient", "inputs")) {
            List<String> values = cells.values(field);
            if (!values.isEmpty()) {
                String otherwise = field.equals("precision") ? mostExact(values) : values.get(0);
                cells = cells.where(field, options.text(field, otherwise));
            }
        }
        return cells;
    }

    /** The precision with the most digits. */
    static String mostExact(List<String> precisions) {
        return precisions.stream()
                .max(Comparator.comparingInt(SolutionsSection::digits))
                .orElseThrow();
    }

    private static int digits(String precision) {
        return switch (precision) {
            case "float" -> 7;
            case "double" -> 15;
            case "double-double" -> 31;
            default ->
                precision.matches("decimal\\(\\d+\\)") ? Integer.parseInt(PublishedFindings.digitsOf(precision)) : 0;
        };
    }

    private static WeightMetric metric(String name) {
        return List.of(WeightMetric.values()).stream()
                .filter(metric -> metric.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new ReportException(
                        "report section 'solutions': unknown metric '" + name + "'; use raw, symmetry or direction"));
    }

    private static void requireRuns(Part part, SolutionRuns runs, Selection cells) {
        if (runs.size() == 0) {
            throw problem(
                    part,
                    "has no run that ended with finite weights: "
                            + leftOut(cells).orElse("none finished"));
        }
        if (runs.size() == 1) {
            throw problem(
                    part,
                    "has a single run that ended with finite weights, which forms no clusters; its solution is "
                            + runs.codes().get(0).text());
        }
    }

    /** Says which cells have no final weights. */
    private static Optional<String> leftOut(Selection cells) {
        List<CellResult> out =
                cells.cells().stream().filter(cell -> !Selection.usable(cell)).toList();
        return out.isEmpty()
                ? Optional.empty()
                : Optional.of(Wording.number(out.size()) + " of "
                        + Wording.count(cells.cells().size(), "run", "runs") + " diverged or failed");
    }

    private static ReportException problem(Part part, String what) {
        return new ReportException("report section 'solutions': part '" + part.name() + "' " + what);
    }
}
