package org.papilio.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, CellResult> byId = new LinkedHashMap<>();
        evidence.cells().forEach(cell -> byId.put(cell.cell(), cell));
        List<Block> blocks = new ArrayList<>();
        for (Part part : Parts.asked(evidence, options)) {
            for (Part.Comparison comparison : part.compare()) {
                Map<String, Curves.Line> lines = lines(evidence, part, comparison.name(), byId);
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

    private static Map<String, Curves.Line> lines(
            Evidence evidence, Part part, String comparison, Map<String, CellResult> byId) {
        Map<String, Curves.Line> lines = new LinkedHashMap<>();
        Grouping.of(part, evidence.cells(), MOST_LINES).groups().forEach((label, cells) -> {
            List<List<Integer>> steps = new ArrayList<>();
            List<List<Double>> distances = new ArrayList<>();
            for (CellResult cell : cells) {
                Evidence.Measured measured = evidence.comparisons(cell).get(comparison);
                CellResult reference = measured == null ? null : byId.get(measured.reference());
                if (reference != null
                        && reference != cell
                        && steps.size() < MOST_TRAJECTORIES
                        && evidence.hasTrajectory(cell)
                        && evidence.hasTrajectory(reference)) {
                    steps.add(cell.recorded());
                    distances.add(evidence.distances(cell, reference));
                }
            }
            Curves.Line line = Curves.median(steps, distances);
            if (line.steps().size() > 1) {
                lines.put(label, line);
            }
        });
        return lines;
    }

    private static String growth(Map<String, Curves.Line> lines) {
        return lines.entrySet().stream()
                .max(Map.Entry.comparingByValue(java.util.Comparator.comparing(Curves.Line::last)))
                .map(entry -> "It ends largest, at "
                        + Wording.about(entry.getValue().last()) + ", for " + entry.getKey() + ".")
                .orElse("");
    }
}
