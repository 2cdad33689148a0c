package org.papilio.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.chaos.Verdict;
import org.papilio.chaos.VerdictTally;
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
                "part", "the part",
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
                    + "' have no verdict; run the study again");
        }
        Optional<String> by = options.text("by");
        List<String> answer = new ArrayList<>();
        List<String> summary = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "Where differences begin to grow", "verdicts"));
        for (String value : by.map(cells::values).orElse(List.of(""))) {
            Selection chosen = by.isPresent() ? cells.where(by.get(), value) : cells;
            List<VerdictGroup> groups = groups(chosen, axis);
            String of = value.isEmpty() ? "" : by.orElseThrow().replace('_', ' ') + " " + value;
            String sentence = VerdictProse.onset(groups, words, of) + " " + VerdictProse.solved(groups, words);
            answer.add(VerdictProse.onset(groups, words, of));
            summary.addAll(VerdictProse.summary(groups, words, of));
            if (!of.isEmpty()) {
                blocks.add(new Block.Heading(2, Wording.capital(of), "verdicts-" + Labels.anchor(value)));
            }
            blocks.add(Block.paragraph(sentence));
            blocks.add(picture(groups, words, value));
            blocks.add(new Block.Grid(VerdictProse.table(groups, words, of)));
        }
        return new Contribution(answer, summary, blocks);
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
        Map<String, VerdictTally> tallies = new LinkedHashMap<>();
        groups.forEach(group -> tallies.put(group.value(), group.tally()));
        VerdictGroup most = groups.stream()
                .max(java.util.Comparator.comparing(
                        group -> group.share(Verdict.Outcome.SUSTAINED_CHAOS).value()))
                .orElseThrow();
        Share chaos = most.share(Verdict.Outcome.SUSTAINED_CHAOS);
        return VerdictBars.picture(
                of.isEmpty() ? "verdicts" : "verdicts-" + Labels.anchor(of),
                axis,
                tallies,
                "Verdicts by " + axis + ". "
                        + (chaos.count() == 0
                                ? "No run shows sustained chaos."
                                : "Sustained chaos is most frequent at " + most.value() + ", in " + chaos.words()
                                        + " of the runs."));
    }
}
