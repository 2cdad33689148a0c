package org.papilio.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.papilio.chart.AxisSpec;
import org.papilio.chart.GridFigure;
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
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "Is it a butterfly?", "nudges"));
        blocks.add(Block.paragraph(
                "Runs are compared in pairs that are alike but for one thing. Their distance is the largest"
                        + " difference of any parameter."));
        blocks.add(new Block.Grid(table(groups)));
        kinks(evidence, parts).map(Block::paragraph).ifPresent(blocks::add);
        blocks.add(distances(groups));
        blocks.add(answers(groups));
        return new Contribution(
                List.of(answer(groups)),
                groups.stream().map(NudgesSection::line).toList(),
                blocks);
    }

    private static String line(NudgedRuns group) {
        return Wording.capital(group.label()) + ": distance " + Wording.about(group.before()) + " before training, "
                + Wording.about(group.distance().last()) + " after " + epochs(group)
                + " epochs; answers on test images that"
                + " differ: " + group.lastDisagreement().words() + "; accuracy differs by up to "
                + points(group.lastAccuracy()) + " percentage points";
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
        List<String> others = groups.stream()
                .filter(group -> group.before() == 0 && group.distance().last() > 0)
                .map(group ->
                        group.label() + " changes " + group.lastDisagreement().words())
                .toList();
        if (!others.isEmpty()) {
            answer.append(answer.isEmpty() ? "" : " ")
                    .append("From the same weights, ")
                    .append(Wording.list(others))
                    .append(" of the answers.");
        }
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
                            + " rises from 0 to 1 while the input of a unit goes from −h to h: there the gradient changes "
                            + Wording.about(1 / (2 * h))
                            + " times as fast as the input, and every unit that comes that close to the kink of ReLU"
                            + " amplifies. The derivative itself is constant on both sides of the kink and amplifies only"
                            + " where a nudge takes a unit across.";
                });
    }

    private static double share(NudgedRuns group) {
        return group.lastDisagreement().value();
    }

    private static Block.Picture distances(List<NudgedRuns> groups) {
        return new Block.Picture(
                "nudge-distances",
                figure(
                        "",
                        190,
                        "distance",
                        groups,
                        group -> Curves.values(group.distance().values())),
                Text.of(
                        "How far the two runs of a pair are apart after each epoch, the median of the pairs. A straight rise on"
                                + " this logarithmic axis would be exponential growth."),
                "Line chart: distance over epochs, one line for each of " + groups.size() + " kinds of pairs.");
    }

    private static Block.Picture answers(List<NudgedRuns> groups) {
        LineFigure disagreements = figure(
                "answers on test images that differ", 0, "per cent", groups, group -> group.disagreements().stream()
                        .mapToDouble(share -> 100 * share.value())
                        .toArray());
        LineFigure accuracy = figure(
                "difference of the accuracy on test images",
                0,
                "percentage points",
                groups,
                group -> group.accuracy().stream()
                        .mapToDouble(difference -> 100 * difference)
                        .toArray());
        return new Block.Picture(
                "nudge-answers",
                new GridFigure(Layout.titled("").size(Theme.FULL_WIDTH, 330), 1, List.of(disagreements, accuracy)),
                Text.of("What of this can be seen from outside: the share of test images that the two networks answer"
                        + " differently, all pairs together, and the largest difference of their accuracy."),
                "Two line charts over epochs, one line for each of " + groups.size()
                        + " kinds of pairs: share of answers that differ, and difference of the accuracy.");
    }

    private static LineFigure figure(
            String title, int height, String y, List<NudgedRuns> groups, Function<NudgedRuns, double[]> values) {
        Layout layout = Layout.titled(title);
        LineFigure.Builder figure = LineFigure.of(height > 0 ? layout.size(Theme.FULL_WIDTH, height) : layout)
                .x(AxisSpec.whole("epoch"))
                .y(AxisSpec.log(y));
        for (int i = 0; i < groups.size(); i++) {
            NudgedRuns group = groups.get(i);
            figure.series(Series.of(
                    group.label(), Curves.steps(group.distance().steps()), values.apply(group), Style.categorical(i)));
        }
        return figure.build();
    }

    private static Table table(List<NudgedRuns> groups) {
        Table.Builder table = new Table.Builder(
                        "Pairs of runs: distance before and after training, answers on test images that"
                                + " differ (95 % interval), and the largest difference of the accuracy on them (percentage points)")
                .words("what differs")
                .numbers("pairs")
                .numbers("before")
                .numbers("after")
                .numbers("growth")
                .numbers("answers")
                .numbers("accuracy");
        for (NudgedRuns group : groups) {
            table.row(
                    Wording.capital(group.label()),
                    Integer.toString(group.pairs()),
                    Wording.about(group.before()),
                    Wording.about(group.distance().last()),
                    group.before() > 0 ? Wording.about(group.growth()) : "",
                    group.lastDisagreement().words(),
                    points(group.lastAccuracy()));
        }
        return table.note(
                        "Growth: distance after training over distance before. Pairs of the same seeds share their test images:"
                                + " the interval is that of as many independent answers.")
                .build();
    }
}
