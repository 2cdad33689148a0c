package org.papilio.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.papilio.chart.Layout;
import org.papilio.chart.Theme;
import org.papilio.chart.TilesFigure;
import org.papilio.run.CellResult;
import org.papilio.study.Part;

/** Test images that a trained network gets wrong, drawn, with its probabilities. */
final class MisclassifiedSection implements Section {
    private static final int SHOWN = 10;
    private static final int ACROSS = 5;

    @Override
    public String name() {
        return "misclassified";
    }

    @Override
    public String purpose() {
        return "images: the first test images that a network gets wrong, drawn, with its probabilities";
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                "part", "the part with the measurement misclassified",
                "gradient", "the gradient of the cells; of all, the first cell is shown, unless given");
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Part part = ImageRuns.part(evidence, options);
        List<CellResult> cells = ImageRuns.cells(evidence, part, options);
        CellResult cell = cells.get(0);
        List<ImageRuns.Wrong> all = ImageRuns.misclassified(cell);
        if (all.isEmpty()) {
            throw new ReportException("report section 'misclassified': part '" + part.name()
                    + "' did not measure them, or gets every image right; add  measure: [misclassified]");
        }
        List<ImageRuns.Wrong> wrong = all.subList(0, Math.min(SHOWN, all.size()));
        long often = wrong.stream()
                .filter(one -> cells.stream().allMatch(other -> ImageRuns.misclassified(other).stream()
                        .anyMatch(w -> w.image() == one.image())))
                .count();
        String which = "the network of seed " + Selection.setting(cell, "seed");
        List<TilesFigure.Tile> tiles = new ArrayList<>();
        Table.Builder table = new Table.Builder("Outputs for these images (probabilities in per cent)")
                .numbers("image")
                .numbers("is");
        for (int digit = 0; digit < wrong.get(0).outputs().size(); digit++) {
            table.numbers(Integer.toString(digit));
        }
        for (ImageRuns.Wrong one : wrong) {
            tiles.add(new TilesFigure.Tile(
                    one.columns(),
                    one.ink(),
                    List.of(
                            "is " + one.label() + " (" + percent(one, one.label(), 1) + " %)",
                            "taken for " + one.taken() + " (" + percent(one, one.taken(), 1) + " %)")));
            List<Text> row = new ArrayList<>(List.of(
                    Text.of(Integer.toString(one.image())), Text.of(Integer.toString(one.label()), Text.Style.STRONG)));
            for (int digit = 0; digit < one.outputs().size(); digit++) {
                boolean marked = digit == one.label() || digit == one.taken();
                row.add(Text.of(percent(one, digit, 2), marked ? Text.Style.STRONG : Text.Style.PLAIN));
            }
            table.row(row);
        }
        return Contribution.of(List.of(
                new Block.Heading(1, "What it gets wrong", "misclassified"),
                Block.paragraph("The first " + wrong.size() + " test images that " + which + " gets wrong. " + often
                        + " of them are among the first errors of every one of the " + cells.size()
                        + " networks; the other "
                        + (wrong.size() - often) + " some networks get right."),
                new Block.Picture(
                        "misclassified",
                        new TilesFigure(Layout.titled("").size(Theme.FULL_WIDTH, 250), ACROSS, tiles),
                        Text.of("The images with what they are and what the network takes them for, each with the"
                                + " network's probability."),
                        wrong.size() + " handwritten digits with the right and the given answer."),
                new Block.Grid(table.note("In bold: the right digit and the one given.")
                        .build())));
    }

    private static String percent(ImageRuns.Wrong one, int digit, int decimals) {
        return Wording.fixed(BigDecimal.valueOf(100 * one.outputs().get(digit)), decimals);
    }
}
