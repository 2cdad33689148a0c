package org.papilio.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.papilio.run.CellResult;
import org.papilio.study.Part;

/** The loss by step of any study, the median of each group of cells. */
final class LossSection implements Section {
    private static final int MOST_LINES = 8;

    /** Losses that are sorted for a line of a large group. */
    private static final int MOST_VALUES = 4_000_000;

    private static final int FEWEST_DRAWN = 1000;

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
            Map<String, Drawn> drawn = new LinkedHashMap<>();
            List<CellResult> trained = Rows.of(evidence.cells(), cell -> cell.trains() && Selection.usable(cell));
            Grouping.of(part, trained, MOST_LINES).groups().forEach((label, cells) -> {
                Drawn some = Drawn.of(cells, most(cells));
                Curves.Line line = Curves.median(
                        some.cells().stream().map(CellResult::recorded).toList(),
                        some.cells().stream().map(CellResult::stepLoss).toList());
                if (line.steps().size() > 2) {
                    lines.put(label, line);
                    drawn.put(label, some);
                }
            });
            if (!lines.isEmpty()) {
                blocks.add(GenericFigures.lines(
                        "loss-" + Labels.anchor(part.name()),
                        "loss",
                        lines,
                        "Loss by training step in part " + part.name() + ", the median of each group. " + ends(lines)
                                + sampled(drawn.values())));
            }
        }
        if (!blocks.isEmpty()) {
            blocks.add(0, new Block.Heading(1, "How the loss falls", "loss"));
        }
        return Contribution.of(blocks);
    }

    /** What to say of medians of cells that were drawn. */
    private static String sampled(Collection<Drawn> drawn) {
        String start = Drawn.start(drawn);
        int least = drawn.stream()
                .mapToInt(group -> group.cells().size())
                .filter(count -> count > 0)
                .min()
                .orElse(1);
        Share middle = new Share(least / 2, least);
        return start.isEmpty()
                ? ""
                : start + ": with 95 % confidence each median lies between the "
                        + Wording.percent(middle.low()) + " and the " + Wording.percent(middle.high())
                        + " quantile of its group.";
    }

    /** How many of a large group are looked at. */
    private static int most(List<CellResult> cells) {
        int steps =
                cells.stream().findFirst().map(cell -> cell.recorded().size()).orElse(1);
        return Math.max(FEWEST_DRAWN, Math.min(Drawn.WHOLE, MOST_VALUES / Math.max(1, steps)));
    }

    private static String ends(Map<String, Curves.Line> lines) {
        double low =
                lines.values().stream().mapToDouble(Curves.Line::last).min().orElse(Double.NaN);
        double high =
                lines.values().stream().mapToDouble(Curves.Line::last).max().orElse(Double.NaN);
        return "It ends at " + Wording.range(Wording.about(low), Wording.about(high)) + ".";
    }
}
