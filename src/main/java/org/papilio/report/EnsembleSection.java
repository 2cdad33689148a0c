package org.papilio.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.papilio.chaos.VerdictTally;
import org.papilio.run.CellResult;
import org.papilio.run.StudyVerdict;
import org.papilio.study.Part;

/**
 * What rounding does to many random networks: how far they end from their unrounded twins, and how many end
 * elsewhere.
 */
final class EnsembleSection implements Section {

    @Override
    public String name() {
        return "ensemble";
    }

    @Override
    public String purpose() {
        return "many seeds: distribution of final distances by rounding, and the share that ends in another "
                + "kind of solution";
    }

    @Override
    public Map<String, String> options() {
        return Map.of(
                "part", "the part with the axes seed and round_initial",
                "compare", "the comparison whose distances are shown, unrounded unless given");
    }

    @Override
    public Contribution contribute(Evidence evidence, Options options) {
        Part part = Parts.named(evidence, options);
        String comparison = options.text("compare", "unrounded");
        Selection cells = new Selection(evidence.cells()).part(part.name());
        List<EnsembleGroup> groups = groups(evidence, cells, comparison);
        if (groups.isEmpty()) {
            throw new ReportException("report section 'ensemble': part '" + part.name() + "' has no comparison '"
                    + comparison + "'; add  compare: {" + comparison + ": {round_initial: none}}");
        }
        int networks = cells.values("seed").size();
        String precision = Wording.list(cells.values("precision"));
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(1, "Is this one network, or all of them?", "ensemble"));
        blocks.add(Block.paragraph(EnsembleProse.distances(groups, networks)));
        blocks.add(EnsembleFigures.distances(groups));
        if (groups.stream().allMatch(group -> group.elsewhere().isPresent())) {
            List<String> kinds = cells.where("round_initial", Selection.NONE).cells().stream()
                    .flatMap(cell -> Selection.solution(cell).stream())
                    .toList();
            blocks.add(Block.paragraph(EnsembleProse.kinds(kinds) + EnsembleProse.elsewhere(groups)));
            blocks.add(EnsembleFigures.elsewhere(groups));
        }
        blocks.add(new Block.Grid(EnsembleProse.table(groups, precision)));
        blocks.addAll(verdicts(cells));
        return new Contribution(List.of(), EnsembleProse.summary(groups, networks), blocks);
    }

    /** The verdicts by rounding; nothing where no run has one. */
    private static List<Block> verdicts(Selection cells) {
        Map<String, VerdictTally> tallies = new LinkedHashMap<>();
        for (String rounding : cells.values("round_initial")) {
            tallies.put(
                    Labels.rounding(rounding),
                    StudyVerdict.tally(cells.where("round_initial", rounding).cells()));
        }
        VerdictTally all = StudyVerdict.tally(cells.cells());
        if (all.runs() == 0) {
            return List.of();
        }
        return List.of(
                Block.paragraph(EnsembleProse.verdicts(tallies, all)),
                VerdictBars.picture(
                        "ensemble-verdicts",
                        "initial weights",
                        tallies,
                        "Verdicts by rounding. Most frequent is "
                                + all.leading().orElseThrow().label() + "."),
                new Block.Grid(TallyWords.table("Verdicts by rounding.", "Initial weights", tallies)));
    }

    private static List<EnsembleGroup> groups(Evidence evidence, Selection cells, String comparison) {
        List<EnsembleGroup> groups = new ArrayList<>();
        for (String rounding : cells.values("round_initial")) {
            List<EnsembleGroup.Member> members = new ArrayList<>();
            for (CellResult cell : cells.where("round_initial", rounding).cells()) {
                Evidence.Measured measured = evidence.comparisons(cell).get(comparison);
                if (measured != null && !measured.reference().equals(cell.cell())) {
                    members.add(new EnsembleGroup.Member(
                            measured.distance(),
                            Selection.solution(cell),
                            evidence.cell(measured.reference()).flatMap(Selection::solution)));
                }
            }
            if (!members.isEmpty() && !rounding.equals(Selection.NONE)) {
                groups.add(EnsembleGroup.of(Labels.rounding(rounding), Integer.parseInt(rounding), members));
            }
        }
        return groups;
    }
}
