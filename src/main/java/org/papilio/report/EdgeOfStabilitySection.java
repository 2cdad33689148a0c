package org.papilio.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.papilio.run.CellResult;
import org.papilio.study.Axis;
import org.papilio.study.Part;

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
        return Map.of(
                "part",
                "the part shown; its runs in double with the parameters of every step (Adam) or of some",
                "twins",
                "a part with the same run in several precisions and a comparison with the most precise; may be"
                        + " left out");
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
            EdgeOfStabilityStory story = new EdgeOfStabilityStory(run, twins(evidence, options));
            blocks.add(new Block.Heading(1, story.title(), "edge-" + anchor));
            answer.add(story.answer());
            blocks.add(Block.paragraph(String.join(" ", story.sentences())));
        } else {
            blocks.add(new Block.Heading(
                    1, "The curvature that the optimiser feels: " + Labels.words(part.name()), "edge-" + anchor));
            String comparison = EdgeOfStabilityWords.comparison(runs);
            EdgeOfStabilityWords.diverging(runs).ifPresent(clause -> answer.add(Wording.capital(clause) + "."));
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
        TrainingCells cells = new TrainingCells(evidence);
        List<StabilityRun> runs = new ArrayList<>();
        for (CellResult result : new Selection(evidence.cells())
                .part(part.name())
                .where("precision", "double")
                .where("perturb", Selection.NONE)
                .cells()) {
            if (!evidence.hasTrajectory(result) || runs.size() == MOST_RUNS) {
                continue;
            }
            try {
                runs.add(StabilityRun.of(label(part, result), result, cells.map(result), evidence.trajectory(result)));
            } catch (IllegalArgumentException e) {
                throw new ReportException(
                        "report section 'edge-of-stability', part '" + part.name() + "': " + e.getMessage());
            }
        }
        return runs;
    }

    /** The distance of each precision from the referee. */
    private static List<Growth> twins(Evidence evidence, Options options) {
        List<Growth> twins = new ArrayList<>();
        for (Part part : Parts.listed(evidence, options, "twins")) {
            List<CellResult> cells =
                    new Selection(evidence.cells()).part(part.name()).cells();
            Map<String, CellResult> byId =
                    cells.stream().collect(Collectors.toMap(CellResult::cell, Function.identity()));
            for (CellResult cell : cells) {
                evidence.comparisons(cell).values().stream()
                        .map(measured -> byId.get(measured.reference()))
                        .filter(other -> other != null && !other.cell().equals(cell.cell()))
                        .filter(other -> evidence.hasTrajectory(cell) && evidence.hasTrajectory(other))
                        .findFirst()
                        .ifPresent(other -> twins.add(
                                PublishedSection.growth(evidence, Selection.setting(cell, "precision"), cell, other)));
            }
        }
        return twins;
    }

    private static String label(Part part, CellResult cell) {
        List<String> words = part.axes().stream()
                .map(Axis::field)
                .filter(field -> !field.equals("precision") && !field.equals("perturb"))
                .map(field -> field.replace('_', ' ') + " " + Selection.setting(cell, field))
                .toList();
        return words.isEmpty() ? Labels.optimiser(cell) : String.join(", ", words);
    }
}
