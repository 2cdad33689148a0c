package org.papilio.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.papilio.study.Part;
import org.papilio.study.TrainingSpec;

/** Whether networks that were trained from slightly different starts, or in another arithmetic, answer differently. */
final class PredictionsSection implements Section {
    static final String NAME = "predictions";

    private static final int MOST_ROWS = 12;

    /** Cells of a large group whose answers are compared. */
    private static final int MOST_DRAWN = 5000;

    /** Two runs of which one answers most differently come first; of equals the ones farthest apart. */
    static final Comparator<ComparedAnswers> BY_DIFFERENCE =
            Comparator.comparingInt(ComparedAnswers::differing).thenComparing(ComparedAnswers::distance);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String purpose() {
        return "whether compared runs answer differently: on how many samples (classification) or by how much (regression);"
                + " with two inputs the regions of the classes, with one input the curves";
    }

    @Override
    public Map<String, String> options() {
        return Map.of("part", "the part shown; every part with a task and a comparison unless given");
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        List<Block> blocks = new ArrayList<>();
        List<String> answer = new ArrayList<>();
        for (Part part : Parts.asked(evidence, options)) {
            if (part.system() instanceof TrainingSpec) {
                contribute(evidence, part, answer, blocks);
            }
        }
        if (blocks.isEmpty()) {
            throw new ReportException(
                    "report section '" + NAME + "': no part that learns a task has compared cells that"
                            + " ended with finite parameters; give it a comparison, for example  compare: {unperturbed: {perturb:"
                            + " none}}");
        }
        blocks.add(0, new Block.Heading(1, "Do they answer differently?", NAME));
        return new Contribution(answer, answer, blocks);
    }

    private static String sampled(List<Drawn> drawn) {
        String start = Drawn.start(drawn);
        return start.isEmpty() ? "" : start + "; what is largest is so among those.";
    }

    private static void contribute(Evidence evidence, Part part, List<String> answer, List<Block> blocks) {
        Grouping grouping = Grouping.of(part, Rows.of(evidence.cells(), Selection::usable), MOST_ROWS);
        TrainingCells cells = new TrainingCells(evidence);
        ComparedAnswers.Outputs outputs = new ComparedAnswers.Outputs(cells);
        List<ComparedAnswers> all = new ArrayList<>();
        for (Part.Comparison comparison : part.compare()) {
            Map<String, List<ComparedAnswers>> groups = new LinkedHashMap<>();
            List<Drawn> drawn = new ArrayList<>();
            grouping.groups().forEach((label, members) -> {
                Drawn some = Drawn.of(members, MOST_DRAWN);
                List<ComparedAnswers> pairs =
                        ComparedAnswers.of(evidence, comparison.name(), label, some.cells(), outputs);
                if (!pairs.isEmpty()) {
                    groups.put(label, pairs);
                    drawn.add(some);
                }
            });
            List<ComparedAnswers> pairs =
                    groups.values().stream().flatMap(List::stream).toList();
            if (!pairs.isEmpty()) {
                boolean classes = outputs.objective(pairs.get(0).cell()).task().classification();
                PredictionsProse prose = new PredictionsProse(part, comparison, classes);
                double range = NetworkResponse.targetRange(
                        outputs.objective(pairs.get(0).cell()));
                String sentence = prose.sentence(groups, range) + sampled(drawn);
                answer.add(sentence);
                blocks.add(Block.paragraph(sentence));
                blocks.add(new Block.Grid(prose.table(groups)));
                all.addAll(pairs);
            }
        }
        all.stream()
                .max(BY_DIFFERENCE)
                .flatMap(pair -> new PredictionsFigures(cells, outputs).of(part, pair))
                .ifPresent(blocks::add);
    }
}
