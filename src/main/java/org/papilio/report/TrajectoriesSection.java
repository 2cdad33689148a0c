package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.papilio.model.Activation;
import org.papilio.model.Network;
import org.papilio.run.CellResult;
import org.papilio.study.Part;

/** How loss, accuracy and every parameter move over the training steps, case by case. */
final class TrajectoriesSection implements Section {

    @Override
    public String name() {
        return "trajectories";
    }

    @Override
    public String purpose() {
        return "loss and accuracy by step, and every array of parameters as a path, case by case";
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                "part", "the part that is shown; it needs record: all",
                "by", "the axis whose values are the cases, round_initial unless given",
                "precision", "the precision of the runs shown, decimal(50) unless given",
                "gradient", "their gradient, central-difference unless given",
                "inputs", "their reading of the initial parameters, decimal unless given");
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Part part = Parts.named(evidence, options);
        String by = options.text("by", "round_initial");
        String precision = options.text("precision", "decimal(50)");
        Selection shown = new Selection(evidence.cells())
                .part(part.name())
                .where(Map.of(
                        "precision", precision,
                        "gradient", options.text("gradient", "central-difference"),
                        "inputs", options.text("inputs", "decimal")));
        List<TrajectoryFigures.Run> runs = new ArrayList<>();
        for (String value : shown.values(by)) {
            shown.where(by, value)
                    .finished()
                    .filter(evidence::hasTrajectory)
                    .ifPresent(cell -> runs.add(run(evidence, cell, by, value)));
        }
        if (runs.isEmpty()) {
            throw new ReportException("report section 'trajectories': part '" + part.name()
                    + "' has no finished run in " + precision + " with its trajectory kept (record: all)");
        }
        Network network = new Network(Parts.training(part, options).network(), Activation.SIGMOID, Activation.SOFTMAX);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "How the weights move", "trajectories"));
        String trust = precision.startsWith("decimal(")
                ? ": the true trajectories, free of round-off. "
                : "; they hold the round-off of " + precision + ". ";
        blocks.add(Block.paragraph("Drawn from the " + precision + " runs" + trust + accuracy(runs)));
        TrajectoryFigures figures = new TrajectoryFigures(runs, precision);
        blocks.add(figures.lossAndAccuracy());
        network.arrays().stream()
                .filter(array -> !TrajectoryFigures.isInSpace(array))
                .forEach(array -> blocks.add(figures.byStep(array)));
        for (Network.Array array : network.arrays()) {
            if (TrajectoryFigures.isInSpace(array)) {
                blocks.add(figures.inSpace(array));
                blocks.add(figures.inViews(array));
            }
        }
        return Contribution.of(blocks);
    }

    private static TrajectoryFigures.Run run(Evidence evidence, CellResult cell, String by, String value) {
        String label =
                by.equals("round_initial") ? Labels.rounding(value) : by.replace('_', ' ') + " " + Labels.words(value);
        return new TrajectoryFigures.Run(
                label, cell.recorded(), cell.stepLoss(), cell.stepAccuracy(), evidence.trajectory(cell));
    }

    /** From which step on every sample is classified rightly, as a sentence. */
    static String accuracy(List<TrajectoryFigures.Run> runs) {
        List<Integer> steps = new ArrayList<>();
        List<String> never = new ArrayList<>();
        for (TrajectoryFigures.Run run : runs) {
            int at = run.perfectFrom();
            if (at < 0) {
                never.add(run.label());
            } else {
                steps.add(at);
            }
        }
        if (steps.isEmpty()) {
            return "No run ends with every sample classified rightly.";
        }
        int first = steps.stream().mapToInt(Integer::intValue).min().orElse(0);
        int last = steps.stream().mapToInt(Integer::intValue).max().orElse(0);
        String when = first == last ? "at step " + first : "between steps " + first + " and " + last;
        return never.isEmpty()
                ? "Every run reaches an accuracy of 100 % for good " + when + "."
                : "The accuracy reaches 100 % for good " + when + ", but not "
                        + Labels.withRounding(Wording.list(never)) + ".";
    }
}
