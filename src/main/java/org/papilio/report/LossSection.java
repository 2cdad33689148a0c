package org.papilio.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.papilio.run.CellResult;
import org.papilio.study.Part;

/** The loss by step of any study, the median of each group of cells. */
final class LossSection implements Section {
    private static final int MOST_LINES = 8;

    @Override
    public String name() {
        return "loss";
    }

    @Override
    public String purpose() {
        return "loss by training step, the median of each group of cells";
    }

    @Override
    public Map<String, String> options() {
        return Map.of("part", "the part shown; every part unless given");
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        List<Block> blocks = new ArrayList<>();
        for (Part part : Parts.asked(evidence, options)) {
            Map<String, Curves.Line> lines = new LinkedHashMap<>();
            List<CellResult> trained =
                    evidence.cells().stream().filter(CellResult::trains).toList();
            Grouping.of(part, trained, MOST_LINES).groups().forEach((label, cells) -> {
                Curves.Line line = Curves.median(
                        cells.stream()
                                .filter(Selection::usable)
                                .map(CellResult::recorded)
                                .toList(),
                        cells.stream()
                                .filter(Selection::usable)
                                .map(CellResult::stepLoss)
                                .toList());
                if (line.steps().size() > 2) {
                    lines.put(label, line);
                }
            });
            if (!lines.isEmpty()) {
                blocks.add(GenericFigures.lines(
                        "loss-" + Labels.anchor(part.name()),
                        "loss",
                        lines,
                        "Loss by training step in part " + part.name() + ", the median of each group. " + ends(lines)));
            }
        }
        if (!blocks.isEmpty()) {
            blocks.add(0, new Block.Heading(1, "How the loss falls", "loss"));
        }
        return Contribution.of(blocks);
    }

    private static String ends(Map<String, Curves.Line> lines) {
        double low =
                lines.values().stream().mapToDouble(Curves.Line::last).min().orElse(Double.NaN);
        double high =
                lines.values().stream().mapToDouble(Curves.Line::last).max().orElse(Double.NaN);
        return "It ends at " + Wording.range(Wording.about(low), Wording.about(high)) + ".";
    }
}
