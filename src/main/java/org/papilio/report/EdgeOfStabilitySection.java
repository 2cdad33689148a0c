package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.papilio.run.CellResult;
import org.papilio.run.TrainingComputation;
import org.papilio.study.Axis;
import org.papilio.study.Cell;
import org.papilio.study.Cells;
import org.papilio.study.Part;
import org.papilio.train.TrainingMap;

/** The curvature that an optimiser feels along a run, against the bound above which its steps amplify. */
final class EdgeOfStabilitySection implements Section {
    private static final int MOST_RUNS = 12;

    @Override
    public String name() {
        return "edge-of-stability";
    }

    @Override
    public String purpose() {
        return "sharpness as the optimiser feels it against its bound (2/eta for gradient descent), with the loss";
    }

    @Override
    public Map<String, String> options() {
        return Map.of("part", "the part shown; its runs in double with the parameters of every step (Adam) or of some");
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Part part = Parts.named(evidence, options);
        List<StabilityRun> runs = runs(evidence, part);
        if (runs.isEmpty()) {
            throw new ReportException("report section 'edge-of-stability': part '" + part.name()
                    + "' has no run in double with record: all, full batch and simultaneous update");
        }
        String anchor = Labels.anchor(part.name());
        List<Block> blocks = new ArrayList<>();
        List<String> answer = new ArrayList<>();
        if (runs.size() == 1) {
            StabilityRun run = runs.get(0);
            blocks.add(new Block.Heading(1, "Why the loss of " + run.label() + " rises, stays and falls", "edge-" + anchor));
            List<String> story = EdgeOfStabilityWords.story(run);
            answer.add(Wording.capital(run.label()) + ": " + story.get(0));
            blocks.add(Block.paragraph(String.join(" ", story)));
        } else {
            blocks.add(new Block.Heading(
                    1, "The curvature that the optimiser feels: " + Labels.words(part.name()), "edge-" + anchor));
            String comparison = EdgeOfStabilityWords.comparison(runs);
            answer.add(comparison);
            blocks.add(Block.paragraph(comparison));
            blocks.add(new Block.Grid(EdgeOfStabilityWords.comparisonTable(runs)));
        }
        blocks.add(EdgeOfStabilityFigures.curvature(anchor, runs));
        if (runs.size() == 1) {
            blocks.add(new Block.Grid(EdgeOfStabilityWords.stepTable(runs.get(0))));
        }
        return new Contribution(answer, List.of(), blocks);
    }

    private static List<StabilityRun> runs(Evidence evidence, Part part) {
        Map<String, Cell> cells = Cells.byId(Cells.of(evidence.study()));
        List<StabilityRun> runs = new ArrayList<>();
        for (CellResult result : new Selection(evidence.cells())
                .part(part.name())
                .where("precision", "double")
                .where("perturb", Selection.NONE)
                .cells()) {
            Cell cell = cells.get(result.cell());
            if (cell == null || !evidence.hasTrajectory(result) || runs.size() == MOST_RUNS) {
                continue;
            }
            TrainingMap map = TrainingComputation.map(cell.system());
            try {
                runs.add(StabilityRun.of(label(part, result), result, map, evidence.trajectory(result)));
            } catch (IllegalArgumentException e) {
                throw new ReportException("report section 'edge-of-stability', part '" + part.name() + "': "
                        + e.getMessage());
            }
        }
        return runs;
    }

    private static String label(Part part, CellResult cell) {
        List<String> words = part.axes().stream()
                .map(Axis::field)
                .filter(field -> !field.equals("precision") && !field.equals("perturb"))
                .map(field -> field.replace('_', ' ') + " " + Selection.setting(cell, field))
                .toList();
        return words.isEmpty() ? Labels.words(Selection.setting(cell, "optimiser")) : String.join(", ", words);
    }
}
