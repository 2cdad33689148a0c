package org.papilio.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.papilio.chaos.PreconditionedSharpness.Point;
import org.papilio.report.StabilityRun.Stretch;

/**
 * What the curvature did to the loss and to differences in one run, as sentences.
 *
 * @param run the run in double
 * @param twins the distance of the same run in other precisions from the most precise one; may be empty
 */
record EdgeOfStabilityStory(StabilityRun run, List<Growth> twins) {

    /** A plateau is worth a sentence from this share of the steps on. */
    private static final double LONG = 0.1;

    /** How near to the best constant's loss a network counts as constant. */
    private static final double NEAR = 0.1;

    EdgeOfStabilityStory {
        twins = List.copyOf(twins);
    }

    /** The heading. */
    String title() {
        return crossing().isPresent()
                ? "When differences grow: " + run.label()
                : startsAbove()
                        ? "Why the loss first rises: " + run.label()
                        : plateau().isPresent()
                                ? "Why the loss stands still: " + run.label()
                                : "The curvature that " + run.label() + " feels";
    }

    /** The sentence for the answer of the report. */
    String answer() {
        if (crossing().isPresent()) {
            return crossed(crossing().get());
        }
        return startsAbove() ? start() : plateau().map(this::constant).orElseGet(this::start);
    }

    /** All sentences. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (isWholeStart()) {
            sentences.add(start());
        }
        crossing().ifPresent(stretch -> {
            sentences.add(crossed(stretch));
            if (run.adam()) {
                sentences.add(rates(stretch));
            }
        });
        if (!twins.isEmpty()) {
            sentences.add(crossing().map(this::growth).orElseGet(this::noGrowth));
        }
        plateau().ifPresent(flat -> {
            sentences.add(constant(flat));
            if (isConstant(flat)) {
                sentences.add(saturated(flat));
            }
        });
        return sentences;
    }

    /** Whether every one of the first steps was recorded, so that nothing that happens there is missed. */
    private boolean isWholeStart() {
        return run.cell().recorded().size() > 1 && run.cell().recorded().get(1) == 1;
    }

    private boolean startsAbove() {
        return isWholeStart() && run.ratio(run.start()) > 1;
    }

    /** The first time that the curvature rises above the bound. */
    private Optional<Stretch> crossing() {
        return run.above().stream()
                .filter(stretch -> stretch.from() > run.start().step())
                .findFirst();
    }

    private Optional<Stretch> plateau() {
        Stretch flat = run.plateau();
        return flat.length() < LONG * run.cell().steps() ? Optional.empty() : Optional.of(flat);
    }

    private Point at(int step) {
        return run.sharpness().points().stream()
                .filter(point -> point.step() >= step)
                .findFirst()
                .orElse(run.lastPoint());
    }

    private String bound() {
        return EdgeOfStabilityWords.bound(run) + " = "
                + Wording.about(run.sharpness().bound());
    }

    private String start() {
        Point start = run.start();
        double ratio = run.ratio(start);
        int peak = run.peakStep();
        String beginning = "At step " + start.step() + " the curvature that " + run.label() + " feels is "
                + Wording.about(start.sharpness());
        if (ratio <= 1) {
            return beginning + ", below the bound " + bound() + "; the largest loss is " + Wording.about(run.loss(peak))
                    + ", at step " + peak + ".";
        }
        String factor = run.gradientDescent()
                ? ": a step multiplies a deviation along the steepest direction by −" + Wording.about(2 * ratio - 1)
                : "";
        String rise = peak > 0
                ? "; the loss climbs from " + Wording.about(run.loss(0)) + " to "
                        + Wording.number(Math.round(run.loss(peak))) + " at step " + peak
                : "";
        int end = run.above().get(0).to();
        Point after = at(end + 1);
        String fall = after.step() > end
                ? ", until at step " + after.step() + " the curvature is " + Wording.about(after.sharpness()) + ", "
                        + Wording.about(run.ratio(after)) + " of the bound, and the loss "
                        + Wording.about(run.loss(after.step()))
                : ", and it never falls below the bound";
        return beginning + ", " + Wording.about(ratio) + " times the bound " + bound() + factor + rise + fall + ".";
    }

    private String crossed(Stretch stretch) {
        Point highest = run.sharpness().points().stream()
                .filter(point -> point.step() >= stretch.from() && point.step() <= stretch.to())
                .max(Comparator.comparing(run::ratio))
                .orElseThrow();
        return "At step " + stretch.from() + " the curvature that " + run.label() + " feels rises above the bound "
                + bound() + " and stays there until step " + stretch.to() + ", at most "
                + Wording.significant(run.ratio(highest), 3)
                + " times as large: over these steps a difference grows exponentially, whatever its size.";
    }

    private String rates(Stretch stretch) {
        Point middle = at(stretch.from() / 2);
        Point late = at(stretch.from());
        double before = EdgeOfStabilityWords.rate(middle, 0.5);
        double after = EdgeOfStabilityWords.rate(late, 0.5);
        boolean steps = after / before > late.curvature() / middle.curvature();
        return (steps
                        ? "It is not the loss that has become steeper but the steps that have become larger: "
                        : "The loss has become steeper: ")
                + "from step " + middle.step() + " to " + late.step() + " the largest curvature of the loss goes from "
                + Wording.about(middle.curvature()) + " to " + Wording.about(late.curvature())
                + ", the gradient's length from " + Wording.about(middle.slope()) + " to " + Wording.about(late.slope())
                + ", and as Adam divides by the root of the mean squared gradient, the median effective learning rate from "
                + Wording.about(before) + " to " + Wording.about(after) + ".";
    }

    private String growth(Stretch stretch) {
        List<String> each = new ArrayList<>();
        double factor = 0;
        for (Growth twin : twins) {
            double before = Double.NaN;
            double after = 0;
            for (int i = 0; i < twin.steps().size(); i++) {
                double distance = twin.distances().get(i);
                if (twin.steps().get(i) <= stretch.from()) {
                    before = distance;
                } else {
                    after = Math.max(after, distance);
                }
            }
            each.add("from " + Wording.about(before) + " to " + Wording.about(after) + " (" + twin.label() + ")");
            factor = before > 0 ? Math.max(factor, after / before) : factor;
        }
        return "The same run in other precisions shows it: after step " + stretch.from()
                + " the largest difference of any weight from the most precise run grows " + Wording.list(each)
                + ", at most " + Wording.decadeOf(factor) + "-fold.";
    }

    private String noGrowth() {
        return "The same run in other precisions never leaves the most precise one by more than "
                + Wording.list(twins.stream()
                        .map(twin -> Wording.about(twin.distances().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .max()
                                        .orElse(Double.NaN))
                                + " (" + twin.label() + ")")
                        .toList())
                + " in any weight.";
    }

    private boolean isConstant(Stretch flat) {
        double constant = NetworkResponse.constantLoss(run.map().objective());
        return Math.abs(run.loss(flat.from()) / constant - 1) < NEAR;
    }

    private String constant(Stretch flat) {
        String sentence = "From step " + flat.from() + " to " + flat.to() + " the loss of " + run.label()
                + " changes by less than 2 %, from " + Wording.significant(run.loss(flat.from()), 4) + " to "
                + Wording.significant(run.loss(flat.to()), 4);
        return isConstant(flat)
                ? sentence + ": the network is nearly constant there, and the best constant output has a loss of "
                        + Wording.significant(
                                NetworkResponse.constantLoss(run.map().objective()), 4) + "."
                : sentence + ".";
    }

    private String saturated(Stretch flat) {
        NetworkResponse first = run.response(0);
        NetworkResponse there = run.response(flat.from());
        Point point = at(flat.from());
        String slope = Double.isNaN(there.slope())
                ? ""
                : "; the mean slope of the hidden units is " + Wording.about(there.slope()) + ", at step 0 it was "
                        + Wording.about(first.slope());
        String slow = run.gradientDescent()
                ? ". Along its second direction the curvature is only " + Wording.about(point.second())
                        + ": gradient descent needs about 1/(η · curvature) = "
                        + Wording.about(1 / (run.learningRate() * point.second())) + " steps to move there"
                : "";
        return "Its output varies by " + Wording.about(there.range()) + " over the data, the targets by "
                + Wording.about(NetworkResponse.targetRange(run.map().objective())) + slope + slow + ".";
    }
}
