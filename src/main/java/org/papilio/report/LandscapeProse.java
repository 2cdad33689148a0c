package org.papilio.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.papilio.chaos.Escape;
import org.papilio.chaos.Saddles;
import org.papilio.report.LandscapeRun.Passage;
import org.papilio.train.Optimiser;

/** The landscape of the loss in sentences and tables. */
final class LandscapeProse {
    /** A prediction this near counts as right, steps. */
    private static final int NEAR = 1;

    private LandscapeProse() {}

    /** Where differences grow, against the sharpness; empty without a threshold. */
    static Optional<String> cause(List<LandscapeRun> runs) {
        if (runs.stream().anyMatch(run -> run.threshold().isEmpty())) {
            return Optional.empty();
        }
        List<LandscapeRun> sharp =
                runs.stream().filter(run -> run.lastAbove() >= 0).toList();
        if (sharp.isEmpty()) {
            return Optional.of("The loss is never too sharp for the learning rate: its largest curvature stays below "
                    + threshold(runs) + " in every run, so that no step overshoots.");
        }
        String who = sharp.size() == runs.size()
                ? runs.size() == 1 ? "in the run" : "in every run"
                : "in " + sharp.size() + " of " + runs.size() + " runs";
        double above =
                sharp.stream().mapToDouble(run -> run.digitsAboveAndBelow()[0]).sum();
        double below =
                sharp.stream().mapToDouble(run -> run.digitsAboveAndBelow()[1]).sum();
        String sharpSteps = Wording.percentSpan(sharp.stream()
                .mapToDouble(run ->
                        run.above(run.sharpness()) / (double) run.sharpness().size()));
        String digits = range(sharp, run -> run.digitsAboveAndBelow()[0]) + " digits are lost at these steps, "
                + range(sharp, run -> run.digitsAboveAndBelow()[1]) + " at the others";
        boolean there = above > 0 && above >= below;
        return Optional.of((there
                        ? "Differences grow while the loss is too sharp for the learning rate"
                        : "Differences do not grow where the loss is too sharp for the learning rate")
                + " (largest curvature above " + threshold(runs) + "), which " + who + " it is at " + sharpSteps
                + " of the steps, until step " + range(sharp, LandscapeRun::lastAbove) + ": " + digits + "."
                + damped(runs));
    }

    /** At how many of the sharp steps an update of one array after another really overshoots. */
    private static String damped(List<LandscapeRun> runs) {
        if (!runs.get(0).sequential() || runs.get(0).met().isEmpty()) {
            return "";
        }
        int above = runs.stream().mapToInt(run -> run.above(run.sharpness())).sum();
        int both = runs.stream().mapToInt(LandscapeRun::overshooting).sum();
        String words = " Because the arrays are updated one after another, a step really overshoots at only " + both
                + " of these " + above;
        Optional<String> inside = median(runs, true);
        Optional<String> outside = median(runs, false);
        return words
                + (inside.isPresent() && outside.isPresent()
                        ? "; at the others the largest multiplier of the map is " + inside.get()
                                + " in the median, against " + outside.get() + " where the loss is not too sharp."
                        : ".");
    }

    private static Optional<String> median(List<LandscapeRun> runs, boolean tooSharp) {
        List<Double> multipliers = runs.stream()
                .flatMap(run -> run.stretching(tooSharp).stream())
                .sorted()
                .toList();
        return multipliers.isEmpty()
                ? Optional.empty()
                : Optional.of(Wording.significant(Grouping.quantile(multipliers, 0.5), 3));
    }

    private static String threshold(List<LandscapeRun> runs) {
        boolean momentum = runs.get(0).run().map().optimiser() instanceof Optimiser.Momentum;
        return (momentum ? "2 (1 + momentum) / rate = " : "2 / rate = ")
                + range(runs, run -> run.threshold().orElse(Double.NaN));
    }

    /** What the threshold does not say, computed. */
    static String caveat(List<LandscapeRun> runs) {
        LandscapeRun first = runs.get(0);
        if (first.threshold().isEmpty()) {
            return "For this optimiser or batch there is no one sharpness above which a step overshoots; the curvature is "
                    + "shown without such a line.";
        }
        String words = "The rule 2 / rate holds for a step of gradient descent that moves all weights at once.";
        if (!first.sequential()) {
            return words + " That is the update of these runs.";
        }
        return words + " Here the arrays are updated one after another, and the curvature that counts is another one. "
                + "Whether such a step overshoots, the derivative of the very map that runs says: it has then a multiplier "
                + "below −1. It stretches a difference where any multiplier is larger than 1 in absolute value.";
    }

    /** Sharpness against the threshold, run by run. */
    static Table sharpness(List<LandscapeRun> runs) {
        Table.Builder table = new Table.Builder("Curvature of the loss along each run.")
                .words("Run")
                .numbers("largest")
                .numbers("at step")
                .numbers("smallest")
                .numbers("at step")
                .numbers("steps too sharp")
                .numbers("until step")
                .numbers("digits lost in them")
                .numbers("in the others");
        for (LandscapeRun run : runs) {
            int largest = LandscapeRun.extreme(run.sharpness(), true);
            int smallest = LandscapeRun.extreme(run.lowest(), false);
            boolean known = run.threshold().isPresent();
            table.row(
                    run.label(),
                    Wording.about(run.sharpness().get(largest)),
                    Integer.toString(largest),
                    Wording.about(run.lowest().get(smallest)),
                    Integer.toString(smallest),
                    known
                            ? run.above(run.sharpness()) + " of "
                                    + run.sharpness().size()
                            : "–",
                    run.lastAbove() < 0 ? "–" : Integer.toString(run.lastAbove()),
                    known ? Wording.about(run.digitsAboveAndBelow()[0]) : "–",
                    known ? Wording.about(run.digitsAboveAndBelow()[1]) : "–");
        }
        return table.note("Largest, smallest: eigenvalues of the Hessian of the loss over all samples. Too sharp: the "
                        + "largest exceeds the bound at the beginning of the step.")
                .build();
    }

    /** Which saddles are passed, and how well their escape is predicted. */
    static String saddles(List<LandscapeRun> runs, double radius) {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        List<Passage> all = new ArrayList<>();
        for (LandscapeRun run : runs) {
            run.passages().forEach(passage -> kinds.computeIfAbsent(passage.kind(), k -> new ArrayList<>())
                    .add(run.label()));
            all.addAll(run.passages());
        }
        if (all.isEmpty()) {
            return "From every point at which the gradient is smallest, Newton's method looks for the stationary point that "
                    + "slowed the run down. No run passes a saddle within a distance of " + Wording.about(radius) + ".";
        }
        String intro =
                "From every point at which the gradient is smallest, Newton's method looks for the stationary point "
                        + "that slowed the run down. Within a distance of " + Wording.about(radius) + " the "
                        + (runs.size() == 1 ? "run passes " : runs.size() + " runs pass ")
                        + Wording.count(all.size(), "saddle", "saddles") + ". " + kinds(kinds, runs) + " ";
        return intro + escapes(all);
    }

    private static String kinds(Map<String, List<String>> kinds, List<LandscapeRun> runs) {
        if (kinds.size() == 1) {
            String kind = kinds.keySet().iterator().next();
            return "All are of one kind, " + kind
                    + (runs.size() > 1 ? ": no run passes a kind of saddle that the others do not." : ".");
        }
        return "They are of " + kinds.size() + " kinds: "
                + kinds.entrySet().stream()
                        .map(kind -> kind.getKey() + " ("
                                + Wording.list(
                                        kind.getValue().stream().distinct().toList()) + ")")
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String escapes(List<Passage> all) {
        int judged = 0;
        int map = 0;
        int curvature = 0;
        for (Passage passage : all) {
            Saddles.Saddle saddle = passage.saddle();
            if (saddle.measuredEscape().isPresent() && passage.escape().isPresent()) {
                int measured = saddle.measuredEscape().getAsInt();
                judged++;
                map += passage.escape()
                                .flatMap(e -> e.predicted().isPresent()
                                        ? Optional.of(e.predicted().getAsInt())
                                        : Optional.empty())
                                .filter(t -> Math.abs(t - measured) <= NEAR)
                                .isPresent()
                        ? 1
                        : 0;
                curvature += saddle.predictedEscape()
                                .filter(t -> Math.abs(t - measured) <= NEAR)
                                .isPresent()
                        ? 1
                        : 0;
            }
        }
        return judged == 0
                ? "No escape could be both measured and predicted."
                : "The time of escape predicted from the multipliers of the very map that runs, at the saddle, is right to "
                        + "one step in " + map + " of " + judged
                        + " cases; the usual rule, growth by 1 + rate × |curvature| "
                        + "along the direction of most negative curvature, in " + curvature + ".";
    }

    /** Every saddle passed. */
    static Table passages(List<LandscapeRun> runs, double radius) {
        Table.Builder table = new Table.Builder("Saddles passed within a distance of " + Wording.about(radius) + ".")
                .words("Run")
                .numbers("nearest at step")
                .numbers("distance")
                .numbers("loss there")
                .numbers("negative curvature")
                .numbers("largest multiplier")
                .numbers("escape, by the map")
                .numbers("by curvature")
                .numbers("measured");
        for (LandscapeRun run : runs) {
            for (Passage passage : run.passages()) {
                Saddles.Saddle saddle = passage.saddle();
                Optional<Escape> escape = passage.escape();
                table.row(
                        run.label(),
                        Integer.toString(saddle.closestStep()),
                        Wording.about(saddle.distance()),
                        Wording.significant(passage.loss(), 3),
                        Wording.about(saddle.unstable().get(0)) + " ("
                                + saddle.unstable().size() + ")",
                        escape.map(e -> Wording.significant(
                                        e.multipliers().get(0).modulus(), 3))
                                .orElse("–"),
                        escape.map(e -> e.predicted().isPresent()
                                        ? Integer.toString(e.predicted().getAsInt())
                                        : "never")
                                .orElse("–"),
                        saddle.predictedEscape()
                                .map(t -> t < 1000 ? Long.toString(Math.round(t)) : Wording.about(t))
                                .orElse("–"),
                        saddle.measuredEscape().isPresent()
                                ? Integer.toString(saddle.measuredEscape().getAsInt())
                                : "not in this run");
            }
        }
        return table.note("Negative curvature: the most negative eigenvalue of the Hessian, in brackets how many are "
                        + "negative. Largest multiplier: by how much one step of the map stretches a small distance from the "
                        + "saddle. Escape: steps from the nearest point until the distance exceeds "
                        + Wording.about(radius) + "; by the map: with the map's derivative at the saddle.")
                .build();
    }

    private static String range(List<LandscapeRun> runs, ToDoubleFunction<LandscapeRun> value) {
        return Wording.span(runs.stream().mapToDouble(value));
    }
}
