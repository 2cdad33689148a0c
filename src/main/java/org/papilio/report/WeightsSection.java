package org.papilio.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                "part", "the part with the measurement weights, whose cells differ in their seed alone",
                "reference", "file of the published numbers");
    }

    @Override
    public List<String> required() {
        return List.of("reference");
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Part part = ImageRuns.part(evidence, options);
        List<CellResult> cells = ImageRuns.cells(evidence, part, options);
        JsonNode json = ImageRuns.published(evidence, options);
        JsonNode published = ImageRuns.after(cells.get(0).steps(), json, "weight_statistics", options);
        Optional<CellResult> twin = ImageRuns.twin(cells, json);
        Optional<String> own = twin.map(cell -> "seed " + Selection.setting(cell, "seed"));
        List<CellResult> others = ImageRuns.others(cells, twin);
        Table.Builder table = new Table.Builder("Final weights: published, "
                        + own.map(seed -> "of " + seed + ", ").orElse("") + "and the range over " + others.size()
                        + " other seeds")
                .words("array")
                .words("statistic")
                .numbers("published");
        own.ifPresent(table::numbers);
        table.numbers("smallest of the others").numbers("largest");
        List<String> outside = new ArrayList<>();
        int compared = 0;
        for (Network.Array array : arrays(part)) {
            for (String statistic : STATISTICS) {
                String column = array.name() + "_" + statistic;
                List<Double> seeds = values(others, column);
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
                List<Text> row = new ArrayList<>(List.of(
                        Text.of(statistic.equals(STATISTICS.get(0)) ? array.name() : ""),
                        Text.of(statistic),
                        Double.isNaN(value)
                                ? Text.empty()
                                : Text.of(shown(value), within ? Text.Style.PLAIN : Text.Style.STRONG)));
                twin.flatMap(cell -> ImageRuns.number(cell, column))
                        .ifPresent(number -> row.add(Text.of(shown(number))));
                row.add(Text.of(shown(low)));
                row.add(Text.of(shown(high)));
                table.row(row);
            }
        }
        String sentence = (compared - outside.size()) + " of " + compared
                + " published statistics of the final weights lie within the range of " + others.size() + " other seeds"
                + (outside.isEmpty() ? "." : "; outside: " + Wording.list(outside) + ".");
        String expected = " One more draw of the same kind is outside the range of " + others.size()
                + " others in two of " + (others.size() + 1) + " statistics on average, about "
                + Wording.about(2.0 * compared / (others.size() + 1)) + " of " + compared + ".";
        Optional<String> same = twin.map(cell -> same(part, cell, others, published));
        return new Contribution(
                List.of(),
                List.of("weights: " + sentence),
                List.of(
                        new Block.Heading(1, "Are the weights those of the published run?", "weights"),
                        Block.paragraph(sentence
                                + expected
                                + same.map(words -> " " + words).orElse("")),
                        new Block.Grid(table.note("In bold: outside the range of the other seeds.")
                                .build())));
    }

    private static String same(Part part, CellResult twin, List<CellResult> others, JsonNode published) {
        double nearest = others.stream()
                .mapToDouble(cell -> deviation(part, cell, published))
                .min()
                .orElse(Double.NaN);
        return "Those of seed " + Selection.setting(twin, "seed")
                + ", which starts from the published run's weights, are all"
                + " within " + Wording.about(deviation(part, twin, published))
                + " standard deviations of their array from the published ones; the nearest other seed is within "
                + Wording.about(nearest) + ".";
    }

    /** The largest difference of any statistic from the published one, over the published standard deviation of the array. */
    private static double deviation(Part part, CellResult cell, JsonNode published) {
        double largest = 0;
        for (Network.Array array : arrays(part)) {
            JsonNode known = published.path(array.name());
            for (String statistic : STATISTICS) {
                double value =
                        ImageRuns.number(cell, array.name() + "_" + statistic).orElse(Double.NaN);
                largest = Math.max(
                        largest,
                        Math.abs(value - known.path(statistic).asDouble(Double.NaN))
                                / known.path("std").asDouble(Double.NaN));
            }
        }
        return largest;
    }

    private static List<Network.Array> arrays(Part part) {
        return new Network(((ImagesSpec) part.system()).network(), Activation.RELU, Activation.SOFTMAX).arrays();
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
