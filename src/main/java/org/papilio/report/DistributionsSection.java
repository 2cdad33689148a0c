package org.papilio.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.papilio.run.CellResult;
import org.papilio.study.Part;

/**
 * How the results of any study spread within groups: distances from references, or final losses where nothing is
 * compared.
 */
final class DistributionsSection implements Section {
    private static final int MOST_BOXES = 12;

    /** A box of fewer values than this says less than the values themselves. */
    private static final int FEWEST_VALUES = 5;

    @Override
    public String name() {
        return "distributions";
    }

    @Override
    public String purpose() {
        return "distribution of the final distances from each reference, or of the final loss, and of the exponents of "
                + "maps, in groups";
    }

    @Override
    public Map<String, String> options() {
        return Map.of("part", "the part shown; every part unless given");
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        List<Block> blocks = new ArrayList<>();
        for (Part part : Parts.asked(evidence, options)) {
            Grouping grouping = Grouping.of(part, evidence.cells(), MOST_BOXES);
            for (Part.Comparison comparison : part.compare()) {
                Map<String, List<Double>> samples = new LinkedHashMap<>();
                grouping.groups()
                        .forEach((label, cells) ->
                                keep(samples, label, OverviewSection.distances(evidence, comparison.name(), cells)));
                if (!samples.isEmpty()) {
                    blocks.add(GenericFigures.boxes(
                            "spread-" + Labels.anchor(part.name() + " " + comparison.name()),
                            "distance from " + Labels.words(comparison.name()),
                            samples,
                            "Final distances from the reference \"" + comparison.name() + "\" in part " + part.name()
                                    + "."));
                }
            }
            Map<String, List<Double>> exponents = new LinkedHashMap<>();
            grouping.groups()
                    .forEach((label, cells) -> keep(
                            exponents,
                            label,
                            Grouping.values(cells, MapColumns::exponent).stream()
                                    .filter(exponent -> !exponent.isInfinite())
                                    .toList()));
            if (!exponents.isEmpty()) {
                blocks.add(GenericFigures.boxes(
                        "exponents-" + Labels.anchor(part.name()),
                        MapColumns.EXPONENT + " (nats per step)",
                        exponents,
                        "Largest Lyapunov exponents in part " + part.name() + "."));
            }
            Map<String, List<Double>> losses = new LinkedHashMap<>();
            grouping.groups().forEach((label, cells) -> keep(losses, label, Grouping.values(cells, CellResult::loss)));
            if (part.compare().isEmpty() && !losses.isEmpty()) {
                blocks.add(GenericFigures.boxes(
                        "spread-" + Labels.anchor(part.name()),
                        "final loss",
                        losses,
                        "Final losses in part " + part.name() + "."));
            }
        }
        if (!blocks.isEmpty()) {
            blocks.add(0, new Block.Heading(1, "How the results spread", "distributions"));
        }
        return Contribution.of(blocks);
    }

    private static void keep(Map<String, List<Double>> samples, String label, List<Double> values) {
        if (values.size() >= FEWEST_VALUES) {
            samples.put(label, values);
        }
    }
}
