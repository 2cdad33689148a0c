package org.papilio.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.Layout;
import org.papilio.chart.LineFigure;
import org.papilio.chart.Series;
import org.papilio.chart.Style;
import org.papilio.chart.Theme;
import org.papilio.study.ImagesSpec;
import org.papilio.study.Part;

/** The butterfly question of networks that learn images: what a nudge or another order of the images changes, epoch by epoch. */
final class NudgesSection implements Section {

    @Override
    public String name() {
        return "nudges";
    }

    @Override
    public String purpose() {
        return "images: distance, disagreement on test images and difference of accuracy by epoch between compared runs";
    }

    @Override
    public Map<String, String> options() {
        return Map.of("part", "the part shown; every part unless given");
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        List<Part> parts = Parts.asked(evidence, options).stream()
                .filter(part ->
                        part.system() instanceof ImagesSpec && part.measure().contains("predictions"))
                .toList();
        List<NudgedRuns> groups = NudgedRuns.of(evidence, parts);
        if (groups.isEmpty()) {
            throw new ReportException("report section 'nudges': no part on images has a comparison, record: all and"
                    + "  measure: [predictions]");
        }
        List<String> sentences = groups.stream().map(NudgesSection::sentence).toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "Is it a butterfly?", "nudges"));
        sentences.forEach(sentence -> blocks.add(Block.paragraph(sentence)));
        kinks(evidence, parts).map(Block::paragraph).ifPresent(blocks::add);
        blocks.add(distances(groups));
        blocks.add(disagreements(groups));
        blocks.add(new Block.Grid(table(groups)));
        return new Contribution(List.of(answer(groups)), sentences, blocks);
    }

    private static String sentence(NudgedRuns group) {
        Share share = group.lastDisagreement();
        String start = group.before() > 0
                ? "starts " + Wording.about(group.before()) + " away (largest difference of any parameter) and is "
                        + Wording.about(group.distance().last()) + " away after " + epochs(group) + " epochs, "
                        + Wording.about(group.distance().last() / group.before()) + " times as far"
                : "starts from the same weights"
                        + (group.reordered() ? "" : " (rounding to the precision undoes the nudge)")
                        + " and is " + Wording.about(group.distance().last()) + " away after " + epochs(group)
                        + " epochs";
        return Wording.capital(group.label()) + ": the run " + start + "; the two answer differently for "
                + Wording.number(share.count()) + " of " + Wording.number(share.total()) + " test images in "
                + Wording.count(group.seeds(), "pair", "pairs") + " (" + share.words()
                + "), and their accuracy differs by up to " + points(group.lastAccuracy()) + " percentage points.";
    }

    private static int epochs(NudgedRuns group) {
        List<Integer> steps = group.distance().steps();
        return steps.get(steps.size() - 1);
    }

    private static String points(double difference) {
        return Wording.about(100 * difference);
    }

    /** The least and the most that a nudge grows, the most that it changes, and what another order changes. */
    private static String answer(List<NudgedRuns> groups) {
        List<NudgedRuns> grown =
                groups.stream().filter(group -> group.before() > 0).toList();
        StringBuilder answer = new StringBuilder();
        if (!grown.isEmpty()) {
            NudgedRuns least = Collections.min(grown, Comparator.comparing(NudgedRuns::growth));
            NudgedRuns most = Collections.max(grown, Comparator.comparing(NudgedRuns::growth));
            NudgedRuns felt = Collections.max(grown, Comparator.comparing(NudgesSection::share));
            answer.append("A nudge to one weight becomes ")
                    .append(Wording.about(least.growth()))
                    .append(" times (")
                    .append(least.label())
                    .append(") to ")
                    .append(Wording.about(most.growth()))
                    .append(" times (")
                    .append(most.label())
                    .append(") as large in ")
                    .append(epochs(most))
                    .append(" epochs; the one that is felt most (")
                    .append(felt.label())
                    .append(") changes ")
                    .append(felt.lastDisagreement().words())
                    .append(" of the answers on test images.");
        }
        groups.stream()
                .filter(NudgedRuns::reordered)
                .max(Comparator.comparing(NudgesSection::share))
                .ifPresent(order -> answer.append(answer.isEmpty() ? "Another" : " Another")
                        .append(" order of the same images changes ")
                        .append(order.lastDisagreement().words())
                        .append("."));
        return answer.toString();
    }

    /** Why differences in place of derivatives make training sensitive, where a group has them. */
    private static Optional<String> kinks(Evidence evidence, List<Part> parts) {
        return evidence.cells().stream()
                .filter(cell -> parts.stream().anyMatch(part -> part.name().equals(cell.part())))
                .filter(cell -> Selection.setting(cell, "gradient").equals("layer-difference"))
                .findFirst()
                .map(cell -> {
                    double h = Double.parseDouble(Selection.setting(cell, "h"));
                    return "A layer difference of half width h = " + Wording.significant(h, 1)
                            + " rises from 0 to 1 while the input of a unit crosses the kink of ReLU from −h to h: there the"
                            + " gradient changes " + Wording.about(1 / (2 * h))
                            + " times as fast as the input. The derivative itself jumps at the kink, which a tiny nudge"
                            + " seldom meets.";
                });
    }

    private static double share(NudgedRuns group) {
        return group.lastDisagreement().value();
    }

    private static Block.Picture distances(List<NudgedRuns> groups) {
        return picture(
                "nudge-distances",
                AxisSpec.log("largest difference of any parameter"),
                groups,
                group -> Curves.values(group.distance().values()),
                "How far the nudged run is from its reference after each epoch, the median of the pairs. A straight rise on"
                        + " this logarithmic axis would be exponential growth.");
    }

    private static Block.Picture disagreements(List<NudgedRuns> groups) {
        return picture(
                "nudge-disagreements",
                AxisSpec.linear("test images answered differently (%)"),
                groups,
                group -> group.disagreements().stream()
                        .mapToDouble(share -> 100 * share.value())
                        .toArray(),
                "The share of test images for which the two networks give different answers, all pairs together.");
    }

    private static Block.Picture picture(
            String name, AxisSpec y, List<NudgedRuns> groups, Function<NudgedRuns, double[]> values, String caption) {
        LineFigure.Builder figure = LineFigure.of(Layout.titled("").size(Theme.FULL_WIDTH, 170))
                .x(AxisSpec.whole("epoch"))
                .y(y);
        for (int i = 0; i < groups.size(); i++) {
            NudgedRuns group = groups.get(i);
            figure.series(Series.of(
                    group.label(), Curves.steps(group.distance().steps()), values.apply(group), Style.categorical(i)));
        }
        return new Block.Picture(
                name,
                figure.build(),
                Text.of(caption),
                "Line chart: " + y.label() + " over epochs, one line for each of " + groups.size()
                        + " kinds of nudge.");
    }

    private static Table table(List<NudgedRuns> groups) {
        Table.Builder table = new Table.Builder(
                        "By epoch: distance (median), answers that differ (share of the test images),"
                                + " and largest difference of the accuracy on test images (percentage points)")
                .numbers("epoch");
        groups.forEach(group -> table.numbers(group.label()));
        List<Integer> epochs = groups.get(0).distance().steps();
        for (int i = 0; i < epochs.size(); i++) {
            int at = i;
            List<Text> row = new ArrayList<>(List.of(Text.of(Integer.toString(epochs.get(i)))));
            for (NudgedRuns group : groups) {
                boolean has = group.distance().steps().equals(epochs);
                row.add(Text.of(
                        has
                                ? Wording.about(group.distance().values().get(at)) + "; "
                                        + Wording.percent(
                                                group.disagreements().get(at).value()) + "; "
                                        + points(group.accuracy().get(at))
                                : ""));
            }
            table.row(row);
        }
        return table.build();
    }
}
