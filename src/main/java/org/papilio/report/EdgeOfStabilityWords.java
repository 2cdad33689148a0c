package org.papilio.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.papilio.chaos.PreconditionedSharpness.Point;
import org.papilio.report.StabilityRun.Stretch;

/** Curvature against its bound as sentences and tables. */
final class EdgeOfStabilityWords {
    private static final int FIRST_STEPS = 8;

    /** A plateau is worth a sentence from this share of the steps on. */
    private static final double LONG = 0.1;

    /** How near to the best constant's loss a network counts as constant. */
    private static final double NEAR = 0.1;

    private EdgeOfStabilityWords() {}

    /** What the curvature did to the loss, the most important sentence first. */
    static List<String> story(StabilityRun run) {
        List<String> sentences = new ArrayList<>();
        List<Stretch> above = run.above();
        sentences.add(start(run));
        for (Stretch stretch : above) {
            if (stretch.from() > run.start().step()) {
                sentences.add(crossing(run, stretch));
                break;
            }
        }
        if (above.size() > 1) {
            sentences.add("In all, the curvature felt exceeds the bound in " + above.size()
                    + " stretches of steps; the last ends at step "
                    + above.get(above.size() - 1).to() + ".");
        }
        if (run.adam()) {
            sentences.add(rates(run));
        }
        plateau(run).ifPresent(sentences::add);
        return sentences;
    }

    private static String start(StabilityRun run) {
        Point start = run.start();
        double ratio = run.ratio(start);
        String at = "at step " + start.step() + " the curvature that it feels is " + Wording.about(start.sharpness());
        String bound = bound(run) + " = " + Wording.about(run.sharpness().bound());
        int peak = run.peakStep();
        if (ratio <= 1) {
            return at + ", below the bound " + bound + "; the largest loss is " + Wording.about(run.loss(peak))
                    + ", at step " + peak + ".";
        }
        int end = run.above().get(0).to();
        String factor = run.gradientDescent()
                ? ", so that a step multiplies a deviation along the steepest direction by −"
                        + Wording.about(2 * ratio - 1)
                : "";
        String rise = peak > 0
                ? "; the loss climbs from " + Wording.about(run.loss(0)) + " to "
                        + Wording.number(Math.round(run.loss(peak))) + " at step " + peak
                : "";
        Optional<Point> after = run.sharpness().points().stream()
                .filter(point -> point.step() > end)
                .findFirst();
        String fall = after.map(point -> ", until at step " + point.step() + " the curvature is "
                        + Wording.about(point.sharpness()) + ", " + Wording.about(run.ratio(point))
                        + " of the bound, and the loss " + Wording.about(run.loss(point.step())))
                .orElse(", and it never falls below the bound");
        return at + ", " + Wording.about(ratio) + " times the bound " + bound + factor + rise + fall + ".";
    }

    private static String crossing(StabilityRun run, Stretch stretch) {
        Point highest = run.sharpness().points().stream()
                .filter(point -> point.step() >= stretch.from() && point.step() <= stretch.to())
                .max(Comparator.comparing(run::ratio))
                .orElseThrow();
        return "At step " + stretch.from() + " the curvature felt rises above the bound "
                + Wording.about(run.sharpness().bound()) + " and stays there until step " + stretch.to()
                + ", at most " + Wording.significant(run.ratio(highest), 3)
                + " times as large: over these steps any difference grows exponentially, from whatever size it has.";
    }

    private static String rates(StabilityRun run) {
        Point early = run.sharpness().points().get(Math.min(1, run.sharpness().points().size() - 1));
        Optional<Stretch> last = run.above().stream()
                .filter(stretch -> stretch.from() > early.step())
                .findFirst();
        Point late = last.flatMap(stretch -> run.sharpness().points().stream()
                        .filter(point -> point.step() == stretch.from())
                        .findFirst())
                .orElse(run.sharpness().points().get(run.sharpness().points().size() - 1));
        double flattest = run.sharpness().points().stream()
                .filter(point -> point.step() > late.step() / 2)
                .mapToDouble(Point::curvature)
                .min()
                .orElse(Double.NaN);
        Point middle = run.sharpness().points().stream()
                .filter(point -> point.step() >= late.step() / 2)
                .findFirst()
                .orElse(late);
        return "The loss itself does not become steeper: its largest curvature is " + Wording.about(middle.curvature())
                + " at step " + middle.step() + " and " + Wording.about(late.curvature()) + " at step " + late.step()
                + " (at least " + Wording.about(flattest)
                + " since). But Adam divides by the root of the mean squared gradient, which falls as training"
                + " converges (the gradient's length is " + Wording.about(middle.slope()) + " and "
                + Wording.about(late.slope()) + "), so the median effective learning rate grows from "
                + Wording.about(rate(middle, 0.5)) + " to " + Wording.about(rate(late, 0.5)) + ".";
    }

    /** The effective rate below which a share of the parameters lies. */
    static double rate(Point point, double share) {
        return Grouping.quantile(point.rates().stream().sorted().toList(), share);
    }

    private static Optional<String> plateau(StabilityRun run) {
        Stretch flat = run.plateau();
        if (flat.length() < LONG * run.cell().steps()) {
            return Optional.empty();
        }
        double constant = NetworkResponse.constantLoss(run.map().objective());
        double loss = run.loss(flat.from());
        String sentence = "From step " + flat.from() + " to " + flat.to() + " the loss changes by less than 2 %, from "
                + Wording.significant(loss, 4) + " to " + Wording.significant(run.loss(flat.to()), 4);
        if (!(Math.abs(loss / constant - 1) < NEAR)) {
            return Optional.of(sentence + ".");
        }
        NetworkResponse first = run.response(0);
        NetworkResponse there = run.response(flat.from());
        Point point = run.sharpness().points().stream()
                .filter(p -> p.step() >= flat.from())
                .findFirst()
                .orElseThrow();
        String slope = Double.isNaN(there.slope())
                ? ""
                : "; the mean slope of the hidden units is " + Wording.about(there.slope()) + ", at step 0 it was "
                        + Wording.about(first.slope());
        String slow = run.gradientDescent()
                ? " Along its second direction the curvature is only " + Wording.about(point.second())
                        + ": gradient descent needs about 1/(η · curvature) = "
                        + Wording.about(1 / (run.learningRate() * point.second())) + " steps to move there."
                : "";
        return Optional.of(sentence + ": the network is nearly constant. The best constant output has a loss of "
                + Wording.significant(constant, 4) + "; the network's output varies by " + Wording.about(there.range())
                + " over the data, the targets by "
                + Wording.about(NetworkResponse.targetRange(run.map().objective())) + slope + "." + slow);
    }

    private static String bound(StabilityRun run) {
        return run.gradientDescent() ? "2/η" : run.adam() ? "2(1 + β₁)/((1 − β₁)η)" : "2(1 + β)/η";
    }

    /** What became of runs that differ in a setting. */
    static String comparison(List<StabilityRun> runs) {
        List<StabilityRun> diverged =
                runs.stream().filter(run -> !Selection.usable(run.cell())).toList();
        List<StabilityRun> spiked = runs.stream()
                .filter(run -> Selection.usable(run.cell()) && run.ratio(run.start()) > 1)
                .toList();
        List<StabilityRun> calm = runs.stream()
                .filter(run -> Selection.usable(run.cell()) && run.ratio(run.start()) <= 1)
                .toList();
        List<String> clauses = new ArrayList<>();
        if (!diverged.isEmpty()) {
            clauses.add("with " + labels(diverged) + " the run diverges (at step "
                    + Wording.list(diverged.stream()
                            .map(run -> Integer.toString(run.cell().steps()))
                            .toList())
                    + "): the curvature felt starts at " + ratios(diverged, true) + " times the bound and is never below "
                    + ratios(diverged, false) + " times");
        }
        if (!spiked.isEmpty()) {
            clauses.add("with " + labels(spiked) + " it starts above the bound, too, and the loss first rises to "
                    + Wording.list(spiked.stream()
                            .map(run -> Wording.about(run.loss(run.peakStep())))
                            .toList())
                    + ", but the run survives and ends at " + finals(spiked));
        }
        if (!calm.isEmpty()) {
            clauses.add("with " + labels(calm) + " it starts below and the loss ends at " + finals(calm));
        }
        return Wording.capital(String.join("; ", clauses)) + ".";
    }

    private static String labels(List<StabilityRun> runs) {
        String prefix = runs.get(0).label().replaceAll(" [^ ]*$", " ");
        boolean shared = runs.stream().allMatch(run -> run.label().startsWith(prefix));
        return shared
                ? prefix + Wording.list(runs.stream()
                        .map(run -> run.label().substring(prefix.length()))
                        .toList())
                : Wording.list(runs.stream().map(StabilityRun::label).toList());
    }

    private static String ratios(List<StabilityRun> runs, boolean atStart) {
        return Wording.list(runs.stream()
                .map(run -> Wording.about(run.ratio(atStart ? run.start() : run.lowest())))
                .toList());
    }

    private static String finals(List<StabilityRun> runs) {
        return Wording.list(
                runs.stream().map(run -> Wording.about(run.cell().loss())).toList());
    }

    /** A line for each run. */
    static Table comparisonTable(List<StabilityRun> runs) {
        double constant = NetworkResponse.constantLoss(runs.get(0).map().objective());
        boolean half = !Double.isNaN(constant);
        Table.Builder table = new Table.Builder("Curvature felt, as a multiple of the bound, and what became of the loss.")
                .words("Run")
                .numbers("at the start")
                .numbers("largest")
                .numbers("smallest")
                .numbers("largest loss")
                .numbers("at step");
        if (half) {
            table.numbers("below half the constant's");
        }
        table.words("End");
        for (StabilityRun run : runs) {
            List<Text> row = new ArrayList<>(List.of(
                    Text.of(run.label()),
                    Text.of(Wording.about(run.ratio(run.start()))),
                    Text.of(Wording.about(run.ratio(run.highest()))),
                    Text.of(Wording.about(run.ratio(run.lowest()))),
                    Text.of(Wording.about(run.loss(run.peakStep()))),
                    Text.of(Wording.number(run.peakStep()))));
            if (half) {
                row.add(Text.of(run.below(constant / 2)
                        .map(step -> "from step " + Wording.number(step))
                        .orElse("never")));
            }
            row.add(Text.of(
                    Selection.usable(run.cell())
                            ? "loss " + Wording.significant(run.cell().loss(), 3)
                            : run.cell().message().replaceAll(":.*", "")));
            table.row(row);
        }
        return table.note(half
                        ? "Half the constant's: half of " + Wording.significant(constant, 4)
                                + ", the loss of the best constant output."
                        : "")
                .build();
    }

    /** A line for each of some steps of one run. */
    static Table stepTable(StabilityRun run) {
        boolean adam = run.adam();
        Table.Builder table = new Table.Builder("The run of " + run.label() + " step by step.")
                .numbers("step")
                .numbers("loss")
                .numbers("gradient")
                .numbers("curvature felt")
                .numbers("of the bound")
                .numbers(adam ? "median rate" : "second curvature")
                .numbers("output varies by")
                .numbers("hidden slope");
        int next = 0;
        for (Point point : run.sharpness().points()) {
            boolean last = point == run.sharpness().points().get(run.sharpness().points().size() - 1);
            if (point.step() < next && !last) {
                continue;
            }
            next = point.step() < FIRST_STEPS ? point.step() + 1 : point.step() + Math.max(1, point.step() / 2);
            NetworkResponse response = run.response(point.step());
            table.row(
                    Wording.number(point.step()),
                    Wording.significant(run.loss(point.step()), 4),
                    Wording.about(point.slope()),
                    Wording.significant(point.sharpness(), 3),
                    Wording.significant(run.ratio(point), 3),
                    Wording.about(adam ? rate(point, 0.5) : point.second()),
                    Wording.about(response.range()),
                    Wording.about(response.slope()));
        }
        return table.note("Curvature felt: the largest eigenvalue of "
                        + (adam ? "P⁻¹H, H the Hessian and P what Adam divides its steps by" : "the Hessian")
                        + "; its bound is " + bound(run) + " = " + Wording.about(run.sharpness().bound())
                        + ". Hidden slope: mean slope of the hidden units' activation over the data.")
                .build();
    }
}
