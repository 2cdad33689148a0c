package org.papilio.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.papilio.model.Activation;
import org.papilio.model.Network;
import org.papilio.run.CellResult;
import org.papilio.study.ImagesSpec;
import org.papilio.study.Part;

/** Statistics of the trained weights over many seeds, held against a published run. */
final class WeightsSection implements Section {
    private static final List<String> STATISTICS = List.of("min", "mean", "max", "std");
    private static final int DIGITS = 3;

    @Override
    public String name() {
        return "weights";
    }

    @Override
    public String purpose() {
        return "images: smallest, mean, largest and standard deviation of each array of weights against a published run";
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                "part", "the part with the axis seed and the measurement weights",
                "reference", "file of the published numbers",
                "gradient", "the gradient of the cells shown; all unless given");
    }

    @Override
    public List<String> required() {
        return List.of("reference");
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Part part = ImageRuns.part(evidence, options);
        List<CellResult> cells = ImageRuns.cells(evidence, part, options);
        JsonNode published = ImageRuns.published(evidence, options).path("weight_statistics_after_10_epochs");
        Table.Builder table = new Table.Builder(
                        "Final weights: published, and the range over " + cells.size() + " seeds")
                .words("array")
                .words("statistic")
                .numbers("published")
                .numbers("smallest of the seeds")
                .numbers("largest");
        List<String> outside = new ArrayList<>();
        int compared = 0;
        List<Integer> layers = ((ImagesSpec) part.system()).network();
        for (Network.Array array : new Network(layers, Activation.RELU, Activation.SOFTMAX).arrays()) {
            for (String statistic : STATISTICS) {
                List<Double> seeds = values(cells, array.name() + "_" + statistic);
                if (seeds.isEmpty()) {
                    throw new ReportException("report section 'weights': part '" + part.name()
                            + "' did not measure them; add  measure: [weights]");
                }
                double low = seeds.get(0);
                double high = seeds.get(seeds.size() - 1);
                double value = published.path(array.name()).path(statistic).asDouble(Double.NaN);
                boolean within = value >= low && value <= high;
                if (!Double.isNaN(value)) {
                    compared++;
                    outside.addAll(within ? List.of() : List.of(array.name() + " " + statistic));
                }
                table.row(List.of(
                        Text.of(statistic.equals(STATISTICS.get(0)) ? array.name() : ""),
                        Text.of(statistic),
                        Double.isNaN(value)
                                ? Text.empty()
                                : Text.of(shown(value), within ? Text.Style.PLAIN : Text.Style.STRONG),
                        Text.of(shown(low)),
                        Text.of(shown(high))));
            }
        }
        String sentence = (compared - outside.size()) + " of " + compared
                + " published statistics of the final weights lie within the range of the " + cells.size() + " seeds"
                + (outside.isEmpty() ? "." : "; outside: " + Wording.list(outside) + ".");
        return new Contribution(
                List.of(sentence),
                List.of("weights: " + sentence),
                List.of(
                        new Block.Heading(1, "Are the weights those of the published run?", "weights"),
                        Block.paragraph(
                                sentence + " One more draw of the same kind is outside the range of " + cells.size()
                                        + " others in two of " + (cells.size() + 1) + " statistics on average, about "
                                        + Wording.about(2.0 * compared / (cells.size() + 1)) + " of " + compared + "."),
                        new Block.Grid(table.note("In bold: outside the range of the seeds.")
                                .build())));
    }

    private static List<Double> values(List<CellResult> cells, String column) {
        return cells.stream()
                .flatMap(cell -> ImageRuns.number(cell, column).stream())
                .sorted()
                .toList();
    }

    private static String shown(double value) {
        return Wording.significant(value, DIGITS);
    }
}
