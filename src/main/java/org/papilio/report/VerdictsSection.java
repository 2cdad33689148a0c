package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.chaos.Verdict;
import org.papilio.chart.Layout;
import org.papilio.chart.StackedBarFigure;
import org.papilio.chart.Theme;
import org.papilio.study.Part;

/** How runs were judged over the values of an axis: where amplification and chaos begin, and where the task is solved. */
final class VerdictsSection implements Section {

    @Override
    public String name() {
        return "verdicts";
    }

    @Override
    public String purpose() {
        return "shares of verdicts, of solved runs and the steps they need, over the values of an axis";
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                "part", "the part, with the measurement amplification",
                "axis", "the axis along which verdicts are compared, for example learning_rate",
                "by", "another axis, each value of which is shown apart; optional");
    }

    @Override
    public List<String> required() {
        return List.of("axis");
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Part part = Parts.named(evidence, options);
        String axis = options.required("axis");
        String words = axis.replace('_', ' ');
        Selection cells = new Selection(evidence.cells()).part(part.name());
        if (cells.cells().stream().noneMatch(cell -> cell.measurements().containsKey("verdict"))) {
            throw new ReportException("report section 'verdicts': the cells of part '" + part.name()
                    + "' have no verdict; add  measure: [amplification]");
        }
        Optional<String> by = options.text("by");
        List<String> answer = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "Where differences begin to grow", "verdicts"));
        for (String value : by.map(cells::values).orElse(List.of(""))) {
            Selection chosen = by.isPresent() ? cells.where(by.get(), value) : cells;
            List<VerdictGroup> groups = groups(chosen, axis);
            String of = value.isEmpty() ? "" : by.orElseThrow().replace('_', ' ') + " " + value;
            String sentence = VerdictProse.onset(groups, words, of) + " " + VerdictProse.solved(groups, words);
            answer.add(sentence);
            if (!of.isEmpty()) {
                blocks.add(new Block.Heading(2, Wording.capital(of), "verdicts-" + Labels.anchor(value)));
            }
            blocks.add(Block.paragraph(sentence));
            blocks.add(picture(groups, words, value));
            blocks.add(new Block.Grid(VerdictProse.table(groups, words, of)));
        }
        return new Contribution(answer, answer, blocks);
    }

    private static List<VerdictGroup> groups(Selection cells, String axis) {
        return cells.values(axis).stream()
                .map(value -> VerdictGroup.of(
                        value,
                        cells.where(axis, value).cells().stream()
                                .filter(cell -> cell.measurements().containsKey("verdict") || !Selection.usable(cell))
                                .toList()))
                .toList();
    }

    private static Block.Picture picture(List<VerdictGroup> groups, String axis, String of) {
        List<String> outcomes = List.of(Verdict.Outcome.values()).stream()
                .map(Verdict.Outcome::label)
                .toList();
        double[][] counts = groups.stream()
                .map(group -> outcomes.stream()
                        .mapToDouble(outcome -> group.verdicts().getOrDefault(outcome, 0))
                        .toArray())
                .toArray(double[][]::new);
        List<String> values = groups.stream().map(VerdictGroup::value).toList();
        StackedBarFigure figure = new StackedBarFigure(
                Layout.titled("").size(Theme.FULL_WIDTH, StackedBarFigure.heightFor(groups.size())),
                axis,
                values,
                outcomes,
                counts);
        VerdictGroup most = groups.stream()
                .max(java.util.Comparator.comparing(
                        group -> group.share(Verdict.Outcome.SUSTAINED_CHAOS).value()))
                .orElseThrow();
        return new Block.Picture(
                of.isEmpty() ? "verdicts" : "verdicts-" + Labels.anchor(of),
                figure,
                Text.of("Verdicts by " + axis + ". Sustained chaos is most frequent at " + most.value() + ", in "
                        + most.share(Verdict.Outcome.SUSTAINED_CHAOS).words() + " of the runs."),
                "Stacked bars: the share of each verdict for " + groups.size() + " values of " + axis + ".");
    }
}
