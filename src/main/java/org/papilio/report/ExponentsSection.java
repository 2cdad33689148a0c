package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.study.Part;

/**
 * Growth rates of tiny differences over the values of an axis: in the second half of the runs, in each tenth of them, and
 * whether runs without growth learn faster.
 */
final class ExponentsSection implements Section {

    @Override
    public String name() {
        return "exponents";
    }

    @Override
    public String purpose() {
        return "growth rates of tiny differences over the values of an axis: when chaos begins, whether it fades, and "
                + "whether runs without it learn faster";
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                "part", "the part, with the measurement ftle",
                "axis", "the axis along which exponents are compared, for example learning_rate",
                "by", "another axis, each value of which is shown apart; optional",
                "claim", "the value of the axis at which chaos is said to begin, to be compared; optional");
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
        if (cells.cells().stream().noneMatch(ExponentGroup::measured)) {
            throw new ReportException("report section 'exponents': the cells of part '" + part.name()
                    + "' have no finite-time exponents; add  measure: [ftle]");
        }
        Optional<String> by = options.text("by");
        Optional<String> claim = options.text("claim");
        claim.ifPresent(value -> requireNumbers(value, cells.values(axis)));
        List<String> answer = new ArrayList<>();
        List<String> summary = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "When is training chaotic, and does it matter?", "exponents"));
        blocks.add(Block.note(ExponentProse.terms(cells.cells().get(0).steps())));
        for (String value : by.map(cells::values).orElse(List.of(""))) {
            Selection chosen = by.isPresent() ? cells.where(by.get(), value) : cells;
            List<ExponentGroup> groups = groups(chosen, axis);
            if (groups.isEmpty()) {
                continue;
            }
            String of = value.isEmpty() ? "" : by.orElseThrow().replace('_', ' ') + " " + value;
            String anchor = Labels.anchor("exponents " + value);
            if (!of.isEmpty()) {
                blocks.add(new Block.Heading(2, Wording.capital(of), anchor + "-begin"));
            }
            String onset = ExponentProse.onset(groups, words, of)
                    + claim.map(at -> ExponentProse.claim(groups, words, at)).orElse("");
            String fading = ExponentProse.fading(groups);
            String speed = ExponentProse.speed(groups, words);
            answer.add(onset + " " + fading + " " + speed);
            summary.addAll(ExponentProse.summary(groups, words, of));
            blocks.add(Block.paragraph(onset));
            blocks.add(ExponentFigures.exponents(anchor, groups, words));
            blocks.add(new Block.Grid(ExponentTables.shares(groups, words, of)));
            blocks.add(new Block.Grid(ExponentTables.rates(groups, words, of)));
            blocks.add(Block.paragraph(fading + ExponentProse.fall(groups)));
            blocks.add(ExponentFigures.fading(anchor + "-over-training", groups, words));
            blocks.add(Block.paragraph(speed));
            blocks.add(new Block.Grid(ExponentTables.speed(groups, of)));
        }
        return new Contribution(answer, summary, blocks);
    }

    private static void requireNumbers(String claim, List<String> values) {
        if (!ExponentFigures.isNumber(claim) || !values.stream().allMatch(ExponentFigures::isNumber)) {
            throw new ReportException(
                    "report section 'exponents': the option claim needs a number, and an axis of numbers");
        }
    }

    private static List<ExponentGroup> groups(Selection cells, String axis) {
        return cells.values(axis).stream()
                .map(value -> new ExponentGroup(
                        value,
                        cells.where(axis, value).cells().stream()
                                .filter(ExponentGroup::measured)
                                .toList()))
                .filter(group -> !group.cells().isEmpty())
                .toList();
    }
}
