package org.papilio.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.GridFigure;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.papilio.chart.Series;
import org.papilio.chart.Style;
import org.papilio.chart.Theme;
import org.papilio.run.CellResult;
import org.papilio.study.Part;

/** Accuracy by epoch over many seeds, held against a published run. */
final class AccuracySection implements Section {

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public String purpose() {
        return "images: accuracy by epoch, the band over the seeds against a published run";
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                "part", "the part, whose cells differ in their seed alone",
                "reference", "file of the published numbers");
    }

    @Override
    public List<String> required() {
        return List.of("reference");
    }

    /**
     * One of the two accuracies.
     *
     * @param name of the images
     * @param epochs ascending
     * @param published the published value at each epoch, NaN where there is none
     * @param low the smallest of the seeds
     * @param middle their median
     * @param high the largest
     * @param twin the run from the published initial weights, NaN where there is none
     */
    private record Curve(
            String name,
            double[] epochs,
            double[] published,
            double[] low,
            double[] middle,
            double[] high,
            double[] twin) {

        static Curve of(
                String name,
                List<Integer> recorded,
                List<List<Double>> runs,
                Optional<List<Double>> twin,
                JsonNode json,
                String key) {
            int n = recorded.size();
            double[] own = twin.map(Curves::values).orElse(Curves.values(Collections.nCopies(n, Double.NaN)));
            Curve curve = new Curve(
                    name, Curves.steps(recorded), new double[n], new double[n], new double[n], new double[n], own);
            for (int i = 0; i < n; i++) {
                int at = i;
                List<Double> sorted =
                        runs.stream().map(run -> run.get(at)).sorted().toList();
                curve.low[i] = sorted.get(0);
                curve.middle[i] = Grouping.quantile(sorted, 0.5);
                curve.high[i] = sorted.get(sorted.size() - 1);
                curve.published[i] = published(json, recorded.get(i), key);
            }
            return curve;
        }

        private static double published(JsonNode json, int epoch, String key) {
            if (epoch == 0) {
                return json.path("untrained").path(key).asDouble(Double.NaN);
            }
            for (JsonNode node : json.path("accuracy_by_epoch")) {
                if (node.path("epoch").asInt() == epoch) {
                    return node.path(key).asDouble(Double.NaN);
                }
            }
            return Double.NaN;
        }

        /** The largest distance of the twin from the published values. */
        double fromTwin() {
            double largest = 0;
            for (int i = 0; i < epochs.length; i++) {
                largest = Math.max(largest, Double.isNaN(published[i]) ? 0 : Math.abs(published[i] - twin[i]));
            }
            return largest;
        }

        /** Of how many published epochs, the untrained network aside, the value lies within the range of the seeds. */
        Share inside() {
            int within = 0;
            int total = 0;
            for (int i = 0; i < epochs.length; i++) {
                if (epochs[i] > 0 && !Double.isNaN(published[i])) {
                    total++;
                    within += published[i] >= low[i] && published[i] <= high[i] ? 1 : 0;
                }
            }
            return new Share(within, total);
        }

        String row(int i) {
            return percent(middle[i]) + " (" + percent(low[i]) + "–" + percent(high[i]) + ")";
        }

        LineFigure figure() {
            Style seeds = Style.categorical(0);
            int from = epochs.length > 1 && epochs[0] == 0 ? 1 : 0;
            double[] x = part(epochs, from);
            return LineFigure.of(Layout.titled(name).size(Theme.FULL_WIDTH / 2, 170))
                    .x(AxisSpec.whole("epoch"))
                    .y(AxisSpec.linear("accuracy (%)"))
                    .band("range of the seeds", x, hundred(low, from), hundred(high, from), seeds.colour())
                    .series(Series.of("median of the seeds", x, hundred(middle, from), seeds))
                    .series(new Series("published", x, hundred(published, from), Series.Look.POINTS, Style.reference()))
                    .build();
        }

        private static double[] part(double[] values, int from) {
            return Arrays.copyOfRange(values, from, values.length);
        }

        private static double[] hundred(double[] values, int from) {
            double[] scaled = part(values, from);
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] *= 100;
            }
            return scaled;
        }
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "" : Wording.fixed(BigDecimal.valueOf(100 * share), 2);
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Part part = ImageRuns.part(evidence, options);
        List<CellResult> cells = ImageRuns.cells(evidence, part, options);
        JsonNode json = ImageRuns.published(evidence, options);
        List<Integer> epochs = cells.get(0).recorded();
        List<CellResult> runs =
                cells.stream().filter(cell -> cell.recorded().equals(epochs)).toList();
        Optional<CellResult> twin = ImageRuns.twin(runs, json);
        List<CellResult> others = ImageRuns.others(runs, twin);
        if (others.isEmpty()) {
            throw new ReportException("report section 'accuracy': part '" + part.name() + "' needs more than one seed");
        }
        Curve train = Curve.of(
                "training images",
                epochs,
                others.stream().map(CellResult::stepAccuracy).toList(),
                twin.map(CellResult::stepAccuracy),
                json,
                "train");
        Curve test = Curve.of(
                "test images",
                epochs,
                others.stream().map(ImageRuns::testAccuracies).toList(),
                twin.map(ImageRuns::testAccuracies),
                json,
                "test");
        String verdict = verdict(train, test, others.size());
        Optional<String> same = twin.map(cell -> same(cell, train, test));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "Is the published run typical?", "accuracy"));
        blocks.add(Block.paragraph(verdict));
        same.map(Block::paragraph).ifPresent(blocks::add);
        blocks.add(new Block.Picture(
                "accuracy",
                new GridFigure(
                        Layout.titled("").size(Theme.FULL_WIDTH, 180), 2, List.of(train.figure(), test.figure())),
                Text.of("Accuracy after each epoch of " + others.size() + " networks that differ in their seed"
                        + ": the band goes from the worst to the best, the dots are the published run."),
                "Two line charts of accuracy over epochs, for training and test images: a band over the seeds, its"
                        + " median, and the published values as dots."));
        blocks.add(new Block.Grid(table(epochs, train, test, others.size(), twin)));
        int last = epochs.size() - 1;
        return new Contribution(
                same.map(words -> List.of(verdict, words)).orElse(List.of(verdict)),
                List.of("accuracy after " + epochs.get(last) + " epochs, " + others.size() + " seeds: train "
                        + train.row(last) + " %, test " + test.row(last) + " %; published "
                        + percent(train.published[last])
                        + " % and " + percent(test.published[last]) + " %"),
                blocks);
    }

    private static String verdict(Curve train, Curve test, int seeds) {
        int last = train.epochs.length - 1;
        return "After " + (int) train.epochs[last] + " epochs " + seeds + " networks with other seeds get "
                + percent(train.low[last]) + " to " + percent(train.high[last]) + " % of the training images and "
                + percent(test.low[last]) + " to " + percent(test.high[last]) + " % of the test images right; the"
                + " published run gets " + percent(train.published[last]) + " and " + percent(test.published[last])
                + " %. Its values lie within the range of the seeds at " + of(train.inside())
                + " for the training images and at " + of(test.inside()) + " for the test images.";
    }

    private static String same(CellResult twin, Curve train, Curve test) {
        return "Seed " + Selection.setting(twin, "seed")
                + ", left out of that range, is the published run's own: before training its network has the published"
                + " accuracies to the last printed digit (" + percent(train.twin[0]) + " and " + percent(test.twin[0])
                + " %), and afterwards it is never further than "
                + Wording.about(100 * Math.max(train.fromTwin(), test.fromTwin()))
                + " percentage points from the published run.";
    }

    private static String of(Share share) {
        return share.count() + " of " + share.total() + " epochs";
    }

    private static Table table(List<Integer> epochs, Curve train, Curve test, int seeds, Optional<CellResult> twin) {
        Optional<String> own = twin.map(cell -> "seed " + Selection.setting(cell, "seed"));
        Table.Builder table = new Table.Builder("Accuracy in per cent: published, "
                        + own.map(seed -> "of " + seed + ", ").orElse("") + "and of " + seeds
                        + " other seeds the median and the range")
                .numbers("epoch");
        for (String images : List.of("train", "test")) {
            table.numbers(images + ", published");
            own.ifPresent(table::numbers);
            table.numbers("other seeds");
        }
        for (int i = 0; i < epochs.size(); i++) {
            List<Text> row = new ArrayList<>(List.of(Text.of(Integer.toString(epochs.get(i)))));
            for (Curve curve : List.of(train, test)) {
                row.add(Text.of(percent(curve.published[i])));
                if (own.isPresent()) {
                    row.add(Text.of(percent(curve.twin[i])));
                }
                row.add(Text.of(curve.row(i)));
            }
            table.row(row);
        }
        return table.note("Epoch 0 is the network before training.").build();
    }
}
