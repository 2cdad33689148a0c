package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.run.CellResult;
import org.papilio.study.Part;

/** How runs part: from the run that was not rounded, and with one gradient from those with another. */
final class DivergenceSection implements Section {

    /** A parameter off by more than this follows another trajectory. */
    static final double LEFT = 0.01;

    @Override
    public String name() {
        return "divergence";
    }

    @Override
    public String purpose() {
        return "distance by step of each rounding from the unrounded run, and what the formula of the gradient changes";
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                "part", "the part with the axes round_initial, precision and gradient; it needs record: all",
                "referee", "precision of the referee, decimal(50) unless given",
                "gradient", "the gradient of the runs, central-difference unless given",
                "other_gradient", "the gradient it is compared with, backpropagation unless given",
                "inputs", "their reading of the initial parameters, decimal unless given");
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Part part = Parts.named(evidence, options);
        String referee = options.text("referee", "decimal(50)");
        String gradient = options.text("gradient", "central-difference");
        String other = options.text("other_gradient", "backpropagation");
        Selection cells =
                new Selection(evidence.cells()).part(part.name()).where("inputs", options.text("inputs", "decimal"));
        List<Growth> roundings = roundings(evidence, cells.where("gradient", gradient), referee);
        List<GradientPair> pairs = gradients(evidence, cells, referee, gradient, other);
        if (roundings.isEmpty() && pairs.isEmpty()) {
            throw new ReportException("report section 'divergence': part '" + part.name() + "' has no finished runs in "
                    + referee + " with " + gradient + " that could be compared");
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "Where the runs part", "divergence"));
        if (!roundings.isEmpty()) {
            blocks.add(DivergenceFigures.roundings(roundings, referee));
        }
        if (!pairs.isEmpty()) {
            blocks.add(new Block.Heading(2, "What the gradient's formula changes", "gradients"));
            blocks.add(Block.paragraph(DivergenceProse.gradients(pairs, gradient, other)));
            blocks.add(new Block.Grid(DivergenceProse.gradientTable(pairs, gradient, other, referee)));
        }
        return Contribution.of(blocks);
    }

    /**
     * One case with two gradients.
     *
     * @param label names the case
     * @param apart the distance by step of the referee's runs with the two gradients
     * @param noise the distance from the referee by step of the double run with the first gradient
     * @param otherNoise the same with the other gradient, from the referee with that gradient
     */
    record GradientPair(String label, Growth apart, Growth noise, Growth otherNoise) {}

    private static List<Growth> roundings(Evidence evidence, Selection cells, String referee) {
        Selection truths = cells.where("precision", referee);
        Optional<CellResult> base = kept(evidence, truths.where("round_initial", Selection.NONE));
        List<Growth> roundings = new ArrayList<>();
        if (base.isPresent()) {
            for (String rounding : truths.values("round_initial")) {
                if (!rounding.equals(Selection.NONE)) {
                    kept(evidence, truths.where("round_initial", rounding))
                            .ifPresent(cell -> roundings.add(
                                    PublishedSection.growth(evidence, Labels.rounding(rounding), cell, base.get())));
                }
            }
        }
        return roundings;
    }

    private static List<GradientPair> gradients(
            Evidence evidence, Selection cells, String referee, String gradient, String other) {
        List<GradientPair> pairs = new ArrayList<>();
        for (String rounding : cells.values("round_initial")) {
            Selection rounded = cells.where("round_initial", rounding);
            Selection one = rounded.where("gradient", gradient);
            Selection two = rounded.where("gradient", other);
            Optional<CellResult> truth = kept(evidence, one.where("precision", referee));
            Optional<CellResult> otherTruth = kept(evidence, two.where("precision", referee));
            Optional<CellResult> doubles = kept(evidence, one.where("precision", "double"));
            Optional<CellResult> otherDoubles = kept(evidence, two.where("precision", "double"));
            if (truth.isPresent() && otherTruth.isPresent() && doubles.isPresent() && otherDoubles.isPresent()) {
                String label = Labels.rounding(rounding);
                pairs.add(new GradientPair(
                        label,
                        PublishedSection.growth(evidence, label, truth.get(), otherTruth.get()),
                        PublishedSection.growth(evidence, label, doubles.get(), truth.get()),
                        PublishedSection.growth(evidence, label, otherDoubles.get(), otherTruth.get())));
            }
        }
        return pairs;
    }

    private static Optional<CellResult> kept(Evidence evidence, Selection cells) {
        return cells.finished().filter(evidence::hasTrajectory);
    }
}
