package org.papilio.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.papilio.chaos.VerdictTally;
import org.papilio.run.CellResult;
import org.papilio.run.StudyVerdict;
import org.papilio.study.Part;
import org.papilio.train.Status;

/** What any study's cells came to: how they ended, what loss they reached, how far they are from their references. */
final class OverviewSection implements Section {
    private static final int MOST_ROWS = 40;

    @Override
    public String name() {
        return "overview";
    }

    @Override
    public String purpose() {
        return "how the cells ended, their final loss and accuracy (of maps: largest exponent and verdicts), and their "
                + "distance from their references, in groups";
    }

    @Override
    public Map<String, String> options() {
        return Map.of();
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        List<String> answer = new ArrayList<>();
        List<String> summary = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        answer.add(endings(evidence.cells()));
        blocks.add(new Block.Heading(1, "What the cells came to", "overview"));
        for (Part part : evidence.study().parts()) {
            Selection cells = new Selection(evidence.cells()).part(part.name());
            if (cells.isEmpty()) {
                continue;
            }
            answer.addAll(differences(evidence, part, cells.cells()));
            Grouping grouping = Grouping.of(part, cells.cells(), MOST_ROWS);
            blocks.add(new Block.Grid(table(evidence, part, grouping)));
            if (grouping.groups().size() > 1) {
                blocks.add(new Block.Grid(verdicts(part, grouping)));
            }
            grouping.groups()
                    .forEach((label, group) -> summary.add(String.format(
                            Locale.ROOT,
                            "%-34s %5d cells, %s %s",
                            label,
                            group.size(),
                            trains(group) ? "final loss" : MapColumns.EXPONENT,
                            Grouping.spread(
                                    Grouping.values(group, trains(group) ? CellResult::loss : MapColumns::exponent)))));
        }
        return new Contribution(answer, summary.size() > 12 ? summary.subList(0, 12) : summary, blocks);
    }

    private static boolean trains(List<CellResult> cells) {
        return cells.stream().allMatch(CellResult::trains);
    }

    /** How many cells finished, and what became of the others. */
    static String endings(List<CellResult> cells) {
        List<String> others = new ArrayList<>();
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        cells.forEach(cell -> counts.merge(cell.status(), 1, Integer::sum));
        for (Status status : List.of(Status.CONVERGED, Status.DIVERGED, Status.FAILED)) {
            if (counts.containsKey(status)) {
                others.add(
                        Wording.number(counts.get(status)) + " " + status.name().toLowerCase(Locale.ROOT));
            }
        }
        int finished = counts.getOrDefault(Status.FINISHED, 0);
        String losses = Grouping.spread(Grouping.values(cells, CellResult::loss));
        String end = others.isEmpty()
                ? "All " + Wording.count(cells.size(), "cell", "cells") + " made all their steps"
                : Wording.number(finished) + " of " + Wording.count(cells.size(), "cell", "cells")
                        + " made all their steps, " + Wording.list(others);
        return end + (losses.equals("–") ? "." : "; the final loss is " + losses + ", median and range.");
    }

    /** For each comparison, how far apart the final parameters are. */
    static List<String> differences(Evidence evidence, Part part, List<CellResult> cells) {
        List<String> sentences = new ArrayList<>();
        for (Part.Comparison comparison : part.compare()) {
            List<Double> distances = distances(evidence, comparison.name(), cells);
            if (!distances.isEmpty()) {
                long far = distances.stream().filter(d -> d > 0.1).count();
                sentences.add((trains(cells) ? "Final parameters" : "Final points") + " of part " + part.name()
                        + " differ from " + Labels.words(comparison.name())
                        + " by " + Wording.about(Grouping.quantile(distances, 0.5)) + " in the median and by "
                        + Wording.about(distances.get(distances.size() - 1)) + " at most; "
                        + new Share((int) far, distances.size()).words() + " by more than 0.1.");
            }
        }
        return sentences;
    }

    /**
     * The distances of cells from their references in a comparison, ascending; a cell that is its own reference is
     * left out.
     */
    static List<Double> distances(Evidence evidence, String comparison, List<CellResult> cells) {
        List<Double> distances = new ArrayList<>();
        for (CellResult cell : cells) {
            Evidence.Measured measured = evidence.comparisons(cell).get(comparison);
            if (measured != null && !measured.reference().equals(cell.cell()) && !Double.isNaN(measured.distance())) {
                distances.add(measured.distance());
            }
        }
        return distances.stream().sorted().toList();
    }

    private static Table table(Evidence evidence, Part part, Grouping grouping) {
        Table.Builder table = new Table.Builder("Part " + part.name() + ", cells in groups: median (range).")
                .words(head(grouping))
                .numbers("cells")
                .numbers("finished");
        boolean trains = grouping.groups().values().stream().allMatch(OverviewSection::trains);
        if (trains) {
            table.numbers("final loss").numbers("accuracy");
        } else {
            table.numbers(MapColumns.EXPONENT).words("verdicts");
        }
        part.compare().forEach(comparison -> table.numbers("distance from " + Labels.words(comparison.name())));
        grouping.groups().forEach((label, cells) -> {
            List<Text> row = new ArrayList<>();
            row.add(Text.of(label));
            row.add(Text.of(Wording.number(cells.size())));
            row.add(Text.of(
                    Wording.number(cells.stream().filter(Selection::usable).count())));
            if (trains) {
                row.add(Text.of(Grouping.spread(Grouping.values(cells, CellResult::loss))));
                row.add(Text.of(Grouping.spread(Grouping.values(cells, CellResult::accuracy))));
            } else {
                row.add(Text.of(Grouping.spread(Grouping.values(cells, MapColumns::exponent))));
                row.add(Text.of(MapColumns.verdicts(cells)));
            }
            for (Part.Comparison comparison : part.compare()) {
                row.add(Text.of(Grouping.spread(distances(evidence, comparison.name(), cells))));
            }
            table.row(row);
        });
        return table.build();
    }

    private static Table verdicts(Part part, Grouping grouping) {
        Map<String, VerdictTally> tallies = new LinkedHashMap<>();
        grouping.groups().forEach((label, cells) -> tallies.put(label, StudyVerdict.tally(cells)));
        return TallyWords.table("Part " + part.name() + ", verdicts by group.", head(grouping), tallies);
    }

    private static String head(Grouping grouping) {
        return grouping.axes().isEmpty()
                ? "Group"
                : Wording.capital(String.join(", ", grouping.axes()).replace('_', ' '));
    }
}
