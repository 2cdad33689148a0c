package org.papilio.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.chart.Layout;
import org.papilio.chart.Theme;
import org.papilio.chart.TilesFigure;
import org.papilio.run.CellResult;
import org.papilio.study.Part;

/** Images that a trained network gets wrong, drawn, with its probabilities and, where they are known, the published ones. */
final class MisclassifiedSection implements Section {
    private static final String TRAINING = "training";
    private static final String TEST = "test";
    private static final int SHOWN = 10;
    private static final int ACROSS = 5;

    @Override
    public String name() {
        return "misclassified";
    }

    @Override
    public String purpose() {
        return "images: the first images that a network gets wrong, drawn, with its probabilities";
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("part", "the part with the measurement misclassified");
        options.put("images", "test, or training: those in the order of training; test unless given");
        options.put(
                "reference",
                "file of the published numbers, to which the run is compared that starts from the published weights; optional");
        return options;
    }

    /**
     * The published run's own first errors.
     *
     * @param known the outputs for each of its first errors in per cent, by the place of the image
     * @param common how many of these images are among the first errors here
     * @param largest the largest difference of any of their outputs, in percentage points
     */
    private record Published(Map<Integer, double[]> known, int common, double largest) {

        static Published of(JsonNode published, List<ImageRuns.Wrong> wrong) {
            Map<Integer, double[]> known = new LinkedHashMap<>();
            published.forEach(node -> known.put(node.path("place").asInt(), ImageRuns.numbers(node.path("outputs"))));
            int common = 0;
            double largest = 0;
            for (ImageRuns.Wrong one : wrong) {
                double[] outputs = known.get(one.place());
                common += outputs == null ? 0 : 1;
                for (int digit = 0; outputs != null && digit < outputs.length; digit++) {
                    largest = Math.max(largest, Math.abs(outputs[digit] - 100 * one.outputs()[digit]));
                }
            }
            return new Published(known, common, largest);
        }

        String sentence() {
            return " The published run shows its own first " + known.size() + " errors: " + common
                    + " of these images are among the first errors here"
                    + (common == 0
                            ? "."
                            : ", with every probability within " + Wording.about(largest)
                                    + " percentage points of the published one.");
        }
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Part part = ImageRuns.part(evidence, options);
        List<CellResult> cells = ImageRuns.cells(evidence, part, options);
        String images = images(options);
        Optional<JsonNode> json = options.text("reference").map(file -> ImageRuns.published(evidence, options));
        Optional<CellResult> twin = json.flatMap(published -> ImageRuns.twin(cells, published));
        CellResult cell = twin.orElse(cells.get(0));
        List<ImageRuns.Wrong> all = ImageRuns.misclassified(cell, images);
        if (all.isEmpty()) {
            throw new ReportException("report section 'misclassified': part '" + part.name()
                    + "' did not measure them, or gets every image right; add  measure: [misclassified]");
        }
        List<ImageRuns.Wrong> wrong = all.subList(0, Math.min(SHOWN, all.size()));
        Optional<Published> published = images.equals(TRAINING) && twin.isPresent()
                ? json.map(numbers -> Published.of(
                        ImageRuns.after(cell.steps(), numbers, "misclassified_training_percent", options), all))
                : Optional.empty();
        String first = "The first " + wrong.size() + " " + images + " images"
                + (images.equals(TRAINING) ? ", in the order of training," : "") + " that the network of seed "
                + Selection.setting(cell, "seed") + " gets wrong.";
        String compared = published
                .map(Published::sentence)
                .orElse(images.equals(TEST) && cells.size() > 1 ? shared(wrong, cells) : "");
        return new Contribution(
                List.of(),
                published.map(run -> List.of("misclassified:" + run.sentence())).orElse(List.of()),
                List.of(
                        new Block.Heading(1, "Wrong answers: " + images + " images", "misclassified-" + images),
                        Block.paragraph(first + compared),
                        picture(images, wrong),
                        new Block.Grid(table(wrong, published))));
    }

    private static String images(Options options) {
        String images = options.text("images", TEST);
        if (!images.equals(TEST) && !images.equals(TRAINING)) {
            throw new ReportException(
                    "report section 'misclassified': images is '" + images + "', but can be test or training");
        }
        return images;
    }

    /** How many of the images every network gets wrong; all networks see the test images in the same order. */
    private static String shared(List<ImageRuns.Wrong> wrong, List<CellResult> cells) {
        List<List<Integer>> places = cells.stream()
                .map(cell -> ImageRuns.misclassified(cell, TEST).stream()
                        .map(ImageRuns.Wrong::place)
                        .toList())
                .toList();
        long common = wrong.stream()
                .filter(one -> places.stream().allMatch(list -> list.contains(one.place())))
                .count();
        return " " + common + " of them are among the first errors of every one of the " + cells.size() + " networks.";
    }

    private static Block.Picture picture(String images, List<ImageRuns.Wrong> wrong) {
        List<TilesFigure.Tile> tiles = wrong.stream()
                .map(one -> new TilesFigure.Tile(
                        one.columns(),
                        one.ink(),
                        List.of(
                                "is " + one.label() + " (" + percent(one.outputs()[one.label()], 1) + " %)",
                                "taken for " + one.taken() + " (" + percent(one.outputs()[one.taken()], 1) + " %)")))
                .toList();
        return new Block.Picture(
                "misclassified-" + images,
                new TilesFigure(Layout.titled("").size(Theme.FULL_WIDTH, 250), ACROSS, tiles),
                Text.of("The images with what they are and what the network takes them for, each with the network's"
                        + " probability."),
                wrong.size() + " handwritten digits with the right and the given answer.");
    }

    private static Table table(List<ImageRuns.Wrong> wrong, Optional<Published> published) {
        Table.Builder table = new Table.Builder("Outputs for these images (probabilities in per cent)")
                .numbers("image")
                .numbers("is");
        if (published.isPresent()) {
            table.words("");
        }
        for (int digit = 0; digit < wrong.get(0).outputs().length; digit++) {
            table.numbers(Integer.toString(digit));
        }
        for (ImageRuns.Wrong one : wrong) {
            List<Text> row = new ArrayList<>(List.of(
                    Text.of(Integer.toString(one.place())), Text.of(Integer.toString(one.label()), Text.Style.STRONG)));
            published.ifPresent(run -> row.add(Text.of("here")));
            for (int digit = 0; digit < one.outputs().length; digit++) {
                row.add(cell(one, digit, percent(one.outputs()[digit], 2)));
            }
            table.row(row);
            published.map(run -> run.known().get(one.place())).ifPresent(outputs -> {
                List<Text> second = new ArrayList<>(List.of(Text.empty(), Text.empty(), Text.of("published")));
                for (int digit = 0; digit < outputs.length; digit++) {
                    second.add(cell(one, digit, Wording.fixed(BigDecimal.valueOf(outputs[digit]), 2)));
                }
                table.row(second);
            });
        }
        return table.note("Images are counted from 1. In bold: the right digit and the one given.")
                .build();
    }

    private static Text cell(ImageRuns.Wrong one, int digit, String words) {
        return Text.of(words, digit == one.label() || digit == one.taken() ? Text.Style.STRONG : Text.Style.PLAIN);
    }

    private static String percent(double share, int decimals) {
        return Wording.fixed(BigDecimal.valueOf(100 * share), decimals);
    }
}
