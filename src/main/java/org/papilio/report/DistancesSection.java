package org.papilio.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.papilio.run.CellResult;
import org.papilio.study.Part;

/** The distance by step of any study's cells from their references, the median of each group of cells. */
final class DistancesSection implements Section {
    private static final int MOST_LINES = 8;

    /** A median of more trajectories than this shows nothing new and takes long to read. */
    private static final int MOST_TRAJECTORIES = 25;

    @Override
    public String name() {
        return "distances";
    }

    @Override
    public String purpose() {
        return "distance by step from each reference of a comparison, the median of each group of cells";
    }

    @Override
    public Map<String, String> options() {
        return Map.of("part", "the part shown; every part unless given");
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        List<Block> blocks = new ArrayList<>();
        for (Part part : Parts.asked(evidence, options)) {
            for (Part.Comparison comparison : part.compare()) {
                Map<String, Curves.Line> lines = lines(evidence, part, comparison.name());
                if (!lines.isEmpty()) {
                    blocks.add(GenericFigures.logLines(
                            "distance-" + Labels.anchor(part.name() + " " + comparison.name()),
                            "distance from " + Labels.words(comparison.name()),
                            lines,
                            "Largest difference of any "
                                    + (Parts.trains(part) ? "parameter" : "coordinate")
                                    + " from the reference \"" + comparison.name() + "\" in part " + part.name()
                                    + ", the median of each group. " + growth(lines)));
                }
            }
        }
        if (!blocks.isEmpty()) {
            blocks.add(0, new Block.Heading(1, "How differences grow", "distances"));
        }
        return Contribution.of(blocks);
    }

    private static Map<String, Curves.Line> lines(Evidence evidence, Part part, String comparison) {
        Map<String, Curves.Line> lines = new LinkedHashMap<>();
        Grouping.of(part, evidence.cells(), MOST_LINES).groups().forEach((label, cells) -> {
            List<List<Integer>> steps = new ArrayList<>();
            List<List<Double>> distances = new ArrayList<>();
            for (CellResult cell : cells) {
                if (steps.size() < MOST_TRAJECTORIES && evidence.hasTrajectory(cell)) {
                    reference(evidence, cell, comparison)
                            .filter(evidence::hasTrajectory)
                            .ifPresent(reference -> {
                                steps.add(cell.recorded());
                                distances.add(evidence.distances(cell, reference));
                            });
                }
            }
            Curves.Line line = Curves.median(steps, distances);
            if (line.steps().size() > 1) {
                lines.put(label, line);
            }
        });
        return lines;
    }

    /** What a cell is held against, unless it is itself. */
    private static Optional<CellResult> reference(Evidence evidence, CellResult cell, String comparison) {
        return Optional.ofNullable(evidence.comparisons(cell).get(comparison))
                .map(Evidence.Measured::reference)
                .filter(reference -> !reference.equals(cell.cell()))
                .flatMap(evidence::cell);
    }

    private static String growth(Map<String, Curves.Line> lines) {
        return lines.entrySet().stream()
                .max(Map.Entry.comparingByValue(java.util.Comparator.comparing(Curves.Line::last)))
                .map(entry -> "It ends largest, at "
                        + Wording.about(entry.getValue().last()) + ", for " + entry.getKey() + ".")
                .orElse("");
    }
}
